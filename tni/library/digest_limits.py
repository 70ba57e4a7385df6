"""Limits of what a library's index holds of one lesson: far more than a teacher writes, and little enough that a file
made by somebody else neither fills the index nor keeps the others waiting."""

from __future__ import annotations

from dataclasses import replace

from tni.core.ids import QuestionId
from tni.core.one_line import shortened
from tni.document.items import LessonInfo
from tni.document.lesson_plan import Curriculum, LessonPlan, LessonQuestion
from tni.library.lesson_digest import LessonDigest, PageDigest

TITLE_LETTERS = 300
NAME_LETTERS = 200
MOST_NAMES = 100
"""Tags, or concepts of one kind, of a lesson."""
MOST_CLASSES = 500
MOST_PHASES = 1000
PLAN_LETTERS = 200_000
MOST_QUESTIONS = 500
"""Questions of a lesson, and places in its plan that name one."""
QUESTION_LETTERS = 4000
PAGE_LETTERS = 2_000_000
"""Letters of all pages: notes and texts."""


class _Budget:
    """Letters, or values, that are left."""

    def __init__(self, count: int) -> None:
        self._left = count

    def take[T: (str, tuple[QuestionId, ...])](self, found: T) -> T:
        taken = found[: self._left]
        self._left -= len(taken)
        return taken


def limited(digest: LessonDigest) -> LessonDigest:
    """Return a digest with its texts cut where they pass the limits. Each page stays, with its number."""
    budget = _Budget(PAGE_LETTERS)
    return replace(
        digest,
        lesson_id=digest.lesson_id[:NAME_LETTERS],
        info=_info(digest.info),
        plan=None if digest.plan is None else _plan(digest.plan),
        curriculum=None if digest.curriculum is None else _curriculum(digest.curriculum),
        questions=tuple(map(_question, digest.questions[:MOST_QUESTIONS])),
        pages=tuple(_page(page, budget) for page in digest.pages),
        classes=tuple(
            replace(taught, class_name=taught.class_name[:NAME_LETTERS]) for taught in digest.classes[-MOST_CLASSES:]
        ),
    )


def _info(info: LessonInfo) -> LessonInfo:
    return replace(
        info,
        title=_short(info.title, TITLE_LETTERS),
        subject=info.subject[:NAME_LETTERS],
        level=info.level[:NAME_LETTERS],
        tags=_names(info.tags),
        colour=info.colour[:NAME_LETTERS],
    )


def _plan(plan: LessonPlan) -> LessonPlan:
    budget = _Budget(PLAN_LETTERS)
    named = _Budget(MOST_QUESTIONS)
    return replace(
        plan,
        aims=budget.take(plan.aims),
        abilities=budget.take(plan.abilities),
        materials=budget.take(plan.materials),
        homework=budget.take(plan.homework),
        homework_files=plan.homework_files[:MOST_NAMES],
        homework_pages=plan.homework_pages[:MOST_NAMES],
        phases=tuple(
            replace(
                phase,
                title=budget.take(phase.title),
                text=budget.take(phase.text),
                pages=phase.pages[:MOST_NAMES],
                questions=named.take(phase.questions),
            )
            for phase in plan.phases[:MOST_PHASES]
        ),
        adaptations=tuple(replace(one, text=budget.take(one.text)) for one in plan.adaptations[:MOST_NAMES]),
    )


def _question(question: LessonQuestion) -> LessonQuestion:
    budget = _Budget(QUESTION_LETTERS)
    text = budget.take(question.text)
    return replace(question, text=text, choices=tuple(budget.take(one) for one in question.choices[:MOST_NAMES]))


def _curriculum(curriculum: Curriculum) -> Curriculum:
    return replace(
        curriculum,
        levels=_names(curriculum.levels),
        subjects=_names(curriculum.subjects),
        domains=_names(curriculum.domains),
        skills=_names(curriculum.skills),
        sequence=curriculum.sequence[:NAME_LETTERS],
        author=curriculum.author[:NAME_LETTERS],
    )


def _page(page: PageDigest, budget: _Budget) -> PageDigest:
    return replace(
        page,
        title=budget.take(_short(page.title, TITLE_LETTERS)),
        notes=budget.take(page.notes),
        texts=tuple(taken for text in page.texts if (taken := budget.take(text)) or not text),
        beneath=tuple(taken for text in page.beneath if (taken := budget.take(text))),
    )


def _names(names: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(name[:NAME_LETTERS] for name in names[:MOST_NAMES])


def _short(title: str, letters: int) -> str:
    return title if len(title) <= letters else shortened(title, letters)
