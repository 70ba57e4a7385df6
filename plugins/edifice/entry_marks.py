"""Marks by which entries and homework are found again in an ENT of Edifice, as classes of the element around the text:
the ENT keeps descriptions as they are sent, but for its filter."""

from __future__ import annotations

import hashlib
import re
from uuid import UUID

ENTRY, WORK, VERSION = "tni-entry", "tni-work", "tni-version"

_MARK = re.compile(r"\btni-(entry|work|version)-([0-9a-f]{12,32})\b")


def fingerprint(*texts: str) -> str:
    """Return a short name for texts, the same on every computer."""
    return hashlib.sha256("\0".join(texts).encode("utf-8", "surrogatepass")).hexdigest()[:12]


def mark(kind: str, name: UUID | str) -> str:
    return f"{kind}-{name.hex if isinstance(name, UUID) else name}"


def marks_in(text: object) -> frozenset[str]:
    """Return all marks that stand in a text."""
    return frozenset(f"tni-{kind}-{name}" for kind, name in _MARK.findall(str(text)))


def marked(content: str, *marks: str) -> str:
    """Return XHTML within an element that bears marks."""
    return f'<div class="{" ".join(marks)}">{content}</div>'


def content_of(text: str) -> str:
    """Return what stands within the marked element, all where none is found. Our XHTML holds no other `div` in it."""
    found = re.search(r'<div class="tni-[^"]*">(.*?)</div>', text, re.DOTALL)
    return found[1] if found else text
