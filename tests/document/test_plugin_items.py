"""An item that this program does not know is handled like a picture, and what it holds does not change."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.support.board import drag, open_board, tap
from tni.core.geometry import Affine
from tni.core.ids import BlobId, ItemId
from tni.document.document import Change, ChangeKind, RecordChange
from tni.document.drawlist import DrawImage, DrawInk, DrawText, draw_item
from tni.document.items import PluginItem, bounds
from tni.document.page_format import Paper
from tni.services.lesson.lesson_editor import LessonEditor, ToolName
from tni.services.lesson.memory_lesson import MemoryLesson

NAME = "atlas/globe"


@pytest.fixture
def port() -> MemoryLesson:
    return MemoryLesson()


@pytest.fixture
def board(port: MemoryLesson) -> LessonEditor:
    """A lesson with one such item, under the selection tool."""
    made = open_board(port)
    picture, sound = port.put_blob(b"a picture"), port.put_blob(b"a sound")
    item = PluginItem(
        id=ItemId("globe"), page=made.page.id, code=64, name=NAME, picture=picture, blobs=(sound,), width_mm=60,
        height_mm=40, data=b"\x00lat", transform=Affine.moving(50, 50),
    )  # fmt: skip
    made.do(Change(ChangeKind.ADD, (RecordChange(item.id, None, item),)))
    made.use(ToolName.SELECT)
    return made


def found(board: LessonEditor) -> list[PluginItem]:
    return [item for item in board.document.items(board.page.id) if isinstance(item, PluginItem)]


def kept(item: PluginItem) -> tuple[object, ...]:
    return item.code, item.name, item.picture, item.blobs, item.width_mm, item.height_mm, item.data


def test_it_is_selected_moved_turned_grouped_copied_and_deleted_like_a_picture(board: LessonEditor) -> None:
    (before,) = found(board)
    tap(board, 80, 70)
    assert board.selection == {before.id}
    drag(board, [(80, 70), (110, 90)])
    (moved,) = found(board)
    assert (bounds(moved).x, bounds(moved).y) == pytest.approx((80, 70))
    drag(board, [(140, 110), (200, 150)])  # by the corner of its frame
    (larger,) = found(board)
    assert bounds(larger).width > 80
    board.duplicate_selection()
    board.select_all()
    board.group()
    board.let_pupils_move(True)
    board.colour_selection("#ff0000")
    board.widen_selection(5.0)
    one, two = found(board)
    assert one.group == two.group is not None
    assert one.movable
    assert {kept(item) for item in (moved, larger, one, two)} == {kept(before)}
    board.delete_selection()
    assert found(board) == []
    while board.can_undo and found(board) != [before]:
        board.undo()
    assert found(board) == [before]


def test_it_is_copied_to_another_lesson_with_its_blobs(board: LessonEditor) -> None:
    board.select_all()
    board.copy()
    elsewhere = MemoryLesson()
    other = open_board(elsewhere)
    other.paste(board.clip)
    (before,), (copy,) = found(board), found(other)
    assert kept(copy) == kept(before)
    assert before.picture is not None
    assert [elsewhere.blob(blob) for blob in (before.picture, *before.blobs)] == [b"a picture", b"a sound"]


def test_an_eraser_of_everything_takes_it_and_one_of_ink_does_not(board: LessonEditor) -> None:
    board.erase_ink()
    assert len(found(board)) == 1
    board.use(ToolName.ERASER)
    drag(board, [(40, 70), (70, 70)])
    assert len(found(board)) == 1


def test_its_picture_is_drawn_in_its_place(board: LessonEditor) -> None:
    (item,) = found(board)
    assert item.picture is not None
    assert draw_item(item, Paper.WHITE) == [DrawImage(item.picture, 60, 40, item.transform, NAME)]


@pytest.mark.parametrize("paper", Paper)
def test_without_a_picture_a_frame_with_its_name_is_drawn(board: LessonEditor, paper: Paper) -> None:
    (item,) = found(board)
    line, label = draw_item(replace(item, picture=None), paper)
    assert isinstance(line, DrawInk)
    assert isinstance(label, DrawText)
    box = bounds(item)
    assert box.united(line.bounds) == box, "nothing is left when it is moved"
    assert label.item.text == NAME
    assert box.contains(*label.transform.point(0.0, label.item.height_mm))
    assert line.colour == label.item.colour


@pytest.mark.parametrize(("width_mm", "height_mm"), [(0.0, 0.0), (3.0, 3.0), (1e4, 0.0), (20.0, 1e4)])
def test_frames_of_any_size_have_a_label_that_fits(width_mm: float, height_mm: float) -> None:
    item = PluginItem(
        id=ItemId("a"), page=open_board().page.id, code=70, name="un nom\nqui est assez long " * 3, picture=None,
        width_mm=width_mm, height_mm=height_mm, data=b"", blobs=(BlobId("0" * 64),),
    )  # fmt: skip
    *_, label = draw_item(item, Paper.SOFT)
    assert isinstance(label, DrawText)
    assert len(label.item.text) * label.item.size_mm * 0.5 <= max(width_mm, label.item.size_mm)
    assert "\n" not in label.item.text
