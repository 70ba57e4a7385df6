"""Lessons and pages of a séance with what was done on them, folded from its log."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from tni.cahier.corrected_pages import corrected_pages, lesson_key
from tni.cahier.plan_progress import PlanProgress, follow_plan
from tni.cahier.seance_log import (
    EntryProposed,
    LessonOpened,
    PageAdded,
    PageShown,
    PageWritten,
    PhaseMarked,
    PlanFollowed,
    QuestionAsked,
    SeanceEnded,
    SeanceEvent,
    SeanceStarted,
)
from tni.core.ids import PageId
from tni.core.one_line import one_line, shortened

TITLE_MAX, TEXT_MAX = 400, 2_000
"""Most letters of a page's title and of what is typed on it, far more than an entry takes from one."""

LAST_SHOWN_S = 20.0
"""Time that the page counts as shown that was on the screen when the program was cut off: nobody knows how long."""


@dataclass(slots=True)
class WorkedPage:
    """Page that was shown. number: in the lesson. text, sources: as noted last. first: place in the log of the event
    that showed it first. is_last: the last page of its lesson that was shown. given: the day of the séance, from which
    the days that it names are counted."""

    number: int
    first: int
    title: str = ""
    text: str = ""
    sources: tuple[str, ...] = ()
    shown_s: float = 0.0
    added: bool = False
    written: bool = False
    asked: bool = False
    is_last: bool = False
    given: date | None = None
    activities: dict[str, str] = field(default_factory=dict, compare=False)
    """What was done on it, by school subject, since several parts of an entry ask for it (`page_activities`)."""


@dataclass(slots=True)
class WorkedLesson:
    """Lesson shown in the séance. name: empty for a document without a name. topic: what it is about, as a reader
    understands it. pages: those shown, without corrected copies; has_copies: whether such were shown. questions: asked
    while it was open, with their places in the log. plan: followed in it, with what became of its phases; None without
    one."""

    name: str
    file: str = ""
    sequence: str = ""
    topic: str = ""
    pages: dict[PageId, WorkedPage] = field(default_factory=dict)
    has_copies: bool = False
    questions: list[tuple[int, QuestionAsked]] = field(default_factory=list)
    plan: PlanProgress | None = None
    followed: PlanFollowed | None = None

    def worked(self, min_shown_s: float, *, among_others: bool) -> dict[PageId, WorkedPage]:
        """Return the pages worked on, in lesson order. A page that was written on or asked about counts however briefly
        it was shown. In an unnamed document beside other lessons (among_others), which is shown while the séance waits
        for its lesson to be opened, a page that was only shown does not count, unless it was added in the séance."""
        shown_is_enough = bool(self.name) or not among_others
        return {
            key: page
            for key, page in _in_order(self.pages).items()
            if page.written or page.asked or (page.shown_s >= min_shown_s and (shown_is_enough or page.added))
        }


def worked_lessons(log: Sequence[SeanceEvent], end: datetime, min_shown_s: float) -> list[WorkedLesson]:
    """Return the lessons with the pages worked on, in the order in which they were first opened; a lesson that was only
    looked at is left out. When no page was worked on, return everything that was shown. end: of the séance."""
    lessons = _shown_lessons(log, end)
    several = len(lessons) > 1
    worked = [(one, one.worked(min_shown_s, among_others=several)) for one in lessons]
    is_any = any(pages for _, pages in worked)
    for lesson, pages in worked:
        lesson.pages = pages if is_any else _in_order(lesson.pages)
    return [one for one in lessons if one.pages or (one.has_copies and one.followed)] if is_any else lessons


def _in_order(pages: dict[PageId, WorkedPage]) -> dict[PageId, WorkedPage]:
    return dict(sorted(pages.items(), key=lambda pair: pair[1].number))


def _noted(lesson: WorkedLesson, event: PageShown, place: int) -> WorkedPage:
    """Return a page of a lesson that is shown, with what is noted of it. place: of the event in the log."""
    page = lesson.pages.setdefault(event.page, WorkedPage(event.number, place, given=event.at.date()))
    page.number, page.title = event.number, shortened(event.title, TITLE_MAX) or page.title
    if event.text or event.sources:
        page.text = event.text[:TEXT_MAX]
        page.sources = tuple(one[:TITLE_MAX] for one in event.sources)
    return page


def _shown_lessons(log: Sequence[SeanceEvent], end: datetime) -> list[WorkedLesson]:
    """Return the lessons, each with its last name and plan, and its pages with their last numbers and titles. A lesson
    that is opened again in the séance is the same lesson."""
    by_key: dict[str, WorkedLesson] = {}
    added: set[PageId] = set()
    written: set[PageId] = set()
    followed: dict[str, list[PlanFollowed]] = {}
    lesson, key = WorkedLesson(""), ""
    on: tuple[WorkedPage, datetime] | None = None
    corrected = corrected_pages(log)

    def leave(at: datetime) -> None:
        if on is not None:
            on[0].shown_s += max(0.0, (at - on[1]).total_seconds())  # the machine's clock may be set back

    for place, event in enumerate(log):
        match event:
            case SeanceStarted() | LessonOpened():
                leave(event.at)
                on, name, key = None, one_line(event.lesson), lesson_key(event)
                lesson = by_key.setdefault(key, WorkedLesson(name))
                lesson.name, lesson.file = name or lesson.name, event.file or lesson.file
                lesson.sequence = one_line(event.sequence) or lesson.sequence
            case PageShown() if event.page in corrected:
                leave(event.at)
                on, lesson.has_copies = None, True
            case PageShown():
                leave(event.at)
                on = _noted(lesson, event, place), event.at
            case PageAdded():
                added.add(event.page)
            case PageWritten():
                written.add(event.page)
            case PlanFollowed():
                followed.setdefault(key, []).append(event)
            case QuestionAsked():
                lesson.questions.append((place, event))
                asked = None if event.page is None else lesson.pages.get(event.page)
                if asked is None and on is not None:
                    asked = on[0]
                if asked is not None:
                    asked.asked = True
            case SeanceEnded():
                break
    if on is not None and not any(isinstance(event, SeanceEnded | EntryProposed) for event in log):
        on[0].shown_s += LAST_SHOWN_S
    leave(end)
    marks = [*(event for event in log if isinstance(event, PlanFollowed | PhaseMarked | SeanceEnded)), SeanceEnded(end)]
    for key, one in by_key.items():
        last = max((shown.number for shown in one.pages.values()), default=0)
        for page_id, shown in one.pages.items():
            shown.is_last = shown.number == last
            shown.added, shown.written = page_id in added, page_id in written
        if plans := followed.get(key):
            one.followed, one.plan = plans[-1], follow_plan(marks, of=plans)
    return list(by_key.values())
