"""Search field that tells when it is touched, because a board has no keyboard."""

from __future__ import annotations

from typing import override

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QLineEdit


class SearchField(QLineEdit):
    """Field that is searched with, or that a name is typed into. typing_began: it was pressed; True by a finger or a
    pen, of which a window makes a mouse."""

    typing_began = Signal(bool)

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        self.typing_began.emit(event.source() is not Qt.MouseEventSource.MouseEventNotSynthesized)
