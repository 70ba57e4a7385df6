"""Supervisor of the process that reads PDFs: starts it when needed, limits its time, restarts it."""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from threading import Lock, Timer
from typing import TYPE_CHECKING, Any

from tni.core.pipe_frames import read_frame, write_frame
from tni.formats.pdf_errors import PdfFault

if TYPE_CHECKING:
    import subprocess
if sys.platform == "linux":
    from fcntl import F_SETPIPE_SZ, fcntl

_ROOT = Path(__file__).parents[2]
# -I ignores the environment and the current folder; the program's own folder is then added.
_PROGRAM = """
import sys
sys.path.append(sys.argv[1])
from tni.formats.pdf_worker import main
main(int(sys.argv[2]))
"""


class PdfWorkerGoneError(Exception):
    def __init__(self, fault: PdfFault) -> None:
        super().__init__(fault.value)
        self.fault = fault


class PdfProcess:
    """Process that reads PDFs, started at the first request. Used by one thread, except for `end_for_good`.

    memory_bytes: limit of its address space.
    loaded: keys of the documents open in it.
    used: whether it has answered before.
    command: starts the reader in a program that no Python interpreter runs; gets the limit as its last argument.
    """

    def __init__(self, memory_bytes: int, command: Sequence[str] | None = None) -> None:
        self._command = (*(command or (sys.executable, "-I", "-c", _PROGRAM, str(_ROOT))), str(memory_bytes))
        self._process: subprocess.Popen[bytes] | None = None
        self._lock = Lock()
        self._ended = False
        self.loaded: set[int] = set()
        self.used = False

    def exchange(
        self, head: dict[str, Any], payload: bytes, wait_s: float, load: int | None = None, unload: int | None = None
    ) -> tuple[Mapping[str, Any], bytes]:
        """Send a request and wait for its answer. Raises: PdfWorkerGoneError, after which the next call starts a new
        process."""
        if unload is not None:
            if unload not in self.loaded:
                return {}, b""
            self.loaded.discard(unload)
        process = self._running()
        assert process.stdin is not None
        assert process.stdout is not None
        limit = _TimeLimit(wait_s, process)
        try:
            write_frame(process.stdin, head, payload)
            answer = read_frame(process.stdout)
        except (OSError, EOFError, ValueError, RecursionError, MemoryError) as error:
            self.stop()
            raise PdfWorkerGoneError(PdfFault.TIMEOUT if limit.passed else PdfFault.CRASHED) from error
        finally:
            limit.lift()
        self.used = True
        if load is not None and "error" not in answer[0]:
            self.loaded.add(load)
        return answer

    def _running(self) -> subprocess.Popen[bytes]:
        import subprocess  # not needed at program start

        with self._lock:
            if self._ended:
                raise PdfWorkerGoneError(PdfFault.CLOSED)
            if self._process is None:
                try:
                    self._process = subprocess.Popen(
                        self._command,
                        stdin=subprocess.PIPE,
                        stdout=subprocess.PIPE,
                        stderr=subprocess.DEVNULL,
                        creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
                    )
                except OSError as error:
                    raise PdfWorkerGoneError(PdfFault.NO_WORKER) from error
                _widen(self._process)
            return self._process

    def stop(self) -> None:
        with self._lock:
            process, self._process = self._process, None
        self.loaded, self.used = set(), False
        if process is not None:
            with suppress(OSError), process:  # leaving the context closes the pipes and waits
                process.kill()

    def end_for_good(self) -> None:
        """End the process, from any thread; a wait for an answer ends too."""
        with self._lock:
            self._ended = True
            process = self._process
        if process is not None:
            process.kill()


def _widen(process: subprocess.Popen[bytes]) -> None:
    """Enlarge the pipe where the system allows it: pictures pass in fewer steps and half the time."""
    if sys.platform == "linux" and process.stdout is not None:
        with suppress(OSError):
            fcntl(process.stdout, F_SETPIPE_SZ, 1 << 20)


class _TimeLimit:
    """Timer that kills the process if its answer takes longer; pipes have no portable time-out."""

    def __init__(self, wait_s: float, process: subprocess.Popen[bytes]) -> None:
        self.passed = False
        self._process = process
        self._timer = Timer(wait_s, self._pass)
        self._timer.daemon = True
        self._timer.start()

    def _pass(self) -> None:
        self.passed = True
        self._process.kill()

    def lift(self) -> None:
        self._timer.cancel()
        self._timer.join()
