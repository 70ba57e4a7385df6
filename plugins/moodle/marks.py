"""Marks by which an entry and its homework are found again in a Moodle, as classes of HTML elements.

Moodle cleans what it shows (HTML Purifier): comments, `id` and `data-` attributes go, classes stay. That they stay is
known from its configuration, not tried on a server here; so everything that is found by a mark is also found without:
a discussion by the notes of the connector and by its subject, an event by its notes, or by name and day.
"""

from __future__ import annotations

import hashlib
import re
from uuid import UUID

ENTRY, WORK, VERSION, FILES = "tni-entry", "tni-work", "tni-version", "tni-files"

_MARK = re.compile(r"\btni-(entry|work|version|files)-([0-9a-f]{12,32})\b")


def fingerprint(*texts: str) -> str:
    """Return a short name for texts, the same on every computer."""
    return hashlib.sha256("\0".join(texts).encode("utf-8", "surrogatepass")).hexdigest()[:12]


def mark(kind: str, name: UUID | str) -> str:
    return f"{kind}-{name.hex if isinstance(name, UUID) else name}"


def marks_in(text: str) -> frozenset[str]:
    """Return all marks that stand in HTML."""
    return frozenset(f"tni-{kind}-{name}" for kind, name in _MARK.findall(text))
