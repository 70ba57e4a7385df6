"""Shapes of a drawing from which a construction is made: their places only, in the units of the plane."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

from tni.constructions.values import Point, distance


@dataclass(frozen=True, slots=True)
class DrawnSegment:
    """Straight line with two ends. is_vector: it has a head at its end."""

    start: Point
    end: Point
    is_vector: bool = False


@dataclass(frozen=True, slots=True)
class DrawnPolygon:
    """Closed line with three or more corners."""

    corners: tuple[Point, ...]


@dataclass(frozen=True, slots=True)
class DrawnCircle:
    """Whole circle."""

    centre: Point
    radius: float


@dataclass(frozen=True, slots=True)
class DrawnArc:
    """Part of a circle, anticlockwise from its start to its end."""

    centre: Point
    start: Point
    end: Point


@dataclass(frozen=True, slots=True)
class DrawnDot:
    """Marked place: a dot or a small cross."""

    place: Point


type DrawnShape = DrawnSegment | DrawnPolygon | DrawnCircle | DrawnArc | DrawnDot


def places_of(shape: DrawnShape) -> tuple[Point, ...]:
    """Return the points of a shape: ends, corners, a circle's centre; of an arc its centre, start and end."""
    match shape:
        case DrawnSegment(start, end):
            return start, end
        case DrawnPolygon(corners):
            return corners
        case DrawnCircle(centre):
            return (centre,)
        case DrawnArc(centre, start, end):
            return centre, start, end
        case DrawnDot(place):
            return (place,)


def is_centre(shape: DrawnShape, place: int) -> bool:
    """Tell whether a place of a shape is a centre, which nothing drawn shows."""
    return isinstance(shape, DrawnCircle | DrawnArc) and place == 0


def sides_of(shape: DrawnShape) -> tuple[tuple[int, int], ...]:
    """Return the straight sides of a shape, by the numbers of their places."""
    match shape:
        case DrawnSegment():
            return ((0, 1),)
        case DrawnPolygon(corners):
            return (*pairwise(range(len(corners))), (len(corners) - 1, 0))
        case _:
            return ()


def shortest_side(shape: DrawnShape, place: int) -> float:
    """Return the length of the shortest side at a place of a shape; its radius for an arc; infinite for a dot."""
    places = places_of(shape)
    if isinstance(shape, DrawnArc):
        return distance(shape.centre, shape.start)
    lengths = [distance(places[one], places[two]) for one, two in sides_of(shape) if place in (one, two)]
    return min(lengths, default=float("inf"))
