"""Text editor for typing on the page. The overlay draws the text as the page does; the widget that takes the keys is
invisible."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING, Any, override

from PySide6.QtCore import QEvent, QMimeData, QPointF, QRect, QRectF, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QInputMethodEvent,
    QKeyEvent,
    QKeySequence,
    QTextCursor,
)
from PySide6.QtWidgets import QApplication, QFrame, QPlainTextEdit, QWidget

from tni.render.text_layout import MAX_CHARACTERS, within_limits
from tni.ui.i18n import tr

if TYPE_CHECKING:
    from tni.document.styled_text import ParagraphChange, StyleChange, StyledContent
    from tni.ui.canvas.styled_document import StyledDocument

_MOVES = {Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Home, Qt.Key.Key_End}
_MOVE = QTextCursor.MoveMode.MoveAnchor
_KEEP = QTextCursor.MoveMode.KeepAnchor
_OURS = _MOVES | {
    Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Escape, Qt.Key.Key_Backtab,
}  # fmt: skip
_OF_SPELLING = (
    (Qt.Key.Key_F7, Qt.KeyboardModifier.NoModifier),
    (Qt.Key.Key_Menu, Qt.KeyboardModifier.NoModifier),
    (Qt.Key.Key_F10, Qt.KeyboardModifier.ShiftModifier),
)
_AWAY = QRect(-64, -64, 32, 32)
"""Geometry outside the visible area, because over OpenGL a widget would be an opaque box."""


class PageTextEdit(QPlainTextEdit):
    """Invisible editor that holds the text, its undo, the caret and the system's input (dead keys, input methods,
    clipboard).

    edited: text, style, caret or selection changed. italic_wanted, link_wanted: Ctrl+I and Ctrl+K, which mean
    other things elsewhere. finished: the text is to be kept (Escape, Ctrl+Return, or the focus went
    elsewhere). undo_wanted: the editor has nothing more to undo. cut_off: the end of a pasted text was left out, or
    the last of too many styles.
    menu_wanted: the key of menus, next_fault_wanted: F7, both while `checks_spelling`.
    """

    edited = Signal()
    italic_wanted = Signal()
    link_wanted = Signal()
    finished = Signal()
    undo_wanted = Signal()
    cut_off = Signal()
    menu_wanted = Signal()
    next_fault_wanted = Signal()

    def __init__(
        self, parent: QWidget, caret_box: Callable[[], QRectF], caret_target: Callable[[int, Qt.Key], int]
    ) -> None:
        """caret_box: returns the caret's box in this widget's coordinates, at which input methods open their lists.
        caret_target: returns the position that up, down, home and end lead to. It needs the page's layout of the text,
        not this widget's."""
        super().__init__(parent)
        self._caret_box, self._caret_target = caret_box, caret_target
        self.leave_cell: Callable[[bool], bool] = lambda _forwards: False
        """Goes to the next cell of a table (True) or to the one before; returns whether the text is in one."""
        self.preedit = ""
        """Characters that an input method is composing at the caret."""
        self.companion: QWidget | None = None
        """Panel that belongs to the typing, which goes on while the panel has the focus."""
        self.checks_spelling = False
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

    @cached_property
    def styled(self) -> StyledDocument:
        """Styles of the text."""
        from tni.ui.canvas.styled_document import StyledDocument  # with the first text

        return StyledDocument(self.document)

    def begin(self, content: StyledContent, position: int | None = None) -> None:
        """Replace the text and clear the undo history. position: of the caret; None for the end."""
        blocked = self.blockSignals(True)
        self.preedit = ""
        self.setPlainText(content.text)
        self.styled.begin(content)
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
            is_ours = event.key() in _OURS or event.matches(QKeySequence.StandardKey.Undo)
            is_ours = is_ours or _is_italic(event) or _asks_link(event) or _pastes_plain(event)
            if is_ours or self._asks_for_fault(event):
                event.accept()
                return True
        return super().event(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        modifiers, key = event.modifiers(), Qt.Key(event.key())
        control = bool(modifiers & Qt.KeyboardModifier.ControlModifier)
        if self._handles_list(event) or self._handles_style(event):
            return
        if self._asks_for_fault(event):
            (self.next_fault_wanted if key is Qt.Key.Key_F7 else self.menu_wanted).emit()
            return
        tabs = event.key() in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab)
        if tabs and self.leave_cell(event.key() == Qt.Key.Key_Tab):
            return
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

    def _asks_for_fault(self, event: QKeyEvent) -> bool:
        """Return whether a key asks for the next fault, or for what to write in place of one."""
        keys = (event.key(), event.modifiers())
        return self.checks_spelling and keys in _OF_SPELLING

    @override
    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Open no menu of Qt's own, which would be that of an invisible widget."""
        event.accept()

    def _handles_style(self, event: QKeyEvent) -> bool:
        if _is_italic(event):
            self.italic_wanted.emit()
        elif _asks_link(event):
            self.link_wanted.emit()
        elif _pastes_plain(event):
            self.paste_plain()
        elif event.matches(QKeySequence.StandardKey.Copy):
            self.copy_styled()
        elif event.matches(QKeySequence.StandardKey.Cut):
            self.cut_styled()
        else:
            self._leave_link(event)
            return False
        return True

    def _leave_link(self, event: QKeyEvent) -> None:
        """Let what is typed behind a link not belong to it."""
        cursor = self.textCursor()
        style = self.styled.style_of(self.currentCharFormat())
        if not style.link or cursor.hasSelection() or not event.text().isprintable():
            return
        after = QTextCursor(cursor)
        after.movePosition(QTextCursor.MoveOperation.NextCharacter, _KEEP)
        if cursor.atBlockEnd() or self.styled.style_of(after.charFormat()).link != style.link:
            self.setCurrentCharFormat(self.styled.format_of(replace(style, link="")))

    def _handles_list(self, event: QKeyEvent) -> bool:
        """Handle the keys that lists give another meaning: Tab, Return and Backspace before an item."""
        from tni.document.text_lists import deeper, left_list, shallower  # with the first list
        from tni.document.text_style import Marker  # with the first list

        cursor, key = self.textCursor(), event.key()
        here = self.styled.paragraph(cursor.block())
        plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier)
        if not plain or (here.marker is Marker.NONE and not here.level):
            return False
        ends = key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not cursor.block().text()
        if key in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
            self.styled.set_out(cursor, deeper if key == Qt.Key.Key_Tab else shallower)
        elif not cursor.hasSelection() and (ends or (key == Qt.Key.Key_Backspace and cursor.atBlockStart())):
            self.styled.set_out(cursor, left_list)
        else:
            return False
        self.edited.emit()
        return True

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

    def paste_plain(self) -> None:
        """Paste the text of the clipboard without its formatting."""
        self._insert_plain(QApplication.clipboard().mimeData())

    @override
    def insertFromMimeData(self, source: QMimeData) -> None:
        """Insert the text with its styles."""
        from tni.ui.canvas.text_clipboard import pasted_text  # with the first text

        content = pasted_text(source)
        if content is None or content.is_plain:
            self._insert_plain(source)
            return
        self.insert_styled(content)

    def insert_styled(self, content: StyledContent) -> None:
        """Put a text with its styles in the place of the selection; what is over the limits of a text is left out, and
        told."""
        from tni.ui.canvas.text_clipboard import content_within_limits  # with the first text

        kept, is_whole = content_within_limits(content, MAX_CHARACTERS - len(self.toPlainText()))
        self.styled.insert(self.textCursor(), kept)
        self.ensureCursorVisible()
        self.edited.emit()
        if not is_whole or self._is_full():
            self.cut_off.emit()

    def _is_full(self) -> bool:
        """Return whether the text has as many styles as are kept: there may have been more."""
        from tni.document.text_style import MOST_SPANS  # with the first text

        return len(self.styled.content().spans) >= MOST_SPANS

    def copy_styled(self) -> None:
        """Copy the selected text with its styles."""
        from tni.ui.canvas.text_clipboard import offered_text  # with the first text

        cursor, place_of = self.textCursor(), self.styled.place_of
        if cursor.hasSelection():
            part = self.styled.content().part(place_of(cursor.selectionStart()), place_of(cursor.selectionEnd()))
            QApplication.clipboard().setMimeData(offered_text(part))

    def cut_styled(self) -> None:
        """Cut the selected text with its styles."""
        self.copy_styled()
        self.textCursor().removeSelectedText()

    def _insert_plain(self, source: QMimeData) -> None:
        from tni.ui.canvas.text_clipboard import plain_text  # with the first text

        text = plain_text(source)
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
        here = QApplication.focusWidget()
        if self.companion is not None and here is not None and self.companion.isAncestorOf(here):
            return
        if event.reason() in (reasons.MouseFocusReason, reasons.TabFocusReason, reasons.BacktabFocusReason):
            self.finished.emit()

    def restyle(self, change: StyleChange, start: int, end: int) -> None:
        """Change the style of the letters between two places in code points or, without any, of those typed next."""
        if start == end:
            style = self.styled.style_of(self.currentCharFormat())
            self.setCurrentCharFormat(self.styled.format_of(change(style)))
        else:
            self.styled.restyle(start, end, change)
        self.edited.emit()
        if start != end and self._is_full():
            self.cut_off.emit()

    def set_out(self, change: ParagraphChange) -> None:
        """Change the style of the selected paragraphs."""
        self.styled.set_out(self.textCursor(), change)
        self.edited.emit()

    def put(self, start: int, end: int, text: str) -> None:
        """Put a word in the place of another between two places in code points, as one step. Letters that both begin or
        end with stay, with their styles; the others take that of the letter before."""
        from tni.document.spelling import common_ends  # with the first word that is not known

        first, cursor = self.styled.position_of(start), self.textCursor()
        kept, left = common_ends(self.toPlainText()[start:end], text)
        cursor.setPosition(first + max(kept, 1))
        style = cursor.charFormat()
        cursor.setPosition(first + kept)
        cursor.setPosition(first + end - start - left, _KEEP)
        cursor.insertText(text[kept : len(text) - left], style)
        cursor.setPosition(first + len(text))
        self.setTextCursor(cursor)

    def point_in(self, canvas: QWidget, box: QRectF) -> QRectF:
        """Convert a box of the canvas to this widget's coordinates."""
        return QRectF(self.mapFrom(canvas, QPointF(box.topLeft())), box.size())


def _is_italic(event: QKeyEvent) -> bool:
    return event.key() == Qt.Key.Key_I and event.modifiers() == Qt.KeyboardModifier.ControlModifier


def _asks_link(event: QKeyEvent) -> bool:
    return event.key() == Qt.Key.Key_K and event.modifiers() == Qt.KeyboardModifier.ControlModifier


def _pastes_plain(event: QKeyEvent) -> bool:
    both = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    return event.key() == Qt.Key.Key_V and event.modifiers() == both
