"""Items of a page moved from a file's own units to millimetres."""

from __future__ import annotations

from dataclasses import replace

from tni.api.formats import PlainItem, PlainMedia, PlainPicture, PlainShape, PlainStroke, PlainText
from tni.core.geometry import Point


def scaled_item[T: PlainItem](item: T, scale: float, origin: Point = (0.0, 0.0)) -> T:
    """Return an item whose lengths are multiplied by `scale`, and whose places are from `origin`, in the old unit."""
    left, top = origin

    def placed(x: float, y: float) -> Point:
        return (x - left) * scale, (y - top) * scale

    match item:
        case PlainStroke():
            return replace(
                item, points=tuple(placed(*point) for point in item.points), width=item.width * scale,
                widths=tuple(width * scale for width in item.widths),
            )  # fmt: skip
        case PlainShape():
            return replace(item, points=tuple(placed(*point) for point in item.points), width=item.width * scale)
        case PlainText():
            x, y = placed(item.x, item.y)
            return replace(item, x=x, y=y, size=item.size * scale, width=item.width * scale, height=item.height * scale)
        case PlainPicture() | PlainMedia():
            x, y = placed(item.x, item.y)
            return replace(item, x=x, y=y, width=item.width * scale, height=item.height * scale)
        case _:
            raise TypeError(item)
