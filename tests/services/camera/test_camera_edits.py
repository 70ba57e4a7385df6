"""Changes to cameras of a lesson: each is one undo step, none reaches what is locked, a class's picture stays one."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.support.board import open_board
from tni.core.ids import BlobId, ItemId
from tni.document.camera_item import turn_of
from tni.document.class_pictures import class_picture_mark, with_class_pictures
from tni.document.document import ChangeKind
from tni.document.items import Image, PluginItem, bounds
from tni.services.camera.camera_edits import camera_at, keep_picture, put_camera, store_still, turn_camera
from tni.services.lesson.lesson_editor import LessonEditor, ToolName

STILL = BlobId("a" * 64)


def with_camera() -> tuple[LessonEditor, PluginItem]:
    editor = open_board()
    put_camera(editor, "Caméra")
    (item,) = editor.document.items(editor.page.id)
    assert isinstance(item, PluginItem)
    return editor, item


def now(editor: LessonEditor, key: ItemId) -> PluginItem:
    found = camera_at(editor, key)
    assert found is not None
    return found


def test_a_camera_is_put_in_sight_and_selected() -> None:
    editor, item = with_camera()
    assert editor.selection == {item.id}
    assert editor.tool is ToolName.SELECT
    box, seen = bounds(item), editor.view.shown(editor.viewport)
    assert seen.contains(box.x, box.y)
    assert seen.contains(box.right, box.bottom)
    editor.undo()
    assert editor.document.items(editor.page.id) == []


def test_a_still_and_a_turn_are_undone_one_by_one() -> None:
    editor, item = with_camera()
    store_still(editor, item.id, STILL, 4 / 3)
    assert now(editor, item.id).picture == STILL
    turn_camera(editor, item.id)
    assert (turn_of(now(editor, item.id)), now(editor, item.id).picture) == (1, None)
    editor.undo()
    assert now(editor, item.id).picture == STILL
    editor.undo()
    assert now(editor, item.id) == item


def test_what_is_kept_takes_the_place_in_one_step() -> None:
    editor, item = with_camera()
    keep_picture(editor, item.id, STILL, 4 / 3, "Image de la caméra")
    (picture,) = editor.document.items(editor.page.id)
    assert isinstance(picture, Image)
    assert (picture.blob, picture.alt) == (STILL, "Image de la caméra")
    assert editor.selection == {picture.id}
    editor.undo()
    assert editor.document.items(editor.page.id) == [item]


@pytest.mark.parametrize("blob", [None, STILL])
def test_a_kept_picture_of_a_class_is_looked_at_before_it_leaves(blob: BlobId | None) -> None:
    editor, item = with_camera()
    store_still(editor, item.id, STILL, 4 / 3)
    editor.do(editor.document.replace(ChangeKind.EDIT, with_class_pictures(editor.info, [item])))
    keep_picture(editor, item.id, blob, 4 / 3, "")
    (picture,) = editor.document.items(editor.page.id)
    assert class_picture_mark(picture) in editor.info.class_pictures


def test_nothing_is_kept_of_a_camera_that_showed_nothing_or_is_gone_or_locked() -> None:
    editor, item = with_camera()
    assert not keep_picture(editor, item.id, None, 1.0, "").what
    editor.do(editor.document.replace(ChangeKind.EDIT, replace(item, locked=True)))
    assert not keep_picture(editor, item.id, STILL, 1.0, "").what
    assert not turn_camera(editor, item.id).what
    editor.undo()
    editor.delete_selection()
    for change in (store_still(editor, item.id, STILL, 1.0), turn_camera(editor, item.id)):
        assert not change.what
