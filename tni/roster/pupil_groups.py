"""Groups of a class: of nearly the same size, at random, with pupils who must be together or apart."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from enum import Enum, auto
from random import Random

from tni.core.errors import TniError

MOST_STEPS, TRIES = 1_500, 5
"""Places that are tried in one search, and searches that begin anew, before it is given up."""


class GroupFault(Enum):
    """Reason why there are no groups as they are wanted."""

    TOGETHER_AND_APART = auto()
    TOO_MANY_TOGETHER = auto()
    TOO_MANY_APART = auto()
    NONE_EXISTS = auto()
    NOT_FOUND = auto()


class ImpossibleGroupsError(TniError):
    """No groups keep all that is wanted. pupils: those who are concerned, where that can be told; NOT_FOUND: the search
    was given up, and there may be some."""

    def __init__(self, fault: GroupFault, pupils: Iterable[int] = ()) -> None:
        self.fault, self.pupils = fault, tuple(sorted(pupils))
        super().__init__(f"groups: {fault.name.lower()} {self.pupils}")


@dataclass(frozen=True, slots=True)
class GroupWishes:
    """Pairs of pupils who are in one group, and who are in two. Each pair has its smaller number first."""

    together: frozenset[tuple[int, int]] = field(default=frozenset())
    separate: frozenset[tuple[int, int]] = field(default=frozenset())

    def broken(self, groups: Sequence[Sequence[int]]) -> list[tuple[int, int]]:
        """Return the pairs of pupils present that groups do not keep."""
        at = {pupil: number for number, group in enumerate(groups) for pupil in group}

        def is_one(pair: tuple[int, int]) -> bool | None:
            return at[pair[0]] == at[pair[1]] if pair[0] in at and pair[1] in at else None

        parted = {pair for pair in self.together if is_one(pair) is False}
        return sorted(parted | {pair for pair in self.separate if is_one(pair)})


def group_sizes(pupils: int, groups: int) -> list[int]:
    """Return sizes that differ by one at most, the larger ones first."""
    return [pupils // groups + (number < pupils % groups) for number in range(groups)]


def groups_for_size(pupils: int, size: int) -> int:
    """Return the number of groups of so many pupils at most."""
    return max(1, -(-pupils // max(size, 1)))


def make_groups(pupils: Sequence[int], count: int, wishes: GroupWishes, chance: Random) -> list[list[int]]:
    """Return `count` groups at random, none empty, whose sizes differ by one at most.

    pupils: each once. count: from 1 to their number. Raises: ImpossibleGroupsError.
    """
    if not pupils:
        return []
    count = min(max(count, 1), len(pupils))
    sizes = group_sizes(len(pupils), count)
    blocks = _blocks(pupils, wishes)
    foes = _foes(blocks, wishes)
    _check(blocks, foes, sizes)
    for _ in range(TRIES):
        search = _Search(blocks, foes, sizes, chance)
        if search.run():
            found = search.groups()
            chance.shuffle(found)
            return found
        if search.steps < MOST_STEPS:  # all places were tried
            raise ImpossibleGroupsError(GroupFault.NONE_EXISTS)
    raise ImpossibleGroupsError(GroupFault.NOT_FOUND)


def _blocks(pupils: Sequence[int], wishes: GroupWishes) -> list[tuple[int, ...]]:
    """Return the pupils who must be together, and each of the others alone. Raises: ImpossibleGroupsError."""
    of = {pupil: {pupil} for pupil in pupils}
    for one, other in wishes.together:
        if one in of and other in of and of[one] is not of[other]:
            of[one] |= of[other]
            for pupil in of[other]:
                of[pupil] = of[one]
    for one, other in sorted(wishes.separate):
        if one in of and other in of and of[one] is of[other]:
            raise ImpossibleGroupsError(GroupFault.TOGETHER_AND_APART, (one, other))
    unique = {id(block): block for block in of.values()}
    return [tuple(sorted(block)) for block in unique.values()]


def _foes(blocks: Sequence[tuple[int, ...]], wishes: GroupWishes) -> list[set[int]]:
    """Return for each block the blocks that may not be in its group."""
    at = {pupil: number for number, block in enumerate(blocks) for pupil in block}
    foes: list[set[int]] = [set() for _ in blocks]
    for one, other in wishes.separate:
        if one in at and other in at:
            foes[at[one]].add(at[other])
            foes[at[other]].add(at[one])
    return foes


def _check(blocks: Sequence[tuple[int, ...]], foes: Sequence[set[int]], sizes: Sequence[int]) -> None:
    """Raise ImpossibleGroupsError for what can be told at once, with the pupils whom it is about."""
    largest = max(blocks, key=len)
    if len(largest) > sizes[0]:
        raise ImpossibleGroupsError(GroupFault.TOO_MANY_TOGETHER, largest)
    for start in range(len(blocks)):
        all_apart = {start}
        for foe in sorted(foes[start], key=lambda one: -len(foes[one])):
            if all_apart <= foes[foe]:
                all_apart.add(foe)
        if len(all_apart) > len(sizes):
            raise ImpossibleGroupsError(GroupFault.TOO_MANY_APART, (blocks[one][0] for one in all_apart))


class _Search:
    """Search that lays the block with the fewest places left first, and goes back where one has none."""

    def __init__(
        self, blocks: Sequence[tuple[int, ...]], foes: Sequence[set[int]], sizes: Sequence[int], chance: Random
    ) -> None:
        self._blocks, self._foes, self._chance = blocks, foes, chance
        self._free = list(sizes)
        self._in: list[set[int]] = [set() for _ in sizes]
        self._waiting = set(range(len(blocks)))
        self._order = [chance.random() for _ in blocks]
        self.steps = 0

    def groups(self) -> list[list[int]]:
        return [sorted(pupil for one in found for pupil in self._blocks[one]) for found in self._in]

    def run(self) -> bool:
        """Return whether all blocks lie in a group; else all places were tried, or `MOST_STEPS` of them."""
        if not self._waiting:
            return True
        block, places = self._next()
        self._waiting.discard(block)
        size = len(self._blocks[block])
        for place in places:
            self.steps += 1
            if self.steps >= MOST_STEPS:
                break
            self._free[place] -= size
            self._in[place].add(block)
            if self.run():
                return True
            self._free[place] += size
            self._in[place].discard(block)
        self._waiting.add(block)
        return False

    def _next(self) -> tuple[int, list[int]]:
        """Return the block with the fewest places, the largest of these, and its places in an order at random."""
        places = {block: self._places(block) for block in self._waiting}
        block = min(places, key=lambda one: (len(places[one]), -len(self._blocks[one]), self._order[one]))
        found = places[block]
        self._chance.shuffle(found)
        return block, found

    def _places(self, block: int) -> list[int]:
        """Return the groups with room for a block and without a foe; of empty ones of a size one is enough."""
        size, foes, out, empty = len(self._blocks[block]), self._foes[block], [], set()
        for place, free in enumerate(self._free):
            if free < size or not foes.isdisjoint(self._in[place]):
                continue
            if not self._in[place]:
                if free in empty:
                    continue
                empty.add(free)
            out.append(place)
        return out
