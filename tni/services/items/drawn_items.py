"""Items of a page as the shapes of a drawing, from which a figure is made: ink that is recognised, shapes, letters."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import combinations, pairwise
from math import hypot
from typing import Final

import numpy as np

from tni.constructions.conic_shapes import circumcentre
from tni.constructions.drawn_shapes import (
    DrawnArc,
    DrawnCircle,
    DrawnDot,
    DrawnPolygon,
    DrawnSegment,
    DrawnShape,
)
from tni.constructions.renaming import is_label
from tni.constructions.values import Point
from tni.core.geometry import Point as PagePoint
from tni.core.geometry import Points, Rect
from tni.core.ids import ItemId
from tni.document.arcs import arc_midpoint
from tni.document.drawlist import shape_outline
from tni.document.items import AnyItem, Shape, ShapeKind, Stroke, Text, bounds
from tni.ink.shapes.open_polyline import open_polyline
from tni.ink.shapes.recognise import SHAPE_PEN_THRESHOLDS, recognise_shape
from tni.ink.shapes.recognised_shape import RecognisedShape, RecognisedShapeKind

UNIT_MM: Final = 10.0
"""Millimetres of the page for a unit of the plane."""
DOT_MM: Final = 3.0
CROSS_MM: Final = 2.0, 12.0
"""Largest size of a dot; least and largest length of the strokes of a cross that marks a point."""
CROSS_OFF, CROSS_SINE = 0.3, 0.5
"""Most distance of the middles of such strokes, in lengths, and least sine of their angle."""
MOST_STROKES: Final = 150
"""Strokes that are looked at, the largest ones."""
SMALL: Final = 0.16
"""Strokes that are smaller than this part of the largest are writing."""
LONGEST_LETTERS: Final = 3
ROUND, ROUND_INK = 0.02, 0.25
"""Most difference of an ellipse's half axes that is a circle, in parts of the larger: of a shape, and of ink, since a
hand that makes a figure hardly means an ellipse."""


@dataclass(frozen=True, slots=True)
class DrawnItem:
    """Shape that was found. items: those that it stands for. colour: "#rrggbb". is_filled, is_dashed: of its look."""

    shape: DrawnShape
    items: tuple[ItemId, ...]
    colour: str
    is_filled: bool = False
    is_dashed: bool = False


@dataclass(slots=True)
class DrawnItems:
    """Shapes of items. letters: short texts beside points, with their middles. left: items that are no shape."""

    shapes: list[DrawnItem] = field(default_factory=list)
    letters: list[tuple[ItemId, str, Point]] = field(default_factory=list)
    left: list[ItemId] = field(default_factory=list)


def on_plane(x_mm: float, y_mm: float) -> Point:
    """Return a place of the page on the plane, where y points up."""
    return Point(x_mm / UNIT_MM, -y_mm / UNIT_MM)


def drawn_items(items: Iterable[AnyItem]) -> DrawnItems:
    """Return the shapes that items are."""
    found = DrawnItems()
    strokes: list[tuple[Stroke, Points]] = []
    for item in items:
        match item:
            case Stroke() if len(item.samples):
                strokes.append((item, item.transform.points(item.samples.positions_mm)))
            case Shape() if (shape := _of_shape(item)) is not None:
                is_dashed = item.dash.value != "solid"
                found.shapes.append(DrawnItem(shape, (item.id,), item.pen.colour, item.fill is not None, is_dashed))
            case Text() if is_label(text := item.text.strip()) and len(text) <= LONGEST_LETTERS:
                found.letters.append((item.id, text, on_plane(*bounds(item).center)))
            case _:
                found.left.append(item.id)
    _add_strokes(found, strokes)
    return found


# -- ink


def _add_strokes(found: DrawnItems, strokes: list[tuple[Stroke, Points]]) -> None:
    rest = list(strokes)
    for one, other in _crosses(strokes):
        middle = _middle(one[1]), _middle(other[1])
        place = on_plane((middle[0][0] + middle[1][0]) / 2, (middle[0][1] + middle[1][1]) / 2)
        found.shapes.append(DrawnItem(DrawnDot(place), (one[0].id, other[0].id), one[0].pen.colour))
        rest = [pair for pair in rest if pair[0].id not in (one[0].id, other[0].id)]
    sizes = sorted((_size(points) for _, points in rest), reverse=True)
    largest = sizes[0] if sizes else 0.0
    least = sizes[MOST_STROKES] if len(sizes) > MOST_STROKES else 0.0
    for stroke, points in rest:
        if _size(points) < least:
            found.left.append(stroke.id)
            continue
        if _size(points) <= DOT_MM:
            found.shapes.append(DrawnItem(DrawnDot(on_plane(*_middle(points))), (stroke.id,), stroke.pen.colour))
            continue
        shapes = list(_of_stroke(points)) if _size(points) >= SMALL * largest else []
        found.shapes += [DrawnItem(shape, (stroke.id,), stroke.pen.colour) for shape in shapes]
        if not shapes:
            found.left.append(stroke.id)


def _size(points: Points) -> float:
    return hypot(*np.ptp(points, axis=0).tolist())


def _middle(points: Points) -> PagePoint:
    box = Rect.of_points(points)
    return box.center


def _crosses(strokes: list[tuple[Stroke, Points]]) -> Iterator[tuple[tuple[Stroke, Points], tuple[Stroke, Points]]]:
    """Yield the pairs of short straight strokes that cross in their middles."""
    short = [pair for pair in strokes if CROSS_MM[0] <= _size(pair[1]) <= CROSS_MM[1] and _is_straight(pair[1])]
    taken = set[ItemId]()
    for one, other in combinations(short, 2):
        if not taken.isdisjoint((one[0].id, other[0].id)):
            continue
        ways = [points[-1] - points[0] for points in (one[1], other[1])]
        lengths = [hypot(*way.tolist()) for way in ways]
        sine = abs(float(ways[0][0] * ways[1][1] - ways[0][1] * ways[1][0])) / lengths[0] / lengths[1]
        (x, y), (u, v) = _middle(one[1]), _middle(other[1])
        if sine >= CROSS_SINE and hypot(u - x, v - y) <= CROSS_OFF * min(lengths):
            taken.update((one[0].id, other[0].id))
            yield one, other


def _is_straight(points: Points) -> bool:
    chord = hypot(*(points[-1] - points[0]).tolist())
    way = float(np.hypot(*np.diff(points, axis=0).T).sum())
    return chord > 0 and way <= 1.2 * chord


def _of_stroke(points: Points) -> Iterator[DrawnShape]:
    """Yield the shapes of a stroke, most often one."""
    found = recognise_shape(points, SHAPE_PEN_THRESHOLDS)
    if found is not None and (shape := _of_recognised(found)) is not None:
        yield shape
        return
    corners = open_polyline(points, SHAPE_PEN_THRESHOLDS.rest_mm) if found is None else None
    if corners is not None:
        yield from (DrawnSegment(on_plane(*one), on_plane(*two)) for one, two in pairwise(corners))


def _of_recognised(found: RecognisedShape) -> DrawnShape | None:
    places = [on_plane(*point) for point in found.points]
    match found.kind:
        case RecognisedShapeKind.LINE | RecognisedShapeKind.ARROW:
            return DrawnSegment(places[0], places[1], found.kind is RecognisedShapeKind.ARROW)
        case RecognisedShapeKind.ELLIPSE:
            return _circle(places[0], places[1], places[2], ROUND_INK)
        case RecognisedShapeKind.ARC:
            return _arc(places[0], places[2], places[1])
        case _:
            return DrawnPolygon(tuple(places))


# -- shapes


def _of_shape(shape: Shape) -> DrawnShape | None:
    def placed(corners: Sequence[PagePoint]) -> tuple[Point, ...]:
        return tuple(on_plane(*shape.transform.point(*corner)) for corner in corners)

    match shape.kind:
        case ShapeKind.ELLIPSE:
            x, y = (shape.x0 + shape.x1) / 2, (shape.y0 + shape.y1) / 2
            centre, one, two = placed(((x, y), (shape.x1, y), (x, shape.y1)))
            return _circle(centre, one, two)
        case ShapeKind.ARC:
            start, end = (shape.x0, shape.y0), (shape.x1, shape.y1)
            through = shape.more[0] if shape.more else arc_midpoint(start, end)
            return _arc(*placed((start, through, end)))
        case _:
            corners, is_closed = shape_outline(shape)
            places = placed(corners)
            if len(set(places)) < len(places):
                return None
            if is_closed:
                return DrawnPolygon(places)
            return DrawnSegment(places[0], places[1], shape.kind is ShapeKind.ARROW)


def _circle(centre: Point, one: Point, two: Point, most: float = ROUND) -> DrawnCircle | None:
    """Return the circle with a centre and the ends of two half axes; None for an ellipse."""
    x, y, u, v = one.x - centre.x, one.y - centre.y, two.x - centre.x, two.y - centre.y
    first, second = hypot(x, y), hypot(u, v)
    if not first or abs(first - second) > most * max(first, second) or abs(x * u + y * v) > ROUND * first * second:
        return None
    return DrawnCircle(centre, (first + second) / 2)


def _arc(start: Point, through: Point, end: Point) -> DrawnArc | None:
    centre = circumcentre(start, through, end)
    if centre is None:
        return None
    turn = (through.x - start.x) * (end.y - start.y) - (through.y - start.y) * (end.x - start.x)
    return DrawnArc(centre, start, end) if turn > 0 else DrawnArc(centre, end, start)
