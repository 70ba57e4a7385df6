"""Strokes of a page become words: lines and gaps of any size and slant, dots to their words."""

from __future__ import annotations

from math import nan

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.ink_hand import Path, dot, line, numbered, word
from tni.library.word_grouping import group_strokes


def found(strokes: list[Path]) -> list[set[int]]:
    return [set(one.strokes) for one in group_strokes(strokes)]


SIZES, SLANTS, RISES = st.sampled_from([0.5, 1, 3, 10]), st.floats(-0.3, 0.3), st.floats(-0.04, 0.04)


@given(st.lists(st.integers(0, 500), min_size=6, max_size=6), SIZES, SLANTS, RISES)
def test_words_of_three_lines_are_found(seeds: list[int], size: float, slant: float, rise: float) -> None:
    words = [w for row in range(3) for w in line(seeds[2 * row : 2 * row + 2], 0, 14 * row * size, size)]
    strokes, numbers = numbered(words)
    strokes = [np.stack([s[:, 0] - slant * s[:, 1], s[:, 1] + rise * s[:, 0]], axis=1) for s in strokes]
    got = found(strokes)
    assert [one for one in numbers if one not in got] == []
    assert len(got) <= 3 * len(words)


def test_a_large_title_and_small_text_are_words_each() -> None:
    strokes, numbers = numbered([*line([3, 4], 0, 0, 6), *line([5, 6, 7, 8], 0, 60, 1), *line([9, 10], 0, 75, 1)])
    got = found(strokes)
    assert [one for one in numbers if one not in got] == []


@pytest.mark.parametrize("first", [True, False], ids=["written first", "written last"])
def test_dots_belong_to_the_word_below_them(first: bool) -> None:
    strokes, (one, other) = numbered(line([3, 4], 0, 0))
    mark = dot(6, -6)
    if first:
        assert {0, *(k + 1 for k in one)} in found([mark, *strokes])
    else:
        assert {*one, len(strokes)} in found([*strokes, mark])
        assert other in found([*strokes, mark])


@given(st.lists(st.lists(st.tuples(st.floats(), st.floats()), max_size=8), max_size=12))
def test_any_strokes_are_grouped_without_an_error(strokes: list[list[tuple[float, float]]]) -> None:
    with np.errstate(all="raise", under="ignore"):
        words = group_strokes([np.array(stroke).reshape(-1, 2) for stroke in strokes])
    assert all(0 <= k < len(strokes) and len(strokes[k]) for one in words for k in one.strokes)


@pytest.mark.parametrize(
    "strokes",
    [
        [np.full((40, 2), nan)] * 3,
        [np.empty((0, 2))] * 3,
        [np.zeros((1, 2))] * 2000,
        [np.zeros((5, 2))] * 2000,
        [np.array([(0.0, 0.0), (5.0, 5.0)])] * 20_000,
        [np.cumsum(np.ones((60_000, 2)), axis=0)],
    ],
    ids=["no numbers", "empty", "dots at a place", "rests at a place", "20,000 at a place", "60,000 points"],
)
def test_odd_pages_have_few_words(strokes: list[Path]) -> None:
    assert len(group_strokes(strokes)) <= 20


def test_a_word_keeps_its_strokes_in_the_order_written() -> None:
    strokes = word(3)
    assert [one.strokes for one in group_strokes(strokes[::-1])] == [(0, 1)]
    assert group_strokes([]) == []
