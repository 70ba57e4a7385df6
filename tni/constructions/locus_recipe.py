"""Recipe of a locus: the steps that must be computed again for each place of the point or number that moves."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from tni.constructions.arguments import tree_of, value_of
from tni.constructions.dependency_order import names_of, used_names
from tni.constructions.errors import NoOverloadError
from tni.constructions.evaluation import Scope
from tni.constructions.object_traits import ObjectTraits
from tni.constructions.paths import is_path
from tni.constructions.steps import CommandStep, FreeObject, PointOnPath, Step, outputs_of
from tni.constructions.values import Locus, NumberValue, Point, Value

LOCUS = "Locus"
"""Name of the command."""


@dataclass(frozen=True, slots=True)
class LocusRecipe:
    """Data from which the places of a locus are computed. path: the curve of the mover, or the ends of its slider.
    chain: the steps that follow the mover, in order. fixed: the values that these need. traits: of the objects that
    they make. decimals: of numbers within words. count: loci of the construction, which share the time."""

    path: Value | tuple[float, float]
    chain: tuple[Step, ...]
    fixed: tuple[tuple[str, Value | None], ...]
    traits: tuple[tuple[str, ObjectTraits], ...]
    decimals: int
    count: int


def locus_of(
    step: CommandStep, steps: Sequence[Step], traits: Mapping[str, ObjectTraits], scope: Scope
) -> Locus | None:
    """Return the locus that a step makes; None if it is undefined just now. steps: of the construction, in order.
    Raises: ConstructionError."""
    before = steps[: steps.index(step)]
    values = scope.values
    if len(step.inputs) != 2 or not all(label in values for label in step.inputs):
        raise NoOverloadError(LOCUS)
    target, mover = step.inputs
    if not isinstance(values[target], Point | None):
        raise NoOverloadError(LOCUS)
    path = _way(mover, before, traits, scope)
    chain = moving_steps(before, target, mover)
    if not chain:
        raise NoOverloadError(LOCUS)
    if path is None:
        return None
    made = {label for one in chain for label in outputs_of(one)}
    told = tuple((label, traits[label]) for label in sorted(made) if label in traits)
    needed = {name for one in chain for name in used_names(one)}
    needed = needed.union(*(names_of(one.start) for _, one in told if one.start)) - made - {mover}
    fixed = tuple((name, values[name]) for name in sorted(needed) if name in values)
    count = sum(isinstance(one, CommandStep) and one.command == LOCUS for one in steps)
    return Locus(target, mover, LocusRecipe(path, chain, fixed, told, scope.decimals, count))


def moving_steps(before: Sequence[Step], target: str, mover: str) -> tuple[Step, ...]:
    """Return the steps through which an object follows another one, in order; none if it does not."""
    needed, wanted = {target}, list[Step]()
    for one in reversed(before):
        if not needed.isdisjoint(outputs_of(one)):
            needed |= used_names(one)
            wanted.append(one)
    moving, chain = {mover}, list[Step]()
    for one in reversed(wanted):
        if mover not in outputs_of(one) and not moving.isdisjoint(used_names(one)):
            moving.update(outputs_of(one))
            chain.append(one)
    return tuple(chain) if target in moving and target != mover else ()


def _way(
    mover: str, before: Sequence[Step], traits: Mapping[str, ObjectTraits], scope: Scope
) -> Value | tuple[float, float] | None:
    """Return what an object moves along: the curve of a point, the ends of a slider; None if it is undefined. Raises:
    ConstructionError."""
    made = next((one for one in before if mover in outputs_of(one)), None)
    trait = traits.get(mover)
    if isinstance(made, FreeObject) and isinstance(made.value, NumberValue) and trait is not None and trait.slider:
        return trait.slider[:2]
    if not isinstance(made, PointOnPath):
        raise NoOverloadError(LOCUS)
    found = value_of(tree_of(made.path, scope.values), scope)
    if found is not None and not is_path(found):
        raise NoOverloadError(LOCUS)
    return found
