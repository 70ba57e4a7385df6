"""Page numbers as a teacher types them: « 2, 4-6 », « 2 à 4 et 7 »."""

from __future__ import annotations

import re

_PART = re.compile(r"(\d{1,4})(?:\s*(?:-|–|à|to)\s*(\d{1,4}))?")


def read_pages(text: str, count: int) -> list[int] | None:
    """Return the numbers in a text, each once, in the order typed; None for a text that is none or names a page that
    is not among the first `count`."""
    found: list[int] = []
    for part in filter(None, (piece.strip() for piece in re.split(r"[,;]|\bet\b|\band\b", text))):
        match = _PART.fullmatch(part)
        if match is None:
            return None
        first, last = int(match[1]), int(match[2] or match[1])
        if not 1 <= first <= last <= count:
            return None
        found += range(first, last + 1)
    return list(dict.fromkeys(found))
