"""Activity that a page of a lesson stands for, as the cahier de textes names it."""

from __future__ import annotations

import re

from tni.cahier.book_references import exercises_in, is_only_exercises, with_pages_spelt
from tni.cahier.french import NBSP
from tni.cahier.plain_titles import clean_title, is_vague, lowered, punctuated, with_capital
from tni.cahier.worked_lessons import WorkedPage
from tni.core.one_line import shortened

MOST_LETTERS = 110
_HEADING_MAX = 90
"""A line longer than this is a paragraph, not a heading."""
_LOOKED_AT = 4
"""Lines of a page among which its exercises are looked for."""
_ASKING = re.compile(r"\b(vote|votez|qcm|quiz|sondage|question flash|questions flash|question)\b", re.I)
_TEST = re.compile(
    r"^(?:(?:contr[ôo]le|[ée]valuation|[ée]val|interro(?:gation)?|devoir (?:surveill[ée]|commun|en classe|sur table)"
    r"|ds|dst|bac blanc|brevet blanc|examen blanc|oral blanc|ccf|dict[ée]e not[ée]e|dict[ée]e bilan|test)\b(?! d[’'])"
    r"|contr[ôo]le de connaissances)",
    re.I,
)
_NO_TEST = re.compile(
    r"^test de |auto-?[ée]valuation|^contr[ôo]le (des|du|de la|de l[’'])|^[ée]valuation (des risques)", re.I
)


def activity_of(page: WorkedPage) -> str:
    """Return what was done on a page, as a line of a list; "" if the page does not say so."""
    title, lines = clean_title(page.title), _lines(page.text)
    heading = _heading(lines)
    if title and lines and (same := clean_title(lines[0])).casefold() == title.casefold():
        heading = _heading(lines[1:]) if is_vague(same) else ""
    exercises = exercises_in(page.title) or next((one for one in map(exercises_in, lines[:_LOOKED_AT]) if one), "")
    name = title or heading
    if title and is_vague(title) and heading and not is_vague(heading):
        name = f"{title}{NBSP}: {lowered(heading)}"
    if not exercises:
        return _fitting(with_pages_spelt(name))
    if not name or is_only_exercises(name) or _is_only_kind(name):
        return exercises if not re.match(r"correc|corrig", name, re.I) else _corrected(exercises)
    if exercises_in(name):
        return _fitting(with_pages_spelt(name))
    return _fitting(f"{name}{NBSP}: {exercises[:1].lower()}{exercises[1:]}")


def is_test(title: str) -> bool:
    """Return whether a title is that of a test written in class."""
    found = clean_title(title) or title.strip()
    return bool(_TEST.match(found)) and not _NO_TEST.search(found)


def asks(line: str) -> bool:
    """Return whether a line says that questions were asked."""
    return bool(_ASKING.search(line))


def _lines(text: str) -> list[str]:
    return [line for line in text.split("\n") if re.search(r"[^\W\d_]{3,}|\d ?p", line)]


def _heading(lines: list[str]) -> str:
    first = next((line for line in lines if clean_title(line)), "")
    if len(first) <= _HEADING_MAX:
        return clean_title(first).rstrip(".")
    begin = re.split(r"(?<=[.!?])\s|\s?:\s", first, maxsplit=1)[0]
    return clean_title(begin).rstrip(".") if len(begin) <= _HEADING_MAX else shortened(clean_title(first), 70)


def _is_only_kind(name: str) -> bool:
    """Return whether a name is « Exercices », « Correction », « Entraînement » and no more."""
    plain = name.replace("(suite)", "").strip(" :.!")
    return bool(
        re.fullmatch(r"exercices?( d[’']application)?|correction|corrigé|entra[iî]nement|application", plain, re.I)
    )


def _corrected(exercises: str) -> str:
    if exercises.startswith("Correction"):
        return exercises
    several = exercises.startswith("Exercices")
    return f"Correction {'des ' if several else 'de l’'}{exercises[:1].lower()}{exercises[1:]}"


def _fitting(line: str) -> str:
    return with_capital(punctuated(shortened(line, MOST_LETTERS)))
