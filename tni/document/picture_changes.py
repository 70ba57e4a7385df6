"""Changes of pictures: crop, opacity, a colour made clear; and of anything that is turned over."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from tni.core.geometry import Affine, Rect
from tni.core.ids import BlobId, ItemId
from tni.document.class_pictures import class_picture_mark, with_class_pictures
from tni.document.document import Change, ChangeKind, Document
from tni.document.items import LESSON_KEY, WHOLE, AnyItem, Crop, Image, LessonInfo, Text, bounds, local_bounds
from tni.document.selection import unlocked

LEAST_SHARE = 0.02
"""Least part of a picture's width and height that a crop leaves."""
OPACITIES = (0.1, 1.0)
"""Faintest opacity that is offered, so that a picture can be found again, and the full one."""


def pictures(document: Document, items: Iterable[ItemId]) -> list[Image]:
    """Return the pictures among the items that are not locked."""
    return [item for item in unlocked(document, items) if isinstance(item, Image)]


def cropped(document: Document, picture: Image, crop: Crop) -> Change:
    """Return the change that leaves only a part of a picture, which stays where it is on the page."""
    left, top, right, bottom = fitting_crop(crop)
    before = picture.crop
    wide = picture.width_mm / (1.0 - before[0] - before[2])
    high = picture.height_mm / (1.0 - before[1] - before[3])
    moved = Affine.moving((left - before[0]) * wide, (top - before[1]) * high)
    return document.replace(
        ChangeKind.EDIT,
        replace(
            picture,
            crop=(left, top, right, bottom),
            width_mm=wide * (1.0 - left - right),
            height_mm=high * (1.0 - top - bottom),
            transform=picture.transform.after(moved),
        ),
    )


def fitting_crop(crop: Crop) -> Crop:
    """Return a crop within the picture that leaves LEAST_SHARE at least; the whole picture if it cuts nothing off."""
    left, top, right, bottom = (min(max(side, 0.0), 1.0) for side in crop)
    left, right = _apart(left, right)
    top, bottom = _apart(top, bottom)
    found = (left, top, right, bottom)
    return WHOLE if max(found) < 1e-6 else found


def _apart(first: float, last: float) -> tuple[float, float]:
    first = min(first, 1.0 - LEAST_SHARE)
    return first, min(last, 1.0 - LEAST_SHARE - first)


def straightened(document: Document, picture: Image, blob: BlobId, ratio: float) -> Change:
    """Return the change that puts a straightened picture in the place of a picture, within its box. ratio: its width
    to its height. It is a class's picture if that was one."""
    box = Rect(0.0, 0.0, picture.width_mm, picture.height_mm).fitted(ratio)
    new = replace(
        picture, blob=blob, crop=WHOLE, width_mm=box.width, height_mm=box.height,
        transform=picture.transform.after(Affine.moving(box.x, box.y)),
    )  # fmt: skip
    info = document.get(LESSON_KEY)
    if isinstance(info, LessonInfo) and class_picture_mark(picture) in info.class_pictures:
        return document.replace(ChangeKind.EDIT, new, with_class_pictures(info, [new]))
    return document.replace(ChangeKind.EDIT, new)


def faded(document: Document, items: Iterable[ItemId], opacity: float) -> Change:
    """Return the change that gives pictures another opacity."""
    opacity = min(max(opacity, OPACITIES[0]), OPACITIES[1])
    new = (replace(one, opacity=opacity) for one in pictures(document, items) if one.opacity != opacity)
    return document.replace(ChangeKind.EDIT, *new)


def cleared(document: Document, items: Iterable[ItemId], colour: str) -> Change:
    """Return the change that makes a colour of pictures transparent; none for ""."""
    new = (replace(one, clear=colour) for one in pictures(document, items) if one.clear != colour)
    return document.replace(ChangeKind.EDIT, *new)


def turned_over(document: Document, items: Iterable[ItemId], *, across: bool) -> Change:
    """Return the change that turns items over, about the middle of all. across: left and right change places; else top
    and bottom. A text changes its place alone: it stays readable."""
    found = unlocked(document, items)
    box = Rect.nothing()
    for item in found:
        box = box.united(bounds(item))
    if box.empty:
        return Change(ChangeKind.MOVE, ())
    over = Affine.scaling(-1.0, 1.0, box.center) if across else Affine.scaling(1.0, -1.0, box.center)
    return document.replace(ChangeKind.MOVE, *(_over(item, over) for item in found))


def _over(item: AnyItem, over: Affine) -> AnyItem:
    if not isinstance(item, Text):
        return replace(item, transform=over.after(item.transform))
    x, y = item.transform.point(*local_bounds(item).center)
    there = over.point(x, y)
    return replace(item, transform=Affine.moving(there[0] - x, there[1] - y).after(item.transform))
