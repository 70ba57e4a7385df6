"""Rules by which a figure from a drawing stays right: what a point that is placed now has in common with what is there.

Each rule gives a line or a circle on which the point lies. It is an expression, which becomes a hidden object; the
figure's panel names the rules, and each can be dropped.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import Enum
from math import pi, radians

from tni.constructions.conic_shapes import bisector_of, midpoint
from tni.constructions.drawn_layout import DrawnLayout, DrawnRound, Side, angle_between
from tni.constructions.drawn_shapes import DrawnSegment
from tni.constructions.values import (
    Conic,
    Point,
    StraightLine,
    Vector,
    between,
    circle_about,
    distance,
    line_along,
    line_through,
)

RIGHT, PARALLEL = radians(5.0), radians(4.0)
"""Most difference from a right angle, and of two directions that are one."""
TOUCHING = 0.1
"""Most distance of a side from a circle that it touches, in radii."""
EQUAL = 0.04
"""Most difference of two equal lengths, in parts of the longer one."""


class RuleKind(Enum):
    """Kind of a rule; the values are those of states."""

    MIDDLE = "middle"
    ON = "on"
    """It lies on a side."""
    ON_CIRCLE = "on circle"
    ON_LINE = "on line"
    """It lies on the line through two points."""
    RIGHT = "right"
    TANGENT = "tangent"
    BISECTOR = "bisector"
    """It is the centre of a circle that touches two sides."""
    PARALLEL = "parallel"
    EQUAL = "equal"


@dataclass(frozen=True, slots=True)
class Rule:
    """Line or circle on which a point lies. command, inputs: how it is made. curve: where it is now. of: the labels
    that name it: two of each side, or of a circle its centre and a point of it."""

    kind: RuleKind
    command: str
    inputs: tuple[str, ...]
    curve: StraightLine | Conic
    of: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Placed:
    """Points that are there: their places now, and their labels."""

    layout: DrawnLayout
    places: Mapping[int, Point]
    labels: Mapping[int, str]

    def pair(self, one: int, two: int) -> tuple[str, str]:
        return self.labels[one], self.labels[two]

    def line(self, side: Side) -> str:
        return f"Line[{self.labels[side.start]}, {self.labels[side.end]}]"

    def has(self, side: Side) -> bool:
        return side.start in self.places and side.end in self.places


def rules_for(point: int, label: str, there: Placed) -> Iterator[Rule]:
    """Yield the rules for a point, the surest first. label: the point's own."""
    layout = there.layout
    for number in layout.on_sides.get(point, ()):
        side = layout.sides[number]
        if there.has(side):
            start, end = there.places[side.start], there.places[side.end]
            inputs = there.pair(side.start, side.end)
            yield Rule(RuleKind.ON, "Segment", inputs, line_through(start, end), (inputs,))
    for number in layout.on_rounds.get(point, ()):
        one = layout.rounds[number]
        if one.through in there.places and one.centre in there.places and one.through is not None:
            inputs = there.pair(one.centre, one.through)
            centre = there.places[one.centre]
            circle = circle_about(centre, distance(centre, there.places[one.through]))
            yield Rule(RuleKind.ON_CIRCLE, "Circle", inputs, circle, (inputs,))
    mine = [side for side in layout.sides if side.has(point) and side.other(point) in there.places]
    ready = [side for side in layout.sides if not side.has(point) and there.has(side)]
    yield from _between_sides(point, there)
    for side in mine:
        yield from _in_line(side, point, label, there)
    for side in mine:
        yield from _right(point, side, label, ready, there)
        yield from _touching(side.other(point), side, label, there)
    yield from _right_at(point, mine, label, there)
    for side in mine:
        yield from _parallel(point, side, label, ready, there)
    yield from _equal(point, mine, ready, label, there)


def _in_line(side: Side, point: int, label: str, there: Placed) -> Iterator[Rule]:
    """Yield the lines through the other end of a side and a point of it that is there already, as a centre."""
    layout, corner = there.layout, side.other(point)
    for middle, numbers in layout.loose.items():
        if middle in there.places and layout.sides.index(side) in numbers:
            labels = there.pair(corner, middle)
            line = line_through(there.places[corner], there.places[middle])
            yield Rule(RuleKind.ON_LINE, "Line", labels, line, ((labels[1], labels[1]), (labels[0], label)))


def _right(point: int, side: Side, label: str, ready: list[Side], there: Placed) -> Iterator[Rule]:
    """Yield right angles with sides that meet this one at its other end, or on which the point lies."""
    corner = side.other(point)
    feet = [there.layout.sides[number] for number in there.layout.on_sides.get(point, ())]
    for other in ready:
        if not other.has(corner) and other not in feet:
            continue
        if _off_right(there.layout, point, corner, other) > RIGHT:
            continue
        one, two = there.places[other.start], there.places[other.end]
        across = line_along(there.places[corner], Vector(one.y - two.y, two.x - one.x))
        of = ((there.labels[corner], label), there.pair(other.start, other.end))
        yield Rule(RuleKind.RIGHT, "OrthogonalLine", (there.labels[corner], there.line(other)), across, of)


def _right_at(point: int, mine: list[Side], label: str, there: Placed) -> Iterator[Rule]:
    """Yield a right angle whose corner the point is: it lies on the circle over the third side."""
    for number, side in enumerate(mine):
        for other in mine[:number]:
            one, two = other.other(point), side.other(point)
            if one == two or _off_right(there.layout, point, one, Side(point, two, 0)) > RIGHT:
                continue
            start, end = there.places[one], there.places[two]
            middle = midpoint(start, end)
            labels = there.pair(one, two)
            of = ((label, labels[0]), (label, labels[1]))
            inputs = (f"Midpoint[{labels[0]}, {labels[1]}]", labels[0])
            yield Rule(RuleKind.RIGHT, "Circle", inputs, circle_about(middle, distance(middle, start)), of)


def _off_right(layout: DrawnLayout, point: int, corner: int, other: Side) -> float:
    places = layout.places
    return pi / 2 - angle_between(places[point], places[corner], places[other.start], places[other.end])


def _touching(corner: int, side: Side, label: str, there: Placed) -> Iterator[Rule]:
    """Yield circles that a side touches where it begins."""
    point = side.other(corner)
    for number, one in enumerate(there.layout.rounds):
        is_on = corner == one.through or number in there.layout.on_rounds.get(corner, ())
        if not is_on or one.centre not in there.places or one.through not in there.places or point == one.centre:
            continue
        if _off_right(there.layout, point, corner, Side(one.centre, corner, 0)) > RIGHT:
            continue
        centre, at = there.places[one.centre], there.places[corner]
        line = line_along(at, Vector(centre.y - at.y, at.x - centre.x))
        labels = there.pair(one.centre, corner)
        inputs = (labels[1], f"Line[{labels[0]}, {labels[1]}]")
        yield Rule(RuleKind.TANGENT, "OrthogonalLine", inputs, line, ((labels[1], label), labels))


def _between_sides(point: int, there: Placed) -> Iterator[Rule]:
    """Yield the bisectors between sides that a circle about the point touches."""
    layout = there.layout
    for one in layout.rounds:
        if one.centre != point or one.through is not None:
            continue
        touched = [side for side in layout.sides if there.has(side) and _touches(layout, side, one)]
        for number, first in enumerate(touched):
            for second in touched[:number]:
                for corner in {first.start, first.end} & {second.start, second.end}:
                    ends = second.other(corner), first.other(corner)
                    at, start, end = (there.places[index] for index in (corner, *ends))
                    if not distance(at, start) or not distance(at, end):
                        continue
                    way = Vector(
                        (start.x - at.x) / distance(at, start) + (end.x - at.x) / distance(at, end),
                        (start.y - at.y) / distance(at, start) + (end.y - at.y) / distance(at, end),
                    )
                    if not way.length:
                        continue
                    labels = there.labels[ends[0]], there.labels[corner], there.labels[ends[1]]
                    of = (there.pair(corner, ends[0]), there.pair(corner, ends[1]))
                    yield Rule(RuleKind.BISECTOR, "AngularBisector", labels, line_along(at, way), of)


def _touches(layout: DrawnLayout, side: Side, one: DrawnRound) -> bool:
    """Tell whether a side touches a circle, as they were drawn."""
    start, end, centre = (layout.places[point] for point in (side.start, side.end, one.centre))
    along, to = between(start, end), between(start, centre)
    square = along.x * along.x + along.y * along.y
    share = (to.x * along.x + to.y * along.y) / square if square else -1.0
    foot = Point(start.x + share * along.x, start.y + share * along.y)
    return 0 < share < 1 and abs(distance(foot, centre) - one.radius) <= min(layout.reach, TOUCHING * one.radius)


def touching_rules(centre: Point, label: str, radius: float, there: Placed) -> Iterator[tuple[Rule, Rule]]:
    """Yield the pairs of rules that give the point where a circle touches a side. label: of the centre."""
    for side in there.layout.sides:
        start, end = there.places[side.start], there.places[side.end]
        along, to = between(start, end), between(start, centre)
        square = along.x * along.x + along.y * along.y
        share = (to.x * along.x + to.y * along.y) / square if square else -1.0
        foot = Point(start.x + share * along.x, start.y + share * along.y)
        if not 0 < share < 1 or abs(distance(foot, centre) - radius) > min(there.layout.reach, TOUCHING * radius):
            continue
        labels, line = there.pair(side.start, side.end), there.line(side)
        across = line_through(foot, centre)
        of = (labels, (label, label))
        yield (
            Rule(RuleKind.TANGENT, "OrthogonalLine", (label, line), across, of),
            Rule(RuleKind.ON, "Segment", labels, line_through(start, end), (labels,)),
        )


def _parallel(point: int, side: Side, label: str, ready: list[Side], there: Placed) -> Iterator[Rule]:
    """Yield parallels among the sides of one polygon, and of sides that were drawn alone."""
    places, corner = there.layout.places, side.other(point)
    for other in ready:
        if other.has(corner) or not _belong(there.layout, side, other):
            continue
        angle = angle_between(places[point], places[corner], places[other.start], places[other.end])
        line = line_through(there.places[other.start], there.places[other.end])
        if angle > PARALLEL or _is_on(there.places[corner], line, there.layout.reach):
            continue
        of = ((there.labels[corner], label), there.pair(other.start, other.end))
        parallel = line_along(there.places[corner], line.direction)
        yield Rule(RuleKind.PARALLEL, "Line", (there.labels[corner], there.line(other)), parallel, of)


def _belong(layout: DrawnLayout, one: Side, two: Side) -> bool:
    """Tell whether two sides may be compared: they are of one polygon, or neither is of any."""
    return one.shape == two.shape or all(isinstance(layout.shapes[side.shape], DrawnSegment) for side in (one, two))


def _is_on(point: Point, line: StraightLine, reach: float) -> bool:
    return abs(line.a * point.x + line.b * point.y + line.c) <= reach * line.direction.length


def _equal(point: int, mine: list[Side], ready: list[Side], label: str, there: Placed) -> Iterator[Rule]:
    """Yield equal lengths: of two sides at the point, which lies on a bisector then, or with another side."""
    for number, side in enumerate(mine):
        for other in mine[:number]:
            one, two = other.other(point), side.other(point)
            if one != two and _are_equal(there.layout, side, other):
                labels = there.pair(one, two)
                bisector = bisector_of(there.places[one], there.places[two])
                if bisector is not None:
                    of = ((label, labels[0]), (label, labels[1]))
                    yield Rule(RuleKind.EQUAL, "LineBisector", labels, bisector, of)
    for side in mine:
        corner = side.other(point)
        for other in ready:
            is_near = other.has(corner) or other.shape == side.shape
            if is_near and _are_equal(there.layout, side, other):
                length = distance(there.places[other.start], there.places[other.end])
                labels = there.pair(other.start, other.end)
                inputs = (there.labels[corner], f"Distance[{labels[0]}, {labels[1]}]")
                of = ((there.labels[corner], label), labels)
                yield Rule(RuleKind.EQUAL, "Circle", inputs, circle_about(there.places[corner], length), of)


def _are_equal(layout: DrawnLayout, one: Side, two: Side) -> bool:
    lengths = layout.length(one), layout.length(two)
    return _belong(layout, one, two) and abs(lengths[0] - lengths[1]) <= min(layout.reach, EQUAL * max(lengths))
