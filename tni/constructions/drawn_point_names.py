"""Names for the points of a drawing: letters that stand beside them, else A, B, C in reading order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from tni.constructions.drawn_layout import DrawnLayout
from tni.constructions.drawn_shapes import DrawnPolygon
from tni.constructions.measures import signed_area
from tni.constructions.renaming import is_label
from tni.constructions.values import Point, distance

LETTERS = "ABCDEFGHIJKLMNPQRSTUVWXYZ"
"""Without O, which is a centre's."""
ROW = 4.0
"""Height of a row of points that are read from left to right, in reaches of the drawing."""

type Letter = tuple[str, Point]
"""Letters that stand in a drawing, and their middle."""


def point_names(layout: DrawnLayout, letters: Iterable[Letter], near: float) -> dict[int, str]:
    """Return the name of each point. near: most distance of a letter from its point."""
    names = dict(_written(layout, letters, near))
    left = (name for name in all_names() if name not in names.values())
    centres = {one.centre for one in layout.rounds}
    for point in points_in_order(layout):
        if point in names:
            continue
        if point in centres and "O" not in names.values():
            names[point] = "O"
        else:
            names[point] = next(left)
    return names


def _written(layout: DrawnLayout, letters: Iterable[Letter], near: float) -> Iterator[tuple[int, str]]:
    """Yield the points beside which a letter stands, the nearest first, each point and letter once."""
    pairs = sorted(
        (distance(at, place), point, text)
        for text, at in letters
        for point, place in enumerate(layout.places)
        if is_label(text)
    )
    points, texts = set[int](), set[str]()
    for apart, point, text in pairs:
        if apart <= near and point not in points and text not in texts:
            points.add(point)
            texts.add(text)
            yield point, text


def all_names() -> Iterator[str]:
    """Yield names of points, in order."""
    yield from LETTERS
    for number in range(1, 100):
        yield from (f"{letter}_{number}" for letter in LETTERS)


def points_in_order(layout: DrawnLayout) -> list[int]:
    """Return all points, those of each connected part together: the corners of polygons around them, the others in
    reading order, last those on sides."""
    reading, parts = _Reading(layout), _parts(layout)
    polygons = [
        corners_in_order(layout, number, shape)
        for number, shape in enumerate(layout.shapes)
        if isinstance(shape, DrawnPolygon)
    ]
    around = list(
        dict.fromkeys(one for corners in sorted(polygons, key=lambda one: reading(one[0])) for one in corners)
    )
    rest = [point for point in range(len(layout.places)) if point not in around]
    rest.sort(key=lambda point: (point in layout.on_sides, *reading(point)))
    first = {part: min(reading(point) for point in parts if parts[point] == part) for part in set(parts.values())}
    with_polygon = {parts[point] for point in around}
    return sorted([*around, *rest], key=lambda point: (parts[point] not in with_polygon, first[parts[point]]))


def _parts(layout: DrawnLayout) -> dict[int, int]:
    """Return the number of the connected part in which each point is: sides, circles and what lies on them connect."""
    parts = {point: point for point in range(len(layout.places))}
    ties = [(side.start, side.end) for side in layout.sides]
    ties += [(point, layout.sides[number].start) for point, numbers in layout.on_sides.items() for number in numbers]
    ties += [(point, layout.rounds[number].centre) for point, numbers in layout.on_rounds.items() for number in numbers]
    ties += [(one.centre, one.through) for one in layout.rounds if one.through is not None]
    for one, two in ties:
        old, new = parts[two], parts[one]
        parts = {point: new if part == old else part for point, part in parts.items()}
    return parts


def corners_in_order(layout: DrawnLayout, number: int, polygon: DrawnPolygon) -> list[int]:
    """Return the corners of a polygon, anticlockwise from the one that is read first. number: of its shape."""
    corners = [layout.shared.of[number, at] for at in range(len(polygon.corners))]
    if signed_area(polygon.corners) < 0:
        corners.reverse()
    at = corners.index(min(corners, key=_Reading(layout)))
    return [*corners[at:], *corners[:at]]


@dataclass(frozen=True, slots=True)
class _Reading:
    """Key of a point in reading order: by rows from above, each from left to right."""

    layout: DrawnLayout

    def __call__(self, point: int) -> tuple[float, float]:
        at = self.layout.places[point]
        return -round(at.y / ROW / self.layout.reach), at.x
