"""Items that pupils may move: what a finger takes in a séance, and what never goes."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.board import drag, event, open_board, seen, stroke
from tni.core.geometry import Affine
from tni.core.ids import BlobId, ItemId, PageId
from tni.document.contact_roles import ContactRoles, FingerRole, PalmRole
from tni.document.document import Change, ChangeKind, RecordChange
from tni.document.erase import EraseBy, EraseWhat
from tni.document.items import AnyItem, Image, Shape, ShapeKind
from tni.document.pointer import PointerPhase, PointerType
from tni.document.selection import movable_corners
from tni.document.tools.eraser import EraserStyle
from tni.ink.pen import Pen
from tni.services.lesson.lesson_editor import LessonEditor, ToolName

DOWN, MOVE, UP, CANCEL = PointerPhase.DOWN, PointerPhase.MOVE, PointerPhase.UP, PointerPhase.CANCEL
PEN, FINGER = PointerType.PEN, PointerType.FINGER


def card(page: PageId, key: str, x: float, y: float, *, movable: bool, **fields: object) -> Image:
    """A picture of 30 x 20 mm."""
    blob = BlobId("0" * 64)
    return Image(
        id=ItemId(key), page=page, blob=blob, width_mm=30, height_mm=20, transform=Affine.moving(x, y),
        movable=movable, **fields,
    )  # type: ignore[arg-type]  # fmt: skip


def put(board: LessonEditor, *items: AnyItem) -> None:
    board.do(Change(ChangeKind.ADD, tuple(RecordChange(item.id, None, item) for item in items)))


def prepared(*items: tuple[str, float, float, bool]) -> LessonEditor:
    """A lesson with cards that is taught now. items: key, x, y, whether pupils may move it."""
    board = open_board()
    page = board.page.id
    put(board, *(card(page, key, x, y, movable=movable, z=n) for n, (key, x, y, movable) in enumerate(items)))
    board.open_seance("5eA")
    return board


def place(board: LessonEditor, key: str) -> tuple[float, float]:
    item = board.document.item(ItemId(key))
    assert item is not None
    return item.transform.point(0, 0)


BY_FINGER = {
    "finger that moves items": (ToolName.PEN, FingerRole.MOVE_ITEMS, FINGER),
    "finger that moves the page": (ToolName.PEN, FingerRole.MOVE_PAGE, FINGER),
    "hand, by a finger": (ToolName.HAND, FingerRole.WRITE, FINGER),
    "hand, by a pen": (ToolName.HAND, FingerRole.WRITE, PEN),
    "hand, by the mouse": (ToolName.HAND, FingerRole.WRITE, PointerType.MOUSE),
}


@pytest.fixture(params=BY_FINGER, ids=str)
def way(request: pytest.FixtureRequest) -> tuple[ToolName, FingerRole, PointerType]:
    return BY_FINGER[request.param]


def test_a_marked_item_is_moved_and_undone_by_one(way: tuple[ToolName, FingerRole, PointerType]) -> None:
    tool, role, pointer = way
    board = prepared(("card", 20, 20, True))
    board.use(tool)
    board.roles = ContactRoles(role)
    before = seen(board)
    drag(board, [(30, 30), (60, 50), (130, 90)], tool=pointer)
    assert place(board, "card") == pytest.approx((120, 80))
    assert set(board.document.overlay) == {"card"}
    assert board.document.base["card"] == before["card"]
    assert board.selection == frozenset()
    board.undo()
    assert seen(board) == before


def test_an_item_without_the_mark_stays(way: tuple[ToolName, FingerRole, PointerType]) -> None:
    tool, role, pointer = way
    board = prepared(("card", 20, 20, False))
    board.use(tool)
    board.roles = ContactRoles(role)
    drag(board, [(30, 30), (60, 50), (130, 90)], tool=pointer)
    assert place(board, "card") == (20, 20)
    assert not board.can_undo


def test_the_selection_tool_moves_any_item() -> None:
    board = prepared(("card", 20, 20, False))
    board.use(ToolName.SELECT)
    drag(board, [(30, 30), (130, 90)])
    assert place(board, "card") == (120, 80)


def test_a_finger_does_not_pull_what_the_teacher_has_selected() -> None:
    board = prepared(("card", 20, 20, False), ("other", 100, 20, True))
    board.use(ToolName.SELECT)
    board.roles = ContactRoles(FingerRole.MOVE_ITEMS)
    drag(board, [(30, 30)])
    assert board.selection == {"card"}
    for start in ((30, 30), (20, 20), (50, 40)):  # the item, and corners of its frame
        drag(board, [start, (start[0] + 40, start[1] + 30)], tool=FINGER)
    assert place(board, "card") == (20, 20)
    assert not board.can_undo


def test_pens_write_over_a_marked_item() -> None:
    board = prepared(("card", 20, 20, True))
    board.roles = ContactRoles(FingerRole.MOVE_ITEMS)
    drag(board, [(30, 30), (130, 90)])
    assert place(board, "card") == (20, 20)
    assert len(board.document.overlay) == 1  # the stroke


def test_fingers_that_do_nothing_move_nothing() -> None:
    board = prepared(("card", 20, 20, True))
    board.roles = ContactRoles(FingerRole.NOTHING)
    drag(board, [(30, 30), (130, 90)], tool=FINGER)
    assert not board.can_undo


def test_what_the_class_added_is_moved_by_its_fingers() -> None:
    board = prepared()
    put(board, card(board.page.id, "own", 20, 20, movable=False))
    board.roles = ContactRoles(FingerRole.MOVE_ITEMS)
    drag(board, [(30, 30), (130, 90)], tool=FINGER)
    assert place(board, "own") == (120, 80)


def test_out_of_a_seance_fingers_move_what_they_moved() -> None:
    board = open_board()
    put(board, card(board.page.id, "card", 20, 20, movable=False), card(board.page.id, "other", 90, 20, movable=True))
    board.roles = ContactRoles(FingerRole.MOVE_ITEMS)
    drag(board, [(30, 30), (130, 90)], tool=FINGER)
    drag(board, [(100, 30), (100, 90)], tool=FINGER)
    assert place(board, "card") == (120, 80)
    assert place(board, "other") == (90, 80)
    board.use(ToolName.HAND)
    drag(board, [(100, 90), (200, 90)])
    assert place(board, "other") == (90, 80)


def test_two_fingers_move_two_items_at_once() -> None:
    board = prepared(("one", 20, 20, True), ("two", 120, 20, True))
    board.use(ToolName.HAND)
    board.handle(event(DOWN, 30, 30, pointer=1, tool=FINGER))
    board.handle(event(DOWN, 130, 30, pointer=2, tool=FINGER))
    for step in range(1, 6):
        board.handle(event(MOVE, 30 + 10 * step, 30, pointer=1, tool=FINGER))
        board.handle(event(MOVE, 130, 30 + 10 * step, pointer=2, tool=FINGER))
    lifts = {tuple(lift.items): lift.by for lift in board.overlay().lifts}
    assert lifts == {("one",): Affine.moving(50, 0), ("two",): Affine.moving(0, 50)}
    board.handle(event(UP, 80, 30, pointer=1, tool=FINGER))
    board.handle(event(UP, 130, 80, pointer=2, tool=FINGER))
    assert (place(board, "one"), place(board, "two")) == ((70, 20), (120, 70))
    board.undo()
    assert (place(board, "one"), place(board, "two")) == ((70, 20), (120, 20))


def test_a_second_finger_on_the_same_item_moves_nothing() -> None:
    board = prepared(("one", 20, 20, True))
    board.use(ToolName.HAND)
    view = board.view
    board.handle(event(DOWN, 25, 30, pointer=1, tool=FINGER))
    board.handle(event(DOWN, 45, 30, pointer=2, tool=FINGER))
    board.handle(event(MOVE, 145, 30, pointer=2, tool=FINGER))
    board.handle(event(UP, 145, 30, pointer=2, tool=FINGER))
    board.handle(event(MOVE, 35, 30, pointer=1, tool=FINGER))
    board.handle(event(UP, 35, 30, pointer=1, tool=FINGER))
    assert place(board, "one") == (30, 20)
    assert board.view == view


@pytest.mark.parametrize("end", ["escape", "system", "page"])
def test_a_drag_that_is_ended_otherwise_leaves_the_item(end: str) -> None:
    board = prepared(("one", 20, 20, True))
    board.use(ToolName.HAND)
    board.handle(event(DOWN, 30, 30, tool=FINGER))
    board.handle(event(MOVE, 90, 30, tool=FINGER))
    if end == "escape":
        board.drop()
    elif end == "system":
        board.handle(event(CANCEL, 90, 30, tool=FINGER))
    else:
        board.add_page()
        board.previous_page()
    board.handle(event(UP, 90, 30, tool=FINGER))
    assert place(board, "one") == (20, 20)
    assert board.overlay().lifts == ()


def test_what_was_deleted_under_the_finger_stays_deleted() -> None:
    board = prepared(("one", 20, 20, True))
    board.use(ToolName.HAND)
    board.handle(event(DOWN, 30, 30, tool=FINGER))
    board.handle(event(MOVE, 90, 30, tool=FINGER))
    board.do(board.document.remove(ChangeKind.DELETE, ["one"]))
    assert board.overlay().lifted == frozenset()
    board.handle(event(UP, 90, 30, tool=FINGER))
    assert board.document.item(ItemId("one")) is None


def test_a_group_is_moved_by_any_of_its_parts_and_between_them() -> None:
    board = open_board()
    page, group = board.page.id, ItemId("g")
    ink = stroke(page, [(80, 20), (90, 40)], group=group, movable=True)
    put(board, card(page, "a", 20, 20, movable=True, group=group), ink)
    board.open_seance("5eA")
    board.use(ToolName.HAND)
    drag(board, [(65, 30), (75, 40)])  # between the two
    assert place(board, "a") == (30, 30)
    moved = board.document.item(ink.id)
    assert moved is not None
    assert moved.transform == Affine.moving(10, 10)


def test_a_finger_takes_a_hollow_shape_within_its_outline_but_a_line_at_its_ink() -> None:
    board = open_board()
    page, pen = board.page.id, Pen()
    ring = Shape(
        id=ItemId("ring"), page=page, kind=ShapeKind.ELLIPSE, x0=20, y0=20, x1=60, y1=60, pen=pen, movable=True
    )
    line = replace(ring, id=ItemId("line"), kind=ShapeKind.LINE, x0=100, x1=140)
    put(board, ring, line)
    board.open_seance("5eA")
    board.use(ToolName.HAND)
    drag(board, [(40, 40), (50, 40)])
    drag(board, [(105, 55), (115, 55)])
    assert place(board, "ring") == (10, 0)
    assert place(board, "line") == (0, 0)
    drag(board, [(120, 40), (130, 40)])
    assert place(board, "line") == (10, 0)


def test_ink_over_a_marked_item_does_not_keep_a_finger_from_it_but_an_item_does() -> None:
    board = open_board()
    page = board.page.id
    put(
        board, card(page, "low", 20, 20, movable=True), stroke(page, [(22, 30), (48, 30)], plane=1),
        card(page, "hidden", 100, 20, movable=True), card(page, "lid", 100, 20, movable=False, z=5),
    )  # fmt: skip
    board.open_seance("5eA")
    board.use(ToolName.HAND)
    drag(board, [(30, 30), (40, 30)])
    drag(board, [(110, 30), (120, 30)])
    assert place(board, "low") == (30, 20)
    assert place(board, "hidden") == (100, 20)


def test_a_locked_item_stays_whatever_its_mark() -> None:
    board = open_board()
    put(board, card(board.page.id, "card", 20, 20, movable=True, locked=True))
    board.open_seance("5eA")
    board.use(ToolName.HAND)
    drag(board, [(30, 30), (130, 90)])
    assert place(board, "card") == (20, 20)


ways = st.lists(st.tuples(st.floats(0, 320), st.floats(0, 180)), min_size=2, max_size=6)
erasers = st.builds(
    EraserStyle, st.sampled_from(EraseBy), st.sampled_from([3.0, 14.0, 60.0]), st.sampled_from(EraseWhat)
)


@given(st.lists(st.tuples(ways, erasers, st.sampled_from([PEN, FINGER, PointerType.ERASER, PointerType.PALM]))))
def test_no_eraser_takes_what_pupils_may_move(
    gestures: list[tuple[list[tuple[float, float]], EraserStyle, PointerType]],
) -> None:
    board = prepared(("prepared", 20, 20, True), ("plain", 200, 100, False))
    put(board, card(board.page.id, "copy", 100, 60, movable=True))  # duplicated in class
    board.roles = ContactRoles(palm=PalmRole.ERASE)
    board.use(ToolName.ERASER)
    before = seen(board)
    for points, style, tool in gestures:
        board.set_styles(replace(board.styles, eraser=style))
        drag(board, points, tool=tool)
    board.erase_ink()
    assert seen(board) == before


@given(st.lists(st.tuples(ways, st.sampled_from([*FingerRole]), st.sampled_from([ToolName.HAND, ToolName.PEN]))))
def test_no_finger_moves_what_has_no_mark_and_undo_gives_all_back(
    gestures: list[tuple[list[tuple[float, float]], FingerRole, ToolName]],
) -> None:
    board = prepared(("marked", 20, 20, True), ("plain", 100, 60, False), ("other", 200, 100, True))
    before = seen(board)
    for points, role, tool in gestures:
        board.roles = ContactRoles(role)
        board.use(tool)
        drag(board, points, tool=FINGER)
        assert board.document.item(ItemId("plain")) == before["plain"]
        assert {key for key in before if key in board.document.overlay} <= {"marked", "other"}
    while board.can_undo:
        board.undo()
    assert seen(board) == before


def test_corners_of_what_pupils_may_move() -> None:
    board = open_board()
    page = board.page.id
    grouped = [card(page, key, x, 50, movable=True, group=ItemId("g")) for key, x in (("a", 20), ("b", 60))]
    turned = replace(card(page, "c", 0, 0, movable=True), transform=Affine.rotating(1.0))
    put(board, *grouped, turned, card(page, "d", 0, 0, movable=False))
    corners = movable_corners(board.document, page)
    assert len(corners) == 2
    assert (90, 50) in corners
    assert turned.transform.point(30, 0) in corners
    assert movable_corners(board.document, page, {"c"}) == ((90, 50),)
    board.use(ToolName.SELECT)
    assert board.overlay().badges == corners
    board.use(ToolName.PEN)
    assert board.overlay().badges == ()
    board.open_seance("5eA")
    board.use(ToolName.SELECT)
    assert board.overlay().badges == ()
