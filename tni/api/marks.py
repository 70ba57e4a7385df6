"""Marks in HTML by which a connector finds again what it has written: values of the attribute `class`, which most
servers keep."""

from __future__ import annotations

import hashlib
import re
from uuid import UUID

__all__ = ["fingerprint", "mark", "marks_in"]

_MARK = re.compile(r"\btni-[a-z]+-[0-9a-f]{12,32}\b")


def fingerprint(*texts: str) -> str:
    """Return a short name for texts, the same on every computer: 12 hexadecimal digits."""
    return hashlib.sha256("\0".join(texts).encode("utf-8", "surrogatepass")).hexdigest()[:12]


def mark(kind: str, name: UUID | str) -> str:
    """Return a mark. kind: `tni-` and a word of lower-case letters. name: an id, or a fingerprint."""
    return f"{kind}-{name.hex if isinstance(name, UUID) else name}"


def marks_in(text: object) -> frozenset[str]:
    """Return all marks that stand in a text."""
    return frozenset(_MARK.findall(str(text)))
