"""Constructions: steps, and the values of all objects, recomputed from the free ones alone.

A construction is immutable: moving a free object makes a new one.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from tni.constructions.arguments import run_call, tree_of, value_of
from tni.constructions.command_table import run_outcome
from tni.constructions.dependency_order import ordered, used_names
from tni.constructions.errors import ConstructionError, LostInputError, NoOverloadError, UnknownObjectError
from tni.constructions.evaluation import Scope
from tni.constructions.locus_recipe import LOCUS, locus_of
from tni.constructions.object_traits import ObjectTraits, with_traits
from tni.constructions.outcomes import Choices, Outcome, Several
from tni.constructions.paths import is_path, parameter_of, point_at
from tni.constructions.solution_choice import chosen
from tni.constructions.steps import CommandStep, FormulaStep, FreeObject, PointOnPath, Step, outputs_of
from tni.constructions.values import (
    Point,
    Value,
    is_defined,
    kind_of,
)


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
            if isinstance(step, CommandStep) and step.command == LOCUS:
                found = _locus(step, (*settled, *steps[len(settled) :]), traits, scope)
            else:
                step, found = computed(step, scope)
        except ConstructionError as error:
            lost.update(dict.fromkeys(labels, error))
        except (ArithmeticError, ValueError):  # no place just now, as the symmetry at a segment without length
            values.update(dict.fromkeys(labels))
        else:
            for label, value in found.items():
                trait = traits.get(label)
                values[label] = value if trait is None else with_traits(value, trait, scope)
        settled.append(step)
    return Construction(tuple(settled), traits, values, lost, decimals, unread)


def _check_inputs(step: Step, lost: frozenset[str]) -> None:
    if lost:
        for name in sorted(used_names(step)):
            if name in lost:
                raise LostInputError(name)


def _locus(
    step: CommandStep, steps: Sequence[Step], traits: Mapping[str, ObjectTraits], scope: Scope
) -> dict[str, Value | None]:
    found: Value | None = locus_of(step, steps, traits, scope)
    return {label: found for label in step.outputs if label}


def computed(step: Step, scope: Scope) -> tuple[Step, dict[str, Value | None]]:
    """Return a step with what is settled of it now, and the values of its objects. Raises: ConstructionError."""
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
