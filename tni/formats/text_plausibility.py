"""Measure of how well the letters of a text fit those of names and words in French and its neighbours.

It decides between the encodings of old Macs and of DOS: in both of them most bytes are letters, but not all letters
stand where names have them (`Benoît` of a Mac is `Benoöt` for DOS, `Noël` of DOS is `Noâl` for a Mac).
"""

from __future__ import annotations

import re

_VOWELS = "aeouyéAEOUYÉ"
_GOOD = re.compile(
    "[éèÉÈ]"
    rf"|(?<=[{_VOWELS}])[ëïËÏ](?![oO])"  # Noël, Loïc, but not Joïo
    "|[çÇ](?=[aouAOU])"
    r"|[êô](?=[a-z])|[ÊÔÎÂ](?=[A-Z])|\b[ÊÔÎÂÀÇ](?=[a-zA-Z])"
    "|(?<=[bcdfghjlmnprstv])â(?=[a-z])"  # Gâtine
    "|(?<=[ao])î"  # Benoît
    r"|à\b|ü|Ü"
    r"|Ó(?=N\b)"  # LEÓN
    f"|(?<![{_VOWELS}])Ø"  # SØRENSEN, but not ANAØS
)
"""Accents where French has them."""
_BAD = re.compile(
    rf"(?<![{_VOWELS}])[ëï]|[ëï](?=o)"
    "|[çÇ](?![aouAOU])"
    r"|[êôâÊÔÂ]\b|\bâ"
    "|(?<=[aeiouyé])â"
    "|à(?=[a-z])"
    r"|(?<=[ao])ö|(?<=[aeiouy])æ|(?<![ao\W])î"
    r"|ã(?![oe]|\b)|õ(?!e|o|\b)|[ìòù](?!\b)"
    "|(?<![aeiou])ñ|ñ(?![aeiou])"
    f"|(?<=[{_VOWELS}])Ø|Ã(?![EO])|Õ(?!E)"
    r"|(?<![aeiou])ÿ|Å|Æ|[^\x00-\x7féèêëàâîïôöùûüçœñáíóúìòãõäßøåæÿÉÈÊËÀÂÇÎÏÔŒÑÖÜÄÁÍÓÚŸØÒÃÕ’«»°\u00a0]"
    r"|[âêëîïôûäöüñãõáíóúìòøåæ](?=[A-Z])|(?<=[A-Z]{2})[âêëîïôûäöüñãõáíóúìòøåæ]"
)
"""Accents where no name has them; small letters among capitals that no key gives while capitals are locked."""
_ACCENTED = re.compile(r"[^\x00-\x7f’«»°\u00a0]")
BAD_COST = 3
LOOKED_AT = 100_000
"""Characters of a text that are looked at."""


def implausibility(text: str) -> int:
    """Return 0 for a text whose accents stand where French has them; each other letter that names may have adds 1, each
    that they don't have `BAD_COST`."""
    text = text[:LOOKED_AT]
    places = [found.start() for found in _ACCENTED.finditer(text)]
    return sum(BAD_COST if _BAD.match(text, at) else not _GOOD.match(text, at) for at in places)
