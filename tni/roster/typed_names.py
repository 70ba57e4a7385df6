"""Names of pupils as a teacher types or pastes them, one a line, to rows of a class list."""

from __future__ import annotations

import re
from collections.abc import Sequence

from tni.core.collation import fold
from tni.roster.class_list import PupilRow

MAX_LETTERS = 100
"""Longest name that is kept: a longer line is no name."""
_HEADERS = frozenset({"nom", "prenom", "noms", "prenoms", "eleve", "eleves", "nom prenom", "prenom nom", "classe"})
_TITLES = frozenset({"m", "mme", "mlle", "monsieur", "madame"})
_PARTICLES = frozenset({"de", "du", "des", "d", "la", "le", "van", "von", "der", "den", "el", "al", "ben", "di", "da"})
_NUMBERING = re.compile(
    r"^[\s\ufeff]*(?:\(?\d{1,3}\s*[.)\u00b0:/-]\s*|\d{1,3}\s+|[-\u2013\u2014*\u2022\u25cf\u00b7]+\s*)"
)
_CELLS = re.compile(r"\s*[\t;|]\s*")


def read_typed_names(text: str) -> list[PupilRow]:
    """Return the pupils in the order of the lines. Lines without a name, numbers before names, and headings are left
    out.

    `Zoé Martin`, `Zoé MARTIN`, `MARTIN Zoé`, `MARTIN, Zoé` and two columns of a table are understood: capitals tell the
    family name, else the first word is the first name, and in two columns the second.
    """
    rows = (_read_line(line) for line in text.splitlines())
    return [row for row in rows if row is not None]


def exchange_names(row: PupilRow) -> PupilRow:
    """Return the row with family and first name exchanged."""
    return PupilRow(row.first_name, row.last_name, class_name=row.class_name)


def is_order_known(row: PupilRow) -> bool:
    """Return whether capitals told which of the names is the family name; otherwise their order was guessed."""
    return _is_capital(row.last_name) and not _is_capital(row.first_name)


def _read_line(line: str) -> PupilRow | None:
    line = _NUMBERING.sub("", line, count=1).strip()
    cells = [cell for cell in map(_clean, _CELLS.split(line)) if _has_letters(cell)]
    if len(cells) < 2:
        cells = [cell for cell in map(_clean, line.split(",")) if _has_letters(cell)]
    if not cells or fold(" ".join(cells)) in _HEADERS:
        return None
    if len(cells) > 1:
        last, first = (cells[1], cells[0]) if _is_capital(cells[1]) and not _is_capital(cells[0]) else cells[:2]
    else:
        last, first = _split(cells[0].split())
    return PupilRow(last, first) if max(len(last), len(first)) <= MAX_LETTERS else None


def _clean(cell: str) -> str:
    """Return the words of a cell, without quotation marks and without a title such as `Mme`."""
    words = "".join(c if c.isprintable() else " " for c in cell).strip(' "\u00ab\u00bb.').split()
    if len(words) > 1 and fold(words[0]) in _TITLES:
        words = words[1:]
    return " ".join(words)


def _split(words: Sequence[str]) -> tuple[str, str]:
    """Return family name and first name of a whole name."""
    if len(words) == 1:
        return "", words[0]
    ahead = _capitals(words)
    behind = _capitals(words[::-1])
    if 0 < ahead < len(words):
        return " ".join(words[:ahead]), " ".join(words[ahead:])
    if 0 < behind < len(words):
        while behind < len(words) - 1 and fold(words[-behind - 1]) in _PARTICLES:
            behind += 1
        return " ".join(words[-behind:]), " ".join(words[:-behind])
    if ahead == len(words):  # all in capitals, as lists are that begin with the family name
        return words[0], " ".join(words[1:])
    return " ".join(words[1:]), words[0]


def _capitals(words: Sequence[str]) -> int:
    """Return the number of words in capitals at the start."""
    return next((n for n, word in enumerate(words) if not _is_capital(word)), len(words))


def _is_capital(text: str) -> bool:
    return text == text.upper() and _has_letters(text) and (len(text) > 1)


def _has_letters(text: str) -> bool:
    return any(c.isalpha() for c in text)
