"""Invisible widget where a strip has just lain: it takes the second of two quick touches, which would write there."""

from __future__ import annotations

from typing import override

from PySide6.QtCore import QRect, Qt, QTimer
from PySide6.QtGui import QGuiApplication, QMouseEvent
from PySide6.QtWidgets import QWidget


class TouchGuard(QWidget):
    """Widget that lies over a part of the window for as long as a double click may take."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        interval = QGuiApplication.styleHints().mouseDoubleClickInterval()
        self._over = QTimer(self, singleShot=True, interval=interval)
        self._over.timeout.connect(self.hide)
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
