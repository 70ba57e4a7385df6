"""XHTML that an ENT of Edifice stores as it is: simple elements, links, and text with word joiners."""

from __future__ import annotations

import html
from typing import override

from tni.api.sent_html import KEPT_ELEMENTS, HtmlReducer

from .filter_safe import filter_safe, safe_address

KEPT = KEPT_ELEMENTS - {"caption"}
SCHEMES = ("https:", "http:", "mailto:", "/workspace/")


def safe_xhtml(text: str) -> str:
    """Return HTML as it is sent: well formed, kept elements alone, and no attribute but the address of a link."""
    return _SafeReducer(KEPT, SCHEMES).reduced(text)


def safe_text(text: str) -> str:
    """Return plain text as XHTML."""
    return html.escape(filter_safe(text, is_escaped=True), quote=False)


class _SafeReducer(HtmlReducer):
    @override
    def written_text(self, text: str) -> str:
        return safe_text(text)

    @override
    def written_address(self, address: str) -> str:
        return safe_address(address)
