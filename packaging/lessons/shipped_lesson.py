"""Shipped lesson as its module describes it, and the records of its plan and curriculum."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from sheet import Sheet, french

from tni.core.ids import QuestionId
from tni.document.items import LessonInfo, LessonRecord, PdfBackground
from tni.document.lesson_plan import Adaptation, Credit, Curriculum, LessonPlan, PlanPhase
from tni.library.built_in_vocabularies import CONCEPT_URI
from tni.render.text_layout import Fonts

AUTHOR, LICENCE = "TNI", "CC-BY-SA-4.0"


@dataclass(frozen=True, slots=True)
class Phase:
    """Phase of a plan. pages, questions: numbers from 1, of pages and of questions of the collection."""

    title: str
    minutes: int
    text: str
    pages: tuple[int, ...]
    questions: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ShippedLesson:
    """A lesson of the folder of examples.

    file: its name without suffix; its questions are in `questions/FILE.gift`. plan: its texts; its phases come from
    `phases`. pages: draws them, over a worksheet where there is one. worksheet: draws the pages of a PDF beside it.
    """

    file: str
    info: LessonInfo
    pages: Callable[[Fonts, PdfBackground | None], Sequence[Sheet]]
    plan: LessonPlan | None = None
    phases: tuple[Phase, ...] = ()
    curriculum: Curriculum | None = None
    credit: Callable[[Sequence[Sheet]], Sequence[Credit]] = lambda _sheets: ()
    worksheet: Callable[[Fonts], list[Sheet]] | None = None

    def records(self, sheets: Sequence[Sheet], questions: Sequence[QuestionId]) -> list[LessonRecord]:
        """Return what the lesson holds besides its pages."""
        records: list[LessonRecord] = [self.info, *self.credit(sheets)]
        if self.curriculum is not None:
            records.append(self.curriculum)
        if self.plan is not None:
            phases = tuple(self._phase(number, each, sheets, questions) for number, each in enumerate(self.phases, 1))
            records.append(replace(_spaced(self.plan), phases=phases))
        return records

    def _phase(self, number: int, said: Phase, sheets: Sequence[Sheet], questions: Sequence[QuestionId]) -> PlanPhase:
        return PlanPhase(
            hashlib.sha256(f"{self.file} phase {number}".encode()).hexdigest()[:20],
            french(said.title),
            said.minutes,
            french(said.text),
            tuple(sheets[page - 1].page.id for page in said.pages),
            tuple(questions[question - 1] for question in said.questions),
        )


def _spaced(plan: LessonPlan) -> LessonPlan:
    return replace(
        plan,
        aims=french(plan.aims),
        abilities=french(plan.abilities),
        materials=french(plan.materials),
        homework=french(plan.homework),
        adaptations=tuple(Adaptation(each.need, french(each.text)) for each in plan.adaptations),
    )


def curriculum(
    levels: Sequence[str], subject: str, domains: Sequence[str], minutes: int, sequence: str, place: int = 1
) -> Curriculum:
    """Return the place of a lesson. subject: number in the vocabularies of the ministry."""
    return Curriculum(
        levels=tuple(levels), subjects=(f"{CONCEPT_URI}{subject}",), domains=tuple(domains), sequence=sequence,
        place=place, minutes=minutes, author=AUTHOR, licence=LICENCE,
    )  # fmt: skip
