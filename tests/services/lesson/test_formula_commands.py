"""Formulas are composed as texts that are typed: kept by whatever ends it, in one step."""

from __future__ import annotations

import pytest

from tests.support.board import open_board, tap
from tni.document.items import Text
from tni.document.text_formulas import as_formula, only_formula
from tni.services.lesson.formula_commands import (
    chosen_formula,
    compose_formula,
    composed_formula,
    measure_formula,
    set_formula,
)
from tni.services.lesson.lesson_editor import LessonEditor, ToolName


@pytest.fixture
def board() -> LessonEditor:
    return open_board()


def texts(board: LessonEditor) -> list[Text]:
    return [item for item in board.document.items(board.page.id) if isinstance(item, Text)]


def composed(board: LessonEditor, latex: str) -> Text:
    compose_formula(board)
    set_formula(board, latex)
    board.commit_text()
    return texts(board)[-1]


def test_a_new_formula_is_one_step_and_the_tool_comes_back(board: LessonEditor) -> None:
    board.use(ToolName.PEN)
    compose_formula(board)
    for latex in ("x", "x=", "x=1"):
        set_formula(board, latex)
        assert composed_formula(board) == latex
    board.commit_text()
    assert board.tool is ToolName.PEN
    assert composed_formula(board) is None
    assert [only_formula(text) for text in texts(board)] == ["x=1"]
    board.undo()
    assert not texts(board)


def test_a_formula_keeps_its_style_place_and_id(board: LessonEditor) -> None:
    before = composed(board, "x")
    board.select(frozenset([before.id]))
    board.resize_text(20.0)
    (before,) = texts(board)
    assert chosen_formula(board) == before
    compose_formula(board)
    set_formula(board, "x+1")
    board.commit_text()
    (after,) = texts(board)
    assert (after.id, after.size_mm, after.colour, after.transform) == (
        before.id, before.size_mm, before.colour, before.transform,
    )  # fmt: skip
    board.undo()
    assert texts(board) == [before]


def test_a_formula_that_is_opened_and_left_is_unchanged(board: LessonEditor) -> None:
    before = composed(board, r"\frac{1}{2}")
    steps = board.can_undo
    board.compose(before)
    board.commit_text()
    assert texts(board) == [before]
    assert board.can_undo is steps


def test_an_emptied_formula_is_removed_and_comes_back(board: LessonEditor) -> None:
    before = composed(board, "x")
    board.compose(before)
    set_formula(board, "")
    board.commit_text()
    assert not texts(board)
    board.undo()
    assert texts(board) == [before]


def test_what_cannot_be_drawn_is_kept_as_it_is_typed(board: LessonEditor) -> None:
    text = composed(board, r"\frac{1")
    assert only_formula(text) == r"\frac{1"
    assert text.spans[0].style.formula


def test_the_text_so_far_is_kept_and_is_the_same_step(board: LessonEditor) -> None:
    compose_formula(board)
    set_formula(board, "x")
    board.save_so_far()
    assert [only_formula(text) for text in texts(board)] == ["x"]
    set_formula(board, "x+y")
    board.commit_text()
    assert [only_formula(text) for text in texts(board)] == ["x+y"]
    board.undo()
    assert not texts(board)


@pytest.mark.parametrize("place", [(5.0, 5.0), None])
def test_a_tap_on_the_page_ends_it(board: LessonEditor, place: tuple[float, float] | None) -> None:
    before = composed(board, "x")
    board.compose(before)
    set_formula(board, "y")
    tap(board, *(place or before.transform.point(before.width_mm / 2, before.height_mm / 2)))
    assert board.editing is None
    assert [only_formula(text) for text in texts(board)] == ["y"]


def test_new_formulas_do_not_cover_one_another(board: LessonEditor) -> None:
    first, second = composed(board, "x"), composed(board, "y")
    assert first.transform != second.transform


def test_a_formula_among_words_is_no_formula_of_its_own(board: LessonEditor) -> None:
    board.add_text("soit x", 10, 10)
    (text,) = texts(board)
    assert only_formula(text) is None
    assert board.compose(text) is None
    assert only_formula(as_formula("x").put_into(text)) == "x"


def test_measuring_again_changes_nothing_that_fits(board: LessonEditor) -> None:
    before = composed(board, "x")
    measure_formula(board, "x")
    assert texts(board) == [before]
    board.undo()
    assert not texts(board)
