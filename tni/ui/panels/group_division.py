"""Division of a class into groups as a panel works on it: how many, wishes about pairs, what was moved by hand."""

from __future__ import annotations

from enum import Enum, auto
from random import Random

from tni.roster.pupil_groups import GroupWishes, ImpossibleGroupsError, groups_for_size, make_groups
from tni.ui.panels.class_today import ClassToday

MOST_GROUPS = 15
FIRST_SIZE = 4


class PairKind(Enum):
    TOGETHER = auto()
    APART = auto()


class GroupDivision:
    """Groups of those who are present. They are held in memory, and are gone with another class. The wishes are kept
    with a class of the class lists while its names are open; those of a typed class are gone with the program.

    by_size: whether `number` is the most pupils of a group, else the number of groups. fault: why there are none.
    is_kept: whether the wishes are there another day.
    """

    def __init__(self, today: ClassToday, chance: Random) -> None:
        self._today, self._chance = today, chance
        self._key = today.key
        self.by_size, self.number = True, FIRST_SIZE
        self.wishes, self.is_kept = GroupWishes(), True
        self.groups: list[list[int]] = []
        self.fault: ImpossibleGroupsError | None = None

    @property
    def present(self) -> list[int]:
        return [pupil.number for pupil in self._today.present()]

    @property
    def count(self) -> int:
        """Number of groups that are wanted."""
        wanted = groups_for_size(len(self.present), self.number) if self.by_size else self.number
        return min(wanted, max(len(self.present), 1))

    def follow(self) -> None:
        """Follow another class, and those who are absent or back."""
        if self._key != self._today.key:
            self._key, self.wishes, self.groups, self.fault = self._today.key, GroupWishes(), [], None
            self.is_kept = True
        self._follow_kept()
        shown = {number for group in self.groups for number in group}
        if not self.groups or shown != set(self.present):
            self.shuffle()

    def _follow_kept(self) -> None:
        """Take over the wishes that are kept with the class. Those that could not be kept before are kept with them."""
        found = self._today.wishes()
        if found is None or (found == self.wishes and self.is_kept):
            return
        if self.is_kept:
            self.wishes, self.groups = found, []
            return
        apart = (found.separate - self.wishes.together) | self.wishes.separate
        together = (found.together - self.wishes.separate) | self.wishes.together
        self._keep(GroupWishes(together, apart))

    def _keep(self, wishes: GroupWishes) -> None:
        self.wishes = wishes
        self.is_kept = self._today.keep_wishes(wishes)

    def shuffle(self) -> None:
        self.groups, self.fault = [], None
        try:
            self.groups = make_groups(self.present, self.count, self.wishes, self._chance)
        except ImpossibleGroupsError as error:
            self.fault = error

    def choose(self, number: int, *, by_size: bool) -> None:
        self.number, self.by_size = max(2 if by_size else 1, min(number, MOST_GROUPS)), by_size
        self.shuffle()

    def move(self, pupil: int, group: int) -> None:
        """Move a pupil by hand; wishes and sizes may be broken by it, see `broken`."""
        kept = [[number for number in one if number != pupil] for one in self.groups]
        kept[group] = sorted([*kept[group], pupil])
        self.groups = kept

    def add_pair(self, one: int, other: int, kind: PairKind) -> None:
        """Add a wish about a pair, in the place of an opposite one."""
        pair = (min(one, other), max(one, other))
        together, apart = self.wishes.together - {pair}, self.wishes.separate - {pair}
        if kind is PairKind.TOGETHER:
            together |= {pair}
        else:
            apart |= {pair}
        self._keep(GroupWishes(together, apart))

    def remove_pair(self, pair: tuple[int, int]) -> None:
        self._keep(GroupWishes(self.wishes.together - {pair}, self.wishes.separate - {pair}))

    @property
    def broken(self) -> list[tuple[int, int]]:
        """Pairs whose wish the groups shown do not keep."""
        return self.wishes.broken(self.groups)
