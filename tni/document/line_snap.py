"""Laying of a mark on a line: on the middle of a segment and along it, or into the right angle of two."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations, pairwise
from math import atan2, degrees, hypot, pi, remainder, sin
from typing import Final

import numpy as np

from tni.core.geometry import Affine, Point
from tni.document.drawlist import shape_outline
from tni.document.item_edges import nearest_of_segment
from tni.document.items import AnyItem, Shape, ShapeKind, Stroke
from tni.document.shape_corners import MAX_CORNERS

LEAST_MM: Final = 8.0
"""Length of the shortest segment that a mark finds."""
MOST_BENT, MOST_BENT_MM = 0.03, 0.6
"""Farthest that a straight line of a pen goes from the straight one, as a share of its length, or in millimetres."""
MIDDLE_SHARE: Final = 0.25
"""Share of a segment, on both sides of its middle, from which a mark goes to the middle."""
RIGHT_WITHIN: Final = 8.0
"""Degrees by which a right angle may be off."""
MEET_MM: Final = 3.0
"""Distance of two lines that meet."""
_SIDED = (ShapeKind.LINE, ShapeKind.ARROW, ShapeKind.RECTANGLE, ShapeKind.TRIANGLE, ShapeKind.POLYGON)

type Segment = tuple[Point, Point]


@dataclass(frozen=True, slots=True)
class LineAnchor:
    """Point of an item that lies down on a line of the page when the item is dragged or dropped near one. at:
    millimetres of the item. corner: it looks for the corner of a right angle, of which one side then goes to the right
    of the item and the other up; else for a segment, which then goes from left to right."""

    at: Point
    corner: bool = False


def segments_of(item: AnyItem) -> Iterator[Segment]:
    """Yield the straight lines of a shape or of ink, in page mm."""
    if isinstance(item, Shape) and item.kind in _SIDED and len(item.more) <= MAX_CORNERS:
        corners, closed = shape_outline(item)
        yield from pairwise([item.transform.point(*one) for one in (*corners, *corners[: 1 if closed else 0])])
    if isinstance(item, Stroke) and (found := _straight(item)) is not None:
        yield found


def _straight(stroke: Stroke) -> Segment | None:
    places = np.asarray(stroke.samples.positions_mm, np.float64)
    if len(places) < 2:
        return None
    (x1, y1), (x2, y2) = places[[0, -1]].tolist()
    length = hypot(x2 - x1, y2 - y1)
    if length <= 0:
        return None
    ahead = np.array((x2 - x1, y2 - y1)) / length
    along, across = (places - places[0]) @ ahead, (places - places[0]) @ np.array((-ahead[1], ahead[0]))
    most = max(MOST_BENT * length, MOST_BENT_MM)
    if np.abs(across).max() > most or along.min() < -most or along.max() > length + most:
        return None
    return stroke.transform.point(x1, y1), stroke.transform.point(x2, y2)


def laid_on_line(place: Point, turn: float, corner: bool, lines: Sequence[Segment], reach_mm: float) -> Affine | None:
    """Return the movement of an item that lays its anchor on the nearest line; None without one in reach. place: of the
    anchor. turn: radians clockwise of the item."""
    long = [one for one in lines if hypot(one[1][0] - one[0][0], one[1][1] - one[0][1]) >= LEAST_MM]
    found = _corner(place, turn, long, reach_mm) if corner else _on_segment(place, turn, long, reach_mm)
    if found is None:
        return None
    (x, y), by = found
    return Affine.rotating(by, (x, y)).after(Affine.moving(x - place[0], y - place[1]))


def _on_segment(place: Point, turn: float, lines: Sequence[Segment], reach_mm: float) -> tuple[Point, float] | None:
    best: tuple[float, Point, float] | None = None
    for (x1, y1), (x2, y2) in lines:
        dx, dy = x2 - x1, y2 - y1
        length = hypot(dx, dy)
        along = min(max(((place[0] - x1) * dx + (place[1] - y1) * dy) / length**2, 0.0), 1.0)
        away = hypot(place[0] - x1 - along * dx, place[1] - y1 - along * dy)
        if away > reach_mm or (best is not None and away >= best[0]):
            continue
        if abs(along - 0.5) * length <= max(reach_mm, MIDDLE_SHARE * length):
            along = 0.5
        best = away, (x1 + along * dx, y1 + along * dy), remainder(atan2(dy, dx) - turn, pi)
    return None if best is None else best[1:]


def _corner(place: Point, turn: float, lines: Sequence[Segment], reach_mm: float) -> tuple[Point, float] | None:
    ways = [
        (hypot(at[0] - place[0], at[1] - place[1]), abs(by), at, by)
        for one, other in combinations(lines, 2)
        if (at := _crossing(one, other)) is not None
        for by in _turns(at, turn, one, other)
    ]
    near = [way for way in ways if way[0] <= reach_mm]
    if not near:
        return None
    nearest = min(near)[0]
    _, _, at, by = min((way for way in near if way[0] <= nearest + MEET_MM), key=lambda way: way[1])
    return at, by


def _crossing(one: Segment, other: Segment) -> Point | None:
    """Return where two lines meet at a right angle; None if they do not."""
    (ax, ay), (bx, by) = one
    (cx, cy), (dx, dy) = other
    ux, uy, vx, vy = bx - ax, by - ay, dx - cx, dy - cy
    cross = ux * vy - uy * vx
    if abs(cross) < hypot(ux, uy) * hypot(vx, vy) * sin((90.0 - RIGHT_WITHIN) * pi / 180):
        return None
    along = ((cx - ax) * vy - (cy - ay) * vx) / cross
    at = ax + along * ux, ay + along * uy
    return at if max(_apart(at, one), _apart(at, other)) <= MEET_MM else None


def _apart(place: Point, line: Segment) -> float:
    x, y = nearest_of_segment(*line, place)
    return hypot(place[0] - x, place[1] - y)


def _turns(at: Point, turn: float, one: Segment, other: Segment) -> Iterator[float]:
    """Yield the turns, -pi to pi, after which both sides of an angle lie to the right of an item and above it."""
    arms = [atan2(y - at[1], x - at[0]) for x, y in (*one, *other) if hypot(x - at[0], y - at[1]) > MEET_MM]
    for right in arms:
        if any(abs(degrees(remainder(up - right + pi / 2, 2 * pi))) <= RIGHT_WITHIN for up in arms):
            yield remainder(right - turn, 2 * pi)
