"""Text to read aloud: what is selected, else what stands on the page, from top to bottom."""

from __future__ import annotations

from tni.document.items import Text, bounds
from tni.document.styled_text import StyledContent
from tni.document.text_lists import marker_signs, paragraph_at
from tni.services.lesson.lesson_editor import LessonEditor

_LINE_MM = 6.0
"""Texts whose tops differ by less stand on one line."""


def text_to_speak(editor: LessonEditor, language: str = "fr") -> str:
    """Return the text to read aloud, empty without any. Signs of lists but bullets are read too, and formulas in words.
    language: "fr" or "en"."""
    typed, writer = editor.typed, editor.writer
    if typed is not None:
        content = StyledContent.of(typed)
        start, end = writer.selected if writer is not None else (0, 0)
        return _spoken(content.part(start, end) if start < end else content, language)
    texts = editor.selected_texts
    if not editor.selection:
        texts = [item for item in editor.document.items(editor.page.id) if isinstance(item, Text)]
    boxes = [(bounds(text), text) for text in texts]
    boxes.sort(key=lambda one: (round(one[0].y / _LINE_MM), one[0].x))
    return "\n\n".join(_spoken(StyledContent.of(text), language) for _, text in boxes).strip()


def _spoken(content: StyledContent, language: str) -> str:
    text = content.text
    if any(span.style.formula for span in content.spans):
        from tni.document.spoken_formulas import with_spoken_formulas  # with the first formula

        text = with_spoken_formulas(text, content.spans, 0, len(text), language)
    lines = text.split("\n")
    signs = marker_signs([paragraph_at(content.paragraphs, n) for n in range(len(lines))])
    return "\n".join(f"{sign} {line}" if sign[:1].isalnum() else line for sign, line in zip(signs, lines, strict=True))
