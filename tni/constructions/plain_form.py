"""Construction as JSON values, so that an item on a page can hold it; and the way back, of values that may be anything.

Each step is a list that begins with its kind. Values of free objects are lists too.
"""

from __future__ import annotations

from math import isfinite
from typing import Any

from tni.constructions.construction import Construction, construct
from tni.constructions.errors import ConstructionError
from tni.constructions.object_traits import ObjectTraits
from tni.constructions.steps import CommandStep, FormulaStep, FreeObject, PointOnPath, Step
from tni.constructions.values import (
    AngleRange,
    Conic,
    NumberValue,
    Point,
    StraightLine,
    TextValue,
    Truth,
    Value,
    Vector,
)

MOST_STEPS = 400
"""Most steps of a construction on a page."""
LONGEST = 4000


class BadPlainFormError(ConstructionError):
    """JSON values are no construction."""

    def __init__(self, why: str) -> None:
        super().__init__(why)
        self.why = why


def plain_form(construction: Construction) -> dict[str, Any]:
    """Return a construction as JSON values."""
    return {
        "steps": [_plain_step(step) for step in construction.steps],
        "traits": {label: _plain_traits(one) for label, one in construction.traits.items()},
        "decimals": construction.decimals,
        "sliders": {label: list(one.slider) for label, one in construction.traits.items() if one.slider is not None},
    }


def from_plain_form(found: Any) -> Construction:
    """Return the construction of JSON values, computed. Raises: BadPlainFormError."""
    try:
        steps, traits, decimals = found["steps"], found["traits"], found["decimals"]
        if not isinstance(steps, list) or len(steps) > MOST_STEPS or not isinstance(traits, dict):
            raise BadPlainFormError("steps and traits")
        if not isinstance(decimals, int) or not 0 <= decimals <= 15:
            raise BadPlainFormError("decimals")
        read = tuple(_step(one) for one in steps)
        sliders = found.get("sliders", {})
        told = {_text(label): _traits(one, sliders.get(label)) for label, one in traits.items()}
    except (TypeError, ValueError, KeyError, IndexError, AttributeError) as error:
        raise BadPlainFormError(f"no construction: {type(error).__name__}") from error
    return construct(read, told, decimals)


def _plain_step(step: Step) -> list[Any]:
    match step:
        case FreeObject(label, value):
            return ["free", label, None if value is None else _plain_value(value)]
        case PointOnPath(label, path, at, place):
            return ["path", label, path, [at.x, at.y], place]
        case FormulaStep(label, text):
            return ["formula", label, text]
        case CommandStep(outputs, name, inputs, near, ranks):
            known = None if ranks is None else list(ranks)
            places = [None if one is None else _plain_value(one) for one in near] if ranks is None else []
            return ["command", list(outputs), name, list(inputs), known, places]


def _step(found: Any) -> Step:
    match found:
        case ["free", label, value]:
            return FreeObject(_text(label), None if value is None else _value(value))
        case ["path", label, path, [x, y], place]:
            kept = None if place is None else _number(place)
            return PointOnPath(_text(label), _text(path), Point(_number(x), _number(y)), kept)
        case ["formula", label, text]:
            return FormulaStep(_text(label), _text(text))
        case ["command", [*outputs], name, [*inputs], ranks, [*near]]:
            places = tuple(None if one is None else _value(one) for one in near)
            known = None if ranks is None else tuple(None if one is None else int(one) for one in ranks)
            labels = tuple(_text(one) for one in outputs)
            return CommandStep(labels, _text(name), tuple(_text(one) for one in inputs), places, known)
    raise BadPlainFormError("a step")


def _plain_value(value: Value) -> list[Any]:
    match value:
        case Point(x, y):
            return ["point", x, y]
        case Vector(x, y):
            return ["vector", x, y]
        case StraightLine(a, b, c):
            return ["line", a, b, c]
        case Conic():
            return ["conic", *value.coefficients]
        case NumberValue(number, is_angle):
            return ["angle" if is_angle else "number", number]
        case Truth(is_true):
            return ["truth", is_true]
        case TextValue(words):
            return ["text", words]
    raise BadPlainFormError("a value that nothing makes free")


def _value(found: Any) -> Value:
    match found:
        case ["point", x, y]:
            return Point(_number(x), _number(y))
        case ["vector", x, y]:
            return Vector(_number(x), _number(y))
        case ["line", a, b, c]:
            return StraightLine(_number(a), _number(b), _number(c))
        case ["conic", *numbers] if len(numbers) == 6:
            return Conic(*map(_number, numbers))
        case ["number" | "angle" as kind, number]:
            return NumberValue(_number(number), kind == "angle")
        case ["truth", bool(is_true)]:
            return Truth(is_true)
        case ["text", words]:
            return TextValue(_text(words))
    raise BadPlainFormError("a value")


def _plain_traits(traits: ObjectTraits) -> list[Any]:
    return [traits.kind, traits.is_whole_met, traits.angles.value, traits.start]


def _traits(found: Any, slider: Any) -> ObjectTraits:
    kind, is_whole_met, angles, start = found
    return ObjectTraits(
        kind=_text(kind),
        is_whole_met=bool(is_whole_met),
        angles=AngleRange(angles),
        start=_text(start),
        slider=None if slider is None else _slider(*slider),
    )


def _slider(low: Any, high: Any, step: Any) -> tuple[float, float, float]:
    return _number(low), _number(high), _number(step)


def _number(found: Any) -> float:
    if isinstance(found, bool) or not isinstance(found, int | float) or not isfinite(found):
        raise BadPlainFormError("a number")
    return float(found)


def _text(found: Any) -> str:
    if not isinstance(found, str) or len(found) > LONGEST:
        raise BadPlainFormError("a text")
    return found
