"""Description of a construction as plain values: each object by its label, kind, place and value."""

from __future__ import annotations

from typing import Any

from tni.constructions.construction import Construction
from tni.constructions.construction_file import ConstructionFile, LostObject, shown_plane
from tni.constructions.errors import (
    ConstructionError,
    ExpressionSyntaxError,
    LostInputError,
    NoOverloadError,
    UnknownCommandError,
    UnknownNameError,
)
from tni.constructions.expression_writer import written
from tni.constructions.locus_lines import locus_lines
from tni.constructions.measures import number_of
from tni.constructions.plane_window import PlaneWindow
from tni.constructions.steps import CommandStep, FreeObject, outputs_of
from tni.constructions.values import (
    Arc,
    Conic,
    Function,
    Group,
    Locus,
    NumberValue,
    Point,
    Polygon,
    Ray,
    Segment,
    StraightLine,
    TextValue,
    Truth,
    Value,
    Vector,
)


def described(file: ConstructionFile) -> dict[str, Any]:
    """Return all objects, recomputed from the free ones, and those that are lost. coordinates: of a point or vector.
    value: of a number; radians of an angle; length of a segment or an arc; area of a polygon or sector. coefficients:
    a, b, c of a line a x + b y + c = 0; of a conic as its matrix A0 to A5. lines: of a locus, each through points."""
    found = file.construct()
    return {
        "objects": objects_described(found, shown_plane(file.view)),
        "unsupported": [_lost(one) for one in (*file.lost, *lost_objects(found))],
    }


def objects_described(construction: Construction, window: PlaneWindow | None = None) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = []
    for step in construction.steps:
        for label in outputs_of(step):
            if label not in construction.values:
                continue
            value = construction.values[label]
            row: dict[str, Any] = {"label": label, "type": construction.kind(label)}
            row["free"] = isinstance(step, FreeObject)
            row["defined"] = value is not None
            if isinstance(step, CommandStep):
                row["command"] = step.command
            if isinstance(value, Locus):
                rows.append(row | _locus(value, window))
                continue
            rows.append(row | (_undefined(row["type"]) if value is None else _value(value)))
    return rows


def _locus(locus: Locus, window: PlaneWindow | None) -> dict[str, Any]:
    """Return a locus as lines through points, as drawn in the part of the plane that is shown."""
    lines = () if window is None else locus_lines(locus, window)
    return {"of": locus.target, "moved": locus.mover, "lines": [[[at.x, at.y] for at in line] for line in lines]}


def _undefined(kind: str) -> dict[str, Any]:
    return {"coordinates": None} if kind in ("point", "vector") else {"value": None}


def _value(value: Value) -> dict[str, Any]:
    match value:
        case Point(x, y) | Vector(x, y):
            return {"coordinates": [x, y]}
        case StraightLine(a, b, c):
            return {"coefficients": [a, b, c]}
        case Segment(start, end):
            line = value.line
            ends = [[start.x, start.y], [end.x, end.y]]
            return {"value": value.length, "coefficients": [line.a, line.b, line.c], "ends": ends}
        case Ray(start, direction):
            line = value.line
            return {
                "coefficients": [line.a, line.b, line.c],
                "start": [start.x, start.y],
                "direction": [direction.x, direction.y],
            }
        case Conic():
            return {"coefficients": list(value.coefficients)} | _circle(value)
        case Arc():
            return {"value": value.value, "coefficients": list(value.conic.coefficients)} | _circle(value.conic)
        case Polygon(corners):
            return {"value": number_of(value), "corners": [[one.x, one.y] for one in corners]}
        case NumberValue(number, _, turned):
            return {"value": number if turned is None else turned}
        case Truth(is_true):
            return {"value": is_true}
        case TextValue(words):
            return {"value": words}
        case Group(members):
            return {"members": [None if one is None else _value(one) for one in members]}
        case Function(variable, body):
            return {"variable": variable, "expression": written(body)}
        case Locus():
            return _locus(value, None)


def _circle(conic: Conic) -> dict[str, Any]:
    found = conic.circle
    return {} if found is None else {"centre": [found[0].x, found[0].y], "radius": found[1]}


def lost_objects(construction: Construction) -> list[LostObject]:
    """Return the objects that could not be computed, each with the reason."""
    return [LostObject(label, construction.kind(label), *_reason(error)) for label, error in construction.lost.items()]


def _reason(error: ConstructionError) -> tuple[str, str]:
    match error:
        case LostInputError(label=label):
            return "needs", label
        case UnknownCommandError(name=name):
            return "command", name
        case UnknownNameError(name=name):
            return "name", name
        case NoOverloadError(name=name):
            return "arguments", name
        case ExpressionSyntaxError(at=at):
            return "expression", str(at)
        case _:
            return "too large", ""


def _lost(one: LostObject) -> dict[str, Any]:
    return {"label": one.label, "type": one.kind, "reason": one.why, "detail": one.detail}
