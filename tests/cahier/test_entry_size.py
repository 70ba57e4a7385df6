"""Tests of the work that an entry takes: it grows as the séance and its texts do, whatever is typed."""

from __future__ import annotations

import sys
from collections.abc import Callable
from types import FrameType

import pytest

from tests.cahier.seance_scripts import BEGIN, P, Phase, Plan, Q, Script, Step
from tni.cahier.entry import CahierEntry
from tni.cahier.entry_builder import build_entry
from tni.cahier.french import NBSP, quotation_parts
from tni.cahier.page_questions import with_questions
from tni.cahier.seance_log import LoggedQuestionKind, QuestionAsked, SeanceId
from tni.cahier.worked_lessons import TEXT_MAX, TITLE_MAX, WorkedLesson, WorkedPage, worked_lessons
from tni.core.ids import PageId

SEANCE = SeanceId("8a2e3c06-7a0a-4f83-9f0c-6b2a1b9d5f11")
LITTLE, TIMES = 40, 8


def entry_of(script: Script) -> CahierEntry:
    return build_entry(SEANCE, script.log)


def calls(work: Callable[[], object]) -> int:
    """Return how many calls some work takes: a measure that no other program disturbs."""
    found = 0

    def count(_frame: FrameType, event: str, _arg: object) -> None:
        nonlocal found
        found += event in ("call", "c_call")

    before = sys.getprofile()
    sys.setprofile(count)
    try:
        work()
    finally:
        sys.setprofile(before)
    return found


def calls_of(script: Script) -> int:
    log = script.log
    return calls(lambda: build_entry(SEANCE, log))


def lesson_of(*steps: Step) -> Script:
    return Script("", "5A", "Mathématiques", steps, lesson="Les fractions", file="fractions.tni")


def planned(plan: Plan) -> Script:
    return Script("", "5A", "Mathématiques", (P("Cours"),), lesson="Les fractions", file="fractions.tni", plan=plan)


def pages(number: int) -> Script:
    return lesson_of(*(P(f"Figure {one} du cube", f"Le cube {one}") for one in range(number)))


def announcing(number: int) -> Script:
    return lesson_of(*(P("À faire", f"Exercice {one} p. {one}") for one in range(number)))


def asking(number: int) -> Script:
    steps = ((P(f"Somme {one}"), Q(f"Combien font {one} + {one} ?", None)) for one in range(number))
    return lesson_of(*(step for two in steps for step in two))


def able(number: int) -> Script:
    abilities = "\n".join(f"Lire et écrire le nombre {one}" for one in range(number))
    return planned(Plan("Compter", (Phase("Cours"),), abilities, abilities))


def naming_sheets(number: int) -> Script:
    sheets = "\n".join(f"Fiche « Nombre {one} »" for one in range(number))
    work = "\n".join(f"Coller la fiche {one}" for one in range(number))
    return planned(Plan("Compter", (Phase("Cours", "Lire"),), work, materials=sheets))


def linking(number: int) -> Script:
    return planned(Plan(materials=" ".join(f"https://a.fr/{one}" for one in range(10 * number))))


@pytest.mark.parametrize("script", [pages, announcing, asking, able, naming_sheets, linking])
def test_the_work_grows_no_faster_than_what_an_entry_is_made_of(script: Callable[[int], Script]) -> None:
    calls_of(script(2))  # what is compiled once
    little, much = calls_of(script(LITTLE)), calls_of(script(TIMES * LITTLE))
    assert much < 1.5 * TIMES * little


def test_a_question_is_not_looked_for_on_each_page() -> None:
    def work(number: int) -> int:
        asked = QuestionAsked(BEGIN, LoggedQuestionKind.CHOICE, "", 20)
        shown = {PageId(f"p{one}"): WorkedPage(one, 2 * one) for one in range(number)}
        lesson = WorkedLesson("", pages=shown, questions=[(2 * one + 1, asked) for one in range(number)])
        return calls(lambda: with_questions(lesson, []))

    assert work(TIMES * LITTLE) < 1.5 * TIMES * work(LITTLE)


@pytest.mark.parametrize(
    "typed",
    [
        f"a{NBSP * 20_000}b",
        "doc. " + "1  2  3 " * 20 + "x p. 4",
        "p. 12, 13, " * 2_000,
        "«" * 20_000,
        "(" * 20_000,
        "a-" * 10_000,
        "1" * 20_000,
        "ABCDE " * 4_000,
    ],
    ids=["spaces", "numbers", "pages", "guillemets", "brackets", "hyphens", "digits", "capitals"],
)
def test_no_text_keeps_an_entry_from_being_built(typed: str) -> None:
    plan = Plan(typed, (Phase(typed, typed), Phase("Bilan", typed, became="postponed")), typed, typed, typed)
    for script in (lesson_of(P(typed, typed), P("À faire", typed)), planned(plan)):
        assert entry_of(script).start == BEGIN


def test_a_page_brings_no_more_than_an_entry_takes_from_one() -> None:
    log = lesson_of(P("mot " * 1_000, "ligne\n" * 1_000, sources=("Hatier " * 1_000,))).log
    (lesson,) = worked_lessons(log, log[-1].at, 5.0)
    (page,) = lesson.pages.values()
    assert len(page.title) <= TITLE_MAX
    assert len(page.text) <= TEXT_MAX
    assert len(page.sources[0]) <= TITLE_MAX


@pytest.mark.parametrize("verb", ["(a", "[b", "c)", "\\"])
def test_an_ability_may_begin_with_any_sign(verb: str) -> None:
    plan = Plan(
        "Compter", (Phase("Cours"),), "Revoir ; lire", f"{verb} lire « La Parure »\nÉcrire", "Fiche « \\1 \\d »"
    )
    assert entry_of(planned(plan)).homework


def test_an_ability_takes_the_place_of_a_clause_in_several_tasks() -> None:
    work = "Copier le texte ; lire « Le Horla »\nRecopier le titre ; lire « Le Horla »"
    plan = Plan("Lire", (Phase("Cours"),), work, "Lire « Le Horla »\nÉcrire\nCompter")
    told = entry_of(planned(plan)).homework[0].text.replace(NBSP, " ").split("\n")
    assert [line for line in told if line.endswith("lire « Le Horla »")] == told[-2:]


def test_quotations_stand_at_the_odd_places() -> None:
    assert quotation_parts("a « b » c «« d » e « f") == ["a ", "« b »", " c ", "«« d »", " e « f"]
    assert quotation_parts("« a") == ["« a"]
