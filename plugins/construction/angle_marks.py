"""Marks of a figure's angles: arcs, and a square for a right angle."""

from __future__ import annotations

from collections.abc import Iterator
from math import atan2, cos, pi, sin

from tni.api.constructions import CommandStep, NumberValue, Point, Value
from tni.api.items import DrawnLine, DrawnOval, DrawnText, State

from .colours import PICKED
from .equal_marks import arc_radii, arc_stroke
from .number_texts import written
from .placed import PlacedConstruction
from .point_names import NAME

ANGLE = 7.0
"""Radius of the mark of an angle."""

type Legs = tuple[Point, Point, Point]
type Part = DrawnLine | DrawnOval | DrawnText


def angle_marks(figure: PlacedConstruction, shown: dict[str, Value], state: State) -> list[Part]:
    """Return the marks of angles of three points: a square for a right angle, else arcs with its size."""
    out: list[Part] = []
    for label, legs, angle in marked_angles(figure, shown):
        colour = "quiet" if figure.is_masked(label) else "red"
        if label in state["picked"]:
            x, y = figure.inside(angle_place(figure, legs, angle), 4.0)
            out.append(DrawnOval(x, y, 4.0, 4.0, PICKED, None))
        mark = int(state.get("marks", {}).get(label, 0))
        out += _angle_mark(figure, legs, angle, colour, mark, named=figure.is_named(label))
    return out


def marked_angles(figure: PlacedConstruction, shown: dict[str, Value]) -> Iterator[tuple[str, Legs, NumberValue]]:
    """Yield the angles of three points that are shown, each with its points."""
    for step in figure.construction.steps:
        if not isinstance(step, CommandStep) or step.command != "Angle" or len(step.inputs) != 3:
            continue
        angle = shown.get(step.outputs[0])
        legs = [figure.construction.values.get(name) for name in step.inputs]
        first, vertex, second = legs
        if not isinstance(angle, NumberValue) or not isinstance(first, Point) or not isinstance(vertex, Point):
            continue
        if isinstance(second, Point) and figure.holds(vertex):
            yield step.outputs[0], (first, vertex, second), angle


def angle_place(figure: PlacedConstruction, legs: Legs, angle: NumberValue) -> tuple[float, float]:
    """Return the middle of an angle's mark."""
    x, y = figure.on_item(legs[1])
    turn = _start_of(legs, angle) + angle.value / 2
    return x + ANGLE * cos(turn), y - ANGLE * sin(turn)


def angle_directions(figure: PlacedConstruction, shown: dict[str, Value]) -> list[tuple[tuple[float, float], float]]:
    """Return the vertex of each mark on the item, and the direction of the plane in which the mark lies."""
    return [
        (figure.on_item(legs[1]), _start_of(legs, angle) + angle.value / 2)
        for _, legs, angle in marked_angles(figure, shown)
    ]


def _start_of(legs: Legs, angle: NumberValue) -> float:
    first, vertex, second = legs
    is_other = angle.turned is not None and abs(angle.turned - angle.value) > 1e-9
    begin = second if is_other else first
    return atan2(begin.y - vertex.y, begin.x - vertex.x)


def _angle_mark(
    figure: PlacedConstruction, legs: Legs, angle: NumberValue, colour: str, mark: int, *, named: bool
) -> list[Part]:
    start, (x, y) = _start_of(legs, angle), figure.on_item(legs[1])
    if abs(angle.value - pi / 2) < 1e-9:
        size = ANGLE * 0.6
        one = (x + size * cos(start), y - size * sin(start))
        two = (x + size * cos(start + pi / 2), y - size * sin(start + pi / 2))
        return _kept(figure, [DrawnLine((one, (one[0] + two[0] - x, one[1] + two[1] - y), two), colour, 0.5)])
    count = max(2, round(angle.value * 12))
    turns = [start + angle.value * part / count for part in range(count + 1)]
    out: list[Part] = [
        DrawnLine(tuple((x + radius * cos(turn), y - radius * sin(turn)) for turn in turns), colour, 0.5)
        for radius in arc_radii(mark, ANGLE)
    ]
    middle = start + angle.value / 2
    if mark == 3:
        out.append(arc_stroke((x, y), middle, ANGLE))
    if named:
        words, away = f"{written(angle.value * 180 / pi, 0)}°", ANGLE + 6
        out.append(DrawnText(words, x + away * cos(middle), y - away * sin(middle), NAME, colour))
    return _kept(figure, out)


def _kept(figure: PlacedConstruction, parts: list[Part]) -> list[Part]:
    """Return the parts all of whose points lie within the figure."""

    def is_inside(x: float, y: float) -> bool:
        return 1 <= x <= figure.width - 1 and 1 <= y <= figure.height - 1

    return [
        one
        for one in parts
        if (isinstance(one, DrawnLine) and all(is_inside(*point) for point in one.points))
        or (isinstance(one, DrawnText) and is_inside(one.x, one.y))
    ]
