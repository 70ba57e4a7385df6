"""Figure of a drawing as the rules see it: points, straight sides and circles, and which points lie on which."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from math import acos, pi

from tni.constructions.drawn_shapes import DrawnArc, DrawnCircle, DrawnPolygon, DrawnShape, sides_of
from tni.constructions.shared_points import SharedPoints, shared_points
from tni.constructions.values import Point, between, distance

MIDDLE_SHARE = 0.05
"""Most distance of a middle from where it lies, in lengths of its side."""


@dataclass(frozen=True, slots=True)
class Side:
    """Straight side from one point to another. shape: number of its shape."""

    start: int
    end: int
    shape: int

    def has(self, point: int) -> bool:
        return point in (self.start, self.end)

    def other(self, point: int) -> int:
        return self.end if point == self.start else self.start


@dataclass(frozen=True, slots=True)
class DrawnRound:
    """Circle, or the circle of an arc. through: the point that it is drawn through; None while there is none."""

    centre: int
    radius: float
    shape: int
    through: int | None = None


@dataclass(slots=True)
class DrawnLayout:
    """Figure of a drawing. places: of the points, as they were drawn. on_sides, on_rounds: numbers of the sides and
    circles on which a point lies. middles: the side whose middle a point is. loose: sides on which a point lies that is
    there before them. reach: how exact the drawing is."""

    shapes: tuple[DrawnShape, ...]
    shared: SharedPoints
    sides: tuple[Side, ...]
    rounds: list[DrawnRound]
    reach: float
    on_sides: dict[int, list[int]] = field(default_factory=dict)
    on_rounds: dict[int, list[int]] = field(default_factory=dict)
    middles: dict[int, int] = field(default_factory=dict)
    loose: dict[int, list[int]] = field(default_factory=dict)

    @property
    def places(self) -> tuple[Point, ...]:
        return self.shared.places

    def length(self, side: Side) -> float:
        return distance(self.places[side.start], self.places[side.end])


def drawn_layout(shapes: Sequence[DrawnShape], reach: float) -> DrawnLayout:
    """Return the figure of shapes. reach: most distance of two ends that are one point."""
    shared = shared_points(shapes, reach)
    sides: list[Side] = []
    rounds: list[DrawnRound] = []
    for number, shape in enumerate(shapes):
        for one, two in sides_of(shape):
            start, end = shared.of[number, one], shared.of[number, two]
            if not any({start, end} == {side.start, side.end} for side in sides) or isinstance(shape, DrawnPolygon):
                sides.append(Side(start, end, number))
        if isinstance(shape, DrawnCircle):
            rounds.append(DrawnRound(shared.of[number, 0], shape.radius, number))
        if isinstance(shape, DrawnArc):
            radius = distance(shape.centre, shape.start)
            rounds.append(DrawnRound(shared.of[number, 0], radius, number, shared.of[number, 1]))
    layout = DrawnLayout(tuple(shapes), shared, tuple(sides), rounds, reach)
    for point in range(len(shared.places)):
        _see_sides(layout, point)
        _see_rounds(layout, point)
    return layout


def _see_sides(layout: DrawnLayout, point: int) -> None:
    """Note the sides on which a point lies, away from their ends."""
    at = layout.places[point]
    for number, side in enumerate(layout.sides):
        if side.has(point):
            continue
        start, end = layout.places[side.start], layout.places[side.end]
        along, to = between(start, end), between(start, at)
        length = along.length
        if length <= 4 * layout.reach:
            continue
        share = (to.x * along.x + to.y * along.y) / length / length
        off = abs(along.x * to.y - along.y * to.x) / length
        near_end = layout.reach / length
        if off > min(layout.reach, 0.08 * length) or not near_end < share < 1 - near_end:
            continue
        layout.on_sides.setdefault(point, []).append(number)
        if abs(share - 0.5) * length <= min(layout.reach, MIDDLE_SHARE * length):
            layout.middles.setdefault(point, number)


def _see_rounds(layout: DrawnLayout, point: int) -> None:
    """Note the circles on which a point lies; the first of its points is the one that a circle is drawn through."""
    at = layout.places[point]
    for number, one in enumerate(layout.rounds):
        if point == one.centre or point == one.through:
            continue
        off = abs(distance(layout.places[one.centre], at) - one.radius)
        is_end = isinstance(layout.shapes[one.shape], DrawnArc) and layout.shared.of[one.shape, 2] == point
        if is_end or off <= min(layout.reach, 0.12 * one.radius):
            layout.on_rounds.setdefault(point, []).append(number)


def angle_between(one: Point, two: Point, three: Point, four: Point) -> float:
    """Return the angle of two straight lines, each through two points, 0 to π/2."""
    first, second = between(one, two), between(three, four)
    lengths = first.length * second.length
    if not lengths:
        return pi / 2
    return acos(min(1.0, abs(first.x * second.x + first.y * second.y) / lengths))
