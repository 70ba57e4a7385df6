"""Boxes of plain items, and items moved."""

from __future__ import annotations

from dataclasses import replace
from math import radians

from tni.api.formats import PlainItem, PlainMedia, PlainPicture, PlainText
from tni.core.geometry import Affine, Point

type Box = tuple[float, float, float, float]
"""Left, top, right, bottom."""
_LETTER_EMS, _LINE_EMS = 0.6, 1.3
"""Size of a letter of a text that tells none of its box."""


def _points(item: PlainItem) -> tuple[Point, ...]:
    match item:
        case PlainText():
            width = item.width or _LETTER_EMS * item.size * max(map(len, item.text.split("\n")))
            return (item.x, item.y), (item.x + width, item.y + _LINE_EMS * item.size * (item.text.count("\n") + 1))
        case PlainPicture() | PlainMedia():
            if isinstance(item, PlainPicture) and item.turn:
                return turned_corners(item)
            return (item.x, item.y), (item.x + item.width, item.y + item.height)
        case _:
            return item.points


def turned_corners(item: PlainPicture) -> tuple[Point, ...]:
    """Return the corners of a picture that is turned about its top left corner."""
    turned = Affine.moving(item.x, item.y).after(Affine.rotating(radians(item.turn)))
    return tuple(turned.point(across, down) for across in (0.0, item.width) for down in (0.0, item.height))


def box_of(item: PlainItem) -> Box:
    """Return the box of an item; of a text without one, about."""
    points = _points(item)
    return (
        min(x for x, _ in points), min(y for _, y in points), max(x for x, _ in points), max(y for _, y in points),
    )  # fmt: skip


def middle(box: Box) -> tuple[float, float]:
    """Return the middle of a box."""
    return (box[0] + box[2]) / 2, (box[1] + box[3]) / 2


def area(box: Box) -> float:
    """Return the area of a box."""
    return (box[2] - box[0]) * (box[3] - box[1])


def moved(item: PlainItem, dx: float, dy: float) -> PlainItem:
    """Return an item moved."""
    if not dx and not dy:
        return item
    match item:
        case PlainText() | PlainPicture() | PlainMedia():
            return replace(item, x=item.x + dx, y=item.y + dy)
        case _:
            return replace(item, points=tuple((x + dx, y + dy) for x, y in item.points))
