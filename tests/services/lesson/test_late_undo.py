"""A long undo or redo comes to the page a part at a time: nobody can tell, but by what is told of it."""

from __future__ import annotations

from collections.abc import Callable
from functools import reduce
from itertools import count
from pathlib import Path
from unittest import mock

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.services.lesson.board_steps import Step, steps, travels
from tests.services.lesson.test_lesson_editor_file import opened
from tests.support.board import assert_sound, drag, event, open_board, seen, stroke, strokes
from tni.core.geometry import Rect
from tni.core.ids import ItemId, PageId
from tni.document import document as document_module
from tni.document.box_index import BoxIndex
from tni.document.damage import Damage
from tni.document.document import Change, ChangeKind, Document, RecordChange
from tni.document.items import Page
from tni.document.page_format import ENDLESS
from tni.document.paint_order import PaintOrder
from tni.document.pointer import NOTHING_CHANGED, Changed, ChangedFlag, PointerPhase
from tni.document.selection import frame_of
from tni.services.lesson import lesson_editor
from tni.services.lesson.lesson_core import RECORDS_PER_PART
from tni.services.lesson.lesson_editor import MAX_RECORDS_AT_ONCE, LessonEditor
from tni.services.lesson.memory_lesson import MemoryLesson
from tni.store.lesson_file import new_lesson

MANY = MAX_RECORDS_AT_ONCE + 3 * RECORDS_PER_PART
PAGE = PageId("p")


def full(page: PageId, many: int = MANY) -> tuple[RecordChange, ...]:
    """Strokes in rows of twenty, 10 mm apart."""
    new = (stroke(page, [(n % 20 * 10, n // 20 * 10), (n % 20 * 10 + 5, n // 20 * 10)], z=n + 1) for n in range(many))
    return tuple(RecordChange(s.id, None, s) for s in new)


def written(board: LessonEditor) -> LessonEditor:
    board.do(Change(ChangeKind.ADD, full(board.page.id)))
    return board


def bring(document: Document, parts: list[Damage], *, at_once: bool = False) -> None:
    while document.is_late:
        if at_once:
            document.items(PAGE)
        parts.append(document.apply_queued(20))


def failing_once[**P, T](work: Callable[P, T], time: int) -> Callable[P, T]:
    """Out of memory once, at the `time`-th call, when the work is done."""
    calls = count(1)

    def failing(*args: P.args, **kwargs: P.kwargs) -> T:
        done = work(*args, **kwargs)
        if next(calls) == time:
            raise MemoryError
        return done

    return failing


def brought(board: LessonEditor) -> Changed:
    changed = NOTHING_CHANGED
    while board.is_late:
        changed |= board.apply_queued()
    return changed


# -- the document


@pytest.mark.parametrize(
    "read",
    [
        lambda d: d.get("none"), lambda d: d.item(ItemId("none")), lambda d: len(list(d.records())),
        lambda d: d.items(PAGE), lambda d: d.count(PAGE), lambda d: d.count(PAGE, Rect(0, 0, 9, 9)),
        lambda d: d.extent(PAGE), lambda d: d.top(PAGE), lambda d: d.lowest_plane(PAGE), lambda d: dict(d.base),
        lambda d: dict(d.overlay), lambda d: d.height_mm(PAGE), lambda d: frame_of(d, [ItemId("none")]),
        lambda d: d.remove(ChangeKind.DELETE, ["none"]),
    ],
)  # fmt: skip
@pytest.mark.parametrize("overlay", [None, {}])
def test_who_reads_has_all_that_is_late(read: Callable[[Document], object], overlay: dict[str, None] | None) -> None:
    page, change = Page(id=PAGE, position=0.0, format=ENDLESS), Change(ChangeKind.ADD, full(PAGE, 60))
    late, at_once = Document([page], overlay), Document([page], overlay)
    late.apply_later(change)
    late.apply_queued(20)
    at_once.apply(change)
    assert read(late) == read(at_once)
    assert late.items(PAGE) == at_once.items(PAGE)
    assert late.is_late  # what was applied at once is still to be told
    assert late.apply_queued(1).regions
    assert not late.is_late


def test_pages_are_read_without_the_rest() -> None:
    document = Document([Page(id=PAGE, position=0.0)])
    document.pages()
    document.apply_later(Change(ChangeKind.ADD, full(PAGE, 60)))
    assert [document.page(PAGE)] == document.pages()
    first = document.apply_queued(20)
    assert first.regions[PAGE].bottom < 10  # one row alone: nothing has applied the others


def test_parts_tell_together_what_the_whole_tells() -> None:
    page, change = Page(id=PAGE, position=0.0), Change(ChangeKind.ADD, full(PAGE, 60))
    late, at_once = Document([page]), Document([page])
    late.apply_later(change)
    box = Rect.nothing()
    while late.is_late:
        box = box.united(late.apply_queued(7).regions[PAGE])
    assert box == at_once.apply(change).regions[PAGE]


@pytest.mark.parametrize("at_once", [False, True])
@pytest.mark.parametrize("overlay", [None, {}])
@pytest.mark.parametrize(
    ("owner", "name", "time"),
    [
        (BoxIndex, "remove", 3),
        (BoxIndex, "add", 3),
        (PaintOrder, "remove", 3),
        (PaintOrder, "add", 3),
        (document_module, "item_boxes", 1),
    ],
)
def test_a_part_that_fails_is_late_still(
    owner: object, name: str, time: int, overlay: dict[str, None] | None, at_once: bool
) -> None:
    gone, come = full(PAGE, 60), full(PAGE, 30)
    page, old = Page(id=PAGE, position=0.0, format=ENDLESS), [s.after for s in gone if s.after is not None]
    change = Change(ChangeKind.EDIT, (*(RecordChange(s.id, s, None) for s in old), *come))
    late, sound = Document([page, *old], overlay), Document([page, *old], overlay)
    late.extent(PAGE)  # boxes are kept from here on
    late.apply_later(change)
    parts: list[Damage] = []
    with mock.patch.object(owner, name, failing_once(getattr(owner, name), time)), pytest.raises(MemoryError):
        bring(late, parts, at_once=at_once)
    bring(late, parts)
    told = sound.apply(change).regions[PAGE]
    box = reduce(Rect.united, (part.regions[PAGE] for part in parts if part.regions))
    assert box == told
    assert late.items(PAGE) == sound.items(PAGE)
    assert late.items(PAGE, Rect(0, 0, 60, 15)) == sound.items(PAGE, Rect(0, 0, 60, 15))
    assert late.extent(PAGE) == sound.extent(PAGE)


def test_an_undo_that_fails_half_way_is_on_the_board_as_in_the_file() -> None:
    board = written(open_board())
    board.undo()
    board.redo()
    with mock.patch("tni.document.document.item_boxes", side_effect=MemoryError), pytest.raises(MemoryError):
        brought(board)
    brought(board)
    assert len(strokes(board)) == MANY
    assert_sound(board)


# -- the board


def test_a_long_undo_is_kept_whole_at_once_and_comes_in_parts() -> None:
    port = MemoryLesson()
    board = written(open_board(port))
    changed = board.undo()
    assert changed == NOTHING_CHANGED
    assert port.layer(None).position == 1
    assert board.can_redo
    assert board.is_late
    parts = []
    while board.is_late:
        parts.append(board.apply_queued())
    assert len(parts) == MANY // RECORDS_PER_PART + 1 - (MANY % RECORDS_PER_PART == 0)
    assert [ChangedFlag.UNDO in part.what for part in parts] == [False] * (len(parts) - 1) + [True]
    assert strokes(board) == []
    assert board.apply_queued() == NOTHING_CHANGED
    assert board.redo() == NOTHING_CHANGED
    assert brought(board).regions[board.page.id].bottom > 10 * (MANY // 20 - 1)
    assert len(strokes(board)) == MANY
    assert_sound(board)


def test_a_short_undo_is_there_at_once() -> None:
    board = open_board()
    board.do(Change(ChangeKind.ADD, full(board.page.id, MAX_RECORDS_AT_ONCE)))
    assert ChangedFlag.UNDO | ChangedFlag.DRY in board.undo().what
    assert not board.is_late


def test_undo_upon_undo_comes_in_order() -> None:
    board = written(open_board())
    first = seen(board)
    board.do(board.document.remove(ChangeKind.ERASE, [s.id for s in strokes(board)]))
    board.undo()
    board.undo()
    board.redo()
    brought(board)
    assert seen(board) == first


def test_a_stroke_after_an_undo_lies_on_what_the_undo_brought() -> None:
    board = written(open_board())
    board.do(board.document.remove(ChangeKind.ERASE, [s.id for s in strokes(board)]))
    board.undo()
    drag(board, [(10, 10), (20, 20)])
    assert strokes(board)[-1].z == MANY + 1
    brought(board)
    assert len(strokes(board)) == MANY + 1
    board.undo()
    assert len(strokes(board)) == MANY
    assert_sound(board)


def test_a_pen_that_is_down_goes_on_while_an_undo_comes() -> None:
    board = written(open_board())
    board.handle(event(PointerPhase.DOWN, 5, 5))
    board.undo()
    assert board.is_late
    assert board.handle(event(PointerPhase.MOVE, 9, 9)).wet
    assert board.is_late
    board.handle(event(PointerPhase.UP, 9, 9))
    brought(board)
    assert len(strokes(board)) == 1


def test_a_page_that_is_turned_has_the_undo_told_whole() -> None:
    board = written(open_board())
    first = board.page.id
    board.undo()
    changed = board.add_page()
    assert not board.is_late
    assert first in changed.regions
    assert board.document.count(first) == 0


def test_another_layer_lies_over_the_whole_undo() -> None:
    board = written(open_board())
    board.undo()
    board.open_seance("5eA")
    assert strokes(board) == []
    board.close_seance()
    assert not board.is_late
    assert strokes(board) == []


def test_an_endless_page_shrinks_when_all_of_the_undo_is_there() -> None:
    board = open_board()
    board.set_format(ENDLESS)
    written(board)
    board.undo()
    assert ChangedFlag.PAGE in brought(board).what
    board.redo()
    assert ChangedFlag.PAGE in brought(board).what


def test_what_is_selected_and_goes_is_selected_no_more() -> None:
    board = written(open_board())
    board.select_all()
    assert ChangedFlag.SELECTION in board.undo().what
    assert not board.selection


@settings(max_examples=30, deadline=None)
@given(st.lists(st.tuples(st.one_of(steps, travels, travels), st.integers(0, 2)), max_size=12))
def test_whatever_is_done_meanwhile_the_board_is_the_same(done: list[tuple[Step, int]]) -> None:
    found = []
    for least in (MAX_RECORDS_AT_ONCE, 10_000):
        with mock.patch.object(lesson_editor, "MAX_RECORDS_AT_ONCE", least):
            board = written(open_board())
            for step, parts in done:
                step(board)
                for _ in range(parts):
                    board.apply_queued()
            brought(board)
            assert_sound(board)
            pages = [board.document.count(page.id) for page in board.pages]
            found.append((pages, board.page_index, len(board.selection), board.can_undo, board.can_redo))
    assert found[0] == found[1]


def test_late_or_at_once_is_the_same_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    left = []
    for number, least in enumerate((0, 10_000)):
        monkeypatch.setattr(lesson_editor, "MAX_RECORDS_AT_ONCE", least)
        path = tmp_path / f"{number}.tni"
        new_lesson(path)
        with opened(path) as board:
            written(board)
            board.do(board.document.remove(ChangeKind.ERASE, [s.id for s in strokes(board)][::2]))
            board.undo()
            board.undo()
            board.redo()  # and closed before anything of it came
            assert board.is_late == (least == 0)
        with opened(path) as board:
            left.append([s.z for s in strokes(board)])
            board.redo()
            left.append([s.z for s in strokes(board)])
    assert left[:2] == left[2:]
    assert len(left[0]) == MANY
