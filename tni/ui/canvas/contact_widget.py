"""Widget whose contacts, of mouse, pen and fingers, go to a `PointerInput`."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QFocusEvent, QMouseEvent, QTabletEvent, QTouchEvent
from PySide6.QtWidgets import QWidget

from tni.document.pointer import PointerPhase
from tni.ui.canvas.pointer_input import PointerInput, TouchFilter


class ContactWidget(QWidget):
    """Base of the canvas. press_beside: handles a press of another button than the left one."""

    input: PointerInput
    press_beside: Callable[[QMouseEvent], None] = staticmethod(QMouseEvent.ignore)

    # `event` is not overridden, because each of Qt's events would then run Python code. Touch arrives by `touch`.

    def touch(self, event: QTouchEvent, origin: QPoint | None = None, elsewhere: TouchFilter | None = None) -> None:
        """Handle touch that a window has received for the page. origin: of the page in that window; None for the main
        window. elsewhere: returns whether a finger is not on the page."""
        self.input.touch(event, self.pos() if origin is None else origin, elsewhere)

    def focusInEvent(self, _event: QFocusEvent) -> None:
        """Keep Qt from painting the page and all over it anew, just when a pen touches it: it looks the same."""

    focusOutEvent = focusInEvent

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self.input.mouse(event, PointerPhase.MOVE)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton:
            self.input.mouse(event, PointerPhase.DOWN)
        else:
            self.press_beside(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton:
            self.input.mouse(event, PointerPhase.UP)

    mouseDoubleClickEvent = mousePressEvent  # two quick dots are two dots, not a double click

    def tabletEvent(self, event: QTabletEvent) -> None:
        self.input.tablet(event)
