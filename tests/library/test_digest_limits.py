"""Limits of what the index holds of one lesson: nothing a teacher writes is cut, and nothing passes them."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

from tests.support.libraries import a_digest, a_page
from tni.core.ids import BlobId, ClassId, QuestionId
from tni.document.items import LessonInfo
from tni.document.lesson_plan import Curriculum, LessonPlan, LessonQuestion, PlanPhase
from tni.library import digest_limits as limits
from tni.library.digest_limits import limited
from tni.library.lesson_digest import ClassTaught

NOW = datetime(2026, 10, 3, tzinfo=UTC)
PHASE = PlanPhase("p", "Découvrir", 10, "Par deux.")
LONG = "mot " * 1_000_000


def test_a_full_year_in_one_lesson_is_held_whole() -> None:
    pages = [a_page(number, "Un cours entier. " * 150, "", title="Titre", notes="Note. " * 50) for number in range(300)]
    plan = LessonPlan(aims="But. " * 2000, phases=(PHASE,) * 40)
    digest = a_digest("Les fractions, " * 9, *pages, plan=plan)
    assert limited(digest) == digest


def test_nothing_passes_the_limits_and_pages_keep_their_numbers() -> None:
    phase = replace(PHASE, text=LONG, questions=(QuestionId("q"),) * 90)
    taught = ClassTaught(class_id=ClassId("c"), class_name=LONG, started=NOW, changed=NOW)
    digest = replace(
        a_digest("", *(replace(a_page(n, LONG, LONG, title=LONG, notes=LONG), beneath=(LONG, LONG)) for n in range(9))),
        info=LessonInfo(title=LONG, subject=LONG, level=LONG, tags=(LONG,) * 1000, colour=LONG),
        plan=LessonPlan(aims=LONG, homework=LONG, phases=(phase,) * 100_000),
        questions=(LessonQuestion(id="question:q", file=BlobId("0" * 64), text=LONG, choices=(LONG,) * 1000),) * 1000,
        curriculum=Curriculum(levels=(LONG,) * 1000, sequence=LONG, author=LONG),
        classes=(taught,) * 1000,
    )
    found = limited(digest)
    assert [page.number for page in found.pages] == list(range(9))
    texts = [text for page in found.pages for text in (page.title, page.notes, *page.texts, *page.beneath)]
    assert sum(map(len, texts)) == limits.PAGE_LETTERS
    assert found.plan is not None
    assert len(found.plan.phases) == limits.MOST_PHASES
    assert sum(len(phase.questions) for phase in found.plan.phases) == limits.MOST_QUESTIONS
    assert max(map(len, map(repr, found.questions))) < limits.QUESTION_LETTERS + 1000
    assert len(found.info.title) <= limits.TITLE_LETTERS
    assert len(repr(found)) < 6_000_000
