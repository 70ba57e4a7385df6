"""A camera on the page: the place where it is shown, and the picture that it showed last.

It is an item of kind CAMERA_CODE with a picture, so that programs that do not know it show it, keep it and hand it on.
Its data are a JSON object; fields that a later program adds stay.
"""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

from tni.core.geometry import Affine, Rect
from tni.core.ids import BlobId, ItemId, PageId
from tni.document.items import AnyItem, Image, PluginItem

CAMERA_CODE = 66
"""Kind of the record of a camera."""
MOST_BYTES = 10_000
USUAL_RATIO = 16 / 9


def is_camera(item: AnyItem | None) -> bool:
    return isinstance(item, PluginItem) and item.code == CAMERA_CODE


def turn_of(item: PluginItem) -> int:
    """Return by how many quarters the camera's picture is turned clockwise, 0 to 3."""
    turn = _fields(item).get("turn", 0)
    return turn % 4 if isinstance(turn, int) and not isinstance(turn, bool) else 0


def _fields(item: PluginItem) -> dict[str, Any]:
    try:
        found = json.loads(item.data) if len(item.data) <= MOST_BYTES else {}
    except (ValueError, RecursionError):
        return {}
    return found if isinstance(found, dict) else {}


def camera_item(name: str, width_mm: float, key: ItemId, page: PageId) -> PluginItem:
    """Return a camera that has shown nothing yet. name: what it is, in words."""
    return PluginItem(
        id=key, page=page, code=CAMERA_CODE, name=name, picture=None, width_mm=width_mm,
        height_mm=width_mm / USUAL_RATIO, data=b"{}",
    )  # fmt: skip


def turned(item: PluginItem) -> PluginItem:
    """Return a camera whose picture is turned by another quarter, with its box around the same middle. The picture that
    it showed last, which would lie, is taken off."""
    fields = {**_fields(item), "turn": (turn_of(item) + 1) % 4}
    data = json.dumps(fields, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    wide, high = item.width_mm, item.height_mm
    moved = Affine.moving((wide - high) / 2, (high - wide) / 2)
    return replace(
        item, width_mm=high, height_mm=wide, transform=item.transform.after(moved), picture=None,
        data=data.encode("utf-8", "surrogatepass"),
    )  # fmt: skip


def fitted(item: PluginItem, ratio: float) -> PluginItem:
    """Return a camera in the part of its box that a picture of this width to height fills."""
    box = Rect(0.0, 0.0, item.width_mm, item.height_mm).fitted(ratio)
    if abs(box.width - item.width_mm) < 1e-6 and abs(box.height - item.height_mm) < 1e-6:
        return item
    return replace(
        item, width_mm=box.width, height_mm=box.height, transform=item.transform.after(Affine.moving(box.x, box.y))
    )


def with_still(item: PluginItem, blob: BlobId, ratio: float) -> PluginItem:
    """Return a camera that keeps the picture that it showed last. ratio: its width to its height."""
    return replace(fitted(item, ratio), picture=blob)


def kept(item: PluginItem, blob: BlobId, ratio: float, alt: str, key: ItemId) -> Image:
    """Return an ordinary picture in the place of a camera."""
    place = fitted(item, ratio)
    return Image(
        id=key, page=item.page, plane=item.plane, z=item.z, transform=place.transform, group=item.group,
        movable=item.movable, behaviour=item.behaviour, blob=blob, width_mm=place.width_mm, height_mm=place.height_mm,
        alt=alt,
    )  # fmt: skip
