"""Signs that hold in a figure however it is dragged: right angles, and equal lengths of its sides."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations
from math import cos, hypot, sin

from tni.constructions.construction import Construction
from tni.constructions.errors import ConstructionError
from tni.constructions.steps import CommandStep
from tni.constructions.values import Point, distance

EXACT = 1e-7
TRIES = 2
MOST_ANGLES, MOST_GROUPS = 12, 3


@dataclass(frozen=True, slots=True)
class KeptSigns:
    """Signs of a figure. right_angles: a point of each leg and, between them, the corner; anticlockwise. equal: groups
    of sides, by their labels."""

    right_angles: tuple[tuple[str, str, str], ...]
    equal: tuple[tuple[str, ...], ...]


def kept_signs(construction: Construction, on: Mapping[str, tuple[str, str]]) -> KeptSigns:
    """Return the signs of a figure. on: by label of a point, the ends of a side on which it lies."""
    sides = dict(sides_in(construction))
    tries = [construction, *_shaken(construction)]
    return KeptSigns(tuple(_right_angles(sides, tries, on))[:MOST_ANGLES], _equal(sides, tries)[:MOST_GROUPS])


def sides_in(construction: Construction) -> Iterator[tuple[str, tuple[str, str]]]:
    """Yield the segments of a figure that have two points for ends, with these."""
    values = construction.values
    for step in construction.steps:
        if not isinstance(step, CommandStep) or not all(isinstance(values.get(one), Point) for one in step.inputs):
            continue
        if step.command == "Segment" and len(step.inputs) == 2:
            yield step.outputs[0], (step.inputs[0], step.inputs[1])
        if step.command == "Polygon" and len(step.outputs) == len(step.inputs) + 1:
            ends = zip(step.inputs, (*step.inputs[1:], step.inputs[0]), strict=True)
            yield from zip(step.outputs[1:], ends, strict=True)


def _shaken(construction: Construction) -> Iterator[Construction]:
    """Yield the figure with all its points dragged a little, in different directions."""
    places = [at for label in construction.movable if isinstance(at := construction.values.get(label), Point)]
    size = max((distance(one, two) for one, two in combinations(places[:12], 2)), default=1.0)
    for number in range(TRIES):
        found = construction
        for index, label in enumerate(construction.movable):
            at = found.values.get(label)
            turn = 2.4 * index + 1.1 * number + 0.3
            if isinstance(at, Point):
                try:
                    found = found.moved(label, Point(at.x + 0.03 * size * cos(turn), at.y + 0.03 * size * sin(turn)))
                except ConstructionError:
                    continue
        yield found


def _right_angles(
    sides: Mapping[str, tuple[str, str]], tries: list[Construction], on: Mapping[str, tuple[str, str]]
) -> Iterator[tuple[str, str, str]]:
    legs: dict[str, list[str]] = {}
    for one, two in sides.values():
        legs.setdefault(one, []).append(two)
        legs.setdefault(two, []).append(one)
    for corner, ends in legs.items():
        carrier = on.get(corner)
        others = [*dict.fromkeys(ends), *(carrier[:1] if carrier is not None and not set(carrier) & set(ends) else ())]
        for first, second in combinations(others, 2):
            if all(_is_right(one, first, corner, second) for one in tries):
                yield (
                    (first, corner, second) if _turns_left(tries[0], first, corner, second) else (second, corner, first)
                )


def _ways(construction: Construction, first: str, corner: str, second: str) -> tuple[float, float, float, float]:
    one, at, two = (construction.values.get(label) for label in (first, corner, second))
    if not isinstance(one, Point) or not isinstance(at, Point) or not isinstance(two, Point):
        return 0.0, 0.0, 0.0, 0.0
    return one.x - at.x, one.y - at.y, two.x - at.x, two.y - at.y


def _is_right(construction: Construction, first: str, corner: str, second: str) -> bool:
    x1, y1, x2, y2 = _ways(construction, first, corner, second)
    lengths = hypot(x1, y1) * hypot(x2, y2)
    return lengths > 0 and abs(x1 * x2 + y1 * y2) <= EXACT * lengths


def _turns_left(construction: Construction, first: str, corner: str, second: str) -> bool:
    x1, y1, x2, y2 = _ways(construction, first, corner, second)
    return x1 * y2 - y1 * x2 > 0


def _equal(sides: Mapping[str, tuple[str, str]], tries: list[Construction]) -> tuple[tuple[str, ...], ...]:
    groups: list[list[str]] = []
    seen = set[frozenset[str]]()
    for label, ends in sides.items():
        if frozenset(ends) in seen:
            continue
        seen.add(frozenset(ends))
        for group in groups:
            if all(_are_equal(one, ends, sides[group[0]]) for one in tries):
                group.append(label)
                break
        else:
            groups.append([label])
    return tuple(tuple(group) for group in groups if len(group) > 1)


def _are_equal(construction: Construction, one: tuple[str, str], two: tuple[str, str]) -> bool:
    lengths = [_length(construction, ends) for ends in (one, two)]
    return min(lengths) > 0 and abs(lengths[0] - lengths[1]) <= EXACT * max(lengths)


def _length(construction: Construction, ends: tuple[str, str]) -> float:
    start, end = (construction.values.get(label) for label in ends)
    return distance(start, end) if isinstance(start, Point) and isinstance(end, Point) else 0.0
