"""Pages of a séance that are corrected copies, by its log: nothing of them goes into an entry, and none of their texts
stays in the log.

A page is one while it has a correction mark. Each time that this changes the page is logged as `PageShown`, with
`is_corrected` or without, and so is the page that is shown then: programs that do not know the field read the log, too.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from tni.cahier.seance_log import LessonOpened, PageShown, PlanFollowed, QuestionAsked, SeanceEvent, SeanceStarted
from tni.core.ids import PageId
from tni.core.one_line import one_line


def lesson_key(event: SeanceStarted | LessonOpened) -> str:
    """Return what tells the lesson that an event opens from others of its séance."""
    return event.seance or event.file or one_line(event.lesson)  # a layer belongs to one lesson, whatever its file


def corrected_pages(log: Sequence[SeanceEvent]) -> frozenset[PageId]:
    """Return the pages that are corrected copies as they were logged last, in any of the lessons that have them."""
    return frozenset(page for pages in _states(log)[0].values() for page, is_corrected in pages.items() if is_corrected)


def copies_of_lesson(log: Sequence[SeanceEvent]) -> dict[PageId, bool]:
    """Return the pages that the entry may take from the lesson that was opened last, with whether they are corrected
    copies as they were logged last."""
    pages, key = _states(log)
    return pages.get(key, {})


def _states(log: Sequence[SeanceEvent]) -> tuple[dict[str, dict[PageId, bool]], str]:
    """Return the pages of each lesson with whether they are corrected copies, and the key of the last lesson."""
    found: dict[str, dict[PageId, bool]] = {}
    key = ""
    for event in log:
        match event:
            case SeanceStarted() | LessonOpened():
                key = lesson_key(event)
            case PageShown():
                found.setdefault(key, {})[event.page] = event.is_corrected
            case PlanFollowed():
                for page in event.pages:
                    found.setdefault(key, {}).setdefault(page, False)
    return found, key


def without_corrected(log: Sequence[SeanceEvent]) -> Sequence[SeanceEvent]:
    """Return a log without what was asked on corrected copies, and without those that a plan joins to its homework.
    Their displays stay, since they end those of other pages."""
    corrected = corrected_pages(log)
    if not corrected:
        return log
    return [
        replace(event, pages=tuple(page for page in event.pages if page not in corrected))
        if isinstance(event, PlanFollowed)
        else event
        for event in log
        if not (isinstance(event, QuestionAsked) and event.page in corrected)
    ]


def is_new_copy(log: Sequence[SeanceEvent], page: PageId) -> bool:
    """Return whether a page that has become a corrected copy was an ordinary one until then, as far as a log tells."""
    was_noted = any(isinstance(event, PageShown) and event.page == page and not event.is_corrected for event in log)
    return was_noted or any(isinstance(event, PlanFollowed) and page in event.pages for event in log)


def with_corrected(log: Sequence[SeanceEvent], pages: Iterable[PageId]) -> list[SeanceEvent]:
    """Return a log until some point, at which pages are corrected copies that became so later."""
    return [*log, *(PageShown(log[-1].at, page, 1, is_corrected=True) for page in sorted(pages))]


def without_notes(log: Sequence[SeanceEvent], page: PageId) -> list[SeanceEvent]:
    """Return a log with a page as a corrected copy wherever it was shown, and nothing noted of it."""
    return [
        PageShown(event.at, page, event.number, is_corrected=True)
        if isinstance(event, PageShown) and event.page == page
        else event
        for event in log
    ]
