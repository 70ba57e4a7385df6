"""Search for devices on serial lines, on a thread of its own and at the teacher's request.

While it runs, the user touches the interactive whiteboard or presses a clicker.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from tni.core.clock import MonotonicClock
from tni.core.tasks import MainThread
from tni.devices.ports import DeviceGoneError
from tni.devices.registry import SerialDrivers, serial_drivers_for
from tni.devices.serial_port import FoundSerialDevice, OpenSerialLine, SerialLine, SerialPort, board_lines, find_board


@dataclass(frozen=True, slots=True)
class SerialSearchResult:
    """Result of a search.

    Attributes:
        found: Boards or receivers, each to be read from now on.
        refused: Lines that could not be opened, because another program uses them or the system denies it.
        silent: All other lines.
    """

    found: tuple[FoundSerialDevice, ...] = ()
    refused: tuple[SerialLine, ...] = ()
    silent: tuple[SerialLine, ...] = ()


type LineSearch = Callable[[list[SerialLine], MonotonicClock, threading.Event, OpenSerialLine], SerialSearchResult]
"""Search function, which blocks. Arguments: lines, clock, event that cancels it, function that opens a line."""


def search_boards(
    lines: Iterable[SerialLine],
    clock: MonotonicClock,
    cancelled: threading.Event,
    open_line: OpenSerialLine = SerialPort,
    drivers_for: SerialDrivers = serial_drivers_for,
) -> SerialSearchResult:
    """Search one line after the other; see `tni.devices.serial_port.find_board`."""
    found, refused, silent = list[FoundSerialDevice](), list[SerialLine](), list[SerialLine]()
    for line in lines:
        try:
            board = find_board(line, clock, cancelled, open_line, drivers_for)
        except DeviceGoneError:
            refused.append(line)
            continue
        if board is None:
            silent.append(line)
        else:
            found.append(board)
    return SerialSearchResult(tuple(found), tuple(refused), tuple(silent))


class SerialSearch:
    """Search that runs on a thread, one at a time. Used on the main thread. It takes some seconds for each line."""

    def __init__(
        self,
        main: MainThread,
        clock: MonotonicClock,
        lines: Callable[[], list[SerialLine]] = board_lines,
        open_line: OpenSerialLine = SerialPort,
        search: LineSearch = search_boards,
    ) -> None:
        self._main, self._clock, self._lines, self._open_line = main, clock, lines, open_line
        self._search = search
        self._cancelled = threading.Event()
        self._thread: threading.Thread | None = None

    @property
    def searching(self) -> bool:
        return self._thread is not None

    def start(self, done: Callable[[SerialSearchResult], None]) -> None:
        """Start a search, unless one is running. done: called on the main thread, unless the search is cancelled."""
        if self._thread is None:
            self._cancelled = given_up = threading.Event()  # its own: can't end a later search
            self._thread = threading.Thread(target=self._run, args=(done, given_up), name="serial search", daemon=True)
            self._thread.start()

    def cancel(self) -> None:
        """Cancel the search and wait for the thread; the lines are closed."""
        self._cancelled.set()
        if self._thread is not None:
            self._thread.join()
            self._thread = None

    def _run(self, done: Callable[[SerialSearchResult], None], cancelled: threading.Event) -> None:
        try:
            lines = self._lines()
        except OSError:  # the teacher waits: report an empty result
            lines = []
        searched = self._search(lines, self._clock, cancelled, self._open_line)
        self._main.post(lambda: self._end(done, searched, cancelled))

    def _end(
        self, done: Callable[[SerialSearchResult], None], searched: SerialSearchResult, cancelled: threading.Event
    ) -> None:
        if not cancelled.is_set():
            self.cancel()  # the thread has nothing more to do
            done(searched)
