"""The vote server's process, seen from the program: started, heard, and started again when it ends by itself."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path
from queue import SimpleQueue
from threading import Event, Lock, Thread
from typing import TYPE_CHECKING, Any

from tni.voting.phones.wire import read_line, write_line

if TYPE_CHECKING:
    import subprocess

_ROOT = Path(__file__).parents[3]
# -I keeps the environment and the current folder out; the program's own folder is then named, before any other copy.
_PROGRAM = """
import sys
sys.path.insert(0, sys.argv[1])
from tni.voting.phones.worker import main
main()
"""
WAITS_S = (0.0, 0.2, 1.0, 3.0)
"""Before a process that ended is started again: longer each time, until one is ready."""
END_S = 5.0


class PhoneProcess:
    """start: the first line that each process is told; asked for anew each time. heard: called on a thread of this
    object with each message, and with `{"say": "ended"}` when a process has ended by itself. command: for a program
    that is not run by a Python interpreter.
    """

    def __init__(
        self,
        start: Callable[[], dict[str, Any]],
        heard: Callable[[dict[str, Any]], None],
        command: Sequence[str] | None = None,
    ) -> None:
        self._start, self._heard = start, heard
        self._command = tuple(command or (sys.executable, "-I", "-c", _PROGRAM, str(_ROOT)))
        self._process: subprocess.Popen[bytes] | None = None
        self._messages: SimpleQueue[dict[str, Any] | None] = SimpleQueue()
        self._lock, self._closing = Lock(), Event()
        self._ready = False
        self._thread = Thread(target=self._run, name="phones", daemon=True)
        self._thread.start()

    @property
    def pid(self) -> int | None:
        process = self._process
        return None if process is None else process.pid

    def send(self, message: dict[str, Any]) -> None:
        """Never waits. What is sent while no process is there is lost: each one that is ready is told all anew."""
        self._messages.put(message)

    def close(self) -> None:
        """End it, with all written that it has; waits for that, a few seconds at most."""
        self._closing.set()
        self.send({"do": "stop"})
        self._thread.join(END_S)
        with self._lock:
            process = self._process
        if process is not None:
            with suppress(OSError):
                process.kill()
            self._thread.join()

    def _run(self) -> None:
        fails = 0
        while not self._closing.wait(WAITS_S[min(fails, len(WAITS_S) - 1)]):
            self._ready = False
            self._live()
            if not self._closing.is_set():
                fails = 1 if self._ready else fails + 1
                self._heard({"say": "ended"})

    def _live(self) -> None:
        """From a process's start to its end."""
        import subprocess  # only where phones are wanted

        try:
            process = subprocess.Popen(
                self._command,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
            )
        except OSError as error:
            self._heard({"say": "failed", "error": f"{type(error).__name__}: {error}"})
            return
        with self._lock:
            self._process = process
        messages: SimpleQueue[dict[str, Any] | None] = SimpleQueue()
        messages.put(self._start())
        self._messages = messages
        if self._closing.is_set():
            messages.put({"do": "stop"})
        writing = Thread(target=_write, args=(process, messages), name="phones, writing", daemon=True)
        writing.start()
        self._listen(process)
        messages.put(None)
        with self._lock, suppress(OSError), process:  # leaving closes the pipes and waits
            self._process = None
            process.kill()
        writing.join()

    def _listen(self, process: subprocess.Popen[bytes]) -> None:
        assert process.stdout is not None
        with suppress(EOFError, OSError, ValueError, RecursionError, MemoryError):
            while True:
                message = read_line(process.stdout)
                self._ready = self._ready or message.get("say") == "ready"
                self._heard(message)


def _write(process: subprocess.Popen[bytes], messages: SimpleQueue[dict[str, Any] | None]) -> None:
    assert process.stdin is not None
    with suppress(OSError, ValueError):  # it has ended, and its pipe is closed
        while (message := messages.get()) is not None:
            write_line(process.stdin, message)
