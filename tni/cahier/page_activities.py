"""Activity that a page of a lesson stands for, as the cahier de textes names it."""

from __future__ import annotations

import re

from tni.cahier.book_references import exercises_in, is_only_exercises, with_pages_spelt
from tni.cahier.foreign_titles import in_french, is_language, is_work_title
from tni.cahier.french import NBSP
from tni.cahier.instructions import as_activity
from tni.cahier.plain_titles import clean_title, is_vague, lowered, punctuated, with_capital
from tni.cahier.worked_lessons import WorkedPage
from tni.core.one_line import shortened

MOST_LETTERS = 110
_HEADING_MAX = 90
"""A line longer than this is a paragraph, not a heading."""
_ADDED_MAX = 60
"""A heading longer than this does not go behind a title."""
_LOOKED_AT = 4
"""Lines of a page among which its exercises are looked for."""
_ASKING = re.compile(r"\b(votes?|votez|qcm|quiz|sondage|questions?)\b", re.I)
_TEST = re.compile(
    r"^(?:contr[ôo]le|[ée]valuation|interro(?:gation)?|devoir (?:surveill[ée]|commun|en classe|sur table)|ds|dst"
    r"|(?:bac|brevet|examen|oral|ccf|concours) blanc|ccf|dict[ée]e (?:not[ée]e|bilan)|bilan not[ée]|test)\b(?! d[’'])",
    re.I,
)
_NO_TEST = re.compile(
    r"^test de |auto-?[ée]valuation|^contr[ôo]le (des|du|de la|de l[’'])|^[ée]valuation (des risques)"
    r"|^(correction|corrig[ée])",
    re.I,
)
_WORK = re.compile(
    r"^([àa] faire|devoirs?|travail( à faire| personnel| à la maison| pour)?|pour (la prochaine|lundi|mardi|mercredi"
    r"|jeudi"
    r"|vendredi|samedi|le \d+|demain)|for (monday|tuesday|wednesday|thursday|friday|next))\b",
    re.I,
)
_GENERAL = re.compile(
    r"^(chant|comptine|diaporama|incitation|lecture( (?:analytique|linéaire|cursive|suivie))?|lire|écrire|écriture"
    r"|dictée|poésie|texte|consignes?|situation|activités?|définitions?|exemples?|vocabulaire|grammaire|découverte"
    r"|introduction|recherche|problème|écoute|vidéo|document|rappels?|rituel|exercices?|bilan|à retenir|synthèse|leçon"
    r"|cours|révisions?|correction)( \d+)?( \(suite\))?$",
    re.I,
)


def activity_of(page: WorkedPage, subject: str = "") -> str:
    """Return what was done on a page, as a line of a list; "" if the page does not say so, or announces the work to do.
    subject: the school subject; words of another language are put in guillemets in a lesson of it."""
    if is_work_page(page):
        return ""
    title, lines = clean_title(page.title), _lines(page.text)
    name = _name(title, lines)
    exercises = exercises_in(page.title) or next((one for one in map(exercises_in, lines[:_LOOKED_AT]) if one), "")
    if is_test(name):
        return _fitting(name)
    if exercises:
        return _with_exercises(name, exercises, subject)
    return _fitting(with_pages_spelt(_worded(name, subject)))


def is_work_page(page: WorkedPage) -> bool:
    """Return whether a page announces the work to do."""
    heading = page.title or page.text.split("\n")[0]
    return bool(_WORK.match(heading)) or is_work_title(heading)


def is_test(title: str) -> bool:
    """Return whether a title is that of a test written in class."""
    found = clean_title(title) or title.strip()
    return bool(_TEST.match(found)) and not _NO_TEST.search(found)


def asks(line: str) -> bool:
    """Return whether a line says that questions were asked."""
    return bool(_ASKING.search(line))


def _name(title: str, lines: list[str]) -> str:
    """Return the name of a page: its title, its heading, or both where the title alone says little."""
    if title and lines and clean_title(lines[0]).casefold() == title.casefold():
        lines = lines[1:]
        heading = "" if not (is_vague(title) or _GENERAL.match(title)) else _heading(lines)
    else:
        heading = _heading(lines)
    if not title or not heading or re.match(r"j(e |[’'])", title, re.I):
        return heading or title
    if heading.casefold().startswith(title.casefold()):
        return heading
    is_little = is_vague(title) or bool(_GENERAL.match(title))
    if not is_little or is_vague(heading) or len(heading) > _ADDED_MAX or not re.search(r"[^\W\d_]{3}", heading):
        return title
    activity = as_activity(heading)
    heading = lowered(heading) if activity == heading else activity[:1].lower() + activity[1:]
    return f"{title}{NBSP}: {heading}"


def _worded(name: str, subject: str) -> str:
    name = as_activity(name)
    return in_french(name) if is_language(subject) else name


def _with_exercises(name: str, exercises: str, subject: str) -> str:
    begin = re.split(rf"{NBSP}?:", name, maxsplit=1)[0]
    if not name or is_only_exercises(name) or (_is_only_kind(begin) and is_only_exercises(name[len(begin) :])):
        return exercises if not re.match(r"correc|corrig", name, re.I) else _corrected(exercises)
    if _is_only_kind(begin) and exercises_in(name):
        return _fitting(with_pages_spelt(name[len(begin) :].lstrip(f" {NBSP}:")))
    if exercises_in(name):
        return _fitting(with_pages_spelt(name))
    worded = _worded(name, subject)
    return _fitting(f"{worded}{',' if f'{NBSP}:' in worded else f'{NBSP}:'} {exercises[:1].lower()}{exercises[1:]}")


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
    plain = name.replace("(suite)", "").strip(f" {NBSP}:.!")
    return bool(
        re.fullmatch(
            r"ex|exos?|exercices?( d[’']application)?|correction|corrigé|entra[iî]nement|application", plain, re.I
        )
    )


def _corrected(exercises: str) -> str:
    if exercises.startswith("Correction"):
        return exercises
    several = exercises.startswith("Exercices")
    return f"Correction {'des ' if several else 'de l’'}{exercises[:1].lower()}{exercises[1:]}"


def _fitting(line: str) -> str:
    return with_capital(punctuated(shortened(line, MOST_LETTERS)))
