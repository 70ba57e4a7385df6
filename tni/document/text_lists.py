"""Signs before the paragraphs of lists: bullets, numbers, letters."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from tni.document.text_style import MOST_LEVELS, PLAIN_PARAGRAPH, Marker, Paragraph

BULLETS = "•–"
"""Signs of the levels, in turn: every shipped font has them."""
_LETTERS = 26


def paragraph_at(paragraphs: Sequence[Paragraph], index: int) -> Paragraph:
    """Return the style of a paragraph; those after the stored ones are plain."""
    return paragraphs[index] if index < len(paragraphs) else PLAIN_PARAGRAPH


def deeper(one: Paragraph) -> Paragraph:
    return replace(one, level=min(one.level + 1, MOST_LEVELS))


def shallower(one: Paragraph) -> Paragraph:
    return replace(one, level=max(one.level - 1, 0))


def left_list(one: Paragraph) -> Paragraph:
    """Return a paragraph one level higher or, from the highest, out of its list."""
    return shallower(one) if one.level else replace(one, marker=Marker.NONE)


def marker_signs(paragraphs: Sequence[Paragraph]) -> list[str]:
    """Return the sign of each paragraph, empty for one that is not in a list.

    Numbers and letters count on over deeper levels, and begin again after a paragraph of their level or a shallower
    one that has another marker.
    """
    counts: list[tuple[Marker, int]] = [(Marker.NONE, 0)] * (MOST_LEVELS + 1)
    out = []
    for one in paragraphs:
        level = min(max(one.level, 0), MOST_LEVELS)
        marker, count = counts[level]
        counts[level] = one.marker, count + 1 if marker is one.marker else 1
        for deeper in range(level + 1, len(counts)):
            counts[deeper] = Marker.NONE, 0
        out.append(_sign(one.marker, counts[level][1], level))
    return out


def _sign(marker: Marker, count: int, level: int) -> str:
    match marker:
        case Marker.BULLET:
            return BULLETS[level % len(BULLETS)]
        case Marker.NUMBER:
            return f"{count}."
        case Marker.LETTER:
            return f"{alphabet_number(count)})"
        case _:
            return ""


def alphabet_number(count: int) -> str:
    """Return a, b … z, aa, ab … for 1, 2 …"""
    found = ""
    while count > 0:
        count, left = divmod(count - 1, _LETTERS)
        found = chr(ord("a") + left) + found
    return found
