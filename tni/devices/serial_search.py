"""Looks for what hangs on serial lines, on a thread of its own: a teacher has asked for a board, and is to touch it, or
for a receiver, and is to press a clicker."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from tni.core.clock import MonotonicClock
from tni.core.tasks import MainThread
from tni.devices.ports import DeviceGoneError
from tni.devices.serial_port import FoundSerialDevice, OpenSerialLine, SerialLine, SerialPort, board_lines, find_board


@dataclass(frozen=True, slots=True)
class SerialSearchResult:
    """found: boards or receivers, each to be read from now on; refused: lines that could not be opened, for another
    program has them or the system does not allow it; silent: all others."""

    found: tuple[FoundSerialDevice, ...] = ()
    refused: tuple[SerialLine, ...] = ()
    silent: tuple[SerialLine, ...] = ()


type LineSearch = Callable[[list[SerialLine], MonotonicClock, threading.Event, OpenSerialLine], SerialSearchResult]
"""A search: the lines, the clock, whether it was given up, how a line is opened. Takes as long as it takes."""


def search_boards(
    lines: Iterable[SerialLine],
    clock: MonotonicClock,
    given_up: threading.Event,
    open_line: OpenSerialLine = SerialPort,
) -> SerialSearchResult:
    """One line after the other; see `tni.devices.serial_port.find_board`."""
    found, refused, silent = list[FoundSerialDevice](), list[SerialLine](), list[SerialLine]()
    for line in lines:
        try:
            board = find_board(line, clock, given_up, open_line)
        except DeviceGoneError:
            refused.append(line)
            continue
        if board is None:
            silent.append(line)
        else:
            found.append(board)
    return SerialSearchResult(tuple(found), tuple(refused), tuple(silent))


class SerialSearch:
    """Used on the main thread. One search at a time; it takes some seconds for each line."""

    def __init__(
        self,
        main: MainThread,
        clock: MonotonicClock,
        lines: Callable[[], list[SerialLine]] = board_lines,
        open_line: OpenSerialLine = SerialPort,
        look: LineSearch = search_boards,
    ) -> None:
        self._main, self._clock, self._lines, self._open_line = main, clock, lines, open_line
        self._look = look
        self._given_up = threading.Event()
        self._thread: threading.Thread | None = None

    @property
    def searching(self) -> bool:
        return self._thread is not None

    def start(self, done: Callable[[SerialSearchResult], None]) -> None:
        """done: called on the main thread, unless the search is given up. Does nothing while one is under way."""
        if self._thread is None:
            self._given_up = given_up = threading.Event()  # one for each, so that none ends a later search
            self._thread = threading.Thread(target=self._run, args=(done, given_up), name="serial search", daemon=True)
            self._thread.start()

    def give_up(self) -> None:
        """Stop looking and wait for the thread; the lines are let go."""
        self._given_up.set()
        if self._thread is not None:
            self._thread.join()
            self._thread = None

    def _run(self, done: Callable[[SerialSearchResult], None], given_up: threading.Event) -> None:
        try:
            lines = self._lines()
        except OSError:  # a teacher who waits is told something
            lines = []
        searched = self._look(lines, self._clock, given_up, self._open_line)
        self._main.post(lambda: self._end(done, searched, given_up))

    def _end(
        self, done: Callable[[SerialSearchResult], None], searched: SerialSearchResult, given_up: threading.Event
    ) -> None:
        if not given_up.is_set():
            self.give_up()  # the thread has nothing more to do
            done(searched)
