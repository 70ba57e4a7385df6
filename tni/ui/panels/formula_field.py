"""Field with the LaTeX of a formula: a line each, edited by the keyboard and by the keys of the palette."""

from __future__ import annotations

from typing import override

from PySide6.QtCore import QMimeData, Qt, Signal
from PySide6.QtGui import QKeyEvent, QSyntaxHighlighter, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QWidget

from tni.document.formula_editing import FormulaEdit
from tni.document.formula_tree import PLACEHOLDER
from tni.document.pasted_latex import pasted_latex
from tni.ui.chrome.button import Style
from tni.ui.chrome.text_area import TouchedTextArea
from tni.ui.i18n import tr

MOST_LETTERS = 5_000
"""What would be more is left out, and told: a formula is drawn up to a fifth of this."""


class FormulaField(TouchedTextArea):
    """Field of the LaTeX. Tab goes to the next part that is to be filled in, Enter begins a line, Escape ends.

    cut_off: what was to be put in is too long. left: the composing is to end.
    """

    cut_off = Signal()
    left = Signal()

    def __init__(self, style: Style, parent: QWidget) -> None:
        super().__init__("", parent)
        self._kit = style
        self.setAccessibleName(tr("Formule en LaTeX"))
        self.setTabChangesFocus(False)
        self.setPlaceholderText("\\frac{1}{2}")
        self._grown = ""
        """Text up to an exponent of several digits that was made of what was typed."""
        self.marked: int | None = None
        """Place of the mistake that is marked."""
        self._marks = _FaultMarks(style, self)
        style.theme.changed.connect(self._restyle)
        self._restyle()

    def _restyle(self) -> None:
        font = self._kit.theme.font(round(self._kit.theme.metrics.font_px * 1.15))
        font.setFamily("monospace")
        font.setFixedPitch(True)
        self.setFont(font)

    # -- the text and its selection, in code points

    @property
    def edit(self) -> FormulaEdit:
        text, cursor = self.toPlainText(), self.textCursor()
        return FormulaEdit(text, _place(text, cursor.selectionStart()), _place(text, cursor.selectionEnd()))

    def show_edit(self, edit: FormulaEdit) -> None:
        """Show a changed text, as one step of the field's own undo history, and its selection."""
        before = self.toPlainText()
        cursor = self.textCursor()
        if edit.text != before:
            same = _common(before, edit.text)
            tail = _common(before[same:][::-1], edit.text[same:][::-1])
            cursor.beginEditBlock()
            cursor.setPosition(_position(before, same))
            cursor.setPosition(_position(before, len(before) - tail), QTextCursor.MoveMode.KeepAnchor)
            cursor.insertText(edit.text[same : len(edit.text) - tail])
            cursor.endEditBlock()
        cursor.setPosition(_position(edit.text, edit.start))
        cursor.setPosition(_position(edit.text, edit.end), QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(cursor)

    def mark(self, place: int | None, length: int = 1, *, quietly: bool = False) -> None:
        """Underline what begins at the place of a mistake; None for none. quietly: it may still be being typed."""
        self.marked, text = place, self.toPlainText()
        token = "muted" if quietly else "danger"
        if place is None:
            self._marks.mark(None)
        else:
            at = _position(text, place)
            self._marks.mark((at, max(_position(text, place + length) - at, 1), token))

    # -- keys

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        match event.key():
            case Qt.Key.Key_Tab:
                self.show_edit(self.edit.next_place())
            case Qt.Key.Key_Backtab:
                self.show_edit(self.edit.next_place(forwards=False))
            case Qt.Key.Key_Backspace if self._is_behind_parts() and not event.modifiers():
                self.show_edit(self.edit.erased())
            case Qt.Key.Key_Escape:
                self.left.emit()
            case Qt.Key.Key_Return | Qt.Key.Key_Enter if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
                self.left.emit()
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self.show_edit(self.edit.new_line())
            case _ if event.text().isdecimal() and self._put_digit(event.text()):
                pass
            case _ if event.text().isprintable() and event.text() and self._room() < len(event.text()):
                self.cut_off.emit()
            case _:
                super().keyPressEvent(event)

    def _put_digit(self, digit: str) -> bool:
        """Put a digit in the exponent or index that was typed just before. Returns whether there is one."""
        edit = self.edit
        longer = edit.with_longer_script(digit, grows=edit.text[: edit.start] == self._grown)
        if longer is None or edit.start != edit.end:
            return False
        self.show_edit(longer)
        self._grown = longer.text[: longer.end]
        return True

    def _is_behind_parts(self) -> bool:
        """Return whether a part that is to be filled in is selected, or the caret is behind a brace: then a whole is
        erased, since a brace alone is a mistake."""
        edit = self.edit
        return edit.selected == PLACEHOLDER or (edit.start == edit.end and edit.text[: edit.end].endswith("}"))

    def _room(self) -> int:
        cursor = self.textCursor()
        return MOST_LETTERS - self.document().characterCount() + 1 + cursor.selectionEnd() - cursor.selectionStart()

    @override
    def insertFromMimeData(self, source: QMimeData) -> None:
        """Paste without what would be too much: a text of megabytes would hold up the window."""
        text = source.text()
        room = max(self._room(), 0)
        if len(text) > room:
            text = text[:room]
            self.cut_off.emit()
        self.textCursor().insertText(pasted_latex(text))
        self.ensureCursorVisible()


class _FaultMarks(QSyntaxHighlighter):
    """Mark of a mistake in the field."""

    def __init__(self, style: Style, field: TouchedTextArea) -> None:
        super().__init__(field.document())
        self._kit = style
        self._marked: tuple[int, int, str] | None = None

    def mark(self, marked: tuple[int, int, str] | None) -> None:
        """Mark a place. marked: its beginning and length, and the colour."""
        if marked != self._marked:
            self._marked = marked
            self.rehighlight()

    @override
    def highlightBlock(self, text: str) -> None:
        if self._marked is None:
            return
        start, length, token = self._marked
        at = start - self.currentBlock().position()
        if not 0 <= at <= len(text):
            return
        kind = QTextCharFormat()
        kind.setUnderlineStyle(QTextCharFormat.UnderlineStyle.WaveUnderline)
        kind.setUnderlineColor(self._kit.theme.colour(token))
        kind.setForeground(self._kit.theme.colour(token))
        self.setFormat(max(min(at, len(text) - 1), 0), length, kind)


def _common(one: str, other: str) -> int:
    """Return how many letters two texts begin alike with."""
    return next((n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))


def _position(text: str, place: int) -> int:
    """Return Qt's position of a place: it counts in UTF-16."""
    return place + sum(1 for letter in text[:place] if ord(letter) > 0xFFFF)


def _place(text: str, position: int) -> int:
    at = 0
    for place, letter in enumerate(text):
        if at >= position:
            return place
        at += 2 if ord(letter) > 0xFFFF else 1
    return len(text)
