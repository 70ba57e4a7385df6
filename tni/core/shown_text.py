"""Letters of texts from elsewhere that a page can show."""

from __future__ import annotations

import unicodedata

_JOINERS = "\u200c\u200d"  # between letters of some scripts, and within emoji
_TO_SPACE = dict.fromkeys(map(ord, "\t\v\f\x85\u2028\u2029"), " ")


def is_shown(letter: str) -> bool:
    """Return whether a letter has a picture, a width or a part in those of its neighbours: spaces that do not break,
    which French puts before signs and in numbers, and what joins emoji have no picture of their own."""
    return letter.isprintable() or letter in _JOINERS or unicodedata.category(letter) == "Zs"


def spaced(text: str) -> str:
    """Return a text of the same length with spaces for its tabs and for what parts lines within a paragraph."""
    return text.translate(_TO_SPACE)
