"""Boards that the program reads itself: one reader thread each, events handed over on the main thread."""

from __future__ import annotations

import logging
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

from tni.api.devices import DeviceEvent, Driver
from tni.core.clock import MonotonicClock
from tni.core.errors import TniError
from tni.core.listeners import Listeners
from tni.core.mailbox import Mailbox
from tni.core.tasks import MainThread
from tni.devices.ports import DevicePort
from tni.devices.reader import DeviceEnded, DeviceEventReceived, DeviceMessage, DeviceReader, DeviceReportsRejected

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class ConnectedBoard:
    """Board that is being read.

    Attributes:
        source: Its key, unique while it is read.
        name: The maker's name of it.
        device: Key of its calibration; see `tni.core.calibration.device_key`.
        pointers: Names of the pointers that the system has made of it. They are the board's name where the system does
            not tell.
    """

    source: str
    name: str
    device: str
    pointers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class BoardEnded:
    """Last event of a board. error: None when it was closed on purpose."""

    error: TniError | None


type BoardEvent = DeviceEvent | BoardEnded
type HandleBoardEvent = Callable[[str, DeviceEvent], None]
"""Handles one event of the board with this source."""


class BoardView(Protocol):
    """View that shows what boards write. All calls come on the main thread."""

    def board_added(self, board: ConnectedBoard) -> None:
        """Prepare for a board, before its first event."""

    def begin_burst(self, pending: Sequence[tuple[str, BoardEvent]]) -> HandleBoardEvent:
        """Prepare for a burst of events, all of which are pending. Returns the function that handles each of them."""

    def board_removed(self, source: str) -> None:
        """End the contacts of a board that is no longer read."""


class ConnectedBoards:
    """Group of connected boards, by source. Used on the main thread."""

    def __init__(self, clock: MonotonicClock, main: MainThread) -> None:
        self._clock = clock
        self._boards: dict[str, DeviceReader] = {}
        self._view: BoardView | None = None
        self._ended = Listeners[str, TniError | None]()
        self._pending: deque[tuple[str, BoardEvent]] = deque()
        self._mailbox: Mailbox[DeviceMessage] = Mailbox(lambda: main.post(self.drain))

    def __iter__(self) -> Iterator[str]:
        return iter(self._boards)

    def show_in(self, view: BoardView) -> None:
        """Hand all events to this view from now on."""
        self._view = view

    def subscribe_ended(self, ended: Callable[[str, TniError | None], None]) -> None:
        """Call `ended` for each board that is no longer read, with its source and with the error, if any."""
        self._ended.add(ended)

    def plug(
        self, board: ConnectedBoard, driver: Driver, port: DevicePort, clock: MonotonicClock | None = None
    ) -> None:
        """Start to read a board. clock: timestamps of its reports; by default the program's clock."""
        reader = self._boards[board.source] = DeviceReader(
            board.source, driver, port, self._mailbox, clock or self._clock
        )
        if self._view is not None:
            self._view.board_added(board)
        reader.start()

    def stop(self, source: str) -> None:
        """Stop reading a board; the subscribers hear of its end when it has stopped."""
        if source in self._boards:
            self._boards[source].stop()

    def close(self) -> None:
        """Stop and close every reader thread."""
        for reader in self._boards.values():
            reader.stop()
        for reader in list(self._boards.values()):
            reader.close()
        self.drain()

    def receive(self, source: str, event: DeviceEvent) -> None:
        """Take an event of a board from elsewhere than its reader, on any thread and in order."""
        self._mailbox.put(DeviceEventReceived(source, event))

    def drain(self) -> None:
        """Hand over all events that have arrived, in order. Also works while one of the events' effects waits for the
        user."""
        for message in self._mailbox.drain():
            match message:
                case DeviceEventReceived(source, event):
                    self._pending.append((source, event))
                case DeviceEnded(source, error):
                    self._pending.append((source, BoardEnded(error)))
                case DeviceReportsRejected(source, error, count):
                    _log.info("%s: %s (%d times)", source, error, count)
        if not self._pending or self._view is None:
            return
        handle = self._view.begin_burst(self._pending)
        while self._pending:
            source, pending = self._pending.popleft()
            if isinstance(pending, BoardEnded):
                self._end(source, pending)
            else:
                handle(source, pending)

    def _end(self, source: str, event: BoardEnded) -> None:
        if self._view is not None:
            self._view.board_removed(source)
        if self._boards.pop(source, None) is not None:
            self._ended.tell(source, event.error)
