"""Guess of the columns of a class list without a known header, from the values in them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Sequence

from tni.formats.roster_text import TextTable

MAX_ROWS, MAX_COLUMNS = 500, 64
"""Part of the table that is looked at: the columns that matter stand among the first."""
MOST = 0.8
"""Share of a column's cells that must be of one kind."""
HEADERLESS_ROWS = 2
"""Up to so many rows nothing is concluded from values that come again."""
CLASS_LETTERS = 24

_DAY = re.compile(r"\d{1,2}[./-]\d{1,2}[./-]\d{2,4}|\d{4}-\d{1,2}-\d{1,2}")
_NATIONAL_NUMBER = re.compile(r"\d{9,10}[A-Za-z]{1,2}|[A-Z]\d{8}[A-Z]|\d{10,}")
_NAME = re.compile(r"[^\W\d_]+(?:[ .'’,\u2010\u2011-]+[^\W\d_]+)*[.]?")
_RANK = r"(?:[ªº°]|er|e|è|[eè]?me|nd|nde|[eè]re|st|rd|th)"
"""What follows the number of a level: `6e`, `1ère`, `3º`."""
_SERIES = r"(?:stmg|sti2d|stl|st2s|std2a|stav|sthr|s2tmd|bac|prepa|pro|cap|ulis|segpa|upe2a)"
_LEVEL_WORDS = r"(?:sixi[eè]me|cinqui[eè]me|quatri[eè]me|troisi[eè]me|seconde|premi[eè]re|terminale|tle)"
_CLASS = re.compile(
    r"(?:(?:classe?|klasse?|clase|turma|year|form|grade)\s*)?"
    rf"\d{{1,2}}[.\s]*+{_RANK}?[\s._/-]*+(?:eso|bach|{_SERIES})?[\s._/-]*+[a-z]{{0,3}}\d{{0,2}}"
    rf"|\d\s?{_RANK}\s[^\W\d_]{{2,}}(?:\s[^\W\d_]{{2,}})*"  # classes with a name of their own: 6e Mozart
    rf"|(?:tps|ps|ms|gs|cp|ce[12]|cm[12]|ulis|segpa|{_LEVEL_WORDS})\b.*"
    rf"|t[a-z]{{1,4}}\s?\d{{1,2}}|t\s?{_SERIES}\s?\d{{0,2}}",
    re.IGNORECASE,
)
_NO_CLASS = re.compile(
    r"\d{1,2}|\d{4}|\d{1,2}\s*(?:ans?|a[nñ]os?|anni|anos?|years?|yrs?|yo|jahre?|jaar|anys)", re.IGNORECASE
)
"""Seat numbers, ages and years."""
_LEVEL = re.compile(
    rf"(?:niveau|year|grade|form|klasse)?\s*\d{{1,2}}[.\s]*+{_RANK}?[\s._/-]*+(?:eso|bach)?"
    rf"|tps|ps|ms|gs|cp|ce[12]|cm[12]|{_LEVEL_WORDS}",
    re.IGNORECASE,
)
_KINDS = re.compile(
    r"(?:ang|all|esp|ita|lat|gre|por|chi|rus|ara)\s?[123]?|lv[12abc]|anglais|allemand|espagnol|italien|latin|grec"
    r"|portugais|chinois|russe|arabe|fran[cç]ais|[fmgh]|fille|gar[cç]on|f[eé]minin|masculin"
    r"|dp|ext|int|externe|interne|demi-pensionnaire|oui|non",
    re.IGNORECASE,
)
"""Values of columns that classify pupils: languages, sexes, boarding."""
type _Test = Callable[[str], bool]


def guess_columns(table: TextTable) -> tuple[dict[str, int], bool]:
    """Return the columns by fields of `ColumnMapping`, at least `last`, and whether the first row is a header in words
    that are not known: some cell of it is of another kind than those below."""
    rows = table[:MAX_ROWS]
    first, below = rows[0], rows[1:] if len(rows) > HEADERLESS_ROWS else rows
    columns = [
        [row[at] for row in below if at < len(row) and row[at]] for at in range(min(max(map(len, rows)), MAX_COLUMNS))
    ]
    found: dict[str, int] = {}
    for field, test in _TESTS.items():
        free = [at for at in range(len(columns)) if at not in found.values() and _mostly(columns[at], test)]
        fits = [at for at in free if field != "class_name" or _comes_again(columns[at])]
        # A level may stand before the class: `6e` before `6e B`.
        fits.sort(key=lambda at: field == "class_name" and _mostly(columns[at], is_level))
        if fits:
            found[field] = fits[0]
    told = [_TESTS[field](first[at]) for field, at in found.items() if at < len(first) and first[at]]
    names = _name_columns(below, columns, set(found.values()))
    last = names["last"]
    is_pupil = last < len(first) and first[last].isupper() and _mostly(columns[last], str.isupper)
    has_header = len(below) < len(rows) and bool(told) and not any(told) and not is_pupil
    return names | found, has_header


def _name_columns(rows: TextTable, columns: Sequence[Sequence[str]], taken: set[int]) -> dict[str, int]:
    """Return the columns of the names: of two, the one in capitals or else the first is the family name. A column that
    begins with what another one holds repeats it: a whole name, or a code as Untis makes it."""
    named = [
        at for at, cells in enumerate(columns) if at not in taken and _mostly(cells, _is_name) and not _is_kind(cells)
    ]
    if len(named) > 2:
        named = [at for at in named if not any(_begins_with(rows, at, other) for other in named if other != at)]
    if len(named) < 2:
        named = _with_odd_names(named, columns, taken)
    pair = (named or [at for at in range(len(columns)) if at not in taken] or [0])[:2]
    if len(pair) == 2 and _mostly(columns[pair[1]], str.isupper) and not _mostly(columns[pair[0]], str.isupper):
        pair.reverse()
    return dict(zip(("last", "first"), pair, strict=False))


def _with_odd_names(named: list[int], columns: Sequence[Sequence[str]], taken: set[int]) -> list[int]:
    """Return the columns of names with those that hold odd ones, `DUPONT*` or `MARTIN (2)`, or few: one family, or the
    same first name for all. named: a column of plain names, beside which the other one stands, or none."""
    free = [at for at in range(len(columns)) if at not in taken and at not in named]
    lettered = [at for at in free if sum(map(_has_letters, columns[at])) > len(columns[at]) / 2]
    odd = [at for at in lettered if not all(map(_KINDS.fullmatch, columns[at]))]
    if not named:
        return odd
    beside = [at for at in odd if abs(at - named[0]) == 1]
    if _mostly(columns[named[0]], _is_whole_name):  # in capitals, family names of two words
        is_family = _mostly(columns[named[0]], str.isupper)
        beside = [at for at in beside if is_family and not _mostly(columns[at], str.isupper)]
    return sorted([*named, *beside[:1]])


def _begins_with(rows: TextTable, column: int, other: int) -> bool:
    cells = [(row[column], row[other]) for row in rows if max(column, other) < len(row) and row[column] and row[other]]
    return sum(one.startswith(part) and one != part for one, part in cells) > len(cells) / 2


def _mostly(cells: Sequence[str], test: _Test) -> bool:
    return bool(cells) and sum(map(test, cells)) >= MOST * len(cells)


def _comes_again(cells: Sequence[str]) -> bool:
    """Return whether values repeat as those of a class do."""
    return len(cells) <= HEADERLESS_ROWS or len(set(cells)) <= (len(cells) + 1) / 2


def _is_kind(cells: Sequence[str]) -> bool:
    """Return whether few values stand for all, as sexes and languages do, and names don't."""
    few = len(cells) >= 6 and len(set(cells)) <= len(cells) / 4
    return few or all(map(_KINDS.fullmatch, cells))


def _is_day(cell: str) -> bool:
    return _DAY.fullmatch(cell) is not None


def _is_national_number(cell: str) -> bool:
    return _NATIONAL_NUMBER.fullmatch(cell) is not None


def is_class(cell: str) -> bool:
    return len(cell) <= CLASS_LETTERS and _CLASS.fullmatch(cell) is not None and _NO_CLASS.fullmatch(cell) is None


def is_level(cell: str) -> bool:
    return len(cell) <= CLASS_LETTERS and _LEVEL.fullmatch(cell) is not None


def _is_name(cell: str) -> bool:
    return len(cell) > 1 and _NAME.fullmatch(unicodedata.normalize("NFC", cell)) is not None


def _is_whole_name(cell: str) -> bool:
    return len(cell.replace(",", " ").split()) > 1


def _has_letters(cell: str) -> bool:
    """Return whether a cell may be a name by its letters, whatever stands among them: no address, mail or number."""
    signs = [c for c in cell if not c.isspace() and not unicodedata.combining(c)]
    letters, digits = sum(map(str.isalpha, signs)), sum(map(str.isdecimal, signs))
    return 2 * letters >= len(signs) > 0 and digits <= 2 and not signs[0].isdecimal() and "@" not in signs


_TESTS: dict[str, _Test] = {"born": _is_day, "identity": _is_national_number, "class_name": is_class}
