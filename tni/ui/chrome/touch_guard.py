"""Invisible widget that takes the second of two quick touches: it would write where a strip has just lain, or answer a
question that nobody has read yet."""

from __future__ import annotations

from typing import override

from PySide6.QtCore import QPoint, QRect, QSize, Qt, QTimer
from PySide6.QtGui import QGuiApplication, QMouseEvent
from PySide6.QtWidgets import QWidget

from tni.ui.chrome.choice_buttons import TextButton

WHOLE = QRect(QPoint(), QSize(1 << 14, 1 << 14))
"""Larger than any widget; its child is cut off at its edges."""


class TouchGuard(QWidget):
    """Widget that lies over a part of the window for as long as a double click may take."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        interval = QGuiApplication.styleHints().mouseDoubleClickInterval()
        self._over = QTimer(self, singleShot=True, interval=interval)
        self._over.timeout.connect(self.hide)
        self.over = self._over.timeout
        self.setAttribute(Qt.WidgetAttribute.WA_NoSystemBackground)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.hide()

    def lie_on(self, box: QRect) -> None:
        """Take what is touched in a box of the window from now on, for a moment."""
        self.setGeometry(box)
        self.show()
        self.raise_()
        self._over.start()

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        event.accept()  # keeps it from the page behind

    @override
    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        event.accept()


def hold_back(widget: QWidget) -> None:
    """Let no touch reach a widget, at whatever size it gets, for as long as a double click may take. For what asks
    something where the finger may still be."""
    guard = TouchGuard(widget)
    guard.over.connect(guard.deleteLater)
    guard.lie_on(WHOLE)


def ask_sure(button: TextButton, sure: str) -> None:
    """Let a button ask whether its act is really wanted: another press does it, but not that of a double click."""
    button.set_text(sure)
    hold_back(button)
