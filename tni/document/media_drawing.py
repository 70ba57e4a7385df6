"""Drawing of a sound or film that does not play: its poster or a plate, a sign for playing, and its title."""

from __future__ import annotations

from tni.core.geometry import Point
from tni.document.alignment import TextAlign
from tni.document.item_drawing import Drawing, DrawnArea, DrawnOval, DrawnText, arc_points
from tni.document.items import Media

SIGN_SHARE = 0.32
"""Radius of the sign, as a part of the item's lower side, at most SIGN_MM."""
SIGN_MM = 14.0
LABEL_SHARE, LABEL_MM = 0.22, (2.5, 7.0)
"""Height of the title's em, as a part of a sound's height, and its bounds."""
PLATE, FACE, SIGN = "#24303c", "#ffffff", "#1d6fd1"
ROUND_MM = 2.5


def media_drawing(item: Media) -> Drawing:
    """Return the drawing in the item's millimetres; over the poster, if there is one."""
    width, height = item.width_mm, item.height_mm
    x, y, radius = sign_of(item)
    is_wide = _is_wide(item)
    plate = () if item.poster is not None else (DrawnArea(_rounded(width, height), PLATE),)
    title = item.title or item.name
    label: Drawing = ()
    if is_wide:
        size = min(max(height * LABEL_SHARE, LABEL_MM[0]), LABEL_MM[1])
        room = width - height - size
        label = (DrawnText(title, height, y, size, FACE, TextAlign.LEFT, width_mm=max(room, 0.1)),)
    return (*plate, *_sign(x, y, radius), *label)


def sign_of(item: Media) -> tuple[float, float, float]:
    """Return the middle of the sign for playing and its radius, in the item's millimetres."""
    width, height = item.width_mm, item.height_mm
    radius = min(min(width, height) * SIGN_SHARE, SIGN_MM)
    return (height / 2 if _is_wide(item) else width / 2), height / 2, radius


def _is_wide(item: Media) -> bool:
    """Return whether a sound has room for its title beside the sign."""
    return not item.film and item.width_mm > 2 * item.height_mm


def _sign(x: float, y: float, radius: float) -> Drawing:
    side = radius * 0.55
    triangle = ((x - side * 0.7, y - side), (x + side * 1.05, y), (x - side * 0.7, y + side))
    return DrawnOval(x, y, radius, radius, SIGN, FACE, max(radius * 0.08, 0.3)), DrawnArea(triangle, FACE)


def _rounded(width: float, height: float) -> tuple[Point, ...]:
    round_mm = min(ROUND_MM, width / 2, height / 2)
    corners = (
        (width - round_mm, round_mm, 0),
        (width - round_mm, height - round_mm, 90),
        (round_mm, height - round_mm, 180),
        (round_mm, round_mm, 270),
    )
    return tuple(point for x, y, start in corners for point in arc_points(x, y, round_mm, start, 90))
