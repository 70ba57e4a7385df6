"""Size of a page that a file tells in its own units, and its items moved to millimetres."""

from __future__ import annotations

from dataclasses import replace

from tni.api.formats import PlainItem, PlainMedia, PlainPicture, PlainShape, PlainStroke, PlainText
from tni.core.geometry import Point, Rect

_WIDTHS_MM = {4 / 3: 280.0, 16 / 9: 320.0}
_MOST_MM = {True: (320.0, 210.0), False: (320.0, 297.0)}
"""Sides of a landscape page, and of a portrait one, with other proportions."""
_OVER = 0.05
"""Part of a page's side by which items may lie beyond it before the page grows."""
_GROWTH = 6.0
"""Times its own size that a page grows at most to each side."""


def millimetres_of_unit(width: float, height: float) -> float:
    """Return the millimetres of a unit, so that a page of this size is as large as the program's own of its form."""
    for proportion, width_mm in _WIDTHS_MM.items():
        if abs(width / height - proportion) < 0.01 * proportion:
            return width_mm / width
    most = _MOST_MM[width >= height]
    return min(most[0] / width, most[1] / height)


def grown_page(page: Rect, items: Rect) -> Rect:
    """Return a page that also holds what lies well beyond its border."""
    over = _OVER * max(page.width, page.height)
    if items.empty or page.grown(over).united(items) == page.grown(over):
        return page
    around = page.united(items)
    left = max(around.x, page.x - _GROWTH * page.width)
    top = max(around.y, page.y - _GROWTH * page.height)
    wide = min(around.right, page.right + _GROWTH * page.width) - left
    high = min(around.bottom, page.bottom + _GROWTH * page.height) - top
    return Rect(left, top, wide, high)


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
