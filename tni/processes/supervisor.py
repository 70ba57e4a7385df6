"""Supervisor of a child process that is always needed: starts it again when it ends by itself or hangs."""

from __future__ import annotations

import logging
from abc import ABC, abstractmethod
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from queue import SimpleQueue
from threading import Event, Thread
from typing import TYPE_CHECKING, Any

from tni.processes.child import ChildProcess
from tni.processes.pipe_frames import read_frame, write_frame

if TYPE_CHECKING:
    import subprocess

_log = logging.getLogger(__name__)

CHECK_S = 1.0

type _Outgoing = SimpleQueue[tuple[Mapping[str, Any], bytes] | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class SupervisionLimits:
    """Patience with a child process.

    start_delays_s: delays before the first process, and before the next after one, two ... in a row that ended without
        being ready; the last delay repeats. One that was ready counts as one.
    start_checks, silent_checks, end_checks: consecutive checks after which a process is killed: one that is starting
        and sends nothing, one that was ready and sends nothing, and one that was asked to end. Counted in checks, one
        each `CHECK_S`, since a sleeping machine makes none.
    """

    start_delays_s: tuple[float, ...]
    start_checks: int
    silent_checks: int
    end_checks: int


class Supervisor(ABC):
    """Supervisor of a child process, from `start` to `end` and `join`. Messages are frames, see `pipe_frames`.

    name: of its threads. farewell: message that asks a process to end.
    The abstract methods are called on threads of this object.
    """

    def __init__(
        self, name: str, command: Sequence[str], limits: SupervisionLimits, farewell: Mapping[str, Any] | None = None
    ) -> None:
        self._name, self._limits, self._farewell = name, limits, farewell
        self._child = ChildProcess(command)
        self._outgoing: _Outgoing = SimpleQueue()
        self._closing = Event()
        self._has_sent = False
        self.is_ready = False
        """Whether the process does its work; `received` sets it."""
        self._thread = Thread(target=self._run, name=name, daemon=True)

    @abstractmethod
    def greeting(self) -> Mapping[str, Any]:
        """Build the first message for a process."""

    @abstractmethod
    def received(self, head: Mapping[str, Any], payload: bytes) -> None:
        """Handle a message. A ValueError ends the process."""

    @abstractmethod
    def ended(self, error: OSError | None) -> None:
        """Handle the end of a process that was not asked to end. error: the reason why it did not start."""

    @abstractmethod
    def closed(self) -> None:
        """Handle the end of the supervision, after `end`."""

    @property
    def pid(self) -> int | None:
        return self._child.pid

    def start(self) -> None:
        self._thread.start()

    def send(self, head: Mapping[str, Any], payload: bytes = b"") -> None:
        """Send a message without waiting. It is lost if no process is running."""
        self._outgoing.put((head, payload))

    def end(self) -> None:
        """Ask the process to end, and start no other. Never waits."""
        self._closing.set()
        self._send_farewell()

    def join(self, wait_s: float) -> None:
        """Wait for the end; kill the process if it takes longer than `wait_s`."""
        self._thread.join(wait_s)
        self._child.close()
        self._thread.join()

    def _send_farewell(self) -> None:
        if self._farewell is not None:
            self.send(self._farewell)

    def _run(self) -> None:
        fails, delays_s = 0, self._limits.start_delays_s
        while not self._closing.wait(delays_s[min(fails, len(delays_s) - 1)]):
            self.is_ready, error = False, None
            try:
                process = self._child.start()
            except OSError as not_started:
                error = not_started
            else:
                if process is not None:
                    self._converse(process)
            if not self._closing.is_set():
                fails = 1 if self.is_ready else fails + 1
                self.ended(error)
        self.closed()

    def _converse(self, process: subprocess.Popen[bytes]) -> None:
        """Exchange messages with a process until its end."""
        outgoing = self._outgoing = SimpleQueue()
        if self._closing.is_set():
            self._send_farewell()
        ended = Event()
        writing = Thread(target=self._write, args=(process, outgoing), name=f"{self._name}, writing", daemon=True)
        watching = Thread(target=self._watch, args=(ended,), name=f"{self._name}, watching", daemon=True)
        writing.start()
        watching.start()
        self._read(process)
        outgoing.put(None)
        ended.set()
        watching.join()
        self._child.stop()
        writing.join()

    def _read(self, process: subprocess.Popen[bytes]) -> None:
        assert process.stdout is not None
        with suppress(EOFError, OSError, ValueError, RecursionError, MemoryError):
            while True:
                head, payload = read_frame(process.stdout)
                self._has_sent = True
                self.received(head, payload)

    def _write(self, process: subprocess.Popen[bytes], outgoing: _Outgoing) -> None:
        assert process.stdin is not None
        with suppress(OSError, ValueError):  # the process has ended, and its pipe is closed
            # Built after `send` began to fill this queue, so that what has changed meanwhile follows it.
            write_frame(process.stdin, self.greeting())
            while (message := outgoing.get()) is not None:
                write_frame(process.stdin, *message)

    def _watch(self, ended: Event) -> None:
        """Kill a process that hangs."""
        silent = closing = 0
        while not ended.wait(CHECK_S):
            silent = 0 if self._has_sent else silent + 1
            self._has_sent = False
            closing += self._closing.is_set()
            most_silent = self._limits.silent_checks if self.is_ready else self._limits.start_checks
            if silent >= most_silent or closing >= self._limits.end_checks:
                _log.warning("%s: the process hangs and is killed", self._name)
                self._child.kill()
                return
