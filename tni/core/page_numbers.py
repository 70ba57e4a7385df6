"""Numbers of pages as they are typed: « 1-3, 5 »."""

from __future__ import annotations

import re

MOST_DIGITS = 6
_PART = re.compile(rf"\s*(\d{{1,{MOST_DIGITS}}})\s*(?:[-–à]\s*(\d{{1,{MOST_DIGITS}}})\s*)?")


def page_numbers(text: str, pages: int) -> list[int] | None:
    """Return the numbers that a text names, ascending, each once, of those from 1 to `pages`; all of them for a text
    without any; None for a text that names no such page or that is nothing of the kind."""
    if not text.strip():
        return list(range(1, pages + 1))
    found: set[int] = set()
    for part in re.split(r"[,;]", text):
        if (read := _PART.fullmatch(part)) is None:
            return None
        first = int(read[1])
        last = int(read[2] or first)
        found.update(range(max(min(first, last), 1), min(max(first, last), pages) + 1))
    return sorted(found) or None
