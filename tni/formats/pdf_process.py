"""Process that reads PDFs, as the program uses it: started when needed, limited in time, replaced after a crash."""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from contextlib import suppress
from threading import Timer
from typing import IO, Any, override

from tni.files.pdf_errors import PdfFault
from tni.processes.child import ChildProcess, worker_command
from tni.processes.pipe_frames import read_frame, write_frame

if sys.platform == "linux":
    from fcntl import F_SETPIPE_SZ, fcntl

KILLED = -9
"""Exit status of a process that the system killed, for want of memory for example."""
MAX_HEAD = 1 << 16
"""Bytes of an answer, besides pictures and page sizes; a hostile file may have written it."""


class PdfWorkerGoneError(Exception):
    """The process has ended without an answer.

    opening: it was opening a document. innocent: the request may not be the cause: the process had drawn other pages
    before, which use up its memory, or the system killed it.
    """

    def __init__(self, fault: PdfFault, *, opening: bool = False, innocent: bool = False) -> None:
        super().__init__(fault.value)
        self.fault, self.opening, self.innocent = fault, opening, innocent


class PdfProcess(ChildProcess):
    """Process that reads PDFs, started at the first request.

    memory_bytes: limit of its address space.
    loaded: keys of the documents open in it.
    command: starts the reader in a program that no Python interpreter runs; gets the limit as its last argument.
    """

    def __init__(self, memory_bytes: int, command: Sequence[str] | None = None) -> None:
        super().__init__((*(command or worker_command("tni.formats.pdf_worker")), str(memory_bytes)))
        self.loaded: set[int] = set()
        self._drawn = 0
        """Pages and titles that the running process has read."""

    def exchange(
        self, head: dict[str, Any], payload: bytes, wait_s: float, load: int | None = None, unload: int | None = None
    ) -> tuple[Mapping[str, Any], bytes]:
        """Send a request and wait for its answer. Called by one thread. Raises: PdfWorkerGoneError, after which the
        next call starts a new process."""
        if unload is not None:
            if unload not in self.loaded:
                return {}, b""
            self.loaded.discard(unload)
        try:
            process = self.start()
        except OSError as error:
            raise PdfWorkerGoneError(PdfFault.NO_WORKER) from error
        if process is None:
            raise PdfWorkerGoneError(PdfFault.CLOSED)
        assert process.stdin is not None
        assert process.stdout is not None
        limit = _TimeLimit(wait_s, self)
        try:
            _widen(process.stdout)
            write_frame(process.stdin, head, payload)
            answer = read_frame(process.stdout, MAX_HEAD)
        except (OSError, EOFError, ValueError, RecursionError, MemoryError) as error:
            drawn = self._drawn
            self.stop()
            killed = process.returncode == KILLED
            fault = PdfFault.TIMEOUT if limit.passed else PdfFault.CRASHED
            raise PdfWorkerGoneError(fault, opening=load is not None, innocent=drawn > 0 or killed) from error
        finally:
            limit.lift()
        if load is None:
            self._drawn += 1
        elif "error" not in answer[0]:
            self.loaded.add(load)
        return answer

    @override
    def stop(self) -> None:
        self.loaded, self._drawn = set(), 0
        super().stop()


def _widen(pipe: IO[bytes]) -> None:
    """Enlarge the pipe where the system allows it: pictures pass in fewer steps and half the time."""
    if sys.platform == "linux":
        with suppress(OSError):
            fcntl(pipe, F_SETPIPE_SZ, 1 << 20)


class _TimeLimit:
    """Timer that kills the process if its answer takes longer; pipes have no portable time-out."""

    def __init__(self, wait_s: float, process: ChildProcess) -> None:
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
