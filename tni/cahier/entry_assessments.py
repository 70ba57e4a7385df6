"""Assessments that were written in a séance: their titles, texts and pages."""

from __future__ import annotations

from collections.abc import Sequence

from tni.cahier.announced_work import is_work_page
from tni.cahier.entry import Assessment, WorkKind
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
            starts = is_test(own)
            goes_on = whole or starts or (goes_on and not clean_title(page.title))
            if starts and comparable(clean_title(own)).startswith(f"{comparable(title)} "):
                title = clean_title(own)  # the page tells more than the name of the lesson
            if goes_on:
                pages[key] = page
                title = title or clean_title(own)
        if pages:
            text = "\n".join(line for page in pages.values() for line in page.text.split("\n") if line)
            found.append(
                Assessment(
                    WorkKind.TEST, with_works_marked(title) or "Contrôle", _without_title(text, title), tuple(pages)
                )
            )
    return tuple(found)


def _without_title(text: str, title: str) -> str:
    lines = text.split("\n")
    return "\n".join(lines[1:] if clean_title(lines[0]).casefold() == title.casefold() else lines)
