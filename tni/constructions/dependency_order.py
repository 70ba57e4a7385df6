"""Order in which the steps of a construction are computed: each after those whose objects it uses."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from tni.constructions.arguments import read_cached
from tni.constructions.errors import ConstructionError
from tni.constructions.expression_tree import names_in
from tni.constructions.steps import Step, expressions_of, outputs_of


def used_names(step: Step) -> frozenset[str]:
    """Return the names in a step's expressions; of those that cannot be read, the whole text. A
    whole text may be a label as well, as `0°`."""
    return frozenset(name for text in expressions_of(step) for name in names_of(text))


@lru_cache(maxsize=4096)
def names_of(text: str) -> frozenset[str]:
    """Return the names in an expression, and its whole text."""
    try:
        return frozenset((text, *names_in(read_cached(text))))
    except ConstructionError:
        return frozenset((text,))


def ordered(steps: Iterable[Step]) -> tuple[Step, ...]:
    """Return the steps in an order to compute them, the given one where it serves. Steps in a circle stay at the end;
    what they need is unknown when their turn comes."""
    given = list(steps)
    maker = {label: index for index, step in enumerate(given) for label in outputs_of(step)}
    needs = [{maker[name] for name in used_names(step) if name in maker} - {index} for index, step in enumerate(given)]
    if all(all(one < index for one in before) for index, before in enumerate(needs)):
        return tuple(given)
    users: list[list[int]] = [[] for _ in given]
    for index, before in enumerate(needs):
        for one in before:
            users[one].append(index)
    waiting = [len(before) for before in needs]
    ready = [index for index, count in enumerate(waiting) if not count]
    done: list[int] = []
    for index in ready:
        done.append(index)
        for user in users[index]:
            waiting[user] -= 1
            if not waiting[user]:
                ready.append(user)
    rest = sorted(set(range(len(given))) - set(done))
    return tuple(given[index] for index in (*done, *rest))


def dependents(steps: Iterable[Step], label: str) -> frozenset[str]:
    """Return the labels of the objects that change with an object."""
    found = {label}
    for step in ordered(steps):
        if not found.isdisjoint(used_names(step)):
            found.update(outputs_of(step))
    return frozenset(found - {label})
