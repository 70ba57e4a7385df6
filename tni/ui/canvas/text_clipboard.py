"""Styled text on the system's clipboard."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData

from tni.render.text_layout import MAX_CHARACTERS, within_limits
from tni.ui.plain_text import text_of_html

if TYPE_CHECKING:
    from tni.document.styled_text import StyledContent

LONGEST_HTML = 4_000_000
"""Longest HTML that is read for its styles; of a longer one the plain text is taken."""


def plain_text(source: QMimeData) -> str:
    """Return what is on the clipboard as text without formatting."""
    if not source.hasFormat("text/plain") and source.hasHtml():
        return text_of_html(source.html())
    return source.text()


def pasted_text(source: QMimeData) -> StyledContent | None:
    """Return what is on the clipboard with its styles; None without any."""
    if not source.hasHtml() or len(html := source.html()) > LONGEST_HTML:
        return None
    from tni.document.pasted_html import styled_text_of_html  # with the first paste

    content = styled_text_of_html(html)
    # a text whose HTML is a picture alone, as of a copied picture with its name
    return content if content.text else None


def offered_text(content: StyledContent) -> QMimeData:
    """Return a text for other programs: plain, and with its styles as HTML."""
    data = QMimeData()
    data.setText(content.text)
    if not content.is_plain:
        from tni.document.pasted_html import html_of_styled_text  # with the first copy

        data.setHtml(html_of_styled_text(content))
    return data


def content_within_limits(content: StyledContent, room: int = MAX_CHARACTERS) -> tuple[StyledContent, bool]:
    """Return as much of a text and of its styles as is kept, and whether that is all of it. room: in letters."""
    text = within_limits(content.text)[: max(room, 0)]
    kept = content.part(0, len(text))
    return kept, len(text) == len(content.text) and len(kept.spans) == len(content.spans)
