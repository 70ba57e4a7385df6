"""Questions that the plan of a lesson names, by its own copies of them."""

from __future__ import annotations

from tni.document.document import Document
from tni.document.lesson_plan import LessonQuestion


def planned_questions(document: Document) -> tuple[LessonQuestion, ...]:
    """Return the lesson's copies of the questions that its plan names, each once, in the order of the plan."""
    phases = () if document.plan is None else document.plan.phases
    wanted = dict.fromkeys(question for phase in phases for question in phase.questions)
    return tuple(found for question in wanted if (found := document.question(question)) is not None)
