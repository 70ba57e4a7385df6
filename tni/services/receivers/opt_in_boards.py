"""Boards that are read only at the teacher's request: those that send TUIO, and those on a serial line."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from tni.core.calibration import device_key
from tni.core.device_errors import UdpPortError
from tni.core.errors import TniError
from tni.core.lines import KnownSerialLine
from tni.core.listeners import Listeners
from tni.core.settings import SERIAL_BOARDS, TUIO, Settings
from tni.devices.known_serial_lines import SERIAL_KEY_PREFIX
from tni.devices.serial_search import SerialSearch, SerialSearchResult
from tni.devices.tuio.listener import PORT, SOURCE, open_tuio_listener
from tni.services.boards.connected_boards import ConnectedBoard, ConnectedBoards
from tni.services.receivers.failed_search import FailedSearch

OFF, ALL_INTERFACES = "off", "everywhere"


class BoardLinesPort(Protocol):
    """Stored boards on serial lines; see `tni.store.receivers_file.ReceiversFile`."""

    @property
    def boards(self) -> tuple[KnownSerialLine, ...]:
        """The boards found by a search."""

    def save_line(self, line: KnownSerialLine) -> None:
        """Store a board."""

    def forget_boards(self) -> None:
        """Remove all boards."""


@dataclass(frozen=True, slots=True)
class OptInBoardsState:
    """Boards that are read at the teacher's request. tuio: setting under which TUIO is listened to, "off" if it is not;
    searching: whether serial lines are searched."""

    tuio: str = OFF
    searching: bool = False


@dataclass(frozen=True, slots=True)
class SearchRequested:
    """The teacher has asked for a search on serial lines, and is to touch the board."""


type OptInEvent = SearchRequested | FailedSearch | UdpPortError


class OptInBoards:
    """Opens and closes TUIO and serial boards as the settings ask. Used on the main thread.

    lines: stores the boards found. reconsider: called when these have changed.
    """

    def __init__(
        self,
        boards: ConnectedBoards,
        search: SerialSearch,
        lines: BoardLinesPort,
        settings: Settings,
        reconsider: Callable[[], None],
    ) -> None:
        self._boards, self._search, self._lines, self._settings = boards, search, lines, settings
        self._reconsider = reconsider
        self._listeners = Listeners[OptInEvent]()
        self._waits = False
        """True while the search waits until the boards that are still read on serial lines are released."""
        self._tuio = OFF
        self._refused_tuio = OFF
        """Setting under which the TUIO port could not be opened, which was reported."""
        self._searches_lines = self._closed = False
        boards.subscribe_ended(self._ended)

    def subscribe(self, listener: Callable[[OptInEvent], None]) -> None:
        """Call `listener` for each event that the teacher is to know of."""
        self._listeners.add(listener)

    @property
    def state(self) -> OptInBoardsState:
        return OptInBoardsState(self._tuio, self._waits or self._search.searching)

    def start(self) -> None:
        """Open what the settings ask for. Missing boards are not reported: they may be plugged in later."""
        self._listen_to_tuio()
        self._searches_lines = self._settings.get(SERIAL_BOARDS) != OFF
        if not self._searches_lines:
            self._forget()
        elif not self._lines.boards:
            self._search_lines(is_requested=False)

    def apply_settings(self) -> None:
        """Open and close boards after the settings have changed."""
        self._refused_tuio = OFF
        self._listen_to_tuio()
        searched, self._searches_lines = self._searches_lines, self._settings.get(SERIAL_BOARDS) != OFF
        if searched == self._searches_lines:
            return
        if searched:
            self._cancel_search()
            self._forget()
        else:
            self._listeners.tell(SearchRequested())
            self._waits = True
            self._search_when_released()

    def close(self) -> None:
        """Stop the search. The boards go on until their owner closes them."""
        self._closed = True
        self._cancel_search()

    def _ended(self, source: str, _error: TniError | None) -> None:
        if source == SOURCE:
            self._tuio = OFF
            if not self._closed:
                self._listen_to_tuio()
        else:
            self._search_when_released()

    # -- TUIO

    def _listen_to_tuio(self) -> None:
        wanted = self._settings.get(TUIO)
        if self._tuio != OFF:
            if self._tuio != wanted:
                self._boards.stop(SOURCE)  # opened again, if still wanted, when it has ended
            return
        if wanted in (OFF, self._refused_tuio):
            return
        try:
            driver, port = open_tuio_listener(PORT, everywhere=wanted == ALL_INTERFACES)
        except UdpPortError as error:
            self._refused_tuio = wanted
            self._listeners.tell(error)
            return
        self._tuio = wanted
        self._boards.plug(ConnectedBoard(SOURCE, SOURCE, device_key(0, 0, SOURCE)), driver, port)

    # -- serial lines

    def _cancel_search(self) -> None:
        self._waits = False
        self._search.cancel()

    def _forget(self) -> None:
        """Forget the boards on serial lines, and release those that are read."""
        if self._lines.boards:
            self._lines.forget_boards()
            self._reconsider()

    def _search_when_released(self) -> None:
        if self._waits and not any(source.startswith(SERIAL_KEY_PREFIX) for source in self._boards):
            self._waits = False
            self._search_lines(is_requested=True)

    def _search_lines(self, *, is_requested: bool) -> None:
        self._search.start(lambda result: self._searched(result, is_requested=is_requested))

    def _searched(self, result: SerialSearchResult, *, is_requested: bool) -> None:
        """Handle the result of a search. is_requested: the teacher waits for it."""
        if self._closed or not self._searches_lines:
            return
        for found in result.found:
            self._lines.save_line(KnownSerialLine(*found.line.adapter, found.driver.name, found.line.path))
        if result.found:
            self._reconsider()
        elif is_requested:
            self._listeners.tell(FailedSearch.of(result))
