"""Lessons of a séance and whether they were given, from its log: a lesson that was opened by mistake was not."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from tni.cahier.seance_log import (
    LessonOpened,
    PageAdded,
    PageWritten,
    PhaseMark,
    PhaseMarked,
    QuestionAsked,
    QuestionCorrected,
    SeanceEnded,
    SeanceEvent,
    SeanceStarted,
)

GIVEN_SHOWN_S = 180.0
"""Time for which a lesson is on the board without anything happening before it counts as given: a wrong one is left
sooner, one that is read or looked at together stays longer."""


@dataclass(frozen=True, slots=True)
class SeanceRecord:
    """Séance with its log, as the year's record reads it. end: None while the séance is in progress."""

    class_name: str
    subject: str
    start: datetime
    end: datetime | None
    log: tuple[SeanceEvent, ...]


@dataclass(frozen=True, slots=True)
class LessonInSeance:
    """Lesson of a séance. file, lesson_id: its path and id as last noted, "" when unknown. is_given: something happened
    in it: a page was written on or added, a vote closed, a phase of its plan done, or it was on the board for
    `GIVEN_SHOWN_S` in all."""

    title: str
    file: str
    lesson_id: str
    is_given: bool


class _Lesson:
    def __init__(self) -> None:
        self.title = self.file = self.lesson_id = ""
        self.shown_s = 0.0
        self.is_given = False

    def note(self, event: SeanceStarted | LessonOpened) -> None:
        self.title = event.lesson or self.title
        self.file, self.lesson_id = event.file or self.file, event.lesson_id or self.lesson_id


def lessons_in_seance(log: Iterable[SeanceEvent]) -> tuple[LessonInSeance, ...]:
    """Return the lessons of a séance in the order in which they were first opened, each once.

    Of a séance that has not ended, or that ended with its last event because the program was cut off, the last lesson
    counts as given: nobody knows for how long it was shown.
    """
    by_key: dict[str, _Lesson] = {}
    here = _Lesson()
    since: datetime | None = None
    last: datetime | None = None
    is_cut_off = True
    for event in log:
        match event:
            case QuestionCorrected():
                continue
            case SeanceStarted() | LessonOpened():
                _add_time(here, since, event.at)
                here = by_key.setdefault(event.seance or event.lesson_id or event.file or event.lesson, _Lesson())
                here.note(event)
                since = event.at
            case PageWritten() | PageAdded() | QuestionAsked():
                here.is_given = True
            case PhaseMarked(mark=PhaseMark.DONE):
                here.is_given = True
            case SeanceEnded():
                _add_time(here, since, event.at)
                is_cut_off = last is not None and event.at <= last
                break
        last = event.at if last is None else max(last, event.at)
    here.is_given = here.is_given or is_cut_off
    return tuple(
        LessonInSeance(one.title, one.file, one.lesson_id, one.is_given or one.shown_s >= GIVEN_SHOWN_S)
        for one in by_key.values()
    )


def _add_time(lesson: _Lesson, since: datetime | None, until: datetime) -> None:
    if since is not None:  # the computer's clock may be set back during the séance
        lesson.shown_s += max(0.0, (until - since).total_seconds())
