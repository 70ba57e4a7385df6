"""Client of a child process that does what it is told: starts it when it is first needed, and again after its end."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from functools import partial
from threading import Thread
from typing import IO, Any

from tni.core.tasks import MainThread
from tni.processes.child import ChildProcess
from tni.processes.pipe_frames import read_frame, write_frame

MAX_PAYLOAD = 64 << 20


class CommandedChild:
    """Child process that gets commands and tells news. command: starts it. name: of the thread that reads its news.
    receive: gets them on the main thread. ended: is called there when it has ended by itself, with what it was told not
    yet done."""

    def __init__(
        self,
        command: Sequence[str],
        name: str,
        main: MainThread,
        receive: Callable[[Mapping[str, Any], bytes], None],
        ended: Callable[[], None],
    ) -> None:
        self._main, self._receive, self._ended, self._name = main, receive, ended, name
        self.child = ChildProcess(command)
        self._input: IO[bytes] | None = None
        self._run = 0
        self._is_closed = False

    @property
    def pid(self) -> int | None:
        """Id of the running process."""
        return self.child.pid

    def tell(self, **head: Any) -> None:
        """Give a command. A process that cannot be started has ended at once."""
        if self._is_closed:
            return
        if self._input is None:
            self._start()
        if self._input is not None:
            try:
                write_frame(self._input, head)
            except OSError:  # it has just ended; the reader tells
                self._input = None

    def tell_running(self, **head: Any) -> None:
        """Give a command if the process runs; it is not started for it."""
        if self._input is not None:
            self.tell(**head)

    def _start(self) -> None:
        try:
            process = self.child.start()
        except OSError:
            process = None
        self._run += 1
        if process is None or process.stdin is None or process.stdout is None:
            self._main.post(partial(self._stopped, self._run))
            return
        self._input = process.stdin
        Thread(target=self._read, args=(process.stdout, self._run), name=self._name, daemon=True).start()

    def _read(self, output: IO[bytes], run: int) -> None:
        with suppress(EOFError, ValueError, OSError):
            while True:
                head, payload = read_frame(output, max_payload=MAX_PAYLOAD)
                self._main.post(partial(self._received, run, head, payload))
        self._main.post(partial(self._stopped, run))

    def _received(self, run: int, head: Mapping[str, Any], payload: bytes) -> None:
        if run == self._run and not self._is_closed:
            self._receive(head, payload)

    def _stopped(self, run: int) -> None:
        if run == self._run and not self._is_closed:
            self._input = None
            self.child.stop()
            self._ended()

    def close(self) -> None:
        """End the process. When this returns it has ended."""
        self._is_closed = True
        self._input = None
        self.child.stop()
        self.child.close()
