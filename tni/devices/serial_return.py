"""Waits for boards on serial lines that were pulled out, or were there the last time, on a thread of its own, and opens
them when they are back: theirs is the only line that is opened.
"""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable, Collection
from dataclasses import replace

from tni.core.tasks import MainThread
from tni.devices.ports import DeviceGoneError, Port
from tni.devices.serial_port import Found, SerialLine, is_same, serial_lines

_log = logging.getLogger(__name__)

EVERY_S = 1.0


class SerialReturn:
    """Used on the main thread. back: called there with each board that has come back, its open port, and paths of lines
    that are not its own."""

    def __init__(
        self,
        main: MainThread,
        back: Callable[[Found, Port, frozenset[str]], None],
        lines: Callable[[], list[SerialLine]] = serial_lines,
    ) -> None:
        self._main, self._back, self._lines = main, back, lines
        self._awaited: dict[Found, set[str]] = {}
        """With paths of lines that are not its own."""
        self._changing = threading.Lock()
        self._given_up = threading.Event()
        self._thread: threading.Thread | None = None

    def wait_for(self, found: Found, others: Collection[str]) -> None:
        """found: a board, as it was read. others: paths of lines that are not its own; its own may be among them, until
        nothing is there."""
        with self._changing:
            self._awaited[found] = set(others)
            if self._thread is not None:
                return
            self._given_up = given_up = threading.Event()  # one for each, so that none ends a later one
            self._thread = threading.Thread(target=self._run, args=(given_up,), name="serial boards", daemon=True)
            self._thread.start()

    def give_up(self) -> None:
        """Wait for none any more, and for the thread."""
        self._given_up.set()
        with self._changing:
            self._awaited.clear()
            thread, self._thread = self._thread, None
        if thread is not None:
            thread.join()

    def _run(self, given_up: threading.Event) -> None:
        while self._has_more_to_do(given_up) and not given_up.wait(EVERY_S):
            try:
                lines = self._lines()
            except OSError:  # what it lists has gone meanwhile
                continue
            with self._changing:
                awaited = list(self._awaited.items())
            for found, others in awaited:
                if found.line.path not in {line.path for line in lines}:
                    others.discard(found.line.path)
                if (opened := _open(found, others, lines)) is not None:
                    self._tell(found, *opened, given_up)

    def _has_more_to_do(self, given_up: threading.Event) -> bool:
        with self._changing:
            if not self._awaited and not given_up.is_set():
                self._thread = None
            return bool(self._awaited)

    def _tell(self, before: Found, again: Found, port: Port, given_up: threading.Event) -> None:
        with self._changing:
            others = self._awaited.pop(before, None)
        if others is None:
            port.close()
            return
        _log.info("%s is back at %s", again.driver.name, again.line.path)
        known = frozenset(others)
        self._main.post(lambda: port.close() if given_up.is_set() else self._back(again, port, known))


def _open(found: Found, others: Collection[str], lines: list[SerialLine]) -> tuple[Found, Port] | None:
    """Where it is again; None as long as it is nowhere, or cannot be opened yet."""
    for line in lines:
        if line.path not in others and is_same(line, found.line):
            again = replace(found, line=line)
            try:
                return again, again.open()
            except DeviceGoneError:  # the system has yet to give leave, or the old name lingers
                continue
    return None
