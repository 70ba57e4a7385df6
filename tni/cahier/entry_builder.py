"""Builder of a proposed entry from the event log of a séance, in French, for the teacher to correct."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, tzinfo
from itertools import groupby
from uuid import UUID, uuid5

from tni.cahier.entry import MIN_SHOWN_S, TITLE_MAX, CahierEntry, Homework
from tni.cahier.french import NBSP, format_count, format_list, format_ranges, quoted
from tni.cahier.plan_progress import PhaseProgress, PhaseState, PlanProgress, follow_plan
from tni.cahier.seance_log import (
    LessonOpened,
    LoggedQuestionKind,
    PageAdded,
    PageShown,
    PageWritten,
    QuestionAsked,
    QuestionCorrected,
    SeanceEnded,
    SeanceEvent,
    SeanceId,
    SeanceStarted,
    with_fixed_offset,
)
from tni.core.errors import TniError
from tni.core.ids import PageId
from tni.core.one_line import one_line, shortened

_NAMESPACE = UUID("6c0f5a52-8f0e-4d0c-9a53-3a6f2f0f7a11")
_PAGE_TITLE_MAX, _QUESTION_MAX = 100, 150


class NoSeanceStartError(TniError):
    """The log does not contain the start of a séance."""


@dataclass(slots=True)
class _Page:
    number: int
    title: str = ""
    shown_s: float = 0.0
    added: bool = False
    written: bool = False
    asked: bool = False


@dataclass(slots=True)
class _Lesson:
    """Lesson shown in the séance. name: empty for a document without a name. pages: those shown."""

    name: str
    pages: dict[PageId, _Page] = field(default_factory=dict)

    def worked(self, min_shown_s: float, *, among_others: bool) -> dict[PageId, _Page]:
        """Return the pages worked on, in lesson order. A page that was written on or asked about counts however briefly
        it was shown. In an unnamed document beside other lessons (among_others), which is shown while the séance waits
        for its lesson to be opened, a page that was only shown does not count, unless it was added in the séance."""
        shown_is_enough = bool(self.name) or not among_others
        return {
            key: page
            for key, page in sorted(self.pages.items(), key=lambda pair: pair[1].number)
            if page.written or page.asked or (page.shown_s >= min_shown_s and (shown_is_enough or page.added))
        }


def build_entry(
    seance: SeanceId, log: Sequence[SeanceEvent], zone: tzinfo | None = None, min_shown_s: float = MIN_SHOWN_S
) -> CahierEntry:
    """Build the entry from the log; the same log gives the same entry, uid included.

    zone: time zone of the entry's times; None keeps the wall time at which each event was stamped. A log without its
    end (a crash) ends at its last event. Raises: NoSeanceStartError.
    """
    log = _as_corrected(log)
    started = next((event for event in log if isinstance(event, SeanceStarted)), None)
    if started is None:
        raise NoSeanceStartError(f"no start among the {len(log)} events of session {seance}")
    start, end = started.at, max((event.at for event in log), default=started.at)
    lessons = _worked(_lessons(log, max(start, end)), min_shown_s)
    if zone is not None:
        start, end = with_fixed_offset(start.astimezone(zone)), with_fixed_offset(end.astimezone(zone))
    names = list(dict.fromkeys(lesson.name for lesson in lessons if lesson.name))
    plan = follow_plan([*log, SeanceEnded(max(event.at for event in log))])  # as if it ended now
    homework = "" if plan is None else plan.homework.strip()
    return CahierEntry(
        uid=uuid5(_NAMESPACE, seance),
        session=seance,
        class_id=started.class_id,
        class_name=one_line(started.class_name),
        subject=one_line(started.subject),
        lesson=format_list(names),
        number=started.number,
        start=start,
        end=max(start, end),
        title=_title(started, names, [page for lesson in lessons for page in lesson.pages.values()]),
        contenu="\n".join(
            [
                *_plan_lines(plan),
                *(
                    line
                    for lesson in lessons
                    for line in _lesson_lines(lesson, alone=len(lessons) == 1, with_pages=not _has_phases(plan))
                ),
                *_under(f"Questions posées à la classe{NBSP}:", _question_lines(log, several=len(lessons) > 1)),
            ]
        ),
        homework=(Homework(homework),) if homework else (),
        pages=tuple(dict.fromkeys(page for lesson in lessons for page in lesson.pages)),
    )


def _as_corrected(log: Sequence[SeanceEvent]) -> list[SeanceEvent]:
    """Return the log with the last correction of each question applied where it was asked. Corrections themselves are
    removed, so that they do not extend the séance."""
    last = {event.round: event for event in log if isinstance(event, QuestionCorrected)}
    return [
        replace(event, answered=last[event.round].answered, right=last[event.round].right)
        if isinstance(event, QuestionAsked) and event.round in last
        else event
        for event in log
        if not isinstance(event, QuestionCorrected)
    ]


def corrected_text(kept: str, before: str, after: str) -> str:
    """Return `kept`, the teacher's version of the proposal `before`, with the lines that a correction has changed in
    `after`. A line that she has edited stays as she wrote it."""
    found = kept.split("\n")
    old_lines, new_lines = before.split("\n"), after.split("\n")
    for at, (old, new) in enumerate(zip(old_lines, new_lines, strict=False)):
        places = [i for i, line in enumerate(kept.split("\n")) if line == old]
        if old != new and len(places) == old_lines.count(old):
            found[places[old_lines[:at].count(old)]] = new
    return "\n".join(found)


def _under(lead: str, items: list[str]) -> list[str]:
    return [lead, *(f"– {item}" for item in items)] if items else []


def _has_phases(plan: PlanProgress | None) -> bool:
    return plan is not None and any(_was_done(one) for one in plan.phases)


def _was_done(phase: PhaseProgress) -> bool:
    """Return whether a phase was done or begun. One that was begun and then put off or left out was not."""
    return phase.state in (PhaseState.DONE, PhaseState.BROKEN_OFF)


def _phase_text(phase: PhaseProgress) -> str:
    return phase_text(phase.phase.title, goes_on=phase.state is PhaseState.BROKEN_OFF)


def phase_text(title: str, *, goes_on: bool) -> str:
    """Return the title of a phase as the entry's list has it. goes_on: in the next séance."""
    title = one_line(title)
    return f"{title} (à finir)" if title and goes_on else title


def _plan_lines(plan: PlanProgress | None) -> list[str]:
    """Return the aims, the phases that were done or begun, in the order of the plan, and those postponed. A phase that
    was left out is not named."""
    if plan is None or not _has_phases(plan):
        return []
    aims = [f"Objectif{NBSP}: {one_line(plan.aims)}"] if plan.aims.strip() else []
    done = [text for one in plan.phases if _was_done(one) and (text := _phase_text(one))]
    later = [one_line(phase.title) for phase in plan.of(PhaseState.POSTPONED)]
    postponed = [f"Reporté à la prochaine séance{NBSP}: {format_list([quoted(title) for title in later if title])}"]
    return [*aims, *_under(f"Déroulement{NBSP}:", done), *(postponed if any(later) else [])]


def _lesson_lines(lesson: _Lesson, *, alone: bool, with_pages: bool) -> list[str]:
    """with_pages: whether no plan says what was done."""
    name = [f"Leçon{NBSP}: {lesson.name}"] if lesson.name else []
    if not with_pages:
        return name
    lead = "Pages travaillées" if lesson.name or alone else "Pages travaillées au tableau"
    return [*name, *_under(f"{lead}{NBSP}:", _page_lines(list(lesson.pages.values())))]


def _worked(lessons: list[_Lesson], min_shown_s: float) -> list[_Lesson]:
    """Return the lessons with the pages worked on; a lesson that was only looked at is left out. When no page was
    worked on, return everything that was shown."""
    several = len(lessons) > 1
    worked = [_Lesson(one.name, one.worked(min_shown_s, among_others=several)) for one in lessons]
    return [one for one in worked if one.pages] or [
        _Lesson(one.name, dict(sorted(one.pages.items(), key=lambda pair: pair[1].number))) for one in lessons
    ]


def _lessons(log: Sequence[SeanceEvent], end: datetime) -> list[_Lesson]:
    """Return the lessons in the order in which they were first opened, with their pages, each with its last number and
    title. A lesson that is opened again in the séance is the same lesson."""
    by_key: dict[str, _Lesson] = {}
    added: set[PageId] = set()
    written: set[PageId] = set()
    lesson = _Lesson("")
    on: tuple[_Page, datetime] | None = None

    def leave(at: datetime) -> None:
        if on is not None:
            on[0].shown_s += _seconds(on[1], at)

    for event in log:
        match event:
            case SeanceStarted() | LessonOpened():
                leave(event.at)
                on, name = None, one_line(event.lesson)
                # a class layer belongs to one lesson, whatever its file is called by now
                lesson = by_key.setdefault(event.seance or (event.file or name), _Lesson(name))
                lesson.name = name or lesson.name
            case PageShown():
                leave(event.at)
                page = lesson.pages.setdefault(event.page, _Page(event.number))
                page.number, page.title = event.number, one_line(event.title) or page.title
                on = page, event.at
            case PageAdded():
                added.add(event.page)
            case PageWritten():
                written.add(event.page)
            case QuestionAsked() if event.page in lesson.pages:
                lesson.pages[event.page].asked = True
            case QuestionAsked() if on:
                on[0].asked = True
            case SeanceEnded():
                break
    leave(end)
    for one in by_key.values():
        for key, page in one.pages.items():
            page.added, page.written = key in added, key in written
    return list(by_key.values())


def _seconds(since: datetime, until: datetime) -> float:
    # The machine's clock may be set back during the séance.
    return max(0.0, (until - since).total_seconds())


def _title(started: SeanceStarted, lessons: Sequence[str], pages: Sequence[_Page]) -> str:
    subject = format_list(lessons) or next((page.title for page in pages if page.title), "") or started.subject
    number = "" if started.number is None else f"séance{NBSP}{started.number}"
    if not one_line(subject):
        return number.capitalize() or "Séance"
    tail = f" – {number}" if number else ""
    return shortened(subject, TITLE_MAX - len(tail)) + tail


def _page_lines(pages: Sequence[_Page]) -> list[str]:
    """Return the lines for pages. Adjacent pages with one title share a line: `Pages 2 à 4 : Exercices`."""
    lines: list[str] = []
    for (title, added), group in groupby(pages, lambda page: (page.title, page.added)):
        numbers = sorted({page.number for page in group})
        line = f"{'Pages' if len(numbers) > 1 else 'Page'}{NBSP}{format_ranges(numbers)}"
        if added:
            line += f" ({'ajoutées' if len(numbers) > 1 else 'ajoutée'} pendant la séance)"
        lines.append(f"{line}{NBSP}: {shortened(title, _PAGE_TITLE_MAX)}" if title else line)
    return lines


_KINDS = {
    LoggedQuestionKind.CHOICE: "à choix multiple",
    LoggedQuestionKind.SEVERAL: "à plusieurs réponses",
    LoggedQuestionKind.TRUE_FALSE: "vrai ou faux",
    LoggedQuestionKind.NUMBER: "à réponse numérique",
    LoggedQuestionKind.TEXT: "à réponse courte",
    LoggedQuestionKind.ORDER: "à remettre en ordre",
    LoggedQuestionKind.MATCH: "à associer",
    LoggedQuestionKind.POINT: "à placer sur une image",
    LoggedQuestionKind.SCALE: "sur une échelle",
    LoggedQuestionKind.CLOUD: "nuage de mots",
    LoggedQuestionKind.OTHER: "",
}


def _question_lines(log: Sequence[SeanceEvent], *, several: bool) -> list[str]:
    """Return one line per question, with the counts of each round; a question that is asked again keeps its line.
    several: whether page numbers need the lesson's name."""
    lines: list[str] = []
    last: tuple[LoggedQuestionKind, str, str] | None = None
    on = lesson = ""
    places: dict[PageId | None, str] = {}
    for event in log:
        match event:
            case SeanceStarted() | LessonOpened():
                on, lesson = "", one_line(event.lesson) if several else ""
            case PageShown():
                on = f"page{NBSP}{event.number}" + (f" de {quoted(lesson)}" if lesson else "")
                places[event.page] = on
            case QuestionAsked():
                text = shortened(event.text, _QUESTION_MAX)
                key = event.kind, text, places.get(event.page, on)
                if key == last and text:
                    lines[-1] += f", puis {_counts(event)}"
                else:
                    lines.append(f"{_question(*key)}{NBSP}: {_counts(event)}")
                last = key
    return lines


def _question(kind: LoggedQuestionKind, text: str, page: str) -> str:
    """Format a question. page: where it was asked, as text; empty when unknown."""
    if text:
        return f"{quoted(text)} ({_KINDS[kind]})" if _KINDS[kind] else quoted(text)
    words = " ".join(filter(None, ("Question", _KINDS[kind])))
    return f"{words}, {page}" if page else words


def _counts(asked: QuestionAsked) -> str:
    words = format_count(asked.answered, "réponse", "réponses")
    if asked.expected:
        words += f" sur{NBSP}{asked.expected}"
    match asked.right:
        case None:
            return words
        case 0:
            return f"{words}, aucune juste" if asked.answered else words
        case right:
            return f"{words}, dont {format_count(right, 'juste', 'justes')}"
