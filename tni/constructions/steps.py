"""Steps of a construction, as a teacher made them: free objects, points on curves, formulas, commands."""

from __future__ import annotations

from dataclasses import dataclass

from tni.constructions.values import Point, Value


@dataclass(frozen=True, slots=True)
class FreeObject:
    """Object that depends on nothing."""

    label: str
    value: Value | None


@dataclass(frozen=True, slots=True)
class PointOnPath:
    """Point that can be moved along a curve. path: expression of the curve. at: where it was put. place: parameter on
    the curve, once it is known; the point keeps it when the curve moves."""

    label: str
    path: str
    at: Point
    place: float | None = None


@dataclass(frozen=True, slots=True)
class FormulaStep:
    """Object that is the value of an expression."""

    label: str
    text: str


@dataclass(frozen=True, slots=True)
class CommandStep:
    """Objects that a command makes. outputs: their labels, "" for those without. inputs: expressions.

    near: where the file shows the outputs. It is used once, and only to tell which of several solutions each output is,
    which GeoGebra's files say in no other way. ranks: that choice, once it is known."""

    outputs: tuple[str, ...]
    command: str
    inputs: tuple[str, ...]
    near: tuple[Value | None, ...] = ()
    ranks: tuple[int | None, ...] | None = None


type Step = FreeObject | PointOnPath | FormulaStep | CommandStep


def outputs_of(step: Step) -> tuple[str, ...]:
    """Return the labels of the objects that a step makes."""
    if isinstance(step, CommandStep):
        return tuple(label for label in step.outputs if label)
    return (step.label,)


def expressions_of(step: Step) -> tuple[str, ...]:
    match step:
        case FreeObject():
            return ()
        case PointOnPath():
            return (step.path,)
        case FormulaStep():
            return (step.text,)
        case CommandStep():
            return step.inputs
