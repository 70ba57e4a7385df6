"""Assessments that were written in a séance: their titles, texts and pages."""

from __future__ import annotations

import re
from collections.abc import Sequence

from tni.cahier.announced_work import is_work_page
from tni.cahier.entry import Assessment, WorkKind
from tni.cahier.named_tests import is_grammar
from tni.cahier.page_activities import is_test
from tni.cahier.plain_titles import clean_title, comparable
from tni.cahier.work_titles import with_works_marked
from tni.cahier.worked_lessons import WorkedLesson, WorkedPage
from tni.core.ids import PageId


def assessments_of(lessons: Sequence[WorkedLesson]) -> tuple[Assessment, ...]:
    """Return one assessment for each lesson that is a test as a whole, or has pages titled as one. Pages without a
    title of their own go on with the page before."""
    found: list[Assessment] = []
    for lesson in lessons:
        whole = is_test(lesson.name)
        pages: dict[PageId, WorkedPage] = {}
        title = clean_title(lesson.name) if whole else ""
        goes_on = whole
        for key, page in lesson.pages.items():
            own = page.title or page.text.split("\n")[0]
            if is_work_page(page):  # a test that is announced
                goes_on = whole
                continue
            first = page.text.split("\n")[0]
            starts = is_test(own) and not is_grammar(clean_title(own), page.text.split("\n"))
            goes_on = whole or starts or (goes_on and not clean_title(page.title))
            named = _named(own, first) if starts else clean_title(own)
            if starts and comparable(named).startswith(f"{comparable(title)} "):
                title = named  # the page tells more than the name of the lesson
            if goes_on:
                pages[key] = page
                title = title or named
        if pages:
            text = "\n".join(line for page in pages.values() for line in page.text.split("\n") if line)
            found.append(
                Assessment(
                    WorkKind.TEST, with_works_marked(title) or "Contrôle", _without_title(text, title), tuple(pages)
                )
            )
    return tuple(found)


def _named(own: str, first: str) -> str:
    """Return the name of a test: that of its page, or the fuller one of its first line, without the time it takes."""
    title, fuller = _TIME.sub("", clean_title(own)), _TIME.sub("", clean_title(first))
    is_fuller = title and is_test(first) and comparable(fuller).startswith(f"{comparable(title)} ")
    return fuller if is_fuller and len(fuller) <= len(title) + _MORE_MAX else title


_MORE_MAX = 8
"""Letters of a number that the first line of a test has more than its title."""
_TIME = re.compile(r"[ \u00a0]*\(?\b\d{1,3}[ \u00a0]?(?:min(?:utes)?|mn|h|['’])(?:\d{2})?\)?$")


def _without_title(text: str, title: str) -> str:
    lines = text.split("\n")
    return "\n".join(lines[1:] if clean_title(lines[0]).casefold() == title.casefold() else lines)
