"""Search of a phrase in texts as they were written. Accents, case, ligatures and signs between words don't matter."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from tni.library.french_text import ELIDED

_MARKS = "[\u0300-\u036f\u00ad]*"
_VARIANTS = {
    "a": "aàâäáãå", "c": "cç", "e": "eéèêë", "i": "iîïíì", "n": "nñ", "o": "oôöóòõ", "u": "uùûüú", "y": "yÿý",
}  # fmt: skip
_LIGATURES = {"oe": "œ", "ae": "æ"}
_BETWEEN = rf"[\W_]+(?:(?:{'|'.join(sorted(ELIDED))})['’ʼ][\W_]*)?"


@lru_cache(maxsize=64)
def phrase_pattern(words: Sequence[str]) -> re.Pattern[str]:
    """Return the pattern of folded words that follow one another. words: a tuple."""
    return re.compile(rf"(?<![^\W_]){_BETWEEN.join(_spelt(word) for word in words)}(?![^\W_])", re.IGNORECASE)


def _spelt(word: str) -> str:
    spelt, at = "", 0
    while at < len(word):
        pair = word[at : at + 2]
        if pair in _LIGATURES:
            spelt += f"(?:{_LIGATURES[pair]}|{_letter(pair[0])}{_letter(pair[1])})"
        else:
            spelt += _letter(pair[0])
        at += 2 if pair in _LIGATURES else 1
    return spelt


def _letter(letter: str) -> str:
    return (f"[{_VARIANTS[letter]}]" if letter in _VARIANTS else re.escape(letter)) + _MARKS
