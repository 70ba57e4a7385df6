"""Phases of a plan that say less than the pages that were shown, « Cours gendarmes », « Exercices », with the words of
these pages."""

from __future__ import annotations

import re
from collections.abc import Sequence

from tni.cahier.announced_work import is_work_page, without_work
from tni.cahier.book_references import exercises_in
from tni.cahier.foreign_titles import is_language
from tni.cahier.french import NBSP
from tni.cahier.heading_shorthand import with_short_forms
from tni.cahier.noun_groups import small_start
from tni.cahier.plain_titles import clean_title
from tni.cahier.shorthand import without_shorthand
from tni.cahier.title_spellings import bare
from tni.cahier.worked_lessons import WorkedLesson, WorkedPage

_ONLY_EXERCISES = re.compile(r"(?:Exercices?|Entraînement|Applications?)$")
_COURSE = re.compile(r"(?P<kind>Cours|Leçon|Notion|Définition|Théorème|Propriété)(?: (?P<what>[^\W\d_]{4,}))$")
"""Short form of a phase: a kind and one word."""
_NUMBER = re.compile(r"(?<!p\.\u00a0)(?<!\d)\d+")
_LINES = 2
_MOST = 90


def with_page_matter(lesson: WorkedLesson, lines: Sequence[str], subject: str) -> list[str]:
    """Return the lines of the phases of a plan; those that are a short form without any detail with what the pages of
    the lesson tell of the same. subject: the school subject."""
    pages = [page for page in sorted(lesson.pages.values(), key=lambda page: page.first) if not is_work_page(page)]
    if is_language(subject) or not pages:
        return list(lines)
    only = [line for line in lines if _ONLY_EXERCISES.match(line)]
    homework = lesson.followed.homework if lesson.followed else ""
    return [
        _exercises(pages, homework) or line if line in only and len(only) == 1 else _of_course(line, pages)
        for line in lines
    ]


def _exercises(pages: Sequence[WorkedPage], homework: str) -> str:
    """Return the exercises of the only page that is headed by some, other than those of the homework; "" if none is."""
    later = set(re.findall(r"\d+", homework))
    found = [exercises_in(_first_lines(page)[0]) for page in pages if _first_lines(page)]
    told = list(dict.fromkeys(one for one in found if one and not set(_NUMBER.findall(one)) <= later))
    told = [one for one in told if not one.startswith("Correction")]
    return told[0] if len(told) == 1 else ""


def _of_course(line: str, pages: Sequence[WorkedPage]) -> str:
    """Return a phase that is a kind and one word with the first lines of the only page that has that word in them."""
    found = _COURSE.match(line)
    if found is None:
        return line
    stem = bare(found["what"])[:6]
    naming = [page for page in pages if any(stem in _stems(one) for one in _first_lines(page))]
    if len(naming) != 1:
        return line
    told = [_worded(one) for one in _first_lines(naming[0])]
    told = [one for one in told if one and not re.search(r"[=?!:«]", one)]
    whole = f"{found['kind']}{NBSP}: {', '.join(map(small_start, told))}"
    return whole if told and stem in _stems(whole) and len(whole) <= _MOST else line


def _first_lines(page: WorkedPage) -> list[str]:
    return [line.strip() for line in without_work(page).split("\n") if line.strip()][:_LINES]


def _worded(line: str) -> str:
    return clean_title(without_shorthand(with_short_forms(line))).rstrip(".")


def _stems(text: str) -> set[str]:
    return {bare(word)[:6] for word in re.findall(r"[^\W\d_]+", text)}
