"""Commands on the lesson as a whole: each is one undo step, in the prepared lesson or in a class layer."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.support.board import open_board
from tni.document.lesson_plan import Credit, Curriculum, LessonPlan, PlanPhase
from tni.document.pointer import Changed, ChangedFlag
from tni.services.lesson.lesson_editor import LessonEditor

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
