"""Construction of a drawing: its points, placed one after another by the rules that hold for them, then its lines."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import count
from math import cos, sin
from typing import Any

from tni.constructions.arguments import run_call
from tni.constructions.construction import Construction, construct
from tni.constructions.drawing_rules import Placed, Rule, RuleKind, rules_for, touching_rules
from tni.constructions.drawn_layout import DrawnLayout, DrawnRound, drawn_layout
from tni.constructions.drawn_point_names import Letter, all_names, corners_in_order, point_names, points_in_order
from tni.constructions.drawn_shapes import DrawnArc, DrawnCircle, DrawnDot, DrawnPolygon, DrawnSegment, DrawnShape
from tni.constructions.evaluation import Scope
from tni.constructions.intersections import meetings
from tni.constructions.paths import parameter_of, point_at
from tni.constructions.steps import CommandStep, FreeObject, PointOnPath, Step
from tni.constructions.values import Conic, Point, StraightLine, Vector, distance

MOST_SHAPES = 40
SLACK = 2.5
"""Most that a rule moves a point, in reaches of the drawing."""
LETTER_REACH = 4.0
"""Most distance of a letter from its point, in reaches."""
STEEP = 0.2
"""Least sine of the angle between two lines that give a point."""
FREE_TURN = 0.7
"""Direction from a centre of the point through which a circle is drawn where the drawing has none."""
LINES = "abcdefghijklmnpqrstuvwz"


@dataclass(frozen=True, slots=True)
class ConstructedDrawing:
    """Construction of a drawing. labels: of the object that each shape has become. helpers: objects that only carry
    rules. unnamed: points that the drawing does not have. rules: as `item_state` says."""

    construction: Construction
    labels: tuple[str, ...]
    helpers: tuple[str, ...]
    unnamed: tuple[str, ...]
    rules: tuple[dict[str, Any], ...]


def constructed_drawing(
    shapes: Sequence[DrawnShape], reach: float, letters: Iterable[Letter] = ()
) -> ConstructedDrawing:
    """Return the figure of at most MOST_SHAPES shapes. reach: most distance of two ends that are one point, in units of
    the plane. letters: names that stand beside points."""
    layout = drawn_layout(shapes[:MOST_SHAPES], reach)
    names = point_names(layout, letters, LETTER_REACH * reach)
    building = _Building(layout, names)
    building.place_points()
    labels = building.draw_lines()
    construction = construct(building.steps)
    return ConstructedDrawing(
        construction, labels, tuple(building.helpers), tuple(building.unnamed), tuple(building.rules)
    )


@dataclass(slots=True)
class _Building:
    """Steps as they are added. places: of the points that are there, as the rules have moved them."""

    layout: DrawnLayout
    names: dict[int, str]
    steps: list[Step] = field(default_factory=list)
    places: dict[int, Point] = field(default_factory=dict)
    helpers: list[str] = field(default_factory=list)
    unnamed: list[str] = field(default_factory=list)
    rules: list[dict[str, Any]] = field(default_factory=list)
    numbers: Iterator[int] = field(default_factory=lambda: count(1))

    @property
    def there(self) -> Placed:
        return Placed(self.layout, self.places, self.names)

    # -- points

    def place_points(self) -> None:
        self._choose_throughs()
        waiting, centres = points_in_order(self.layout), {one.centre for one in self.layout.rounds}
        while waiting:
            point = next((one for one in waiting if self._is_ready(one)), None)
            if point is None:  # each waits for another
                self._free(next((one for one in waiting if one in centres), waiting[0]))
                continue
            waiting.remove(point)
            self._place(point)

    def _free(self, point: int) -> None:
        """Let a point wait for nothing. The sides on which it lies are drawn through it later."""
        self.layout.loose[point] = self.layout.on_sides.pop(point, [])
        self.layout.on_rounds.pop(point, None)
        self.layout.middles.pop(point, None)

    def _choose_throughs(self) -> None:
        """Choose the point through which each circle is drawn: one that lies on it and on nothing else, if any."""
        layout = self.layout
        for number, one in enumerate(layout.rounds):
            if one.through is not None:
                continue
            on = [point for point in points_in_order(layout) if number in layout.on_rounds.get(point, ())]
            free = [point for point in on if point not in layout.on_sides and len(layout.on_rounds[point]) == 1]
            for point in (*free, *on)[:1]:
                layout.rounds[number] = replace(one, through=point)
                layout.on_rounds[point].remove(number)

    def _is_ready(self, point: int) -> bool:
        sides = [self.layout.sides[number] for number in self.layout.on_sides.get(point, ())]
        rounds = [self.layout.rounds[number] for number in self.layout.on_rounds.get(point, ())]
        return all(self.there.has(side) for side in sides) and all(
            one.centre in self.places and one.through in self.places for one in rounds
        )

    def _place(self, point: int) -> None:
        label, at = self.names[point], self.layout.places[point]
        if self._place_in_the_middle(point, label):
            return
        chosen: list[Rule] = []
        place = at
        for rule in rules_for(point, label, self.there):
            found = _place_by((*chosen, rule), at)
            if found is not None and distance(found, at) <= SLACK * self.layout.reach:
                chosen.append(rule)
                place = found
            if len(chosen) == 2:
                break
        by = [self._helper(label, rule) for rule in chosen]
        match by:
            case []:
                self.steps.append(FreeObject(label, at))
            case [one]:
                self.steps.append(PointOnPath(label, one, place))
            case [one, two]:
                self.steps.append(CommandStep((label,), "Intersect", (one, two), (place,)))
        self.places[point] = place

    def _place_in_the_middle(self, point: int, label: str) -> bool:
        number = self.layout.middles.get(point)
        side = None if number is None else self.layout.sides[number]
        if side is None or not self.there.has(side):
            return False
        one, two = self.places[side.start], self.places[side.end]
        labels = self.there.pair(side.start, side.end)
        self.steps.append(CommandStep((label,), "Midpoint", labels))
        self.places[point] = Point((one.x + two.x) / 2, (one.y + two.y) / 2)
        self.rules.append({"point": label, "by": "", "kind": RuleKind.MIDDLE.value, "of": [list(labels)]})
        return True

    def _helper(self, label: str, rule: Rule) -> str:
        """Add the hidden object on which a rule lets a point lie, and return its label."""
        name = f"aide{next(self.numbers)}"
        self.steps.append(CommandStep((name,), rule.command, rule.inputs))
        self.helpers.append(name)
        of = [list(pair) for pair in rule.of]
        self.rules.append({"point": label, "by": name, "kind": rule.kind.value, "of": of})
        return name

    # -- lines

    def draw_lines(self) -> tuple[str, ...]:
        """Add the lines of all shapes and return their labels."""
        taken = {*self.names.values(), *self.helpers}
        letters = (name for name in _line_names() if name not in taken)
        rounds = {one.shape: one for one in self.layout.rounds}
        return tuple(
            self._draw(number, shape, letters, rounds.get(number)) for number, shape in enumerate(self.layout.shapes)
        )

    def _draw(self, number: int, shape: DrawnShape, letters: Iterator[str], one: DrawnRound | None) -> str:
        of = self.layout.shared.of

        def labels(*places: int) -> tuple[str, ...]:
            return tuple(self.names[of[number, place]] for place in places)

        match shape:
            case DrawnDot():
                return labels(0)[0]
            case DrawnSegment(is_vector=is_vector):
                return self._add("Vector" if is_vector else "Segment", labels(0, 1), next(letters))
            case DrawnPolygon():
                corners = corners_in_order(self.layout, number, shape)
                outputs = [next(letters) for _ in range(len(corners) + 1)]
                return self._add("Polygon", tuple(self.names[one] for one in corners), *outputs)
            case DrawnArc():
                return self._add("CircleArc", labels(0, 1, 2), next(letters))
            case DrawnCircle(_, radius):
                through = None if one is None else one.through
                if through is None:
                    return self._free_circle(labels(0)[0], of[number, 0], radius, next(letters))
                return self._add("Circle", (*labels(0), self.names[through]), next(letters))

    def _add(self, command: str, inputs: tuple[str, ...], *outputs: str) -> str:
        self.steps.append(CommandStep(outputs, command, inputs))
        return outputs[0]

    def _free_circle(self, centre: str, point: int, radius: float, name: str) -> str:
        """Add a circle through a point of its own, where it touches a side if it does."""
        through = next(one for one in all_names() if one not in self.names.values())
        self.names[-len(self.names) - 1] = through
        at = self.places[point]
        touching = list(touching_rules(at, centre, radius, self.there))
        if touching:
            self._touch(through, min(touching, key=lambda rules: (round(_foot(rules).y, 6), _foot(rules).x)))
        else:
            place = Point(at.x + radius * cos(FREE_TURN), at.y + radius * sin(FREE_TURN))
            self.steps.append(FreeObject(through, place))
            self.unnamed.append(through)
        return self._add("Circle", (centre, through), name)

    def _touch(self, label: str, rules: tuple[Rule, Rule]) -> None:
        """Add the point where a circle touches a side."""
        place = _place_by(rules, _foot(rules))
        assert place is not None
        across, side = (self._helper(label, rule) for rule in rules)
        self.steps.append(CommandStep((label,), "Intersect", (across, side), (place,)))


def _foot(rules: tuple[Rule, ...]) -> Point:
    start = rules[0].curve
    assert isinstance(start, StraightLine)
    return start.start or Point(0.0, 0.0)


def _place_by(rules: Sequence[Rule], near: Point) -> Point | None:
    """Return the place that rules give, the nearest one; None if they give none, or none that is sure."""
    if len(rules) == 1:
        curve = rules[0].curve
        parameter = parameter_of(curve, near)
        return None if parameter is None else point_at(curve, parameter, Scope({}, run_call))
    first, second = (rule.curve for rule in rules)
    places = [one.point for one in meetings(first, second)]
    if not places:
        return None
    found = min(places, key=lambda at: distance(at, near))
    one, two = _direction(first, found), _direction(second, found)
    lengths = one.length * two.length
    is_steep = lengths > 0 and abs(one.x * two.y - one.y * two.x) > STEEP * lengths
    return found if is_steep else None


def _direction(curve: StraightLine | Conic, at: Point) -> Vector:
    """Return the direction of a curve at one of its points."""
    if isinstance(curve, StraightLine):
        return curve.direction
    circle = curve.circle
    return Vector(0.0, 0.0) if circle is None else Vector(circle[0].y - at.y, at.x - circle[0].x)


def _line_names() -> Iterator[str]:
    yield from LINES
    for number in count(1):
        yield from (f"{letter}_{number}" for letter in LINES)
