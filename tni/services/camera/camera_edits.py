"""Changes to cameras of the page, each one undo step: put on it, turned, its last picture, a picture kept."""

from __future__ import annotations

from tni.core.geometry import Rect
from tni.core.ids import BlobId, ItemId, PageId, new_id
from tni.document.camera_item import USUAL_RATIO, camera_item, is_camera, kept, turned, with_still
from tni.document.class_pictures import class_picture_mark, with_class_pictures
from tni.document.clipboard_items import ClipboardItems
from tni.document.document import Change, ChangeKind, RecordChange
from tni.document.items import PluginItem
from tni.document.pointer import NOTHING_CHANGED, Changed
from tni.services.lesson.lesson_editor import LessonEditor
from tni.services.lesson.tool_choices import take_inserted

SHARE = 0.6
"""Width and height of a camera, as parts of what is in sight."""


def put_camera(editor: LessonEditor, name: str) -> Changed:
    """Put a camera on the page, selected. name: what it is, in words."""
    seen, page = editor.view.shown(editor.viewport), editor.page.format
    wide = min(SHARE * min(seen.width, page.width_mm), SHARE * min(seen.height, page.height_mm) * USUAL_RATIO)
    item = camera_item(name, wide, ItemId("new"), PageId(""))
    clip = ClipboardItems((item,), box=Rect(0.0, 0.0, item.width_mm, item.height_mm))
    return take_inserted(editor, editor.put_clip(clip))


def camera_at(editor: LessonEditor, key: ItemId) -> PluginItem | None:
    """Return a camera of the lesson; None once it is gone."""
    item = editor.document.item(key)
    return item if isinstance(item, PluginItem) and is_camera(item) else None


def turn_camera(editor: LessonEditor, key: ItemId) -> Changed:
    """Turn a camera's picture by a quarter."""
    item = camera_at(editor, key)
    if item is None or item.locked:
        return NOTHING_CHANGED
    return editor.do(editor.document.replace(ChangeKind.EDIT, turned(item)))


def store_still(editor: LessonEditor, key: ItemId, blob: BlobId, ratio: float) -> Changed:
    """Keep the picture that a camera showed last with it. ratio: its width to its height. Nothing for a camera that is
    gone."""
    item = camera_at(editor, key)
    if item is None:
        return NOTHING_CHANGED
    return editor.do(editor.document.replace(ChangeKind.EDIT, with_still(item, blob, ratio)))


def keep_picture(editor: LessonEditor, key: ItemId, blob: BlobId | None, ratio: float, alt: str) -> Changed:
    """Put a picture in the place of a camera, selected. blob: None for the picture that it showed last. ratio: its
    width to its height. alt: what it is, in words. It is a class's picture if that was one."""
    item = camera_at(editor, key)
    if item is None or item.locked:
        return NOTHING_CHANGED
    if blob is None:
        blob, ratio = item.picture, item.width_mm / item.height_mm
    if blob is None:
        return NOTHING_CHANGED
    picture = kept(item, blob, ratio, alt, ItemId(new_id()))
    swaps = [RecordChange(item.id, item, None), RecordChange(picture.id, None, picture)]
    info = editor.info
    if class_picture_mark(item) in info.class_pictures:
        swaps.append(RecordChange(info.id, editor.document.get(info.id), with_class_pictures(info, [picture])))
    changed = editor.do(Change(ChangeKind.EDIT, tuple(swaps)))
    if picture.page == editor.page.id:
        changed |= take_inserted(editor, editor.select(frozenset({picture.id})))
    return changed
