"""Invisible widget that takes the second of two quick touches: it would write where a strip has just lain, or answer a
question that nobody has read yet."""

from __future__ import annotations

from typing import override

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QSize, Qt, QTimer
from PySide6.QtGui import QGuiApplication, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QWidget

from tni.ui.chrome.choice_buttons import TextButton
from tni.ui.chrome.second_press import PRESSING_KEYS

KEYS_MS = 1000
"""Pause of the keys after which one of them may answer."""
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


class _KeyGuard(QObject):
    """Event filter that lets no key press a button until none was pressed for a moment, as while one is held."""

    def __init__(self, button: TextButton) -> None:
        super().__init__(button, objectName="key guard")
        self._over = QTimer(self, singleShot=True, interval=KEYS_MS)
        self._over.timeout.connect(self.deleteLater)
        self._over.start()
        button.installEventFilter(self)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress and event.key() in PRESSING_KEYS:
            self._over.start()
            return True
        return super().eventFilter(watched, event)


def ask_sure(button: TextButton, sure: str) -> None:
    """Let a button ask whether its act is really wanted: another press does it, but not that of a double click, nor of
    a key that is held."""
    button.set_text(sure)
    hold_back(button)
    _KeyGuard(button)
