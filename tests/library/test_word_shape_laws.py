"""Laws of the shapes of handwritten words: what a hand does differently each time changes them little."""

from __future__ import annotations

from collections.abc import Sequence
from math import nan

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from tests.support.ink_hand import dot, word
from tni.library.word_matching import word_distances, word_shapes
from tni.library.word_shape import DESCRIPTOR_BYTES, describe_word

type Strokes = Sequence[NDArray[np.float64]]

SEEDS = st.integers(0, 10_000)
COUNT = 60
WORDS = st.integers(0, COUNT - 1)
LESSON = word_shapes([describe_word(word(number)) or b"" for number in range(COUNT)])
SAME = 0.05


def nearest(written: Strokes) -> int:
    """Return the number of the made-up word that is nearest."""
    query = describe_word(written)
    assert query is not None
    found = word_distances(word_shapes([query]), LESSON)
    assert found is not None
    return int(found.argmin())


def distance(one: Strokes, other: Strokes) -> float:
    first, second = describe_word(one), describe_word(other)
    assert first is not None
    assert second is not None
    found = word_distances(word_shapes([first]), word_shapes([second]))
    assert found is not None
    return float(found[0])


@given(SEEDS, st.floats(-1e4, 1e4), st.floats(-1e4, 1e4), st.floats(0.2, 20))
def test_place_and_size_change_nothing(seed: int, dx: float, dy: float, size: float) -> None:
    written = word(seed)
    assert distance(written, [path * size + (dx, dy) for path in written]) < SAME


@given(WORDS, st.floats(-0.2, 0.2), st.integers(1, 4), st.permutations(range(3)))
def test_slant_sampling_rate_and_moment_of_dots_leave_a_word_its_nearest(
    number: int, slant: float, every: int, moments: list[int]
) -> None:
    slanted = [np.stack([path[:, 0] - slant * path[:, 1], path[:, 1]], axis=1) for path in word(number)]
    written = [np.concatenate([path[::every], path[-1:]]) for path in slanted]
    for place, mark in zip(moments[:2], (dot(5, -9), dot(11, -9)), strict=True):
        written.insert(place, mark)
    assert nearest(written) == number


@given(WORDS)
def test_a_word_finds_itself_first(number: int) -> None:
    assert nearest(word(number)) == number
    assert distance(word(number), word(number)) == 0


@given(st.lists(st.lists(st.tuples(st.floats(), st.floats()), max_size=20), max_size=6))
def test_any_ink_has_a_shape_of_its_size_or_none(strokes: list[list[tuple[float, float]]]) -> None:
    found = describe_word([np.array(stroke).reshape(-1, 2) for stroke in strokes])
    assert found is None or len(found) == DESCRIPTOR_BYTES


@pytest.mark.parametrize(
    "strokes",
    [
        [],
        [np.empty((0, 2))],
        [np.full((50, 2), nan)],
        [np.zeros((60_000, 2))],
        [np.array([[3.0, 4.0]])],
        [np.array([[3.0, 4.0], [3.1, 4.0]])],
    ],
    ids=["nothing", "empty stroke", "no numbers", "one place", "one position", "dot"],
)
def test_what_has_no_shape(strokes: Strokes) -> None:
    assert describe_word(strokes) is None


def test_a_stroke_of_many_points_has_a_shape() -> None:
    t = np.linspace(0, 400, 60_000)
    assert describe_word([np.stack([t + 3 * np.sin(5 * t), 6 * np.sin(4 * t)], axis=1)]) is not None


def test_positions_that_are_no_numbers_are_ignored() -> None:
    written = word(1)
    broken = [np.insert(path, len(path) // 2, (nan, 5.0), axis=0) for path in written]
    assert distance(written, broken) == 0


@given(st.lists(st.binary(max_size=2 * DESCRIPTOR_BYTES), max_size=5))
def test_descriptors_that_cannot_be_read_are_like_nothing(broken: list[bytes]) -> None:
    query = word_shapes([describe_word(word(1)) or b""])
    found = word_distances(query, word_shapes([d for d in broken if len(d) != DESCRIPTOR_BYTES]))
    assert found is not None
    assert np.isinf(found).all()


def test_a_search_that_is_stopped_answers_nothing() -> None:
    shapes = word_shapes([describe_word(word(1)) or b""])
    assert word_distances(shapes, shapes, lambda: True) is None
