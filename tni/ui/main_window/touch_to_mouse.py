"""Conversion of touch over or beside the page to mouse events, in the main window.

Qt sends all touch points of a window to the widget that accepted the first one. It makes a mouse only of that first
one, and only when no widget accepts it. So the window itself takes all of them: those that come down on the page are
its pens, and each other one acts as a mouse of its own on the widget under it. A button answers, a curtain moves or a
list scrolls while others write. Contacts of boards that are read raw are handled in the same way.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain

from PySide6.QtCore import QCoreApplication, QEvent, QPointF, Qt
from PySide6.QtGui import QEventPoint, QGuiApplication, QMouseEvent
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from tni.document.pointer import PointerPhase

_NO_PROPAGATION = Qt.WidgetAttribute.WA_NoMousePropagation
_OFF = QPointF(-9999, -9999)
"""Position of the release when the system takes a finger away, chosen so that nothing there is clicked."""
_PHASE = {
    QEventPoint.State.Pressed: PointerPhase.DOWN,
    QEventPoint.State.Updated: PointerPhase.MOVE,
    QEventPoint.State.Released: PointerPhase.UP,
}

type ContactKey = tuple[object, int]
"""Source of a contact, None for Qt's touch, and its number."""


@dataclass(frozen=True, slots=True)
class _Tap:
    """Last press. A second one at the same place and time is a double click."""

    on: QWidget
    at: QPointF
    ms: int


class TouchToMouse:
    """Mouse emulation for fingers in one window. One finger works a widget at a time: a second one on it has no effect
    on the widget or on the first finger."""

    def __init__(self, window: QWidget, page: QWidget | None) -> None:
        """page: the widget that is written on; None for a window without one."""
        self._window, self._page = window, page
        self._held: dict[ContactKey, QWidget | None] = {}
        self._tap: _Tap | None = None

    def handle_point(self, point: QEventPoint) -> bool:
        """Handle an event of a finger. Returns whether the finger came down beside the page; called at each event of
        each finger."""
        if not self._held and point.state() is not QEventPoint.State.Pressed:
            return False
        # Mapped to this window, because Qt gives the finger to whichever native window has taken the first one.
        at = self._window.mapFromGlobal(point.globalPosition())
        return self.contact((None, point.id()), _PHASE.get(point.state()), at, point.timestamp())

    def contact(self, key: ContactKey, phase: PointerPhase | None, at: QPointF, ms: int) -> bool:
        """Do the same as `handle_point` for any contact. phase: None for a resting one; at: in the window."""
        if phase is PointerPhase.DOWN:
            page = self._page
            under = self._window.childAt(at.toPoint()) or page or self._window
            _focus(under)
            if page is not None and (under is page or page.isAncestorOf(under)):  # the OpenGL window is its child
                return False
            self._held[key] = self._press(under, at, ms)
            return True
        if key not in self._held:
            return False
        if phase is PointerPhase.MOVE:
            self._send(self._held[key], QEvent.Type.MouseMove, at, ms)
        elif phase is PointerPhase.UP:
            self._send(self._held.pop(key), QEvent.Type.MouseButtonRelease, at, ms)
        return True

    def holds(self, key: ContactKey) -> bool:
        return key in self._held

    def cancel(self, source: object = None) -> None:
        """Release all contacts of a source: of Qt's touch, which the system has cancelled, or of a board that is
        gone."""
        for key in [key for key in self._held if key[0] == source]:
            self._send(self._held.pop(key, None), QEvent.Type.MouseButtonRelease, _OFF, 0)

    def _press(self, under: QWidget, at: QPointF, ms: int) -> QWidget | None:
        """Press on the nearest widget that accepts the press, and return it. Returns None when another finger holds it.
        In a window without a page, such as a menu, the window itself may accept."""
        around = chain(_outwards(under), () if self._page is not None else (self._window,))
        for widget in around:
            if widget in self._held.values():
                return None
            twice = self._tap is not None and self._tap.on is widget and _is_double(self._tap, at, ms)
            kind = QEvent.Type.MouseButtonDblClick if twice else QEvent.Type.MouseButtonPress
            if self._send(widget, kind, at, ms):
                self._tap = None if twice else _Tap(widget, at, ms)
                return widget
        return None

    def _send(self, control: QWidget | None, kind: QEvent.Type, at: QPointF, ms: int) -> bool:
        """Send a mouse event to a widget and to none behind it. Returns whether it accepted the event."""
        if control is None or not isValid(control):  # an earlier event may have deleted it
            return False
        left, none = Qt.MouseButton.LeftButton, Qt.MouseButton.NoButton
        button = none if kind is QEvent.Type.MouseMove else left
        buttons = none if kind is QEvent.Type.MouseButtonRelease else left
        there = self._window.mapToGlobal(at)
        event = QMouseEvent(
            kind, control.mapFromGlobal(there), at, there, button, buttons, Qt.KeyboardModifier.NoModifier,
            Qt.MouseEventSource.MouseEventSynthesizedByApplication,
        )  # fmt: skip
        event.setTimestamp(ms)
        alone = control.testAttribute(_NO_PROPAGATION)
        control.setAttribute(_NO_PROPAGATION)
        taken = QCoreApplication.sendEvent(control, event) and event.isAccepted()
        if isValid(control):
            control.setAttribute(_NO_PROPAGATION, alone)
        return taken


def _outwards(widget: QWidget) -> Iterator[QWidget]:
    """Yield the widget and its ancestors within the window."""
    at: QWidget | None = widget
    while at is not None and not at.isWindow():
        yield at
        at = at.parentWidget()


def _focus(under: QWidget) -> None:
    """Move the focus as a mouse press would."""
    for widget in _outwards(under):
        if widget.isEnabled() and widget.focusPolicy().value & Qt.FocusPolicy.ClickFocus.value:
            if not widget.hasFocus():
                widget.setFocus(Qt.FocusReason.MouseFocusReason)
            return


def _is_double(tap: _Tap, at: QPointF, ms: int) -> bool:
    hints = QGuiApplication.styleHints()
    near = (at - tap.at).manhattanLength() <= hints.touchDoubleTapDistance()
    return near and 0 <= ms - tap.ms <= hints.mouseDoubleClickInterval()
