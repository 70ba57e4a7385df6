"""Marks by which entries and homework are found again in an ENT of Edifice, as classes of the element around the text:
the ENT keeps descriptions as they are sent, but for its filter."""

from __future__ import annotations

import re

ENTRY, WORK, VERSION = "tni-entry", "tni-work", "tni-version"


def marked(content: str, *marks: str) -> str:
    """Return XHTML within an element that bears marks."""
    return f'<div class="{" ".join(marks)}">{content}</div>'


def content_of(text: str) -> str:
    """Return what stands within the marked element, all where none is found. Our XHTML holds no other `div` in it."""
    found = re.search(r'<div class="tni-[^"<>]*">', text)
    end = text.find("</div>", found.end()) if found else -1
    return text[found.end() : end] if found and end >= 0 else text
