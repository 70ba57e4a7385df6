"""Names that fit into a narrow place: in two lines, then with their long words abbreviated, and always readable."""

from __future__ import annotations

import re
from collections.abc import Callable

MAX_LINES = 2
LONGEST_KEPT = 5
"""Words of so many letters are never abbreviated."""
_ENDS_IN_NUMBER = re.compile(r"(\D+)(\d\S*)")


def fitted_name(name: str, width_px: int, advance: Callable[[str], int]) -> list[str]:
    """Return the lines of a name within a width. A word loses its end for a full stop, never the number at its end,
    which tells two classes apart. advance: returns the width of a text, px.

    "Terminale générale 3" becomes "Terminale" and "générale 3", or "Term." and "géné. 3" where that is too wide.
    """
    words = name.split()
    if not words or advance(" ".join(words)) <= width_px:
        return [" ".join(words)] if words else []
    for kept in (0, 4, 3, 2):
        lines = _wrapped([_abbreviated(word, kept) for word in words], width_px, advance)
        if len(lines) <= MAX_LINES and all(advance(line) <= width_px for line in lines):
            return lines
    return [_without_middle(name, width_px, advance)]


def _abbreviated(word: str, kept: int) -> str:
    """Return a word cut after its first letters; whole if it is short or `kept` is 0."""
    letters, number = match.groups() if (match := _ENDS_IN_NUMBER.fullmatch(word)) else (word, "")
    is_long = kept > 0 and len(letters) > LONGEST_KEPT and letters[:kept].isalpha()
    return f"{letters[:kept]}.{number}" if is_long else word


def _wrapped(words: list[str], width_px: int, advance: Callable[[str], int]) -> list[str]:
    """Return the words in lines, as few as there can be."""
    lines = words[:1]
    for word in words[1:]:
        longer = f"{lines[-1]} {word}"
        if advance(longer) <= width_px:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines


def _without_middle(name: str, width_px: int, advance: Callable[[str], int]) -> str:
    """Return the beginning and the end of a name, as much of it as fits."""
    for left_out in range(1, len(name)):
        kept = len(name) - left_out
        short = f"{name[: (kept + 1) // 2].strip()}…{name[len(name) - kept // 2 :].strip()}"
        if advance(short) <= width_px:
            return short
    return name[:1]
