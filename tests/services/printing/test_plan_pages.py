"""A plan on A4 pages: every text of it, nothing beside the paper, a table that goes on overleaf."""

from __future__ import annotations

from tests.services.printing.web_samples import PAGE, TEXTS, lesson
from tests.support.board import SquareLetters
from tni.document.document import Document
from tni.document.drawlist import DrawFill, DrawText
from tni.document.items import LessonInfo
from tni.document.lesson_plan import Adaptation, Curriculum, LessonPlan, Need, PlanPhase
from tni.document.page_format import A4_PORTRAIT
from tni.library.built_in_vocabularies import built_in_vocabularies
from tni.library.vocabulary import VocabularyKind
from tni.render.print_page import PrintPage
from tni.services.lesson.shared_parts import SharedParts
from tni.services.printing.plan_pages import PlanSheetTexts, plan_pages
from tni.services.printing.web_lesson import take_web_lesson

SAID = PlanSheetTexts(TEXTS.plan, "Fiche de préparation", "Durée", "Pages", "Joint : {}")

LEVELS = built_in_vocabularies().of_kind(VocabularyKind.LEVEL)
SIXTH = next(concept.key for concept in LEVELS if concept.short_label == "6e")


def pages_of(document: Document) -> tuple[PrintPage, ...]:
    return plan_pages(document, SAID, SquareLetters()).pages


def words(pages: tuple[PrintPage, ...]) -> list[str]:
    return [item.item.text for page in pages for item in page.items if isinstance(item, DrawText)]


def test_every_text_of_a_plan_is_on_its_sheet() -> None:
    plan = LessonPlan(
        aims="Comparer", abilities="Placer", materials="Bandes", homework="Exercice 3",
        phases=(PlanPhase("a", "Rituel", 5, "Compter\nà deux", (PAGE,)), PlanPhase("b", "Bilan")),
        adaptations=(Adaptation(Need.DYS, "Police large"),),
    )  # fmt: skip
    found = words(pages_of(lesson(plan)))
    assert found[:2] == ["Les fractions", "Fiche de préparation · 5 min"]
    for text in ("Comparer", "Placer", "Bandes", "Exercice 3", "Rituel", "5 min", "1", "Compter", "à deux", "Bilan"):
        assert text in found
    assert found.index("Rituel") < found.index("Bilan") < found.index("Exercice 3") < found.index("Police large")


def test_the_sheet_says_subject_and_levels_as_the_card_does() -> None:
    card = Curriculum(subjects=("Géologie", "https://example.org/inconnu"), levels=(SIXTH, "ULIS"))
    plan = LessonPlan(phases=(PlanPhase("a", "Rituel", 55),))
    assert words(pages_of(lesson(plan, card)))[1] == "Fiche de préparation · Géologie · 6e, ULIS · 55 min"
    unknown = Curriculum(subjects=("https://example.org/inconnu",), levels=("https://example.org/classe",))
    assert words(pages_of(lesson(plan, unknown)))[1] == "Fiche de préparation · 55 min"
    older = Document([*lesson(plan).records(), LessonInfo(title="Les fractions", subject="Maths", level="CM1")])
    assert words(pages_of(older))[1] == "Fiche de préparation · Maths · CM1 · 55 min"
    found = take_web_lesson(lesson(plan, card), SharedParts(), "")
    assert (found.subject, found.level) == ("Géologie", "6e, ULIS")


def test_a_long_plan_goes_on_overleaf_and_stays_on_the_paper() -> None:
    phases = tuple(PlanPhase(str(n), f"Phase {n}", 5, "\n".join(["mot"] * 9)) for n in range(20))
    pages = pages_of(lesson(LessonPlan(aims="mot " * 3000, phases=phases)))
    assert len(pages) > 2
    assert sum(text.startswith("Phase ") for text in words(pages)) == 20
    for page in pages:
        assert (page.width_mm, page.height_mm) == (A4_PORTRAIT.width_mm, A4_PORTRAIT.height_mm)
        for item in page.items:
            if isinstance(item, DrawText):
                assert item.transform.f + item.item.height_mm < page.height_mm
                assert item.transform.e + item.item.width_mm < page.width_mm
            elif isinstance(item, DrawFill):
                assert all(0 < x < page.width_mm and 0 < y < page.height_mm for x, y in item.polygon)
