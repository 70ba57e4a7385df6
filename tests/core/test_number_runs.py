"""Runs of numbers."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from tni.core.number_runs import format_runs, number_runs


@given(st.lists(st.integers(-5, 20)))
def test_runs_are_the_numbers_in_their_order_and_none_follows_on_another(numbers: list[int]) -> None:
    runs = number_runs(numbers)
    assert [number for first, last in runs for number in range(first, last + 1)] == numbers
    assert all(later[0] != earlier[1] + 1 for earlier, later in pairwise(runs))


def test_runs_as_text() -> None:
    assert format_runs([1, 2, 3, 7, 6]) == "1-3, 7, 6"
