"""Lines of a class list that are no pupils: titles, headings of its classes, headers that come again, totals."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from tni.formats.roster_guess import CLASS_LETTERS, is_class, is_level
from tni.formats.roster_headers import normalise
from tni.formats.roster_text import TextTable

MAX_TITLES, MAX_TITLE_LETTERS = 6, 100
MAX_WORDS, CLASS_WORDS = 20, 6
"""Words of a title that are looked at, and most of a class."""
_CLASS_WORDS = ("classe", "class", "klasse", "klas", "clase", "turma")
_TITLE = re.compile(
    r"(?:listes?|trombinoscope|ann[eé]e|acad[eé]mie|[eé]tablissement|coll[eè]ge|[eé]cole|lyc[eé]e|classe|division"
    r"|[eé]l[eè]ves|prof|professeur|enseignante?|titulaire|effectif)\b.*[\s:]",
    re.IGNORECASE,
)
"""Beginning of a line that stands above a list."""
_LIST = re.compile(
    r"(?:class|class list|pupils|students|klasse|klassenliste|sch[uü]ler|clase|lista|alumnos|elenco|alunni|turma|alunos"
    r"|klas|klassenlijst|leerlingen)\b",
    re.IGNORECASE,
)
"""The same in other languages, where names begin like this too: only with a class in the line."""
_TOTAL = re.compile(
    r"(?:(?:totale?|totaux|totaal|aantal|effectifs?|nombre|[eé]dit[eé]e?|imprim[eé]e?|g[eé]n[eé]r[eé]e?|summe|gesamt|anzahl)\b.*"
    r"|page\s*\d.*|\d+\s*(?:[eé]l[eè]ves?|pupils?|students?|alumnos|sch[uü]ler|alunni|alunos|leerlingen|inscrits)\b.*)",
    re.IGNORECASE,
)
_SURE = re.compile(
    r"\d{1,2}\s?(?:e|è|er|[eè]me|nde?|[eè]re|º|°)(?![^\W\d_]).*|\d{1,2}[a-z]\d?|\d{3}|t[a-z]{1,4}\d{1,2}|(?:cp|ce[12]|cm[12]|tps|ps|ms|gs)",
    re.IGNORECASE,
)
"""Name of a class that may stand in the middle of a title."""
_NOT_IN_NAME = re.compile(
    r"\b(?:aux?|[eé]l[eè]ves?|effectifs?|ann[eé]e|janvier|f[eé]vrier|mars|avril|mai|juin|juillet|ao[uû]t|septembre"
    r"|octobre|novembre|d[eé]cembre)\b|\b(?:du|des?|le|la|les|à|en|et|pour|avec)$",
    re.IGNORECASE,
)
_LABELLED = re.compile(
    r"(?:classe?|klasse?|clase|turma|division)\s*:\s*(?P<name>[^\s:][^:]*)|(?P<group>groupe\s+[a-z0-9]{1,3})",
    re.IGNORECASE,
)
"""Title that names a class of any form: `Classe : Mme Petit`."""
_COUNT = re.compile(r"\s*\([^()]*\)$")
_NUMBERED_NAME = re.compile(r"T(?!le )[a-z]+ \d+|0\d[./]\d+|\d+[./]0\d")
"""`Tom 2`, `01/09`: of the form of a class, but none in a title."""


class ListLine(NamedTuple):
    """Row below the header. heading: class of the heading above it. is_pupil: False for a line of another kind."""

    row: tuple[str, ...]
    heading: str
    is_pupil: bool


def count_titles(table: TextTable) -> int:
    """Return the number of rows above a table that name a class, or say that a list follows."""
    count = 0
    while count < min(MAX_TITLES, len(table) - 1) and _title(table[count]):
        count += 1
    return count


def class_in_titles(rows: TextTable) -> str:
    """Return the class that a title names, "" if none does."""
    return next((name for row in rows if (name := class_of_heading(row))), "")


def class_of_heading(row: Sequence[str]) -> str:
    """Return the class that a title names, "" if it names none or the row is no title."""
    return _class_of_title(_title(row))


def lines_of(table: TextTable, skip_rows: int) -> Iterator[ListLine]:
    """Yield the rows below the header. skip_rows: rows above the first pupil, titles included.

    The first heading of a class is above the header. If there are no others, it is a title of the whole list, whose
    class the teacher may correct.
    """
    above, rows = table[:skip_rows], table[skip_rows:]
    titles = {_title(row) for row in above} - {""}
    is_wide = sum(_count(row) > 1 for row in rows) > len(rows) / 2
    texts = [_title(row) for row in rows]
    names = [_class_of_title(text) if text else "" for text in texts]
    heading = class_in_titles(above) if any(names) else ""
    for row, text, name in zip(rows, texts, names, strict=True):
        heading = name or heading
        is_other = bool(name) or text in titles or (is_wide and bool(text)) or _is_total(row)
        yield ListLine(row, heading, not is_other and row not in above[-1:])


def _title(row: Sequence[str]) -> str:
    """Return the text of a title, which a separator may have split; "" if the row is none."""
    cells = [cell for cell in row if cell]
    if len(cells) == 1:
        return cells[0] if _class_of_title(cells[0]) or _TITLE.match(cells[0]) else ""
    if not cells or len(cells) > 4 or not (_TITLE.match(cells[0]) or normalise(cells[0]) in _CLASS_WORDS):
        return ""
    is_title = all(_TITLE.match(one) or _class_of_title(one) or any(map(str.isdecimal, one)) for one in cells[1:])
    return " ".join(cells) if is_title else ""


@lru_cache(1)
def _class_of_title(cell: str) -> str:
    """Return the class of `5e B`, `Classe : 5e B` or `Liste des élèves de 5e B au 01/09`; "" for anything else."""
    cell = _COUNT.sub("", cell[:MAX_TITLE_LETTERS])  # `5e B (25 élèves)`
    words = cell.split()[:MAX_WORDS]
    is_list = _TITLE.match(cell) is not None or _LIST.match(cell) is not None
    for at in range(len(words) if is_list else min(len(words), 1)):
        if normalise(words[at]) in _CLASS_WORDS:
            continue
        for end in range(min(len(words), at + CLASS_WORDS), at if is_list else len(words) - 1, -1):
            name = " ".join(words[at:end]).strip(" ,;:()–-")
            if len(name) <= CLASS_LETTERS and _names_class(name) and (end == len(words) or _SURE.fullmatch(name)):
                return name
    named = _LABELLED.fullmatch(cell)
    name = "" if named is None else (named["name"] or named["group"]).strip()
    return name if len(name) <= CLASS_LETTERS and any(map(str.isalnum, name)) else ""


def _names_class(name: str) -> bool:
    # "Ms Smith" may be a pupil
    is_numbered = any(map(str.isdecimal, name)) and _NUMBERED_NAME.fullmatch(name) is None
    return is_class(name) and _NOT_IN_NAME.search(name) is None and (is_level(name) or is_numbered)


def _is_total(row: Sequence[str]) -> bool:
    """Return whether a row is a total or a footer: `Total : 25 élèves`, or `Effectif` and `25` in two cells."""
    first, *others = [cell for cell in row if cell] or [""]
    if _TOTAL.fullmatch(first) is None or not any(c.isdecimal() or c == ":" for c in " ".join((first, *others))):
        return False
    return all(_TOTAL.fullmatch(cell) or not any(map(str.isalpha, cell)) for cell in others)


def _count(row: Sequence[str]) -> int:
    return sum(map(bool, row))
