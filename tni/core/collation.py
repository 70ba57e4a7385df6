"""Comparing words as French does: accents and case matter last."""

from __future__ import annotations

import unicodedata

_LIGATURES = str.maketrans({"œ": "oe", "æ": "ae", "ß": "ss", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th"})


def fold(text: str) -> str:
    """Letters and digits alone, without accents or case, words parted by one space: `D'Ångelo ` gives `d angelo`."""
    # Case and ligatures after the decomposition too: it makes capitals of circled ones and bares marked ligatures.
    bare = unicodedata.normalize("NFKD", text.casefold()).casefold().translate(_LIGATURES)
    marks_off = (c for c in bare if not unicodedata.combining(c))
    return " ".join("".join(c if c.isalnum() else " " for c in marks_off).split())


def sort_key(*parts: str) -> tuple[tuple[str, ...], ...]:
    """Order of names in a French list: by letters first, part after part; accents, then case and signs break ties."""
    accents = tuple(unicodedata.normalize("NFD", part.casefold()) for part in parts)
    return tuple(fold(part) for part in parts), accents, parts
