"""Guides are added, moved and removed one by one; items and handles snap to them."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.board import assert_sound, drag, open_board, seen, tap
from tni.core.geometry import Affine, Rect
from tni.core.ids import BlobId, ItemId, PageId
from tni.document.align_snap import SnapLines
from tni.document.document import ChangeKind
from tni.document.guides import GuideLine, guide_change, guide_lines
from tni.document.handle_snap import snapped_handle
from tni.document.items import Image
from tni.document.overlay import Handle, SelectionFrame
from tni.document.page_properties import MOST_GUIDES
from tni.document.pointer import Modifier
from tni.document.tools.handles import resized
from tni.services.lesson.lesson_editor import LessonEditor, ToolName

places = st.floats(0.0, 300.0).map(lambda at: round(at, 1))
lines = st.builds(GuideLine, st.booleans(), places, st.booleans())


def picture(board: LessonEditor, box: Rect) -> ItemId:
    made = Image(
        id=ItemId("i"), page=board.page.id, blob=BlobId("0" * 64), width_mm=box.width, height_mm=box.height,
        transform=Affine.moving(box.x, box.y),
    )  # fmt: skip
    board.do(board.document.replace(ChangeKind.ADD, made))
    return made.id


def box_of(board: LessonEditor, item: ItemId) -> Rect:
    found = board.document.item(item)
    assert found is not None
    return board.document.box(found)


@given(st.lists(st.tuples(lines, st.one_of(st.none(), lines)), max_size=12))
def test_what_was_added_is_there_and_undo_goes_back(steps: list[tuple[GuideLine, GuideLine | None]]) -> None:
    board, wanted = open_board(), set[GuideLine]()
    before = seen(board)
    for line, instead in steps:
        if line in wanted:
            board.set_guide(line, instead)
            wanted.discard(line)
            wanted |= {instead} if instead is not None else set()
        else:
            board.set_guide(None, line)
            wanted.add(line)
        assert set(board.guides) == wanted
        for guides in (board.document.guides(board.page.id), board.document.guides(None)):
            for found in (guides.across, guides.down):
                assert all(a < b for a, b in pairwise(found))
    while board.can_undo:
        board.undo()
    assert seen(board) == before


def test_those_of_all_pages_are_on_each_and_others_on_their_own() -> None:
    board = open_board()
    first = board.page.id
    board.add_guide(across=True, at_mm=20.0)
    board.new_guides_of_all = True
    board.add_guide(across=False)
    board.add_page()
    assert guide_lines(board.document, first) == [GuideLine(True, 20.0), GuideLine(False, 90.0, of_all=True)]
    assert board.guides == [GuideLine(False, 90.0, of_all=True)]
    board.duplicate_page(first)
    assert board.guides == guide_lines(board.document, first)
    board.clear_guides()
    assert board.guides == []
    assert guide_lines(board.document, first) == [GuideLine(True, 20.0)]


def test_there_are_no_more_than_a_page_can_hold() -> None:
    board = open_board()
    for at in range(MOST_GUIDES + 5):
        board.add_guide(across=True, at_mm=float(at))
    assert len(board.guides) == MOST_GUIDES
    assert guide_change(board.document, board.page.id, None, GuideLine(True, 200.0)).swaps == ()


def test_one_is_dragged_and_off_the_page_it_goes() -> None:
    board = open_board()
    board.use(ToolName.SELECT)
    board.add_guide(across=True, at_mm=100.0)
    drag(board, [(100.5, 50.0), (110.0, 55.0), (140.3, 60.0)])
    assert board.guides == [GuideLine(True, 140.0)]
    drag(board, [(140.0, 50.0), (100.0, 50.0), (-8.0, 50.0)])
    assert board.guides == []
    board.undo()
    assert board.guides == [GuideLine(True, 140.0)]
    assert_sound(board)


def test_new_ones_come_out_of_the_edges_while_they_are_arranged() -> None:
    board = open_board()
    board.use(ToolName.SELECT)
    drag(board, [(0.0, 50.0), (30.0, 50.0)])
    assert board.guides == []
    board.pull_guides(True)
    drag(board, [(0.0, 50.0), (30.0, 50.0)])
    drag(board, [(50.0, 0.0), (60.0, 40.2)])
    assert board.guides == [GuideLine(True, 30.0), GuideLine(False, 40.0)]
    board.pull_guides(False)
    drag(board, [(50.0, 180.0), (60.0, 120.0)])
    assert len(board.guides) == 2


def test_a_locked_one_stays_and_an_item_over_one_is_taken_first() -> None:
    board = open_board()
    board.use(ToolName.SELECT)
    board.add_guide(across=True, at_mm=100.0)
    item = picture(board, Rect(90.0, 40.0, 40.0, 30.0))
    drag(board, [(100.0, 50.0), (120.0, 120.0)])
    assert board.guides == [GuideLine(True, 100.0)]
    assert box_of(board, item).y > 100
    board.lock_guides(True)
    board.select(frozenset())
    drag(board, [(100.0, 10.0), (150.0, 10.0)])
    assert [line.at_mm for line in board.guides] == [100.0]
    board.lock_guides(False)
    drag(board, [(100.0, 10.0), (150.0, 10.0)])
    assert [line.at_mm for line in board.guides] == [150.0]


def test_a_touched_one_is_removed_by_the_key_that_deletes() -> None:
    board = open_board()
    board.use(ToolName.SELECT)
    board.add_guide(across=True, at_mm=100.0)
    board.delete_selection()
    assert len(board.guides) == 1
    tap(board, 100.0, 50.0)
    assert board.has_chosen_guide
    board.delete_selection()
    assert board.guides == []


def test_what_is_moved_snaps_to_a_guide_without_snapping_to_the_rest() -> None:
    board = open_board()
    board.use(ToolName.SELECT)
    item = picture(board, Rect(50.0, 50.0, 40.0, 30.0))
    board.add_guide(across=True, at_mm=120.0)
    drag(board, [(60.0, 60.0), (100.0, 60.3), (131.0, 60.3)])
    assert box_of(board, item).x == pytest.approx(120.0)
    assert box_of(board, item).y == pytest.approx(50.3)
    drag(board, [(130.0, 60.0), (160.0, 60.0), (142.0, 60.0)], modifiers=Modifier.SHIFT)
    assert box_of(board, item).x == pytest.approx(132.0)


def test_a_handle_snaps_to_a_guide() -> None:
    board = open_board()
    board.use(ToolName.SELECT)
    item = picture(board, Rect(50.0, 50.0, 60.0, 60.0))
    board.add_guide(across=True, at_mm=150.0)
    tap(board, 80.0, 80.0)
    drag(board, [(110.0, 80.0), (130.0, 80.0), (148.6, 80.0)])
    assert box_of(board, item) == Rect(50.0, 50.0, pytest.approx(100.0), 60.0)  # type: ignore[arg-type]


def test_while_a_class_is_taught_there_are_none() -> None:
    board = open_board()
    board.use(ToolName.SELECT)
    board.add_guide(across=True, at_mm=100.0)
    assert len(board.overlay().guides) == 1
    board.use(ToolName.PEN)
    assert board.overlay().guides == ()
    board.use(ToolName.SELECT)
    board.open_seance("6eB")
    board.pull_guides(True)
    assert board.overlay().guides == ()
    assert board.guides == []
    board.add_guide(across=True)
    board.clear_guides()
    assert board.document.overlay == {}
    board.close_seance()
    assert board.guides == [GuideLine(True, 100.0)]


sides = st.floats(10.0, 200.0)


@given(sides, sides, st.floats(-60.0, 60.0), st.floats(-60.0, 60.0), st.sampled_from(list(Handle)), places, places)
def test_an_edge_that_snaps_lies_on_its_line(
    width: float, height: float, dx: float, dy: float, handle: Handle, x: float, y: float
) -> None:
    frame = SelectionFrame(Rect(0.0, 0.0, width, height), Affine.moving(20.0, 30.0))
    targets = SnapLines(((x, Rect(x, 0.0, 0.0, 180.0)),), ((y, Rect(0.0, y, 320.0, 0.0)),))
    start = frame.transform.point(*frame.local(handle)) if handle.is_on_frame else (0.0, 0.0)
    place, met = snapped_handle(frame, handle, start, (start[0] + dx, start[1] + dy), targets, 3.0)
    if not met:
        assert place == (start[0] + dx, start[1] + dy)
        return
    by = resized(frame, handle, start, place)
    box = Rect.of_points(by.points(frame.corners()))
    ((x0, y0), (x1, y1)) = met[0]
    if min(box.width, box.height) > 1.0:  # no side is kept from vanishing
        edges = (box.x, box.right) if x0 == x1 else (box.y, box.bottom)
        assert min(abs(edge - (x0 if x0 == x1 else y0)) for edge in edges) < 1e-6
    assert y0 == y1 or x0 == x1


def test_a_page_that_goes_takes_its_own_along() -> None:
    board = open_board()
    board.add_page()
    board.add_guide(across=True)
    board.delete_pages()
    assert not [key for key in seen(board) if key.startswith("guides")]
    assert PageId("") not in {page.id for page in board.pages}
