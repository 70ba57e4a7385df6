"""Constructions: steps, and the values of all objects, recomputed from the free ones alone.

A construction is immutable: moving a free object makes a new one.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from tni.constructions.arguments import run_call, tree_of, value_of
from tni.constructions.command_table import run_outcome
from tni.constructions.dependency_order import ordered, used_names
from tni.constructions.errors import ConstructionError, LostInputError, NoOverloadError, UnknownObjectError
from tni.constructions.evaluation import Scope
from tni.constructions.outcomes import Choices, Outcome, Several
from tni.constructions.paths import is_path, parameter_of, point_at
from tni.constructions.solution_choice import chosen
from tni.constructions.steps import CommandStep, FormulaStep, FreeObject, PointOnPath, Step, outputs_of
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
    is_defined,
    kind_of,
    turned_angle,
)

_ORIGIN = Point(0.0, 0.0)


@dataclass(frozen=True, slots=True, kw_only=True)
class ObjectTraits:
    """Traits of an object that its step does not tell. kind: name of its kind in GeoGebra's files. is_whole_met: see
    `values.Segment`. angles: which angle is meant. start: expression of the point where a vector
    begins, "" for none. tells_turn: an angle is described as it was measured, not as the one of both sides that is
    meant, as files from 3.01 on do."""

    kind: str
    is_whole_met: bool = False
    angles: AngleRange = AngleRange.ANTICLOCKWISE
    tells_turn: bool = True
    start: str = ""


@dataclass(frozen=True, slots=True)
class Construction:
    """Steps with the values that follow from them. traits: by label, of objects whose kind is told. values: by label;
    None for an undefined object. lost: objects that cannot be computed, with the reason. decimals: of numbers within
    words. unread: labels of objects that the construction had and that were not read."""

    steps: tuple[Step, ...] = ()
    traits: Mapping[str, ObjectTraits] = field(default_factory=dict)
    values: Mapping[str, Value | None] = field(default_factory=dict)
    lost: Mapping[str, ConstructionError] = field(default_factory=dict)
    decimals: int = 2
    unread: frozenset[str] = frozenset()

    @property
    def movable(self) -> tuple[str, ...]:
        """Labels of the points that can be dragged: free ones, and those on curves."""
        return tuple(
            step.label
            for step in self.steps
            if isinstance(step, PointOnPath) or (isinstance(step, FreeObject) and isinstance(step.value, Point))
        )

    def kind(self, label: str) -> str:
        """Return the name of the kind of an object, "" if it was never known."""
        if label in self.traits:
            return self.traits[label].kind
        value = self.values.get(label)
        return "" if value is None else kind_of(value).value

    def place_of(self, label: str) -> Point | None:
        """Return where a text stands, as its traits say; None if they name no place."""
        trait = self.traits.get(label)
        if trait is None or not trait.start:
            return None
        try:
            found = value_of(tree_of(trait.start, self.values), Scope(self.values, run_call, self.decimals))
        except ConstructionError:
            return None
        return found if isinstance(found, Point) else None

    def moved(self, label: str, to: Value) -> Construction:
        """Return the construction with a free object changed, or a point moved along its curve. Raises:
        UnknownObjectError."""
        for index, step in enumerate(self.steps):
            if isinstance(step, FreeObject) and step.label == label:
                changed: Step = replace(step, value=to)
            elif isinstance(step, PointOnPath) and step.label == label and isinstance(to, Point):
                changed = replace(step, at=to, place=None)
            else:
                continue
            steps = (*self.steps[:index], changed, *self.steps[index + 1 :])
            return compute(steps, self.traits, self.decimals, self.unread)
        raise UnknownObjectError(label)


def construct(
    steps: Iterable[Step],
    traits: Mapping[str, ObjectTraits] | None = None,
    decimals: int = 2,
    unread: frozenset[str] = frozenset(),
) -> Construction:
    """Return the construction of these steps, each set after those that it needs."""
    return compute(ordered(steps), traits or {}, decimals, unread)


def compute(
    steps: tuple[Step, ...], traits: Mapping[str, ObjectTraits], decimals: int, unread: frozenset[str]
) -> Construction:
    """Return the construction of steps that are in order. What cannot be computed is lost with what needs it; the rest
    is computed."""
    values: dict[str, Value | None] = {}
    lost: dict[str, ConstructionError] = {}
    scope = Scope(values, run_call, decimals)
    settled: list[Step] = []
    for step in steps:
        labels = outputs_of(step)
        try:
            _check_inputs(step, unread.union(lost))
            step, found = _computed(step, scope)
        except ConstructionError as error:
            lost.update(dict.fromkeys(labels, error))
        else:
            for label, value in found.items():
                trait = traits.get(label)
                values[label] = value if trait is None else _as_told(value, trait, scope)
        settled.append(step)
    return Construction(tuple(settled), traits, values, lost, decimals, unread)


def _check_inputs(step: Step, lost: frozenset[str]) -> None:
    if lost:
        for name in sorted(used_names(step)):
            if name in lost:
                raise LostInputError(name)


def _computed(step: Step, scope: Scope) -> tuple[Step, dict[str, Value | None]]:
    match step:
        case FreeObject(label, value):
            return step, {label: value if is_defined(value) else None}
        case FormulaStep(label, text):
            return step, {label: value_of(tree_of(text, scope.values), scope)}
        case PointOnPath():
            return _on_path(step, scope)
        case CommandStep():
            arguments = tuple(value_of(tree_of(text, scope.values), scope) for text in step.inputs)
            return _by_command(step, run_outcome(step.command, arguments, scope))


def _on_path(step: PointOnPath, scope: Scope) -> tuple[Step, dict[str, Value | None]]:
    path = value_of(tree_of(step.path, scope.values), scope)
    if path is None:
        return step, {step.label: None}
    if not is_path(path):
        raise NoOverloadError("Point")
    place = parameter_of(path, step.at) if step.place is None else step.place
    point = None if place is None else point_at(path, place, scope)
    return replace(step, place=place), {step.label: point if is_defined(point) else None}


def _by_command(step: CommandStep, outcome: Outcome) -> tuple[Step, dict[str, Value | None]]:
    count = len(step.outputs)
    if isinstance(outcome, Choices):
        found, ranks = chosen(outcome, count, step.near, step.ranks)
        step = replace(step, ranks=ranks)
    else:
        found = outcome.values if isinstance(outcome, Several) else (outcome,)
    found = (*found, *[None] * (count - len(found)))
    pairs = zip(step.outputs, found, strict=False)
    return step, {label: value if is_defined(value) else None for label, value in pairs if label}


def _as_told(value: Value | None, trait: ObjectTraits, scope: Scope) -> Value | None:
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
