"""Laws of groups: everybody once, sizes that differ by one at most, wishes kept or said to be impossible."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations, product
from random import Random

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from tni.roster.pupil_groups import (
    GroupFault,
    GroupWishes,
    ImpossibleGroupsError,
    group_sizes,
    groups_for_size,
    make_groups,
)


def pairs(*found: tuple[int, int]) -> frozenset[tuple[int, int]]:
    return frozenset((min(pair), max(pair)) for pair in found)


def some_pairs(most: int, pupils: int) -> st.SearchStrategy[frozenset[tuple[int, int]]]:
    one = st.integers(1, pupils)
    return st.lists(st.tuples(one, one).filter(lambda pair: pair[0] != pair[1]), max_size=most).map(
        lambda found: pairs(*found)
    )


def check(pupils: Sequence[int], count: int, wishes: GroupWishes, groups: list[list[int]]) -> None:
    assert sorted(pupil for group in groups for pupil in group) == sorted(pupils)
    assert sorted(map(len, groups), reverse=True) == group_sizes(len(pupils), min(count, len(pupils)))
    assert wishes.broken(groups) == []


@given(st.integers(1, 40), st.integers(1, 12), st.integers(0, 2**32))
def test_everybody_is_in_one_group_and_sizes_differ_by_one_at_most(pupils: int, count: int, seed: int) -> None:
    numbers = range(1, pupils + 1)
    groups = make_groups(numbers, count, GroupWishes(), Random(seed))
    check(numbers, count, GroupWishes(), groups)
    assert max(map(len, groups)) - min(map(len, groups)) <= 1


@given(st.integers(2, 34), st.integers(2, 9), some_pairs(6, 34), some_pairs(14, 34), st.integers(0, 2**32))
def test_wishes_are_kept_or_it_is_said_that_they_are_not(
    pupils: int, count: int, together: frozenset[tuple[int, int]], apart: frozenset[tuple[int, int]], seed: int
) -> None:
    wishes, numbers = GroupWishes(together, apart), range(1, pupils + 1)
    try:
        groups = make_groups(numbers, count, wishes, Random(seed))
    except ImpossibleGroupsError:
        return
    check(numbers, count, wishes, groups)


def exists(pupils: int, count: int, wishes: GroupWishes) -> bool:
    """Return whether there are such groups, by trying all."""
    sizes = group_sizes(pupils, count)
    for places in product(range(count), repeat=pupils):
        groups = [[pupil + 1 for pupil, place in enumerate(places) if place == number] for number in range(count)]
        if [len(group) for group in groups] == sizes and not wishes.broken(groups):
            return True
    return False


@given(st.integers(2, 7), st.integers(1, 3), some_pairs(3, 7), some_pairs(8, 7), st.integers(0, 2**32))
@example(6, 2, pairs((1, 2), (3, 4)), pairs((1, 3), (2, 5), (4, 5)), 1)
def test_what_is_said_to_be_impossible_is(
    pupils: int, count: int, together: frozenset[tuple[int, int]], apart: frozenset[tuple[int, int]], seed: int
) -> None:
    wishes, count = GroupWishes(together, apart), min(count, pupils)
    fault = None
    try:
        check(range(1, pupils + 1), count, wishes, make_groups(range(1, pupils + 1), count, wishes, Random(seed)))
    except ImpossibleGroupsError as error:
        fault = error.fault
    assert (fault is None) == exists(pupils, count, wishes)
    assert fault is not GroupFault.NOT_FOUND, "of so few pupils all places are tried"


@pytest.mark.parametrize(
    ("count", "wishes", "fault", "about"),
    [
        (3, GroupWishes(pairs((1, 2), (2, 3)), pairs((1, 3))), GroupFault.TOGETHER_AND_APART, (1, 3)),
        (5, GroupWishes(pairs((1, 2), (2, 3))), GroupFault.TOO_MANY_TOGETHER, (1, 2, 3)),
        (2, GroupWishes(separate=pairs(*combinations((4, 6, 8), 2))), GroupFault.TOO_MANY_APART, (4, 6, 8)),
        (2, GroupWishes(separate=pairs((1, 2), (2, 3), (3, 4), (4, 5), (1, 5))), GroupFault.NONE_EXISTS, ()),
    ],
)
def test_the_reason_is_told_with_the_pupils(
    count: int, wishes: GroupWishes, fault: GroupFault, about: tuple[int, ...]
) -> None:
    with pytest.raises(ImpossibleGroupsError) as caught:
        make_groups(range(1, 11), count, wishes, Random(1))
    assert (caught.value.fault, caught.value.pupils) == (fault, about)


def test_wishes_about_absent_pupils_wait() -> None:
    wishes = GroupWishes(pairs((1, 2)), pairs((1, 3), (2, 3)))
    groups = make_groups([1, 3, 4, 5], 2, wishes, Random(1))
    check([1, 3, 4, 5], 2, wishes, groups)


def test_another_shuffle_is_another_division() -> None:
    seen = {tuple(map(tuple, make_groups(range(1, 25), 6, GroupWishes(), Random(seed)))) for seed in range(20)}
    assert len(seen) == 20


def test_a_class_with_many_who_do_not_get_on_is_divided() -> None:
    chance = Random(5)
    home = {pupil: pupil % 7 for pupil in range(1, 36)}
    others = [pair for pair in combinations(range(1, 36), 2) if home[pair[0]] != home[pair[1]]]
    wishes = GroupWishes(pairs((1, 8), (2, 9)), pairs(*chance.sample(others, 120)))
    check(range(1, 36), 7, wishes, make_groups(range(1, 36), 7, wishes, Random(2)))


@pytest.mark.parametrize(("pupils", "size", "groups"), [(27, 4, 7), (24, 4, 6), (3, 5, 1), (0, 4, 1)])
def test_groups_of_a_size_are_never_larger(pupils: int, size: int, groups: int) -> None:
    assert groups_for_size(pupils, size) == groups
    assert max(group_sizes(pupils, groups)) <= size


def test_nobody_makes_no_group() -> None:
    assert make_groups([], 3, GroupWishes(), Random(1)) == []
