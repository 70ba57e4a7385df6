"""Points that the shapes of a drawing share: ends that were meant to touch, and centres that were marked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations

from tni.constructions.drawn_shapes import (
    DrawnArc,
    DrawnCircle,
    DrawnPolygon,
    DrawnSegment,
    DrawnShape,
    is_centre,
    places_of,
    shortest_side,
)
from tni.constructions.intersections import crossing
from tni.constructions.values import Point, between, distance, line_through

SHARE_OF_SIDE = 0.22
"""Most distance of two ends that are one point, in lengths of the shorter side there."""
SHARE_OF_RADIUS = 0.14
"""Most distance of a marked centre from the one that fits the circle, in radii."""
STEEP = 0.35
"""Least sine of the angle between two lines whose crossing is their common end."""

type End = tuple[int, int]
"""Number of a shape, and of a place of it."""


@dataclass(frozen=True, slots=True)
class SharedPoints:
    """Points of a drawing. places: of each. of: the point of each end."""

    places: tuple[Point, ...]
    of: dict[End, int]


def shared_points(shapes: Sequence[DrawnShape], reach: float) -> SharedPoints:
    """Return the points of shapes. reach: most distance of two ends that are one point."""
    ends = [(number, at) for number, shape in enumerate(shapes) for at in range(len(places_of(shape)))]
    groups = {end: [end] for end in ends}
    near = [
        (distance(_place(shapes, one), _place(shapes, two)), one, two)
        for one, two in combinations(ends, 2)
        if one[0] != two[0]
    ]
    for apart, one, two in sorted(near):
        mine, other = groups[one], groups[two]
        if mine is other or apart > _most(shapes, one, two, reach):
            continue
        if {number for number, _ in mine} & {number for number, _ in other}:
            continue  # two ends of one shape are two points
        mine.extend(other)
        for end in other:
            groups[end] = mine
    of: dict[End, int] = {}
    places: list[Point] = []
    for end in ends:
        if end not in of:
            of.update(dict.fromkeys(groups[end], len(places)))
            places.append(_common(shapes, groups[end], reach))
    return SharedPoints(tuple(places), of)


def _place(shapes: Sequence[DrawnShape], end: End) -> Point:
    return places_of(shapes[end[0]])[end[1]]


def _most(shapes: Sequence[DrawnShape], one: End, two: End, reach: float) -> float:
    """Return the most distance of two ends that are one point."""
    radii = [radius for end in (one, two) if (radius := _radius(shapes, end)) is not None]
    if len(radii) == 2:
        return min(reach, SHARE_OF_RADIUS * min(radii))
    if radii:
        return SHARE_OF_RADIUS * radii[0]
    sides = min(shortest_side(shapes[number], at) for number, at in (one, two))
    return min(reach, SHARE_OF_SIDE * sides)


def _radius(shapes: Sequence[DrawnShape], end: End) -> float | None:
    """Return the radius around an end that is a centre; None for others."""
    shape = shapes[end[0]]
    if not is_centre(shape, end[1]):
        return None
    match shape:
        case DrawnCircle(_, radius):
            return radius
        case DrawnArc(centre, start):
            return distance(centre, start)
        case _:
            return None


def _common(shapes: Sequence[DrawnShape], group: list[End], reach: float) -> Point:
    """Return the place of a point: where two segments cross, else the middle of its ends, of polygons alone if there
    are any, since these were made regular. Centres count only where nothing else is."""
    drawn = [end for end in group if not is_centre(shapes[end[0]], end[1])] or group
    lines = [shape for number, _ in drawn if isinstance(shape := shapes[number], DrawnSegment)]
    if len(lines) == len(drawn) == 2:
        ways = [between(one.start, one.end) for one in lines]
        steep = abs(ways[0].x * ways[1].y - ways[0].y * ways[1].x)
        met = crossing(*(line_through(one.start, one.end) for one in lines))
        is_steep = steep > STEEP * ways[0].length * ways[1].length
        if met is not None and is_steep and all(distance(met, _place(shapes, end)) <= 2 * reach for end in drawn):
            return met
    corners = [end for end in drawn if isinstance(shapes[end[0]], DrawnPolygon)]
    places = [_place(shapes, end) for end in corners or drawn]
    return Point(sum(one.x for one in places) / len(places), sum(one.y for one in places) / len(places))
