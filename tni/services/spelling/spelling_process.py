"""Client of the spelling process: starts it when something is asked, and again after it has ended."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from functools import partial
from threading import Thread
from typing import IO, Any

from tni.core.tasks import MainThread
from tni.processes.child import ChildProcess, worker_command
from tni.processes.pipe_frames import read_frame, write_frame

NICENESS = 5
"""So much it leaves to the pen."""
MAX_HEAD = 1 << 22
MAX_FAILURES = 3
"""After so many ends without an answer no process is started any more."""

type Answer = Callable[[Mapping[str, Any] | None], None]
"""Takes an answer; None where there is none, since the process ended over the request."""


class SpellingProcess:
    """Spelling process. For the main thread, where answers come too.

    command: starts the worker. failed: called once, when no process works.
    """

    def __init__(self, main: MainThread, failed: Callable[[], None], command: Sequence[str] | None = None) -> None:
        self._main, self._failed = main, failed
        self._child = ChildProcess(
            command or worker_command("tni.services.spelling.spelling_worker", niceness=NICENESS)
        )
        self._input: IO[bytes] | None = None
        self._waiting: deque[tuple[Mapping[str, Any], Answer]] = deque()
        self._run = self._failures = 0
        self.is_usable = True
        """False once no process is started any more."""

    @property
    def pid(self) -> int | None:
        """Id of the running process."""
        return self._child.pid

    def ask(self, request: Mapping[str, Any], answer: Answer) -> None:
        """Send a request, see `spelling_worker`, without waiting for its answer. Without a process that works it is
        answered with None at once."""
        if not self.is_usable:
            answer(None)
            return
        self._waiting.append((request, answer))
        if len(self._waiting) == 1:
            self._send_next()

    def _send_next(self) -> None:
        """Send the request that waits longest. The others wait here: what a busy process does not read yet would fill
        the pipe, and writing would block."""
        if self._input is None:
            self._start()
        if self._input is not None:
            with suppress(OSError):  # it has just ended; the reader tells
                write_frame(self._input, self._waiting[0][0])

    def _start(self) -> None:
        try:
            process = self._child.start()
        except OSError:
            process = None
        self._run += 1
        if process is None or process.stdin is None or process.stdout is None:
            self._main.post(partial(self._ended, self._run))
            return
        self._input = process.stdin
        Thread(target=self._read, args=(process.stdout, self._run), name="spelling", daemon=True).start()

    def _read(self, output: IO[bytes], run: int) -> None:
        with suppress(EOFError, ValueError, OSError):
            while True:
                head, _ = read_frame(output, max_head=MAX_HEAD, max_payload=0)
                self._main.post(partial(self._received, run, head))
        self._main.post(partial(self._ended, run))

    def _received(self, run: int, head: Mapping[str, Any]) -> None:
        if run != self._run or not self.is_usable:
            return
        if "failed" in head:
            self._give_up()
        elif self._waiting:
            self._failures = 0
            self._answer(head)

    def _ended(self, run: int) -> None:
        """Start it again if something waits. What it ended over twice is not asked again."""
        if run != self._run or not self.is_usable:
            return
        self._input = None
        self._child.stop()
        if not self._waiting:
            return
        self._failures += 1
        if self._failures >= MAX_FAILURES:
            self._give_up()
            return
        if self._failures > 1:
            self._answer(None)
        else:
            self._send_next()

    def _answer(self, head: Mapping[str, Any] | None) -> None:
        _, answer = self._waiting.popleft()
        if self._waiting:
            self._send_next()
        answer(head)

    def _give_up(self) -> None:
        self.close()
        while self._waiting:
            self._waiting.popleft()[1](None)
        self._failed()

    def close(self) -> None:
        """End the process. Nothing is answered from now on."""
        self.is_usable = False
        self._input = None
        self._child.stop()
        self._child.close()
