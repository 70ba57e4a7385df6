"""Past séances: their entries, late corrections, and recovery of interrupted ones.

For a worker thread: every function reads and writes the store, and raises its errors.
"""

from __future__ import annotations

import logging
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from tni.cahier.seance_log import (
    LessonOpened,
    LoggedPhase,
    PageShown,
    PhaseMark,
    PhaseMarked,
    PutOff,
    QuestionAsked,
    QuestionCorrected,
    SeanceEnded,
    SeanceEvent,
    SeanceId,
    SeanceStarted,
)
from tni.cahier.seance_summary import SeanceState, SeanceSummary
from tni.core.errors import TniError
from tni.core.ids import ClassId, ClassLayerId
from tni.files.errors import SeanceStoreError
from tni.store.lesson_lock import is_locked
from tni.store.seances import SeanceStore

if TYPE_CHECKING:
    from tni.cahier.corrections import BuildEntry
    from tni.cahier.entry import CahierEntry

_log = logging.getLogger(__name__)
RESUMED_DAYS, MOST_RESUMED = 30, 6
"""Séances older than this, and classes beyond this number, are not offered to go on with."""


@dataclass(frozen=True, slots=True)
class InterruptedSeance:
    """Séance that a crash interrupted. lesson, seance, file: of the lesson taught last, as in `SeanceStarted`, and so
    is lesson_id."""

    summary: SeanceSummary
    lesson: str
    seance: ClassLayerId | None
    file: str
    lesson_id: str = ""


@dataclass(frozen=True, slots=True)
class ResumePoint:
    """Point at which a class goes on: the end of its last séance. layer: the class layer. lesson: name of the lesson
    that it ended in; file: its path; lesson_id: its id, "" when unknown. page, page_title: number, from 1, and title of
    the page shown last. at: when the séance began."""

    seance: SeanceId
    class_id: ClassId | None
    class_name: str
    layer: ClassLayerId | None
    lesson: str
    file: str
    page: int
    page_title: str
    at: datetime
    lesson_id: str = ""


def resume_points(store: SeanceStore, now: datetime) -> tuple[ResumePoint, ...]:
    """Return where each class was left that was taught lately, the latest first."""
    found: dict[str, ResumePoint] = {}
    for summary in store.listed():
        if now - summary.start > timedelta(days=RESUMED_DAYS) or len(found) == MOST_RESUMED:
            break
        if not summary.class_name or summary.class_name in found:
            continue
        try:
            last = _last_of(summary, store)
        except TniError as error:
            _log.warning("session %s cannot be read: %s", summary.id, error)
            continue
        if last is not None:
            found[summary.class_name] = last
    return tuple(found.values())


def _last_of(summary: SeanceSummary, store: SeanceStore) -> ResumePoint | None:
    """Return where a séance was left; None if its lesson was in memory alone."""
    lesson: SeanceStarted | LessonOpened | None = None
    page: PageShown | None = None
    for event in store.log(summary.id):
        match event:
            case SeanceStarted() | LessonOpened():
                lesson, page = event, None
            case PageShown():
                page = event
    if lesson is None or not lesson.file:
        return None
    number, title = (page.number, page.title) if page is not None else (1, "")
    return ResumePoint(
        summary.id, summary.class_id, summary.class_name, lesson.seance, lesson.lesson or Path(lesson.file).stem,
        lesson.file, number, title, summary.start, lesson.lesson_id or store.lesson_ids.read(lesson.file),
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class KeptSeance:
    """Stored state of a séance. edited: its entry as the teacher left it; proposed: the proposal that she was shown;
    None without one."""

    log: tuple[SeanceEvent, ...]
    edited: CahierEntry | None = None
    proposed: CahierEntry | None = None


def kept_seance(store: SeanceStore, seance_id: SeanceId, build: BuildEntry) -> KeptSeance:
    """Return what is stored of a séance that is to be resumed. Raises: NoSeanceStartError."""
    from tni.cahier.corrections import last_proposal

    log, edited = store.log(seance_id), store.entry(seance_id)
    if edited is None or any(isinstance(event, SeanceEnded) for event in log):
        return KeptSeance(log, edited)
    return KeptSeance(log, edited, last_proposal(seance_id, log, build))


def lessons_of(store: SeanceStore, seance_id: SeanceId) -> tuple[SeanceStarted | LessonOpened, ...]:
    """Return the lessons of a séance in the order in which they were opened, with their ids as far as they are
    known."""
    return tuple(
        event if event.lesson_id else replace(event, lesson_id=store.lesson_ids.read(event.file))
        for event in store.log(seance_id)
        if isinstance(event, SeanceStarted | LessonOpened)
    )


def correct_entry(store: SeanceStore, seance_id: SeanceId, event: QuestionCorrected, build: BuildEntry) -> None:
    """Record another right answer in a séance that has ended, and update the sentence on the answers in its entry, if
    it has one that the teacher has not edited."""
    log = store.log(seance_id)
    if not any(isinstance(asked, QuestionAsked) and asked.round == event.round for asked in log):
        return
    if event not in log:  # it is there if this write is repeated because its outcome was unknown
        store.append(seance_id, len(log), (event,))
    kept = store.entry(seance_id)
    state = next((found.state for found in store.listed() if found.id == seance_id), SeanceState.DRAFT)
    if kept is None or state is SeanceState.OPEN:
        return  # the entry will be built from the log
    earlier = [one for one in log if one != event]
    from tni.cahier.corrections import with_answers_of  # loaded when a past séance changes

    store.save(with_answers_of(kept, seance_id, earlier, [*earlier, event], build), state)


def amend_entry(store: SeanceStore, entry: CahierEntry) -> None:
    """Store the entry of a past séance with other texts, as a draft or confirmed as it was."""
    state = next((found.state for found in store.listed() if found.id == entry.session), SeanceState.DRAFT)
    store.save(entry, state)


def ended_entry(store: SeanceStore, seance_id: SeanceId, build: BuildEntry) -> CahierEntry:
    """Return the stored entry; a séance that was interrupted is ended at its last event first."""
    from tni.cahier.corrections import recovered_entry

    kept, log = store.entry(seance_id), store.log(seance_id)
    ended = any(isinstance(event, SeanceEnded) for event in log)
    if kept is not None and ended:
        return kept
    entry = recovered_entry(seance_id, log, kept, build)
    if not ended:
        store.append(seance_id, len(log), (SeanceEnded(max(event.at for event in log)),))
    store.save(entry)
    return entry


def close_interrupted(
    store: SeanceStore, under_way: SeanceId | None, here: str, now: datetime, build: BuildEntry
) -> tuple[list[InterruptedSeance], list[CahierEntry]]:
    """Implement `CahierService.find_interrupted`. A séance with an unreadable log stays as it is and does not stop the
    others."""
    today: list[InterruptedSeance] = []
    closed: list[CahierEntry] = []
    for summary in store.unfinished():
        if summary.id == under_way:
            continue
        try:
            lessons = [event for event in store.log(summary.id) if isinstance(event, SeanceStarted | LessonOpened)]
            if not lessons or (lessons[-1].file not in ("", here) and is_locked(Path(lessons[-1].file))):
                continue
            if summary.start.astimezone(now.tzinfo).date() == now.date():
                last = lessons[-1]
                today.append(InterruptedSeance(summary, last.lesson, last.seance, last.file, last.lesson_id))
            else:
                closed.append(ended_entry(store, summary.id, build))
        except SeanceStoreError:
            raise
        except TniError as error:
            _log.warning("session %s cannot be read: %s", summary.id, error)
    return today, closed


SEANCES_LOOKED_AT = 12
"""Séances of a class in which phases are looked for: about a month of a subject."""


@dataclass(frozen=True, slots=True)
class EarlierPhases:
    """Phases of lesson plans in earlier séances of a class. done, dropped: their ids. postponed: those that were
    postponed or broken off and that nothing was done with since, the earliest first."""

    done: frozenset[str] = frozenset()
    dropped: frozenset[str] = frozenset()
    postponed: tuple[LoggedPhase, ...] = field(default=())
    put_off: tuple[PutOff, ...] = field(default=())
    """When those of `postponed` were put off, in the same order."""


def phases_of_class(
    store: SeanceStore,
    under_way: SeanceId | None,
    class_id: ClassId | None,
    class_name: str,
    subject: str,
    ending: Mapping[SeanceId, Sequence[SeanceEvent]],
) -> EarlierPhases:
    """Return what became of phases in the latest séances of a class and subject, without the one under way. ending:
    logs of séances whose end is not in the store yet."""
    from tni.cahier.plan_progress import PhaseState, follow_plan  # with the first séance

    summaries = [
        one
        for one in store.listed(class_id)
        if one.id != under_way and (one.class_name, one.subject) == (class_name, subject)
    ]
    last = dict[str, PhaseState]()
    postponed: list[tuple[LoggedPhase, PutOff]] = []
    for summary in summaries[:SEANCES_LOOKED_AT]:  # the latest first: what it says of a phase holds
        try:
            log = ending.get(summary.id) or store.log(summary.id)
            progress = follow_plan(log)
        except TniError as error:
            _log.warning("phases of séance %s: %s", summary.id, error)
            continue
        marks = {event.phase: event.mark for event in log if isinstance(event, PhaseMarked)}
        put_off: list[tuple[LoggedPhase, PutOff]] = []
        for one in () if progress is None else progress.phases:
            was_left = one.state is PhaseState.TO_DO and marks.get(one.phase.id) is not PhaseMark.REOPENED
            if was_left or one.phase.id in last:
                continue
            last[one.phase.id] = one.state
            if one.state in (PhaseState.POSTPONED, PhaseState.BROKEN_OFF):
                is_begun = one.state is PhaseState.BROKEN_OFF
                put_off.append((one.phase, PutOff(one.phase.id, summary.start.date(), is_begun)))
        postponed = [*put_off, *postponed]
    done = (phase for phase, state in last.items() if state in (PhaseState.DONE, PhaseState.UNDER_WAY))
    dropped = (phase for phase, state in last.items() if state is PhaseState.DROPPED)
    phases, put_off_on = tuple(one for one, _ in postponed), tuple(one for _, one in postponed)
    return EarlierPhases(frozenset(done), frozenset(dropped), phases, put_off_on)
