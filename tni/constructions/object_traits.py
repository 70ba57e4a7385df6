"""Traits of an object that its step does not tell, and its value as they say."""

from __future__ import annotations

from dataclasses import dataclass, replace

from tni.constructions.arguments import tree_of, value_of
from tni.constructions.errors import ConstructionError
from tni.constructions.evaluation import Scope
from tni.constructions.values import (
    TURN,
    AngleRange,
    Arc,
    Kind,
    NumberValue,
    Point,
    Ray,
    Segment,
    Value,
    Vector,
    turned_angle,
)

_ORIGIN = Point(0.0, 0.0)


@dataclass(frozen=True, slots=True, kw_only=True)
class ObjectTraits:
    """Traits of an object that its step does not tell. kind: name of its kind in GeoGebra's files. is_whole_met: see
    `values.Segment`. angles: which angle is meant. start: expression of the point where a vector begins, "" for none.
    slider: lowest and highest value and step of a number that has one. tells_turn: an angle is described as it was
    measured, not as the one of both sides that is meant, as files from 3.01 on do."""

    kind: str
    is_whole_met: bool = False
    angles: AngleRange = AngleRange.ANTICLOCKWISE
    tells_turn: bool = True
    start: str = ""
    slider: tuple[float, float, float] | None = None


def with_traits(value: Value | None, trait: ObjectTraits, scope: Scope) -> Value | None:
    """Return a value as the kind that the construction tells: coordinates may be a point or a vector,
    and old files have a line as the picture of a segment."""
    match value:
        case Point(x, y) | Vector(x, y, None) if trait.kind == Kind.VECTOR.value:
            return Vector(x, y, _start(trait, scope))
        case Vector(x, y) if trait.kind == Kind.POINT.value:
            return Point(x, y)
        case NumberValue(number) if trait.kind in (Kind.ANGLE.value, Kind.NUMERIC.value):
            return _as_angle(number, trait) if trait.kind == Kind.ANGLE.value else NumberValue(number)
        case Segment() | Ray() if trait.kind == Kind.LINE.value:
            return value.line
        case Arc() if trait.kind == Kind.CONIC.value:
            return value.conic
        case Segment() | Ray() | Arc() if trait.is_whole_met:
            return replace(value, is_whole_met=True)
        case _:
            return value


def _start(trait: ObjectTraits, scope: Scope) -> Point:
    """Return where a vector begins: the origin, unless the construction tells another place."""
    if not trait.start:
        return _ORIGIN
    try:
        found = value_of(tree_of(trait.start, scope.values), scope)
    except ConstructionError:
        return _ORIGIN
    return found if isinstance(found, Point) else _ORIGIN


def _as_angle(size: float, trait: ObjectTraits) -> NumberValue:
    angles = trait.angles
    turned = size if angles is AngleRange.UNBOUNDED else turned_angle(size)
    is_other = (angles is AngleRange.CONVEX and turned > TURN / 2) or (
        angles is AngleRange.REFLEX and turned < TURN / 2
    )
    return NumberValue(TURN - turned if is_other else turned, is_angle=True, turned=size if trait.tells_turn else None)
