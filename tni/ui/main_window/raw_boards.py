"""Boards that the program reads raw: their reader threads, and the routing of their events to the page and the widgets
over it.

A board covers the area that it was calibrated to; else the screen that was assigned to it, or that of the window. A
contact that comes down on the page writes there. A contact that comes down on a button presses it, as a finger on a
touch screen does. While calibration targets are shown, contacts go to them.
"""

from __future__ import annotations

import logging
from collections import deque
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRect, QSize

from tni.api.devices import BoardButton, ButtonPressed, Contact, ContactState, ContactTool, Driver, ToolTaken
from tni.core.clock import Clock, MonotonicClock
from tni.core.mailbox import Mailbox
from tni.core.tasks import MainThread
from tni.devices.ports import DevicePort
from tni.devices.reader import DeviceEnded, DeviceEventReceived, DeviceMessage, DeviceReader, DeviceReportsRejected
from tni.ui.canvas.board_placement import BoardPlacement
from tni.ui.canvas.pointer_input import CONTACT_PHASE
from tni.ui.main_window.duplicate_input import DuplicateInputFilter
from tni.ui.main_window.touch_router import TouchRouter
from tni.ui.main_window.window import MainWindow

if TYPE_CHECKING:
    from tni.ui.main_window.calibration.calibration_controller import CalibrationController

_log = logging.getLogger(__name__)
_S_TO_MS = 1000

type _Key = tuple[str, int]


@dataclass(frozen=True, slots=True)
class _Board:
    """Board that is being read. pointers: names of the pointers that the system has made of it."""

    name: str
    pointers: tuple[str, ...]
    reader: DeviceReader


@dataclass(frozen=True, slots=True)
class _Positions:
    """Snapshot of all positions for one burst of events. placed: returns the placement of a calibrated board; lies_on:
    returns the screen assigned to an uncalibrated board; screen: the screen for a board with no assigned one; canvas,
    window: their top left corners, pixels of all screens."""

    placed: Callable[[str], BoardPlacement | None]
    screen_of: Callable[[str], QRect | None]
    screen: QRect
    canvas: QPointF
    window: QPointF

    def size(self, source: str) -> QSize:
        """Return the size of the board's whole range."""
        placed = self.placed(source)
        return self._covered(source).size() if placed is None else placed.size

    def _covered(self, source: str) -> QRect:
        return self.screen_of(source) or self.screen

    def on_screen(self, source: str, contact: Contact) -> QPointF:
        if (placed := self.placed(source)) is not None:
            return QPointF(*placed.point(contact.touch.x, contact.touch.y))
        screen = self._covered(source)
        return QPointF(screen.x() + contact.touch.x * screen.width(), screen.y() + contact.touch.y * screen.height())

    def on_page(self, source: str, contact: Contact) -> tuple[float, float]:
        at = self.on_screen(source, contact)
        return at.x() - self.canvas.x(), at.y() - self.canvas.y()


class RawBoards:
    """All boards that are read raw. Used on the main thread. calibration: returns the controller, which is made when
    the first board arrives; ended: called for each board that is no longer read; pressed: called for buttons on a
    board's edge."""

    def __init__(
        self,
        window: MainWindow,
        calibration: Callable[[], CalibrationController],
        clock: Clock,
        main: MainThread,
        ended: Callable[[DeviceEnded], None],
        pressed: Callable[[BoardButton], None],
    ) -> None:
        self._window, self._clock, self._ended, self._pressed = window, clock, ended, pressed
        self._calibration = calibration
        self._boards: dict[str, _Board] = {}
        self._left_to_system: set[_Key] = set()
        self._router = TouchRouter(window)
        self._messages: deque[DeviceMessage] = deque()
        self._mailbox: Mailbox[DeviceMessage] = Mailbox(lambda: main.post(self.drain))
        self._duplicate_filter = DuplicateInputFilter(window, clock, self.drain, window.canvas.input.cancel_mouse)

    def __iter__(self) -> Iterator[str]:
        return iter(self._boards)

    def plug(
        self,
        source: str,
        name: str,
        device: str,
        driver: Driver,
        port: DevicePort,
        pointers: tuple[str, ...] | None = (),
        clock: MonotonicClock | None = None,
    ) -> None:
        """Start to read a board. source: its key, unique at a time; name: the maker's name of it; device: key of its
        calibration; pointers: names of the pointers that the system has made of it, None when the system does not tell.
        They may then have the board's name."""
        reader = DeviceReader(source, driver, port, self._mailbox, clock or self._clock)
        self._boards[source] = _Board(name, (name,) if pointers is None else pointers, reader)
        self._expect_duplicates()
        self._calibration().board_added(source, device, name)
        reader.start()

    def stop(self, source: str) -> None:
        """Stop reading a board; `ended` is called when it has stopped."""
        if source in self._boards:
            self._boards[source].reader.stop()

    def stop_all(self) -> None:
        for board in self._boards.values():
            board.reader.stop()

    def close(self) -> None:
        """Stop and close every reader thread."""
        self.stop_all()
        for board in list(self._boards.values()):
            board.reader.close()
        self.drain()
        self._duplicate_filter.expect(())

    def drain(self) -> None:
        """Hand over all events that have arrived, in order. Also works while one of the events' effects waits for the
        user."""
        self._messages.extend(self._mailbox.drain())
        if not self._messages:
            return
        window, canvas = self._window, self._window.canvas
        nought = QPointF()
        calibration = self._calibration()
        place = _Positions(
            calibration.mapping_for,
            calibration.screen_for,
            window.screen().geometry(),
            canvas.mapToGlobal(nought),
            window.mapToGlobal(nought),
        )
        drawn = self._draw_ahead(place) if len(self._messages) > 1 and calibration.open_window is None else {}
        while self._messages:
            match self._messages.popleft():
                case DeviceEventReceived(source, Contact() as contact):
                    if not calibration.handle_contact(source, contact):
                        self._handle_contact(source, contact, place, drawn)
                case DeviceEventReceived(_, ButtonPressed(button)):
                    self._pressed(button)
                case DeviceEventReceived(source, ToolTaken() as taken):
                    canvas.input.board(source, taken, place.size(source))
                case DeviceReportsRejected(source, error, count):
                    _log.info("%s: %s (%d times)", source, error, count)
                case DeviceEnded() as letter:
                    self._end(letter)
                case _:
                    pass

    def _draw_ahead(self, positions: _Positions) -> Mapping[_Key, Contact]:
        """Draw every moving contact's line to its latest position before any event is processed. So no pen waits for
        another, and a backlog that built up while the program was busy is caught up with in one line.

        Returns: the last move of each contact that was drawn.
        """
        newest: dict[_Key, Contact] = {}
        for letter in self._messages:
            match letter:
                case DeviceEventReceived(source, Contact(state=ContactState.MOVE) as contact):
                    newest[source, contact.id] = contact
        pointers, beside = self._window.canvas.input, self._window.beside
        return {
            key: contact
            for key, contact in newest.items()
            if not beside.holds(key)
            and key not in self._left_to_system
            and pointers.board_ahead(key[0], contact, positions.size(key[0]), positions.on_page(key[0], contact))
        }

    def _handle_contact(
        self, source: str, contact: Contact, positions: _Positions, drawn: Mapping[_Key, Contact]
    ) -> None:
        state, key = contact.state, (source, contact.id)
        if state is ContactState.DOWN:
            self._contact_down(source, contact, positions)
        elif state is ContactState.UP:
            self._duplicate_filter.up(key)
        if key in self._left_to_system:
            if state is ContactState.UP:
                self._left_to_system.discard(key)
            return
        beside, ms = self._window.beside, int(contact.at_s * _S_TO_MS)
        if self._router.holds(key):
            self._router.deliver(key, CONTACT_PHASE[state], positions.on_screen(source, contact), ms)
            return
        may_press = beside.holds(key) or (state is ContactState.DOWN and contact.touch.tool is not ContactTool.PALM)
        if may_press and beside.contact(
            key, CONTACT_PHASE[state], positions.on_screen(source, contact) - positions.window, ms
        ):
            return
        at, last = positions.on_page(source, contact), drawn.get(key)
        more = last is not None and last is not contact and state is ContactState.MOVE
        pointers = self._window.canvas.input
        pointers.board(source, contact, positions.size(source), at, drawn=last is not None, more=more)

    def _contact_down(self, source: str, contact: Contact, positions: _Positions) -> None:
        board, key = self._boards[source], (source, contact.id)
        self._window.canvas.input.board_name = board.name
        at = positions.on_screen(source, contact)
        passed = board.pointers and self._duplicate_filter.down(key, contact.touch.x, contact.touch.y, at)
        palm = contact.touch.tool is ContactTool.PALM
        touched = None if passed else self._router.at(at, palm=palm)
        if touched is None or (touched is not self._window and palm):
            self._left_to_system.add(key)
        elif touched is not self._window:
            self._router.press(touched, key)

    def _end(self, message: DeviceEnded) -> None:
        source = message.source
        self._window.canvas.input.board_removed(source)
        self._window.beside.cancel(source)
        self._router.cancel(source)
        self._duplicate_filter.board_removed(source)
        self._left_to_system = {key for key in self._left_to_system if key[0] != source}
        self._calibration().board_removed(source)
        if self._boards.pop(source, None) is not None:
            self._expect_duplicates()
            self._ended(message)

    def _expect_duplicates(self) -> None:
        self._duplicate_filter.expect(name for board in self._boards.values() for name in board.pointers)
