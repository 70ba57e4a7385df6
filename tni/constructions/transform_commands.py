"""Commands that map objects: translation, rotation, symmetries, homothety."""

from __future__ import annotations

from tni.constructions.circle_commands import polygon_with_sides
from tni.constructions.errors import NoOverloadError
from tni.constructions.evaluation import Scope
from tni.constructions.intersections import line_of
from tni.constructions.outcomes import Outcome
from tni.constructions.point_commands import ORIGIN
from tni.constructions.transforms import (
    Similarity,
    half_turn,
    homothety,
    inverted,
    mapped,
    reflection,
    rotation,
    translation,
)
from tni.constructions.values import Conic, NumberValue, Point, Polygon, Ray, Segment, StraightLine, Value, Vector


def translate(arguments: tuple[Value, ...], _scope: Scope) -> Outcome:
    match arguments:
        case (Vector(x, y), Point() as start):
            return Vector(x, y, start)
        case (value, Vector() as by):
            return _picture(value, translation(by), "Translate")
        case (value, Point(x, y)):
            return _picture(value, translation(Vector(x, y)), "Translate")
    raise NoOverloadError("Translate")


def rotate(arguments: tuple[Value, ...], _scope: Scope) -> Outcome:
    match arguments:
        case (value, NumberValue(angle)):
            return _picture(value, rotation(angle, ORIGIN), "Rotate")
        case (value, NumberValue(angle), Point() as about):
            return _picture(value, rotation(angle, about), "Rotate")
    raise NoOverloadError("Rotate")


def mirror(arguments: tuple[Value, ...], _scope: Scope) -> Outcome:
    match arguments:
        case (value, Point() as about):
            return _picture(value, half_turn(about), "Mirror")
        case (value, StraightLine() | Segment() | Ray() as axis):
            return _picture(value, reflection(line_of(axis)), "Mirror")
        case (value, Conic() as circle):
            found = circle.circle
            if found is None or isinstance(value, Polygon | Segment | Ray | NumberValue):
                raise NoOverloadError("Mirror")
            return inverted(value, *found)
    raise NoOverloadError("Mirror")


def dilate(arguments: tuple[Value, ...], _scope: Scope) -> Outcome:
    match arguments:
        case (value, NumberValue(factor)):
            return _picture(value, homothety(factor, ORIGIN), "Dilate")
        case (value, Segment() as segment):
            return _picture(value, homothety(segment.length, ORIGIN), "Dilate")
        case (value, NumberValue(factor), Point() as about):
            return _picture(value, homothety(factor, about), "Dilate")
        case (value, Segment() as segment, Point() as about):
            return _picture(value, homothety(segment.length, about), "Dilate")
    raise NoOverloadError("Dilate")


def _picture(value: Value, by: Similarity, name: str) -> Outcome:
    """Return the picture of an object; of a polygon with its sides and corners, which GeoGebra lists as well."""
    if isinstance(value, NumberValue):
        raise NoOverloadError(name)
    found = mapped(value, by)
    if isinstance(found, Polygon):
        return polygon_with_sides(found.corners, len(found.corners))
    return found
