"""Choice of which solution is which output: the first time by place or order, then always by rank."""

from __future__ import annotations

from itertools import combinations
from math import hypot, inf

from tni.constructions.outcomes import Choices, RankedSolution
from tni.constructions.values import Point, StraightLine, Value

CLEAR = 0.25
"""Most distance of an output's place from its solution, in distances of the solutions."""


def chosen(
    choices: Choices, count: int, near: tuple[Value | None, ...], ranks: tuple[int | None, ...] | None
) -> tuple[tuple[Value | None, ...], tuple[int | None, ...]]:
    """Return the values of the outputs, and the rank of each, None for one that was never defined. count: of outputs.
    near, ranks: as of a step."""
    kept = ranks if ranks is not None else _first_ranks(choices, count, near)
    by_rank = {choice.rank: choice.value for choice in choices.found}
    if choices.index is None:
        kept = _completed(kept, choices.found)
    return tuple(None if rank is None else by_rank.get(rank) for rank in kept), kept


def _first_ranks(choices: Choices, count: int, near: tuple[Value | None, ...]) -> tuple[int | None, ...]:
    found = _ranks_by_place(choices.found, near[:count])
    ranks = [found.get(output) for output in range(count)]
    if choices.index is not None and count and ranks[0] is None:
        place = choices.index - 1
        ranks[0] = choices.found[place].rank if place < len(choices.found) else place
    return tuple(ranks)


def _ranks_by_place(found: tuple[RankedSolution, ...], near: tuple[Value | None, ...]) -> dict[int, int]:
    """Return the rank of each output whose place tells it clearly: much nearer to one solution than these are to each
    other. Nothing is told where two outputs have the same solution."""
    gap = min((_apart(one.value, two.value) for one, two in combinations(found, 2)), default=inf)
    clear = {
        output: nearest.rank
        for output, shown in enumerate(near)
        if shown is not None and found
        for nearest in (min(found, key=lambda one: _apart(one.value, shown)),)
        if _apart(nearest.value, shown) <= CLEAR * gap
    }
    return clear if len(set(clear.values())) == len(clear) else {}


def _completed(ranks: tuple[int | None, ...], found: tuple[RankedSolution, ...]) -> tuple[int | None, ...]:
    """Give the solutions that no output has to the outputs that have none yet, in order."""
    left = [choice.rank for choice in found if choice.rank not in ranks]
    return tuple((left.pop(0) if left else None) if rank is None else rank for rank in ranks)


def _apart(value: Value, shown: Value) -> float:
    """Return how far two solutions are from each other; infinite for different kinds."""
    match value, shown:
        case Point(x, y), Point(other_x, other_y):
            return hypot(x - other_x, y - other_y)
        case StraightLine(), StraightLine():
            return _lines_apart(value, shown)
        case _:
            return inf


def _lines_apart(one: StraightLine, two: StraightLine) -> float:
    first, second = hypot(one.a, one.b), hypot(two.a, two.b)
    if not first or not second:
        return inf
    unit = (one.a / first, one.b / first, one.c / first)
    return min(
        sum(abs(left - sign * right / second) for left, right in zip(unit, (two.a, two.b, two.c), strict=True))
        for sign in (1, -1)
    )
