"""Styles of letters and paragraphs in the document of the invisible text editor.

Qt moves the styles with their letters, gives them to what is typed behind, and undoes their changes.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtGui import QTextBlock, QTextBlockFormat, QTextCharFormat, QTextCursor, QTextDocument, QTextFormat

from tni.document.text_style import (
    PLAIN_PARAGRAPH,
    PLAIN_SPAN,
    Paragraph,
    SpanStyle,
    TextSpan,
    ordered_spans,
    trimmed_paragraphs,
)

if TYPE_CHECKING:
    from tni.document.styled_text import ParagraphChange, StyleChange, StyledContent

_STYLE = QTextFormat.Property.UserProperty.value + 1
"""Property of a format: number of a style, 0 for the plain one."""
_KEEP = QTextCursor.MoveMode.KeepAnchor


class StyledDocument:
    """Reads and changes the styles in a text document. A number in a format stands for each style.

    document: returns it, at each use: PySide forgets the document of an editor that it was asked for once when another
    editor is deleted.
    """

    def __init__(self, document: Callable[[], QTextDocument]) -> None:
        self._of = document
        self._styles, self._paragraphs = [PLAIN_SPAN], [PLAIN_PARAGRAPH]

    @property
    def _document(self) -> QTextDocument:
        return self._of()

    # -- places: Qt counts UTF-16 units

    def place_of(self, position: int) -> int:
        """Return a position as a place in code points."""
        from tni.render.text_rows import utf16_length  # with the first text

        text = self._document.toPlainText()
        if text.isascii() or utf16_length(text) == len(text):
            return min(position, len(text))
        return len(text.encode("utf-16-le")[: 2 * position].decode("utf-16-le", "ignore"))

    def position_of(self, place: int) -> int:
        from tni.render.text_rows import utf16_length  # with the first text

        return utf16_length(self._document.toPlainText()[:place])

    # -- the whole

    def content(self) -> StyledContent:
        """Return the document's text with its styles."""
        from tni.document.styled_text import StyledContent  # with the first text

        text = self._document.toPlainText()
        spans, paragraphs, first = [], [], 0
        block = self._document.begin()
        while block.isValid():
            spans += self._spans_of(block, first)
            paragraphs.append(self.paragraph(block))
            first += len(block.text()) + 1
            block = block.next()
        return StyledContent(text, ordered_spans(spans, len(text)), trimmed_paragraphs(paragraphs, text))

    def _spans_of(self, block: QTextBlock, first: int) -> list[TextSpan]:
        found, words = [], block.text()
        units = words.encode("utf-16-le")
        for run in block.textFormats():
            if number := run.format.intProperty(_STYLE):
                start = len(units[: 2 * run.start].decode("utf-16-le", "ignore"))
                end = len(units[: 2 * (run.start + run.length)].decode("utf-16-le", "ignore"))
                found.append(TextSpan(first + start, first + end, self._styles[number]))
        return found

    def begin(self, content: StyledContent) -> None:
        """Give the document, which has the text already, its styles; nothing of it is undone."""
        self._document.setUndoRedoEnabled(False)
        cursor = QTextCursor(self._document)
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.setCharFormat(QTextCharFormat())
        cursor.setBlockFormat(QTextBlockFormat())
        self._put_styles(content, 0)
        self._document.setUndoRedoEnabled(True)

    def insert(self, cursor: QTextCursor, content: StyledContent) -> None:
        """Put a text with its styles in the place of the selection, as one step. Its first paragraph takes the style of
        the one that it is put into, unless that is empty."""
        cursor.beginEditBlock()
        cursor.removeSelectedText()
        was_empty = not cursor.block().text()
        own = self.paragraph(cursor.block())
        start = self.place_of(cursor.position())
        cursor.insertText(content.text, QTextCharFormat())
        placed = content if was_empty else content.set_out(0, 0, lambda _one: own)
        self._put_styles(placed, start)
        cursor.endEditBlock()

    def _put_styles(self, content: StyledContent, start: int) -> None:
        from tni.document.text_lists import paragraph_at  # with the first list

        cursor = QTextCursor(self._document)
        for span in content.spans:
            self._select(cursor, start + span.start, start + span.end)
            cursor.setCharFormat(self.format_of(span.style))
        if content.paragraphs or start:
            block = self._document.findBlock(self.position_of(start))
            for number in range(content.text.count("\n") + 1):
                self._set_paragraph(block, paragraph_at(content.paragraphs, number))
                block = block.next()

    # -- letters

    def format_of(self, style: SpanStyle) -> QTextCharFormat:
        found = QTextCharFormat()
        if style != PLAIN_SPAN:
            if style not in self._styles:
                self._styles.append(style)
            found.setProperty(_STYLE, self._styles.index(style))
        return found

    def style_of(self, found: QTextCharFormat) -> SpanStyle:
        return self._styles[found.intProperty(_STYLE)]

    def restyle(self, start: int, end: int, change: StyleChange) -> None:
        """Change the styles of the letters between two places, as one step."""
        changed, at = self.content().part(start, end).restyled(0, end - start, change), 0
        runs = []
        for span in (*changed.spans, TextSpan(end - start, end - start, PLAIN_SPAN)):
            runs += [(at, span.start, PLAIN_SPAN), (span.start, span.end, span.style)]
            at = span.end
        cursor = QTextCursor(self._document)
        cursor.beginEditBlock()
        # each letter once: undo moves the caret by all letters that a step has changed
        for first, last, style in runs:
            if first < last:
                self._select(cursor, start + first, start + last)
                cursor.setCharFormat(self.format_of(style))
        cursor.endEditBlock()

    def _select(self, cursor: QTextCursor, start: int, end: int) -> None:
        cursor.setPosition(self.position_of(start))
        cursor.setPosition(self.position_of(end), _KEEP)

    # -- paragraphs

    def paragraph(self, block: QTextBlock) -> Paragraph:
        return self._paragraphs[block.blockFormat().intProperty(_STYLE)]

    def set_out(self, cursor: QTextCursor, change: ParagraphChange) -> None:
        """Change the styles of the paragraphs of a selection, as one step."""
        cursor.beginEditBlock()
        block = self._document.findBlock(cursor.selectionStart())
        while block.isValid() and block.position() <= cursor.selectionEnd():
            self._set_paragraph(block, change(self.paragraph(block)))
            block = block.next()
        cursor.endEditBlock()

    def _set_paragraph(self, block: QTextBlock, style: Paragraph) -> None:
        if style == self.paragraph(block):
            return
        if style not in self._paragraphs:
            self._paragraphs.append(style)
        found = QTextBlockFormat()
        if style != PLAIN_PARAGRAPH:
            found.setProperty(_STYLE, self._paragraphs.index(style))
        QTextCursor(block).setBlockFormat(found)
