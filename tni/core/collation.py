"""Comparison of French words: letters come first, accents and case last."""

from __future__ import annotations

import unicodedata

_LIGATURES = str.maketrans({"œ": "oe", "æ": "ae", "ß": "ss", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th"})

_ARTICLES = frozenset(("le", "la", "les", "l", "un", "une", "des", "du", "de", "d"))


def fold(text: str) -> str:
    """Return letters and digits alone, without accents or case, words separated by one space: `D'Ångelo ` gives `d
    angelo`."""
    # Fold case and ligatures again after the decomposition: it turns circled letters into capitals and separates
    # ligatures from their marks.
    bare = unicodedata.normalize("NFKD", text.casefold()).casefold().translate(_LIGATURES)
    marks_off = (c for c in bare if not unicodedata.combining(c))
    return " ".join("".join(c if c.isalnum() else " " for c in marks_off).split())


def without_article(folded: str) -> str:
    """Return folded words without the article before them: `les aires` gives `aires`."""
    first, _, rest = folded.partition(" ")
    return rest if rest and first in _ARTICLES else folded


def sort_key(*parts: str) -> tuple[tuple[str, ...], ...]:
    """Return the sort key of a name in a French list. Letters are compared first, part after part; accents, then case
    and punctuation break ties."""
    accents = tuple(unicodedata.normalize("NFD", part.casefold()) for part in parts)
    return tuple(fold(part) for part in parts), accents, parts
