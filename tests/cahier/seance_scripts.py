"""Scripts of séances as short as they can be written, and the logs that they give."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone
from itertools import count

from tni.cahier.seance_log import (
    EntryProposed,
    LessonOpened,
    LoggedPhase,
    LoggedQuestionKind,
    PageAdded,
    PageShown,
    PageWritten,
    PhaseMark,
    PhaseMarked,
    PlanFollowed,
    QuestionAsked,
    SeanceEnded,
    SeanceEvent,
    SeanceStarted,
)
from tni.core.ids import ClassLayerId, PageId

BEGIN = datetime(2026, 11, 23, 8, 0, tzinfo=timezone(timedelta(hours=1)))


@dataclass(frozen=True)
class P:
    """Page shown for some minutes. note: what is typed on it, its heading first. ink: the class wrote on it."""

    title: str = ""
    note: str = ""
    minutes: float = 10
    ink: bool = True
    added: bool = False
    sources: tuple[str, ...] = ()


@dataclass(frozen=True)
class Q:
    """Closed round on the page shown. right: None for a question without a right answer."""

    text: str
    right: int | None
    answered: int = 24
    kind: LoggedQuestionKind = LoggedQuestionKind.CHOICE


@dataclass(frozen=True)
class Phase:
    """Phase of a plan. became: done, broken off by the bell, postponed, dropped, or not begun."""

    title: str
    detail: str = ""
    minutes: int = 10
    became: str = "done"


@dataclass(frozen=True)
class Plan:
    aims: str = ""
    phases: tuple[Phase, ...] = ()
    homework: str = ""
    abilities: str = ""
    materials: str = ""


@dataclass(frozen=True)
class Opened:
    """Another lesson within the hour."""

    lesson: str
    file: str = "x.tni"
    sequence: str = ""
    plan: Plan | None = None


type Step = P | Q | Opened


@dataclass(frozen=True)
class Script:
    """Séance of the trial. answers: whether the teacher wants the answers of the class told.
    is_ended: False if the program was cut off."""

    name: str
    class_name: str
    subject: str
    steps: tuple[Step, ...] = ()
    lesson: str = ""
    sequence: str = ""
    plan: Plan | None = None
    file: str = ""
    classes: tuple[str, ...] = ()
    answers: bool = False
    is_ended: bool = True

    @property
    def log(self) -> list[SeanceEvent]:
        return _Logged(self).log


class _Logged:
    """Log of a script. Phases of a plan are gone through before the pages of their lesson."""

    def __init__(self, script: Script) -> None:
        self._minutes, self._pages, self._phases, self._layers = 0.0, count(1), count(1), count(1)
        self._number = 0
        file = script.file or (f"/home/prof/{script.lesson}.tni" if script.lesson else "")
        self.log: list[SeanceEvent] = [
            SeanceStarted(
                self._at, None, script.class_name, script.subject, script.lesson, 12, self._layer(), file, "",
                script.sequence,
            )
        ]  # fmt: skip
        self._follow(script.plan)
        for step in script.steps:
            self._do(step)
        if script.answers:
            self.log.append(EntryProposed(self._at, with_answers=True))
        if script.is_ended:
            self.log.append(SeanceEnded(self._at))

    @property
    def _at(self) -> datetime:
        return BEGIN + timedelta(minutes=self._minutes)

    def _layer(self) -> ClassLayerId:
        return ClassLayerId(f"layer{next(self._layers)}")

    def _do(self, step: Step) -> None:
        match step:
            case P():
                self._number += 1
                page = PageId(f"p{next(self._pages)}")
                if step.added:
                    self.log.append(PageAdded(self._at, page, self._number))
                self.log.append(PageShown(self._at, page, self._number, step.title, step.note, step.sources))
                if step.ink:
                    self.log.append(PageWritten(self._at, page))
                self._minutes += step.minutes
            case Q():
                self._minutes += 2
                self.log.append(QuestionAsked(self._at, step.kind, step.text, step.answered, 26, step.right))
            case Opened():
                self._number = 0
                self.log.append(LessonOpened(self._at, step.lesson, self._layer(), step.file, "", step.sequence))
                self._follow(step.plan)

    def _follow(self, plan: Plan | None) -> None:
        if plan is None:
            return
        phases = [LoggedPhase(f"phase{next(self._phases)}", one.title, one.minutes) for one in plan.phases]
        details = tuple(one.detail for one in plan.phases)
        self.log.append(
            PlanFollowed(self._at, plan.aims, plan.homework, tuple(phases), (), plan.abilities, plan.materials, details)
        )
        for logged, phase in zip(phases, plan.phases, strict=True):
            self._teach(logged, phase)

    def _teach(self, logged: LoggedPhase, phase: Phase) -> None:
        marks: Sequence[PhaseMark] = {
            "done": (PhaseMark.BEGUN, PhaseMark.DONE),
            "broken off": (PhaseMark.BEGUN, PhaseMark.BROKEN_OFF),  # the minutes of pages behind it are not its own
            "postponed": (PhaseMark.POSTPONED,),
            "dropped": (PhaseMark.DROPPED,),
            "not begun": (),
        }[phase.became]
        for mark in marks:
            self.log.append(PhaseMarked(self._at, logged.id, mark))
            if mark is PhaseMark.BEGUN:
                self._minutes += phase.minutes if phase.became == "done" else phase.minutes * 0.3
