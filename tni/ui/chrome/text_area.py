"""Text field of several lines for fingers: without Qt's drag and drop of selected text, which waits for a mouse to
release it."""

from __future__ import annotations

from typing import override

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QPlainTextEdit, QScrollArea, QWidget

from tni.ui.chrome.button import Style


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


class TouchedTextArea(TextArea):
    """Text field that tells when it is touched, as `SearchField` does. typing_began: True by a finger or a pen."""

    typing_began = Signal(bool)

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        self.typing_began.emit(event.source() is not Qt.MouseEventSource.MouseEventNotSynthesized)


class GrowingTextArea(TextArea):
    """Text field as high as its text, which is seen whole; the area around it scrolls."""

    def __init__(self, style: Style, text: str, least: int) -> None:
        """least: lines for which there is room."""
        super().__init__(text)
        self._kit, self._least = style, least
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.textChanged.connect(self._fit)
        self._fit()

    def _fit(self) -> None:
        height, block = 0.0, self.document().firstBlock()
        while block.isValid():
            height += self.blockBoundingRect(block).height()
            block = block.next()
        metrics = self._kit.theme.metrics
        frame = 2 * (metrics.line_px + metrics.pad_px // 2 + round(self.document().documentMargin()))
        least = self._least * self.fontMetrics().lineSpacing()
        self.setFixedHeight(max(round(height), least) + frame)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()
        if self.hasFocus():
            self._show_cursor()

    def _show_cursor(self) -> None:
        """Keep what is typed in sight, in the areas around."""
        around: QWidget | None = self.parentWidget()
        while around is not None:
            if isinstance(around, QScrollArea) and (inside := around.widget()) is not None:
                at = self.viewport().mapTo(inside, self.cursorRect().bottomLeft())
                around.ensureVisible(at.x(), at.y())
            around = around.parentWidget()

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:
            self._fit()
