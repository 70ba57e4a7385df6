"""Text editor for typing on the page. The overlay draws the text as the page does; the widget that takes the keys is
invisible."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, override

from PySide6.QtCore import QEvent, QMimeData, QPointF, QRect, QRectF, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QInputMethodEvent,
    QKeyEvent,
    QKeySequence,
    QTextCursor,
)
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QWidget

from tni.render.text_layout import MAX_CHARACTERS, within_limits
from tni.ui.i18n import tr
from tni.ui.plain_text import text_of_html

_MOVES = {Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Home, Qt.Key.Key_End}
_MOVE = QTextCursor.MoveMode.MoveAnchor
_KEEP = QTextCursor.MoveMode.KeepAnchor
_AWAY = QRect(-64, -64, 32, 32)
"""Geometry outside the visible area, because over OpenGL a widget would be an opaque box."""


class PageTextEdit(QPlainTextEdit):
    """Invisible editor that holds the text, its undo, the caret and the system's input (dead keys, input methods,
    clipboard).

    edited: text, caret or selection changed. finished: the text is to be kept (Escape, Ctrl+Return, or the focus went
    elsewhere). undo_wanted: the editor has nothing more to undo. cut_off: the end of a pasted text was left out.
    """

    edited = Signal()
    finished = Signal()
    undo_wanted = Signal()
    cut_off = Signal()

    def __init__(
        self, parent: QWidget, caret_box: Callable[[], QRectF], caret_target: Callable[[int, Qt.Key], int]
    ) -> None:
        """caret_box: returns the caret's box in this widget's coordinates, at which input methods open their lists.
        caret_target: returns the position that up, down, home and end lead to. It needs the page's layout of the text,
        not this widget's."""
        super().__init__(parent)
        self._caret_box, self._caret_target = caret_box, caret_target
        self.preedit = ""
        """Characters that an input method is composing at the caret."""
        self.setAccessibleName(tr("Texte sur la page"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.textChanged.connect(self.edited)
        self.cursorPositionChanged.connect(self.edited)
        self.selectionChanged.connect(self.edited)
        self.setGeometry(_AWAY)
        self.hide()

    def begin(self, text: str, position: int | None = None) -> None:
        """Replace the text and clear the undo history. position: of the caret; None for the end."""
        blocked = self.blockSignals(True)
        self.preedit = ""
        self.setPlainText(text)
        self.blockSignals(blocked)
        if position is None:
            self.moveCursor(QTextCursor.MoveOperation.End)
        else:
            self.move_to(position)

    def move_to(self, position: int, *, selecting: bool = False) -> None:
        cursor = self.textCursor()
        cursor.setPosition(min(max(position, 0), self.document().characterCount() - 1), _KEEP if selecting else _MOVE)
        self.setTextCursor(cursor)

    def select_around(self, *, line: bool) -> None:
        """Select the word at the caret, or its paragraph."""
        cursor = self.textCursor()
        kinds = QTextCursor.SelectionType
        cursor.select(kinds.LineUnderCursor if line else kinds.WordUnderCursor)
        self.setTextCursor(cursor)

    # -- keyboard input

    @override
    def event(self, event: QEvent) -> bool:
        """Keep keys that the editor handles from being shortcuts of the main window."""
        if event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            ours = _MOVES | {Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Escape}
            if event.key() in ours or event.matches(QKeySequence.StandardKey.Undo):
                event.accept()
                return True
        return super().event(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        modifiers, key = event.modifiers(), Qt.Key(event.key())
        control = bool(modifiers & Qt.KeyboardModifier.ControlModifier)
        if key is Qt.Key.Key_Escape or (control and key in (Qt.Key.Key_Return, Qt.Key.Key_Enter)):
            self.finished.emit()
        elif event.matches(QKeySequence.StandardKey.Undo) and not self.document().isUndoAvailable():
            self.undo_wanted.emit()
        elif key in _MOVES and not control:
            selecting = bool(modifiers & Qt.KeyboardModifier.ShiftModifier)
            self.move_to(self._caret_target(self.textCursor().position(), key), selecting=selecting)
        elif event.text() == " " and self.document().isUndoAvailable() and not self.textCursor().hasSelection():
            # A step of its own, so that undo goes word by word instead of removing all that was typed.
            cursor = self.textCursor()
            cursor.beginEditBlock()
            cursor.insertText(" ")
            cursor.endEditBlock()
        else:
            super().keyPressEvent(event)

    @override
    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        self.preedit = event.preeditString()
        super().inputMethodEvent(event)
        self.edited.emit()

    @override
    def inputMethodQuery(self, query: Qt.InputMethodQuery, *argument: Any) -> Any:
        if query is Qt.InputMethodQuery.ImCursorRectangle:
            return self._caret_box()
        return super().inputMethodQuery(query, *argument)

    @override
    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        return source.hasText() or source.hasHtml()

    @override
    def insertFromMimeData(self, source: QMimeData) -> None:
        """Insert the text without its formatting."""
        text = source.text()
        if not source.hasFormat("text/plain") and source.hasHtml():
            text = text_of_html(source.html())
        wanted = "".join(c for c in text.replace("\r\n", "\n") if c >= " " or c in "\n\t")
        kept = within_limits(wanted)[: max(0, MAX_CHARACTERS - len(self.toPlainText()))]
        self.insertPlainText(kept)
        if kept != wanted:
            self.cut_off.emit()

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        # Menus, other windows and the on-screen keyboard take the focus only for a moment, and a press on the page
        # never takes it.
        reasons = Qt.FocusReason
        if event.reason() in (reasons.MouseFocusReason, reasons.TabFocusReason, reasons.BacktabFocusReason):
            self.finished.emit()

    def point_in(self, canvas: QWidget, box: QRectF) -> QRectF:
        """Convert a box of the canvas to this widget's coordinates."""
        return QRectF(self.mapFrom(canvas, QPointF(box.topLeft())), box.size())
