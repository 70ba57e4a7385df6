"""Escape: what hands are about to do comes to nothing, and their contacts do no more until they lift."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from tests.support.board import HandClock, drag, event, open_board, stroke, strokes, tap
from tni.document.document import Change, ChangeKind, RecordChange
from tni.document.items import ShapeKind, Stroke
from tni.document.overlay import Overlay
from tni.document.pointer import NOTHING_CHANGED, Modifier, PointerPhase
from tni.document.tool_styles import ShapeToolStyle
from tni.document.tools.select import SelectBy
from tni.ink.shapes.hold_detector import HOLD_S
from tni.ink.shapes.stroke_path import resampled
from tni.services.lesson.lesson_editor import LessonEditor, ToolName


@pytest.fixture
def board() -> LessonEditor:
    board = open_board()
    for x in (50.0, 150.0):
        ink = stroke(board.page.id, [(x, 50), (x + 30, 50), (x + 30, 70)])
        board.do(Change(ChangeKind.ADD, (RecordChange(ink.id, None, ink),)))
    board.use(ToolName.SELECT)
    return board


def on_the_right(board: LessonEditor) -> Stroke:
    return max(strokes(board), key=lambda s: float(s.samples.positions_mm[0, 0]))


def begun(board: LessonEditor, *points: tuple[float, float], modifiers: Modifier = Modifier.NONE) -> None:
    board.handle(event(PointerPhase.DOWN, *points[0], modifiers=modifiers))
    for point in points[1:]:
        board.handle(event(PointerPhase.MOVE, *point, modifiers=modifiers))


def goes_on(board: LessonEditor) -> None:
    """The contact that was down does not know of it."""
    board.handle(event(PointerPhase.MOVE, 200, 150))
    board.handle(event(PointerPhase.UP, 210, 160))


@pytest.mark.parametrize("by", SelectBy)
def test_a_lasso_goes_and_what_was_selected_is_again(board: LessonEditor, by: SelectBy) -> None:
    board.set_styles(replace(board.styles, select=by))
    tap(board, 50, 50)
    before = board.selection
    assert before
    begun(board, (140, 30), (140, 90), (200, 90))
    assert board.overlay().lasso
    board.drop()
    assert (board.overlay().lasso, board.selection) == ((), before)
    goes_on(board)
    assert board.selection == before
    drag(board, [(140, 30), (140, 90), (300, 90)])  # the next one selects again
    assert board.selection == {on_the_right(board).id}


@pytest.mark.parametrize("modifiers", [Modifier.NONE, Modifier.CTRL])
def test_a_drag_ends_where_it_began_and_copies_nothing(board: LessonEditor, modifiers: Modifier) -> None:
    before = strokes(board)
    begun(board, (50, 50), (90, 90), modifiers=modifiers)
    board.drop()
    goes_on(board)
    assert strokes(board) == before
    assert board.overlay().lifted == frozenset()
    assert board.selection == {ink.id for ink in before} - {on_the_right(board).id}


def test_a_figure_that_is_drawn_goes(board: LessonEditor) -> None:
    board.set_styles(replace(board.styles, shape=ShapeToolStyle(ShapeKind.ELLIPSE)))
    board.use(ToolName.SHAPE)
    begun(board, (50, 90), (100, 120))
    board.drop()
    assert board.overlay().drafts == ()
    goes_on(board)
    assert len(board.document.items(board.page.id)) == 2


def test_a_picture_that_is_placed_waits_for_another_place(board: LessonEditor) -> None:
    board.place_image(b"picture", 100, 80)
    begun(board, (50, 90), (100, 120))
    board.drop()
    assert board.overlay().drafts == ()
    goes_on(board)
    assert len(board.document.items(board.page.id)) == 2
    tap(board, 100, 120)
    assert len(board.document.items(board.page.id)) == 3


def test_what_was_erased_is_back(board: LessonEditor) -> None:
    before = strokes(board)
    board.use(ToolName.ERASER)
    begun(board, (40, 50), (70, 50))
    assert strokes(board) != before
    board.drop()
    assert strokes(board) == before
    goes_on(board)
    assert strokes(board) == before
    board.undo()
    assert len(strokes(board)) == 1, "the erasing is no step"


def test_a_figure_under_a_pen_is_ink_again() -> None:
    clock = HandClock()
    board = open_board(clock=clock)
    points = resampled(np.array([(50, 60), (170, 63)], np.float64), 60).tolist()
    board.handle(event(PointerPhase.DOWN, *points[0]))
    for x, y in points[1:]:
        clock.at_s += 0.01
        board.handle(event(PointerPhase.MOVE, x, y, at_s=clock.at_s))
    clock.at_s += HOLD_S + 0.1
    board.tick(clock.at_s)
    assert board.overlay().drafts
    board.drop()
    assert board.overlay().drafts == ()
    (ink,) = strokes(board)
    goes_on(board)
    assert strokes(board) == [ink]
    assert len(ink.samples) == 60
    board.undo()
    assert strokes(board) == []


def test_ink_under_way_goes_on_and_nothing_is_nothing() -> None:
    board = open_board()
    assert board.drop() == NOTHING_CHANGED
    board.use(ToolName.PEN)
    begun(board, (50, 50), (60, 60))
    assert board.drop() == NOTHING_CHANGED
    board.handle(event(PointerPhase.MOVE, 70, 60))
    board.handle(event(PointerPhase.UP, 70, 60))
    (ink,) = strokes(board)
    assert len(ink.samples) == 3
    assert board.overlay() == Overlay()
