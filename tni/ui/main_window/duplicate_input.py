"""Filter for duplicate input: the system's events from boards that the program reads raw. Without it, everything would
be drawn twice.

Touch and pen events are recognized by the device's name, which is the board's. A mouse has no name on X11, nor has
touch on Wayland. There a press counts as a duplicate when a contact of a board has just come down where the system
would place it. The system may also report first; then the contact that the mouse began is taken back.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from math import inf
from typing import Final, override

from PySide6.QtCore import QEvent, QObject, QPointF, QRect, Qt
from PySide6.QtGui import QGuiApplication, QInputDevice, QMouseEvent, QTabletEvent, QTouchEvent, QWindow
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from tni.core.clock import Clock

NEAR_SHARE: Final = 0.03
"""Share of a screen's width. The system may place a contact this far from its true position, depending on its own
calibration."""
AFTER_S: Final = 1.0
"""Time after a contact's lift in which the system's events of it may still arrive."""
BEFORE_S: Final = 0.15
_TOUCH = frozenset({QEvent.Type.TouchBegin, QEvent.Type.TouchUpdate, QEvent.Type.TouchEnd, QEvent.Type.TouchCancel})
_PEN = frozenset({QEvent.Type.TabletPress, QEvent.Type.TabletMove, QEvent.Type.TabletRelease})
_PRESS = frozenset({QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonDblClick})

type _Key = tuple[str, int]


@dataclass(slots=True)
class _Contact:
    """Contact of a board. x, y: fractions of the board's range; at: its position as the program maps it, pixels of all
    screens. left_s: infinite while it is down."""

    x: float
    y: float
    at: QPointF
    left_s: float = inf


class DuplicateInputFilter(QObject):
    """Event filter on the program's windows while boards are read raw. window: the main window. drain: hands over the
    boards' reports that have arrived so far; cancel_mouse: see
    `tni.ui.canvas.pointer_input.PointerInput.take_back_mouse`."""

    def __init__(
        self, window: QWidget, clock: Clock, drain: Callable[[], None], cancel_mouse: Callable[[], bool]
    ) -> None:
        super().__init__(window)
        self._window, self._clock, self._drain, self._cancel_mouse = window, clock, drain, cancel_mouse
        self._names: frozenset[str] = frozenset()
        self._watched: list[QWindow] = []
        self._contacts: dict[_Key, _Contact] = {}
        self._passed: tuple[QPointF, Qt.MouseButton, float] | None = None
        self._swallowed = Qt.MouseButton.NoButton
        self._silent: set[int] = set()

    def expect(self, names: Iterable[str]) -> None:
        """Set the boards to filter. names: of the system's pointers that belong to boards read raw."""
        expected, self._names = bool(self._names), frozenset(names)
        for window in filter(isValid, self._watched):  # the OpenGL window disappears when its driver fails
            window.removeEventFilter(self)
        self._watched = []
        for there in QGuiApplication.topLevelWindows():
            self._watch(there)
        focus = _application().focusWindowChanged
        if self._names and not expected:
            focus.connect(self._watch)
        elif expected and not self._names:
            focus.disconnect(self._watch)

    def _watch(self, opened: QWindow | None) -> None:
        """Filter a window of the program and its native children, such as the page's OpenGL window. The system may map
        a board to any window, for example over two screens."""
        if opened is None or not self._names:
            return
        self._watched = [window for window in self._watched if isValid(window)]
        for window in {opened, *opened.findChildren(QWindow)}.difference(self._watched):
            window.installEventFilter(self)
            self._watched.append(window)

    # -- input of boards

    def down(self, key: _Key, x: float, y: float, at: QPointF) -> bool:
        """Note a contact that came down. Returns whether the system's mouse has already done its whole effect: it has
        pressed something beside the page, which cannot be taken back."""
        now_s = self._clock.monotonic()
        self._contacts = {k: c for k, c in self._contacts.items() if now_s - c.left_s <= AFTER_S}
        self._contacts[key] = contact = _Contact(x, y, at)
        passed, self._passed = self._passed, None
        if passed is None or now_s - passed[2] > BEFORE_S or not self._is_at(contact, passed[0]):
            return False
        if not self._cancel_mouse():
            return True
        self._swallowed = passed[1]
        return False

    def up(self, key: _Key) -> None:
        contact = self._contacts.get(key)
        if contact is not None and contact.left_s == inf:
            contact.left_s = self._clock.monotonic()

    def board_removed(self, source: str) -> None:
        for key in self._contacts:
            if key[0] == source:
                self.up(key)

    # -- input of the system

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if isinstance(event, QMouseEvent):
            dropped = self._drops_mouse(kind, event)
        elif kind in _TOUCH and isinstance(event, QTouchEvent):
            first = event.points()[0].globalPosition() if event.points() else QPointF()
            dropped = self._drops(event.device(), first, begins=kind is QEvent.Type.TouchBegin)
        elif kind in _PEN and isinstance(event, QTabletEvent):
            dropped = self._drops(event.device(), event.globalPosition(), begins=kind is QEvent.Type.TabletPress)
        else:
            return False
        if dropped:
            event.accept()  # otherwise Qt makes a mouse event of it
        return dropped

    def _drops_mouse(self, kind: QEvent.Type, event: QMouseEvent) -> bool:
        button = event.button()
        if kind in _PRESS:
            self._drain()
            at = event.globalPosition()
            if self._is_duplicate(at):
                self._swallowed = button
                return True
            self._passed = at, button, self._clock.monotonic()
            return False
        if self._swallowed is Qt.MouseButton.NoButton:
            return False
        if kind is QEvent.Type.MouseButtonRelease and button is self._swallowed:
            self._swallowed = Qt.MouseButton.NoButton
        return True

    def _drops(self, device: QInputDevice, at: QPointF, *, begins: bool) -> bool:
        if self._is_named(device.name()):
            return True
        which = device.systemId()
        if begins:
            self._drain()
            (self._silent.add if self._is_duplicate(at) else self._silent.discard)(which)
        return which in self._silent

    def _is_named(self, name: str) -> bool:
        """Return whether a device is an expected one. X11 drivers append the kind of pen to the board's name."""
        return any(name == known or name.startswith(f"{known} ") for known in self._names)

    def _is_duplicate(self, at: QPointF) -> bool:
        now_s = self._clock.monotonic()
        return any(now_s - c.left_s <= AFTER_S and self._is_at(c, at) for c in self._contacts.values())

    def _is_at(self, contact: _Contact, at: QPointF) -> bool:
        """Return whether the system may place a contact at `at`. By default the system maps a board to one screen or to
        all of them."""
        near = NEAR_SHARE * self._window.screen().geometry().width()
        places = (contact.at, *(_spread(contact, area) for area in _areas()))
        return any((at - place).manhattanLength() <= near for place in places)


def _application() -> QGuiApplication:
    app = QGuiApplication.instance()
    assert isinstance(app, QGuiApplication)
    return app


def _areas() -> Iterator[QRect]:
    screens = QGuiApplication.screens()
    yield from (screen.geometry() for screen in screens)
    if len(screens) > 1:
        yield screens[0].virtualGeometry()


def _spread(contact: _Contact, area: QRect) -> QPointF:
    return QPointF(area.x() + contact.x * area.width(), area.y() + contact.y * area.height())
