"""Text field of several lines for fingers: without Qt's drag and drop of selected text, which waits for a mouse to
release it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QPlainTextEdit, QWidget


class TextArea(QPlainTextEdit):
    """Text field in which a drag over selected text makes a new selection. Qt's own drag and drop of text would wait
    for a mouse to release it. The window receives nothing else meanwhile, and a finger is no mouse."""

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.setTabChangesFocus(True)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        extends = Qt.KeyboardModifier.ShiftModifier in event.modifiers()
        if event.button() is Qt.MouseButton.LeftButton and not extends:
            cursor, bar = self.textCursor(), self.verticalScrollBar()
            cursor.clearSelection()
            scrolled = bar.value()
            self.setTextCursor(cursor)
            bar.setValue(scrolled)  # the cursor may be outside the view; the pressed text must not move away
        super().mousePressEvent(event)
