"""Commands on the lesson as a whole: each is one undo step, in the prepared lesson or in a class layer."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.support.board import open_board
from tni.core.digest import sha256
from tni.core.ids import BlobId, QuestionId
from tni.document.lesson_plan import Credit, Curriculum, LessonPlan, LessonQuestion, PlanPhase, question_key
from tni.document.pointer import Changed, ChangedFlag
from tni.services.lesson.lesson_editor import LessonEditor
from tni.services.questions.lesson_copies import CopiedQuestion

PLAN = LessonPlan(aims="Comparer", phases=(PlanPhase("a", "Recherche", 15),))
PLACE = Curriculum(levels=("5e",), sequence="Fractions", place=2)
CREDIT = Credit(id="credit:0", author="Nadar")

type Said = tuple[object, ...]


def said(board: LessonEditor) -> Said:
    document = board.document
    return document.info, document.plan, document.curriculum, document.credits


COMMANDS: list[Callable[[LessonEditor], Changed]] = [
    lambda board: board.set_info(title="Fractions", tags=("à revoir",), colour="#0762ff"),
    lambda board: board.set_plan(PLAN),
    lambda board: board.set_curriculum(PLACE),
    lambda board: board.set_credit(CREDIT),
    lambda board: board.set_plan(None),
    lambda board: board.set_curriculum(None),
    lambda board: board.remove_credit(CREDIT.id),
]


@pytest.mark.parametrize("taught", [False, True], ids=["prepared", "taught"])
def test_each_command_is_one_step_that_undo_takes_back(taught: bool) -> None:
    board = open_board()
    if taught:
        board.open_seance("5eA")
    states = [said(board)]
    for command in COMMANDS:
        assert ChangedFlag.INFO in command(board).what
        assert command(board).what is ChangedFlag.NOTHING
        states.append(said(board))
    assert states[4][1:] == (PLAN, PLACE, {CREDIT.id: CREDIT})
    assert states[-1][1:] == (None, None, {})
    for before in reversed(states[:-1]):
        assert ChangedFlag.INFO in board.undo().what
        assert said(board) == before


@pytest.mark.parametrize("taught", [False, True], ids=["prepared", "taught"])
def test_a_card_is_one_step_however_often_it_is_written(taught: bool) -> None:
    board = open_board()
    if taught:
        board.open_seance("5eA")
    board.set_plan(PLAN)
    board.set_card("Fra", (), "", None)
    board.set_card("Fractions", ("à revoir",), "#0762ff", PLACE, again=True)
    assert (board.document.info.title, board.document.curriculum) == ("Fractions", PLACE)
    board.undo()
    assert said(board)[1:] == (PLAN, None, {})
    assert board.document.info.title == ""
    board.redo()
    assert (board.document.info.tags, board.document.curriculum) == (("à revoir",), PLACE)
    board.set_card("Fractions", (), "", PLACE)
    board.set_plan(None)
    board.set_card("Aires", (), "", PLACE, again=True)
    board.undo()
    assert board.document.info.title == "Fractions", "what was done in between is a step of its own"
    assert board.document.plan is None
    board.set_card("", (), "", None)
    board.set_card("Fractions", (), "", PLACE, again=True)
    board.undo()
    assert board.document.plan == PLAN, "what was typed and taken back leaves no step"


def test_a_class_completes_the_plan_in_its_layer_alone() -> None:
    board = open_board()
    board.set_plan(PLAN)
    board.open_seance("5eA")
    board.set_plan(LessonPlan(homework="Ex. 3"))
    assert board.document.plan == LessonPlan(homework="Ex. 3")
    board.close_seance()
    assert board.document.plan == PLAN


def copy(question: str, words: str) -> CopiedQuestion:
    data = words.encode()
    return CopiedQuestion(
        LessonQuestion(id=question_key(QuestionId(question)), file=BlobId(sha256(data).hex()), text=words), data
    )


def asking(*questions: str) -> LessonPlan:
    return LessonPlan(phases=(PlanPhase("a", "Rituel", questions=tuple(map(QuestionId, questions))),))


def copies(board: LessonEditor) -> dict[str, str]:
    return {one.question: one.text for one in board.document.records() if isinstance(one, LessonQuestion)}


def test_copies_of_questions_come_and_go_with_the_plan_that_names_them() -> None:
    board = open_board()
    board.set_plan(asking("q1", "q2"), [copy("q1", "Un"), copy("q2", "Deux"), copy("q3", "Trois")])
    assert copies(board) == {"q1": "Un", "q2": "Deux"}
    board.set_plan(asking("q2"))
    assert copies(board) == {"q2": "Deux"}
    board.set_plan(None)
    assert copies(board) == {}
    board.undo()
    board.undo()
    assert copies(board) == {"q1": "Un", "q2": "Deux"}
    board.undo()
    assert copies(board) == {}


def test_an_edited_question_takes_the_place_of_its_earlier_state_on_planning_alone() -> None:
    board, edited = open_board(), copy("q9", "Un de plus")
    board.set_plan(asking("q1", "q2"), [copy("q1", "Un"), copy("q2", "Deux")])
    board.open_seance("5eA")
    assert board.replace_question(QuestionId("q1"), edited).what is ChangedFlag.NOTHING
    board.close_seance()
    assert board.replace_question(QuestionId("q7"), edited).what is ChangedFlag.NOTHING
    board.replace_question(QuestionId("q1"), edited)
    assert board.document.plan == asking("q9", "q2")
    assert copies(board) == {"q9": "Un de plus", "q2": "Deux"}
    board.undo()
    assert board.document.plan == asking("q1", "q2")
    assert copies(board) == {"q1": "Un", "q2": "Deux"}


def test_a_class_keeps_the_questions_of_a_plan_with_the_plan_alone() -> None:
    board = open_board()
    board.open_seance("5eA")
    board.set_plan(asking("q1"), [copy("q1", "Un")])
    board.keep_in_lesson()
    board.close_seance()
    assert (board.document.plan, copies(board)) == (asking("q1"), {"q1": "Un"})
    board.open_seance("5eB")
    board.set_plan(asking("q1", "q2"), [copy("q2", "Deux")])
    assert board.seance is not None
    assert not board.has_added(board.seance)
    board.keep_in_lesson()
    board.close_seance()
    assert (board.document.plan, copies(board)) == (asking("q1"), {"q1": "Un"})
