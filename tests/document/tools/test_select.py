from __future__ import annotations

from dataclasses import replace
from math import atan2, degrees, dist

import pytest

from tests.support.board import drag, event, open_board, seen, stroke, strokes, tap
from tni.core.geometry import Affine, Rect
from tni.core.ids import BlobId, ItemId
from tni.document.document import Change, ChangeKind, RecordChange
from tni.document.items import AnyItem, Image, Shape, ShapeKind
from tni.document.overlay import OFF_HANDLE_RADIUS_PX, Handle, SelectionFrame
from tni.document.pointer import ChangedFlag, Modifier, PointerPhase
from tni.document.tools.select import SelectBy
from tni.ink.pen import Pen
from tni.services.lesson.lesson_editor import LessonEditor, ToolName


def add(board: LessonEditor, *items: AnyItem) -> None:
    board.do(Change(ChangeKind.ADD, tuple(RecordChange(i.id, None, i) for i in items)))


def picture(board: LessonEditor, key: str, x: float, y: float, **fields: object) -> Image:
    out = Image(
        id=ItemId(key), page=board.page.id, transform=Affine.moving(x, y), blob=BlobId("b"), width_mm=40, height_mm=20,
        **fields,  # type: ignore[arg-type]
    )  # fmt: skip
    add(board, out)
    return out


@pytest.fixture
def board() -> LessonEditor:
    board = open_board()
    picture(board, "a", 50, 50)
    picture(board, "b", 150, 50)
    board.use(ToolName.SELECT)
    return board


def box(board: LessonEditor, key: str) -> tuple[float, float, float, float]:
    item = board.document.item(ItemId(key))
    assert item is not None
    found = board.document.box(item)
    return found.x, found.y, found.right, found.bottom


def handle(board: LessonEditor, which: Handle) -> tuple[float, float]:
    assert board.frame is not None
    return board.frame.handles(0.25)[which]


def test_a_tap_selects_the_uppermost_item_and_an_empty_place_none(board: LessonEditor) -> None:
    picture(board, "c", 60, 55)
    tap(board, 65, 60)
    assert board.selection == {"c"}
    assert ChangedFlag.SELECTION in board.handle(event(PointerPhase.DOWN, 10, 10)).what
    board.handle(event(PointerPhase.UP, 10, 10))
    assert board.selection == frozenset()


def test_a_tap_near_a_thin_stroke_takes_it(board: LessonEditor) -> None:
    add(board, thin := stroke(board.page.id, [(10, 100), (60, 100)]))
    tap(board, 30, 102)
    assert board.selection == {thin.id}


def test_a_tap_with_shift_adds_and_takes_away(board: LessonEditor) -> None:
    tap(board, 60, 60)
    tap(board, 160, 60, Modifier.SHIFT)
    assert board.selection == {"a", "b"}
    tap(board, 60, 60, Modifier.SHIFT)
    assert board.selection == {"b"}


def test_groups_are_selected_and_moved_together(board: LessonEditor) -> None:
    board.select_all()
    board.group()
    board.select(frozenset())
    tap(board, 60, 60)
    assert board.selection == {"a", "b"}
    drag(board, [(60, 60), (70, 65)])
    assert box(board, "a") == (60, 55, 100, 75)
    assert box(board, "b") == (160, 55, 200, 75)
    board.ungroup()
    board.select(frozenset())
    tap(board, 80, 60)
    assert board.selection == {"a"}


def test_one_thing_alone_is_no_group(board: LessonEditor) -> None:
    tap(board, 60, 60)
    before = seen(board)
    board.group()
    assert seen(board) == before


def test_a_rectangle_takes_what_mostly_lies_in_it(board: LessonEditor) -> None:
    drag(board, [(40, 40), (100, 60), (120, 100)])
    assert board.selection == {"a"}
    drag(board, [(20, 30), (100, 60), (300, 100)])
    assert board.selection == {"a", "b"}


def test_a_lasso_takes_what_mostly_lies_in_it(board: LessonEditor) -> None:
    board.set_styles(replace(board.styles, select=SelectBy.LASSO))
    add(board, inside := stroke(board.page.id, [(60, 100), (65, 100), (150, 100)]))
    drag(board, [(40, 40), (100, 40), (100, 110), (40, 110)])
    assert board.selection == {"a", inside.id}


def test_locked_items_are_selected_by_a_tap_alone_and_can_only_be_unlocked(board: LessonEditor) -> None:
    picture(board, "c", 50, 120, locked=True)
    board.select_all()
    assert "c" not in board.selection
    drag(board, [(1, 1), (300, 170)])
    assert board.selection == {"a", "b"}
    tap(board, 60, 130)
    assert board.selection == {"c"}
    assert board.frame is not None
    assert board.frame.handles(0.25) == {}
    drag(board, [(60, 130), (100, 130)])
    board.delete_selection()
    board.colour_selection(1)
    board.bring_to_front()
    assert box(board, "c") == (50, 120, 90, 140)
    board.unlock()
    board.delete_selection()
    assert board.document.item(ItemId("c")) is None


def test_while_dragged_the_items_are_lifted_off_the_page_and_change_once(board: LessonEditor) -> None:
    tap(board, 60, 60)
    board.handle(event(PointerPhase.DOWN, 60, 60))
    board.handle(event(PointerPhase.MOVE, 60.5, 60))
    assert board.overlay().lifted == frozenset()  # still a tap
    changed = board.handle(event(PointerPhase.MOVE, 70, 60))
    assert ChangedFlag.DRY in changed.what
    overlay = board.overlay()
    assert overlay.lifted == {"a"}
    assert [lift.by for lift in overlay.lifts] == [Affine.moving(10, 0)]
    assert overlay.frame is not None
    assert overlay.frame.corners()[0].tolist() == [60, 50]
    assert box(board, "a") == (50, 50, 90, 70)
    changed = board.handle(event(PointerPhase.UP, 80, 60))
    assert box(board, "a") == (70, 50, 110, 70)
    assert changed.regions[board.page.id].contains(51, 51)
    board.undo()
    assert box(board, "a") == (50, 50, 90, 70)


def test_a_cancelled_drag_changes_nothing(board: LessonEditor) -> None:
    drag(board, [(60, 60), (90, 90)], ending=PointerPhase.CANCEL)
    assert box(board, "a") == (50, 50, 90, 70)
    assert board.overlay().lifted == frozenset()


def test_shift_moves_along_one_axis(board: LessonEditor) -> None:
    tap(board, 60, 60)
    board.handle(event(PointerPhase.DOWN, 60, 60))
    board.handle(event(PointerPhase.MOVE, 80, 65, modifiers=Modifier.SHIFT))
    board.handle(event(PointerPhase.UP, 80, 65, modifiers=Modifier.SHIFT))
    assert box(board, "a") == (70, 50, 110, 70)


def test_a_corner_keeps_the_proportions_and_the_opposite_corner(board: LessonEditor) -> None:
    tap(board, 60, 60)
    drag(board, [handle(board, Handle.SOUTH_EAST), (130, 90)])
    assert box(board, "a") == pytest.approx((50, 50, 130, 90))
    drag(board, [handle(board, Handle.NORTH_WEST), (90, 70)])
    assert box(board, "a") == pytest.approx((90, 70, 130, 90))


def test_a_side_stretches_one_way_and_nothing_is_mirrored(board: LessonEditor) -> None:
    tap(board, 60, 60)
    drag(board, [handle(board, Handle.EAST), (110, 99)])
    assert box(board, "a") == pytest.approx((50, 50, 110, 70))
    drag(board, [handle(board, Handle.NORTH), (70, 200)])
    left, top, right, bottom = box(board, "a")
    assert (left, right, bottom) == pytest.approx((50, 110, 70))
    assert 0 < bottom - top < 1


def test_turning_snaps_to_15_degrees_with_shift(board: LessonEditor) -> None:
    tap(board, 60, 60)
    x, y = handle(board, Handle.TURN)
    assert (x, y) == (70, 50 - 11)
    board.handle(event(PointerPhase.DOWN, x, y))
    board.handle(event(PointerPhase.UP, 90, 58, modifiers=Modifier.SHIFT))
    item = board.document.item(ItemId("a"))
    assert item is not None
    assert degrees(atan2(item.transform.b, item.transform.a)) == pytest.approx(90)
    assert item.transform.point(20, 10) == pytest.approx((70, 60))
    x, y = handle(board, Handle.TURN)
    board.handle(event(PointerPhase.DOWN, x, y))
    board.handle(event(PointerPhase.UP, x - 0.5, y + 6))
    item = board.document.item(ItemId("a"))
    assert item is not None
    angle = degrees(atan2(item.transform.b, item.transform.a))
    assert angle != pytest.approx(90, abs=2)
    assert board.frame is not None
    assert degrees(atan2(board.frame.transform.b, board.frame.transform.a)) == pytest.approx(angle)


def test_a_flat_line_can_be_resized_and_moved_by_its_middle(board: LessonEditor) -> None:
    add(board, line := stroke(board.page.id, [(50.0 + n, 120.0) for n in range(41)], Pen(width_mm=1)))
    tap(board, 70, 120)
    drag(board, [(70, 120.3), (80, 130.3)])
    assert box(board, line.id) == pytest.approx((59.5, 129.5, 100.5, 130.5), abs=0.5)
    drag(board, [handle(board, Handle.SOUTH_EAST), (141, 130.5)])
    assert box(board, line.id)[2] == pytest.approx(141, abs=1)
    assert box(board, line.id)[0] == pytest.approx(59.5, abs=0.5)


def test_a_filled_figure_is_taken_by_its_inside_and_an_empty_one_by_its_line(board: LessonEditor) -> None:
    fields = {"kind": ShapeKind.ELLIPSE, "x0": 200.0, "y0": 100.0, "x1": 260.0, "y1": 160.0, "pen": Pen()}
    empty = Shape(id=ItemId("e"), page=board.page.id, **fields)  # type: ignore[arg-type]
    add(board, empty)
    tap(board, 230, 130)
    assert board.selection == frozenset()
    tap(board, 230, 100)
    assert board.selection == {"e"}
    board.select(frozenset())
    board.do(board.document.replace(ChangeKind.EDIT, replace(empty, fill="#ff0000")))
    tap(board, 230, 130)
    assert board.selection == {"e"}


def test_front_and_back(board: LessonEditor) -> None:
    board.use(ToolName.PEN)
    drag(board, [(60, 60), (70, 60)])
    board.use(ToolName.SELECT)
    (ink,) = strokes(board)
    board.select(frozenset({ItemId("a")}))
    board.bring_to_front()
    assert [i.id for i in board.document.items(board.page.id)] == ["b", ink.id, "a"]
    board.send_to_back()
    assert [i.id for i in board.document.items(board.page.id)] == ["a", "b", ink.id]
    board.select(frozenset({ink.id}))
    board.send_to_back()
    assert [i.id for i in board.document.items(board.page.id)] == [ink.id, "a", "b"]


def test_leaving_the_tool_leaves_the_selection(board: LessonEditor) -> None:
    tap(board, 60, 60)
    board.use(ToolName.PEN)
    assert board.selection == frozenset()
    assert board.overlay().frame is None


# -- copies dragged out


def copies_of(board: LessonEditor, first: AnyItem) -> list[AnyItem]:
    return [i for i in board.document.items(board.page.id) if i.id != first.id]


def written(board: LessonEditor) -> AnyItem:
    board.use(ToolName.PEN)
    drag(board, [(50, 50), (80, 50), (80, 70)])
    board.use(ToolName.SELECT)
    (item,) = board.document.items(board.page.id)
    return item


@pytest.mark.parametrize("selected_before", [False, True])
def test_ctrl_and_a_drag_leave_the_original_and_move_a_copy(selected_before: bool) -> None:
    board = open_board()
    first = written(board)
    if selected_before:
        tap(board, 50, 50)
    board.handle(event(PointerPhase.DOWN, 50, 50, modifiers=Modifier.CTRL))
    board.handle(event(PointerPhase.MOVE, 90, 90, modifiers=Modifier.CTRL))
    overlay = board.overlay()
    assert (overlay.lifted, overlay.away) == (frozenset((first.id,)), frozenset())
    board.handle(event(PointerPhase.UP, 90, 90, modifiers=Modifier.CTRL))
    (copy,) = copies_of(board, first)
    assert board.document.item(first.id) == first
    assert (copy.transform.e, copy.transform.f) == (40, 40)
    assert board.selection == frozenset((copy.id,))
    board.undo()
    assert board.document.items(board.page.id) == [first]


def test_ctrl_and_a_drag_from_a_gap_within_the_frame_copy_what_is_selected() -> None:
    board = open_board()
    first = written(board)
    tap(board, 50, 50)
    drag(board, [(60, 62), (90, 92)], modifiers=Modifier.CTRL)  # the corner's hollow
    (copy,) = copies_of(board, first)
    assert (copy.transform.e, copy.transform.f) == (30, 30)
    assert board.selection == frozenset((copy.id,))


def test_a_copy_is_dragged_out_by_its_handle_and_a_tap_on_it_lays_one_beside() -> None:
    board = open_board()
    first = written(board)
    tap(board, 50, 50)
    assert board.frame is not None
    x, y = board.frame.handles(0.25)[Handle.COPY]
    drag(board, [(x, y), (x + 30, y + 20)])
    (copy,) = copies_of(board, first)
    assert (copy.transform.e, copy.transform.f) == (pytest.approx(30), pytest.approx(20))
    assert board.selection == frozenset((copy.id,))
    board.undo()
    tap(board, 50, 50)
    tap(board, x, y)
    (beside,) = copies_of(board, first)
    assert beside.transform.e > 0


def test_ctrl_and_a_tap_add_and_take_away_as_before() -> None:
    board = open_board()
    first = written(board)
    tap(board, 50, 50, modifiers=Modifier.CTRL)
    assert board.selection == frozenset((first.id,))
    tap(board, 50, 50, modifiers=Modifier.CTRL)
    assert board.selection == frozenset()
    assert copies_of(board, first) == []


def test_a_lost_device_and_a_palm_leave_no_copy() -> None:
    board = open_board()
    first = written(board)
    drag(board, [(50, 50), (90, 90)], modifiers=Modifier.CTRL, ending=PointerPhase.CANCEL)
    assert copies_of(board, first) == []


def test_the_handles_off_the_frame_are_apart_however_narrow_it_is() -> None:
    at_top = Rect(50, 2, 60, 10), Rect(50, 12, 60, 10)
    for box in (Rect(50, 50, 0, 40), Rect(50, 50, 3, 40), Rect(50, 50, 100, 0), *at_top):
        handles = SelectionFrame(box).handles(0.25)
        (ax, ay), (bx, by) = handles[Handle.TURN], handles[Handle.COPY]
        assert bx - ax >= 13.9
        assert by == pytest.approx(ay)
        assert ay >= OFF_HANDLE_RADIUS_PX * 0.25  # the whole of them is on the page


@pytest.mark.parametrize("box", [Rect(60, 0, 90, 180), Rect(60, 2, 90, 174), Rect(60, 0, 5, 180)])
def test_the_handles_off_the_frame_of_what_is_as_high_as_the_page_stand_on_the_page(box: Rect) -> None:
    handles = SelectionFrame(box, page_height_mm=180.0).handles(0.25)
    radius = OFF_HANDLE_RADIUS_PX * 0.25
    for key in (Handle.TURN, Handle.COPY):
        x, y = handles[key]
        assert radius <= x <= box.x - radius
        assert radius <= y <= 180.0 - radius
    assert dist(handles[Handle.TURN], handles[Handle.COPY]) >= 13.9


def test_what_fills_the_page_keeps_its_handles_below() -> None:
    handles = SelectionFrame(Rect(0, 0, 320, 180), page_height_mm=180.0).handles(0.25)
    assert handles[Handle.TURN][1] == handles[Handle.COPY][1] > 180.0


def test_the_frame_of_a_tall_item_knows_the_page(board: LessonEditor) -> None:
    add(board, tall := stroke(board.page.id, [(90.0, 1.0), (120.0, board.page.format.height_mm - 1.0)]))
    board.select(frozenset({tall.id}))
    assert handle(board, Handle.TURN)[0] < 90.0
    board.select(frozenset({tall.id, ItemId("a")}))
    assert handle(board, Handle.TURN)[0] < 50.0


def test_what_is_moved_snaps_to_the_rest_shows_it_and_shift_frees_it(board: LessonEditor) -> None:
    board.align_snaps = True
    before = box(board, "a")
    board.handle(event(PointerPhase.DOWN, 60, 60))
    board.handle(event(PointerPhase.MOVE, 60, 89))
    board.handle(event(PointerPhase.MOVE, 159, 89))  # a millimetre beside the other one
    assert board.overlay().lines
    board.handle(event(PointerPhase.UP, 159, 89))
    assert box(board, "a")[0] == box(board, "b")[0] == 150
    assert board.overlay().lines == ()
    board.undo()
    drag(board, [(60, 60), (159, 60)], modifiers=Modifier.SHIFT)
    assert box(board, "a")[0] == before[0] + 99


def test_in_a_seance_nothing_snaps() -> None:
    board = open_board()
    picture(board, "a", 50, 50)
    picture(board, "b", 150, 50)
    board.align_snaps = True
    board.open_seance("5e A")
    board.use(ToolName.SELECT)
    drag(board, [(60, 60), (159, 89)])
    assert box(board, "a")[0] == 149
