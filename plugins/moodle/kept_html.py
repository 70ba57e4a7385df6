"""HTML reduced to what a Moodle keeps of it: simple elements and links."""

from __future__ import annotations

from tni.api.sent_html import HtmlReducer


def kept_html(text: str) -> str:
    """Return the HTML that is sent: well formed, with kept elements alone."""
    return HtmlReducer().reduced(text)
