"""Bold letters, alignment and dashes: of the text being typed, the selected items, or the tools' next items."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.support.board import SquareLetters, drag, open_board, tap, texts
from tni.core.geometry import Affine
from tni.document.alignment import TextAlign
from tni.document.items import Dash, Shape, ShapeKind, Text
from tni.document.selection import moved
from tni.document.text_box import EDGE_MM, with_measured_box
from tni.services.lesson.lesson_editor import LessonEditor, ToolName
from tni.services.lesson.style_choices import (
    alignment,
    choose_alignment,
    choose_dash,
    is_bold,
    line_dash,
    toggle_bold,
    toggle_movable,
)
from tni.services.lesson.tool_choices import use_shape


def typed(board: LessonEditor, text: str, x: float = 100, y: float = 40) -> Text:
    board.use(ToolName.TEXT)
    tap(board, x, y)
    board.commit_text(text)
    return texts(board)[-1]


def shapes(board: LessonEditor) -> list[Shape]:
    return [item for item in board.document.items(board.page.id) if isinstance(item, Shape)]


def centre(text: Text) -> float:
    return text.transform.e + text.width_mm / 2


def test_text_is_plain_and_at_the_left_until_chosen() -> None:
    board = open_board()
    text = typed(board, "mot")
    assert (text.bold, text.align) == (False, TextAlign.LEFT)
    assert (is_bold(board), alignment(board)) == (False, TextAlign.LEFT)


def test_the_next_text_has_what_was_chosen_before() -> None:
    board = open_board()
    board.use(ToolName.TEXT)
    toggle_bold(board)
    choose_alignment(board, TextAlign.CENTRE)
    text = typed(board, "mot")
    assert (text.bold, text.align) == (True, TextAlign.CENTRE)
    assert text.width_mm == 3 * text.size_mm  # measured in bold letters
    assert centre(text) == pytest.approx(100)


def test_the_text_being_typed_changes_as_a_whole_and_is_one_step() -> None:
    board = open_board()
    first = typed(board, "mot")
    board.use(ToolName.SELECT)
    board.use(ToolName.TEXT)
    tap(board, first.transform.e + 2, first.transform.f + 2)
    toggle_bold(board)
    choose_alignment(board, TextAlign.RIGHT)
    assert board.typed is not None
    assert (board.typed.bold, board.typed.align) == (True, TextAlign.RIGHT)
    assert (is_bold(board), alignment(board)) == (True, TextAlign.RIGHT)
    board.commit_text("mots")
    (after,) = texts(board)
    assert (after.text, after.bold, after.align) == ("mots", True, TextAlign.RIGHT)
    assert after.transform.e + after.width_mm == pytest.approx(first.transform.e + first.width_mm)
    board.undo()
    assert texts(board) == [first]


def test_selected_texts_change_together_and_show_what_is_mixed() -> None:
    board = open_board()
    one, _ = typed(board, "un", 20, 20), typed(board, "deux", 20, 60)
    board.use(ToolName.SELECT)
    board.select(frozenset([one.id]))
    toggle_bold(board)
    choose_alignment(board, TextAlign.CENTRE)
    board.select_all()
    assert (is_bold(board), alignment(board)) == (None, None)
    toggle_bold(board)
    assert [text.bold for text in texts(board)] == [True, True]
    toggle_bold(board)
    assert [text.bold for text in texts(board)] == [False, False]
    choose_alignment(board, TextAlign.RIGHT)
    assert alignment(board) is TextAlign.RIGHT
    assert not board.styles.text.bold


def test_bold_letters_grow_about_the_place_of_their_alignment() -> None:
    board = open_board()
    typed(board, "mot")
    board.use(ToolName.SELECT)
    board.select_all()
    for align, place in ((TextAlign.LEFT, 0.0), (TextAlign.CENTRE, 0.5), (TextAlign.RIGHT, 1.0)):
        choose_alignment(board, align)
        (before,) = texts(board)
        toggle_bold(board)
        (after,) = texts(board)
        assert after.width_mm != before.width_mm
        fixed = before.transform.e + place * before.width_mm
        assert after.transform.e + place * after.width_mm == pytest.approx(fixed)


def test_a_turned_text_grows_along_its_own_line() -> None:
    board = open_board()
    text = typed(board, "mot")
    board.use(ToolName.SELECT)
    board.select_all()
    choose_alignment(board, TextAlign.CENTRE)
    turned = Affine.rotating(0.7, (100, 40))
    board.do(moved(board.document, board.selection, turned))
    (before,) = texts(board)
    toggle_bold(board)
    (after,) = texts(board)
    middle = (before.width_mm / 2, 0.0), (after.width_mm / 2, 0.0)
    assert after.transform.point(*middle[1]) == pytest.approx(before.transform.point(*middle[0]))
    assert text.id == after.id


@pytest.mark.parametrize("align", [TextAlign.CENTRE, TextAlign.RIGHT])
@pytest.mark.parametrize("x", [2.0, 160.0, 318.0])
def test_a_text_stays_on_the_page_as_it_grows(align: TextAlign, x: float) -> None:
    board = open_board()
    board.use(ToolName.TEXT)
    choose_alignment(board, align)
    for length in (3, 40, 200):
        text = typed(board, "m" * length, x, 40)
        assert text.transform.e >= 0
        assert text.transform.e + text.width_mm <= board.page.format.width_mm - EDGE_MM + 1e-9 or x + 1 > 317
        assert text.wrapped is (length == 200)
        board.delete_pages()


def test_a_wrapped_text_keeps_its_width_in_bold() -> None:
    board = open_board()
    text = typed(board, "mot " * 60, 20, 20)
    assert text.wrapped
    board.use(ToolName.SELECT)
    board.select_all()
    toggle_bold(board)
    (after,) = texts(board)
    assert (after.wrapped, after.width_mm, after.transform) == (True, text.width_mm, text.transform)


def test_measuring_asks_for_the_bold_face() -> None:
    board = open_board()
    text = typed(board, "mot")
    assert with_measured_box(SquareLetters(), replace(text, bold=True)).width_mm == 2 * text.width_mm


def test_the_next_shape_has_the_dashes_chosen_before() -> None:
    board = open_board()
    use_shape(board, ShapeKind.RECTANGLE)
    choose_dash(board, Dash.DOTTED)
    drag(board, [(20, 20), (60, 60)])
    assert [shape.dash for shape in shapes(board)] == [Dash.DOTTED]
    assert line_dash(board) is Dash.DOTTED


def test_selected_shapes_change_together_in_one_step_and_show_what_is_mixed() -> None:
    board = open_board()
    use_shape(board, ShapeKind.LINE)
    for y in (20, 60, 100):
        drag(board, [(20, y), (60, y)])
    board.use(ToolName.SELECT)
    board.select(frozenset([shapes(board)[0].id]))
    choose_dash(board, Dash.DASHED)
    board.select_all()
    assert line_dash(board) is None
    choose_dash(board, Dash.DOTTED)
    assert {shape.dash for shape in shapes(board)} == {Dash.DOTTED}
    board.undo()
    assert [shape.dash for shape in shapes(board)] == [Dash.DASHED, Dash.SOLID, Dash.SOLID]
    assert board.styles.shape.dash is Dash.SOLID


def test_locked_items_keep_their_style() -> None:
    board = open_board()
    use_shape(board, ShapeKind.LINE)
    drag(board, [(20, 20), (60, 20)])
    typed(board, "mot")
    board.use(ToolName.SELECT)
    board.select_all()
    board.lock()
    before = board.document.items(board.page.id)
    choose_dash(board, Dash.DASHED)
    toggle_bold(board)
    toggle_movable(board)
    assert board.document.items(board.page.id) == before


def test_the_mark_of_a_mixed_selection_goes_to_all_and_then_from_all() -> None:
    board = open_board()
    one, two = typed(board, "un", 20, 20), typed(board, "deux", 20, 60)
    board.use(ToolName.SELECT)
    board.select(frozenset([one.id]))
    assert board.selection_is_movable is False
    toggle_movable(board)
    board.select(frozenset([one.id, two.id]))
    assert board.selection_is_movable is None
    toggle_movable(board)
    assert board.selection_is_movable is True
    assert {item.id for item in board.document.movable(board.page.id)} == {one.id, two.id}
    toggle_movable(board)
    assert board.document.movable(board.page.id) == []
    board.undo()
    assert len(board.document.movable(board.page.id)) == 2


def test_copies_keep_style_and_mark() -> None:
    board = open_board()
    use_shape(board, ShapeKind.LINE)
    choose_dash(board, Dash.DASHED)
    drag(board, [(20, 20), (60, 20)])
    board.use(ToolName.SELECT)
    board.select_all()
    toggle_movable(board)
    board.copy()
    board.paste()
    assert [(shape.dash, shape.movable) for shape in shapes(board)] == [(Dash.DASHED, True)] * 2
