"""Fingers on what lies over or beside the page, in the board's window.

Qt gives all fingers of a window to the widget that took the first one, and makes a mouse of that first one only, when
nobody takes it. So the window takes them all: those that come down on the page are its pens, and each of the others is
a mouse of its own for the widget under it. A button answers, a curtain is drawn, a list scrolls, while others write.
Contacts of boards that are read raw do the same.
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

_ALONE = Qt.WidgetAttribute.WA_NoMousePropagation
_OFF = QPointF(-9999, -9999)
"""Where a finger is let go that the system took away: nothing is there to be clicked."""
_PHASE = {
    QEventPoint.State.Pressed: PointerPhase.DOWN,
    QEventPoint.State.Updated: PointerPhase.MOVE,
    QEventPoint.State.Released: PointerPhase.UP,
}

type ContactKey = tuple[object, int]
"""Whose contact it is, None for Qt's touch, and its number."""


@dataclass(frozen=True, slots=True)
class _Tap:
    """The last press: a second one at the same place and time is a double click."""

    on: QWidget
    at: QPointF
    ms: int


class TouchToMouse:
    """One finger works a control at a time: a second one on it does nothing, and takes nothing from the first."""

    def __init__(self, window: QWidget, page: QWidget | None) -> None:
        """page: what is written on; None for a window without."""
        self._window, self._page = window, page
        self._held: dict[ContactKey, QWidget | None] = {}
        self._tap: _Tap | None = None

    def takes(self, point: QEventPoint) -> bool:
        """Whether a finger came down beside the page. Asked at each event of each."""
        if not self._held and point.state() is not QEventPoint.State.Pressed:
            return False
        # In the window, whichever window within it Qt has given the finger to: that which took the first one.
        at = self._window.mapFromGlobal(point.globalPosition())
        return self.contact((None, point.id()), _PHASE.get(point.state()), at, point.timestamp())

    def contact(self, key: ContactKey, phase: PointerPhase | None, at: QPointF, ms: int) -> bool:
        """The same of any contact. phase: None for one that rests; at: in the window."""
        if phase is PointerPhase.DOWN:
            page = self._page
            under = self._window.childAt(at.toPoint()) or page or self._window
            _focus(under)
            if page is not None and (under is page or page.isAncestorOf(under)):  # OpenGL's window is its child
                return False
            self._held[key] = self._press(under, at, ms)
            return True
        if key not in self._held:
            return False
        if phase is PointerPhase.MOVE:
            self._tell(self._held[key], QEvent.Type.MouseMove, at)
        elif phase is PointerPhase.UP:
            self._tell(self._held.pop(key), QEvent.Type.MouseButtonRelease, at)
        return True

    def holds(self, key: ContactKey) -> bool:
        return key in self._held

    def cancel(self, source: object = None) -> None:
        """The system has taken all fingers away; or those of a board are gone."""
        for key in [key for key in self._held if key[0] == source]:
            self._tell(self._held.pop(key, None), QEvent.Type.MouseButtonRelease, _OFF)

    def _press(self, under: QWidget, at: QPointF, ms: int) -> QWidget | None:
        """The widget that takes the press: the nearest that wants it, unless another finger has it; a menu is all
        window."""
        around = chain(_outwards(under), () if self._page is not None else (self._window,))
        for widget in around:
            if widget in self._held.values():
                return None
            twice = self._tap is not None and self._tap.on is widget and _is_double(self._tap, at, ms)
            kind = QEvent.Type.MouseButtonDblClick if twice else QEvent.Type.MouseButtonPress
            if self._tell(widget, kind, at):
                self._tap = None if twice else _Tap(widget, at, ms)
                return widget
        return None

    def _tell(self, control: QWidget | None, kind: QEvent.Type, at: QPointF) -> bool:
        """Give it an event of a mouse, and to nobody behind it; returns whether it took it."""
        if control is None or not isValid(control):  # what it did may have taken it away
            return False
        left, none = Qt.MouseButton.LeftButton, Qt.MouseButton.NoButton
        button = none if kind is QEvent.Type.MouseMove else left
        buttons = none if kind is QEvent.Type.MouseButtonRelease else left
        there = self._window.mapToGlobal(at)
        event = QMouseEvent(
            kind, control.mapFromGlobal(there), at, there, button, buttons, Qt.KeyboardModifier.NoModifier,
            Qt.MouseEventSource.MouseEventSynthesizedByApplication,
        )  # fmt: skip
        alone = control.testAttribute(_ALONE)
        control.setAttribute(_ALONE)
        taken = QCoreApplication.sendEvent(control, event) and event.isAccepted()
        if isValid(control):
            control.setAttribute(_ALONE, alone)
        return taken


def _outwards(widget: QWidget) -> Iterator[QWidget]:
    """The widget and those around it within the window."""
    at: QWidget | None = widget
    while at is not None and not at.isWindow():
        yield at
        at = at.parentWidget()


def _focus(under: QWidget) -> None:
    """The focus goes where a mouse's press would bring it."""
    for widget in _outwards(under):
        if widget.isEnabled() and widget.focusPolicy().value & Qt.FocusPolicy.ClickFocus.value:
            if not widget.hasFocus():
                widget.setFocus(Qt.FocusReason.MouseFocusReason)
            return


def _is_double(tap: _Tap, at: QPointF, ms: int) -> bool:
    hints = QGuiApplication.styleHints()
    near = (at - tap.at).manhattanLength() <= hints.touchDoubleTapDistance()
    return near and 0 <= ms - tap.ms <= hints.mouseDoubleClickInterval()
