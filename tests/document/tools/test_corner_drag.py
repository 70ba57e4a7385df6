"""One corner of a figure, or an end of a line, is moved by itself: in one step, drawn to parallels and right angles."""

from __future__ import annotations

from dataclasses import replace
from math import atan2, degrees

import numpy as np
import pytest

from tests.support.board import drag, event, open_board, tap
from tni.core.geometry import Affine
from tni.core.ids import ItemId
from tni.document.document import Change, ChangeKind, RecordChange
from tni.document.items import Shape, ShapeKind, bounds
from tni.document.overlay import Handle
from tni.document.pointer import Modifier, PointerPhase
from tni.document.selection import frame_of
from tni.document.shape_corners import MAX_CORNERS, corners_of
from tni.ink.pen import Pen
from tni.services.lesson.lesson_editor import LessonEditor, ToolName

MM_PER_PX = 0.25


def board_with(*figures: Shape) -> LessonEditor:
    board = open_board()
    placed = [replace(figure, page=board.page.id) for figure in figures]
    board.do(Change(ChangeKind.ADD, tuple(RecordChange(i.id, None, i) for i in placed)))
    board.use(ToolName.SELECT)
    board.select(frozenset({figures[0].id}))
    return board


def figure(kind: ShapeKind, *corners: tuple[float, float], key: str = "f", **fields: object) -> Shape:
    (x0, y0), (x1, y1), *more = corners
    return Shape(
        id=ItemId(key), page=open_board().page.id, kind=kind, x0=x0, y0=y0, x1=x1, y1=y1, more=tuple(more), pen=Pen(),
        **fields,  # type: ignore[arg-type]
    )  # fmt: skip


TRIANGLE = figure(ShapeKind.POLYGON, (60, 40), (140, 120), (40, 110))


def shape(board: LessonEditor, key: str = "f") -> Shape:
    found = board.document.item(ItemId(key))
    assert isinstance(found, Shape)
    return found


def places(board: LessonEditor) -> list[tuple[float, float]]:
    found = shape(board)
    return [found.transform.point(*corner) for corner in corners_of(found)]


def test_a_corner_follows_the_contact_the_others_stay_and_one_undo_takes_it_back() -> None:
    board = board_with(TRIANGLE)
    board.handle(event(PointerPhase.DOWN, 60.5, 40.5))
    board.handle(event(PointerPhase.MOVE, 75, 60))
    overlay = board.overlay()
    (draft,) = overlay.drafts
    assert (overlay.hidden, draft.id) == ({"f"}, "f")
    assert overlay.frame is not None
    assert overlay.frame.shape_corners()[0] == pytest.approx((74.5, 59.5))
    board.handle(event(PointerPhase.UP, 83, 62))
    assert np.allclose(places(board), [(82.5, 61.5), (140, 120), (40, 110)])
    assert board.overlay().drafts == ()
    assert board.selection == {"f"}
    board.undo()
    assert shape(board) == replace(TRIANGLE, page=board.page.id, plane=0)


def test_a_figure_that_was_turned_and_stretched_is_led_where_the_contact_is() -> None:
    by = Affine.rotating(0.5, (90, 90)).after(Affine.scaling(1.3, 0.8, (90, 90)))
    board = board_with(replace(TRIANGLE, transform=by))
    before = places(board)
    drag(board, [before[1], (170, 133)])
    assert np.allclose(places(board), [before[0], (170, 133), before[2]])


@pytest.mark.parametrize("kind", [ShapeKind.LINE, ShapeKind.ARROW])
def test_the_ends_of_a_line_are_all_its_handles_but_for_its_copy(kind: ShapeKind) -> None:
    board = board_with(figure(kind, (50, 60), (130, 90)))
    assert board.frame is not None
    assert set(board.frame.handles(MM_PER_PX)) == {Handle.COPY}
    drag(board, [(130, 90), (150, 140)])
    assert np.allclose(places(board), [(50, 60), (150, 140)])
    assert shape(board).kind is kind
    drag(board, [(50, 60), (30, 75)])
    assert np.allclose(places(board), [(30, 75), (150, 140)])
    drag(board, [(90, 107.5), (100, 117.5)])  # taken by its middle
    assert np.allclose(places(board), [(40, 85), (160, 150)])


def test_a_line_is_drawn_to_the_axes_and_to_what_is_near() -> None:
    slanting = figure(ShapeKind.LINE, (50, 20), (130, 50), key="other")
    board = board_with(figure(ShapeKind.LINE, (50, 60), (130, 100)), slanting)
    drag(board, [(130, 100), (128, 61.5)])
    assert places(board)[1] == pytest.approx((128, 60))
    drag(board, [(128, 60), (130, 91)])
    (x0, y0), (x1, y1) = places(board)
    assert (y1 - y0) / (x1 - x0) == pytest.approx(30 / 80)
    drag(board, [(x1, y1), (130, 68)])  # nothing is meant by 6 degrees
    assert places(board)[1] == pytest.approx((130, 68))


def test_two_sides_that_meet_are_drawn_both() -> None:
    board = board_with(figure(ShapeKind.POLYGON, (50, 50), (120, 50), (135, 110), (50, 110)))
    drag(board, [(135, 110), (121.5, 111)])
    assert places(board)[2] == pytest.approx((120, 110))


def test_a_corner_that_is_nearly_right_is_right() -> None:
    board = board_with(figure(ShapeKind.POLYGON, (60, 60), (160, 60), (90, 90)))
    drag(board, [(90, 90), (86.5, 102.5)])
    (ax, ay), (bx, by), (x, y) = places(board)
    assert (ax - x) * (bx - x) + (ay - y) * (by - y) == pytest.approx(0, abs=1e-6)
    assert (x, y) == pytest.approx((86.5, 102.5), abs=2.5)


def test_shift_leads_a_line_in_steps_of_15_degrees() -> None:
    board = board_with(figure(ShapeKind.LINE, (50, 60), (130, 90)))
    drag(board, [(130, 90), (120, 120)], modifiers=Modifier.SHIFT)
    (x0, y0), (x1, y1) = places(board)
    assert degrees(atan2(y1 - y0, x1 - x0)) == pytest.approx(45)


def test_a_triangle_of_the_triangle_tool_becomes_any_and_keeps_its_fill() -> None:
    board = board_with(figure(ShapeKind.TRIANGLE, (50, 50), (110, 100), fill="#ff0000"))
    drag(board, [(80, 50), (60, 33)])
    assert (shape(board).kind, shape(board).fill) == (ShapeKind.POLYGON, "#ff0000")
    assert np.allclose(places(board), [(60, 33), (110, 100), (50, 100)])


def test_an_arc_is_led_by_its_ends_and_its_middle() -> None:
    board = board_with(figure(ShapeKind.ARC, (50, 100), (130, 100)))
    assert len(places(board)) == 3
    drag(board, [places(board)[2], (93, 40)])
    assert np.allclose(places(board), [(50, 100), (130, 100), (93, 40)])


def test_a_line_does_not_vanish() -> None:
    board = board_with(figure(ShapeKind.LINE, (50, 60), (130, 90)))
    drag(board, [(130, 90), (100, 75), (50, 60)])
    assert bounds(shape(board)).width > 10


@pytest.mark.parametrize("ending", ["cancel", "escape"])
def test_what_is_broken_off_changes_nothing(ending: str) -> None:
    board = board_with(TRIANGLE)
    before = shape(board)
    if ending == "cancel":
        drag(board, [(60, 40), (90, 50)], ending=PointerPhase.CANCEL)
    else:
        board.handle(event(PointerPhase.DOWN, 60, 40))
        board.handle(event(PointerPhase.MOVE, 90, 50))
        board.drop()
        board.handle(event(PointerPhase.MOVE, 100, 50))
        board.handle(event(PointerPhase.UP, 100, 50))
    assert (shape(board), board.overlay().drafts, board.selection) == (before, (), {"f"})


def test_a_figure_that_somebody_erases_meanwhile_does_not_come_back() -> None:
    board = board_with(TRIANGLE)
    board.handle(event(PointerPhase.DOWN, 60, 40))
    board.handle(event(PointerPhase.MOVE, 90, 50))
    board.do(board.document.remove(ChangeKind.ERASE, [ItemId("f")]))
    board.handle(event(PointerPhase.UP, 90, 50))
    assert board.document.item(ItemId("f")) is None


def test_a_tap_on_a_corner_changes_nothing() -> None:
    board = board_with(TRIANGLE)
    before, step = shape(board), board.can_redo
    tap(board, 60, 40)
    assert (shape(board), board.selection, board.can_redo) == (before, {"f"}, step)


@pytest.mark.parametrize(
    "other",
    [
        replace(TRIANGLE, locked=True),
        figure(ShapeKind.RECTANGLE, (50, 50), (90, 90)),
        figure(ShapeKind.ELLIPSE, (50, 50), (90, 90)),
        figure(ShapeKind.POLYGON, *((50.0 + n, 50.0 + n * n % 40) for n in range(MAX_CORNERS + 3))),
    ],
)
def test_what_has_no_corners_for_a_hand(other: Shape) -> None:
    board = board_with(other)
    assert board.frame is not None
    assert board.frame.shape_corners() == []


def test_of_several_figures_none_shows_its_corners() -> None:
    board = board_with(TRIANGLE, figure(ShapeKind.LINE, (50, 60), (130, 90), key="l"))
    frame = frame_of(board.document, ["f", "l"])  # type: ignore[list-item]
    assert frame is not None
    assert frame.shape_corners() == []
    assert Handle.SOUTH_EAST in frame.handles(MM_PER_PX)


def test_no_handle_of_the_frame_lies_under_a_corner() -> None:
    board = board_with(figure(ShapeKind.TRIANGLE, (50, 50), (130, 120)))
    assert board.frame is not None
    handles = board.frame.handles(MM_PER_PX)
    assert {Handle.NORTH, Handle.SOUTH_EAST, Handle.SOUTH_WEST}.isdisjoint(handles)
    assert {Handle.NORTH_WEST, Handle.NORTH_EAST, Handle.EAST, Handle.SOUTH} <= handles.keys()


@pytest.mark.parametrize("size_mm", [2.0, 4.0, 8.0])
def test_what_is_small_is_moved_by_its_middle(size_mm: float) -> None:
    board = board_with(figure(ShapeKind.RECTANGLE, (50, 50), (50 + size_mm, 50 + size_mm), fill="#ff0000"))
    middle = 50 + size_mm / 2
    drag(board, [(middle, middle), (middle + 20, middle + 10)])
    box = bounds(shape(board))
    assert box.center == pytest.approx((middle + 20, middle + 10))
    assert box.width == pytest.approx(size_mm + shape(board).pen.width_mm)
