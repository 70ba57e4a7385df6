"""The line that is nearest to points, against the standard library's own and a plain search."""

from __future__ import annotations

import statistics as reference

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from tni.maths.fitting import fitted_line

PLACES = st.lists(st.tuples(st.integers(-99, 99), st.integers(-99, 99)), min_size=2, max_size=30)


@given(PLACES)
def test_the_fitted_line_is_pythons_own(places: list[tuple[int, int]]) -> None:
    xs, ys = ([float(place[axis]) for place in places] for axis in (0, 1))
    line = fitted_line(xs, ys)
    assert (line is None) == (len(set(xs)) == 1)
    assume(line is not None)
    assert line is not None
    slope, height = reference.linear_regression(xs, ys)
    assert line.slope == pytest.approx(slope, abs=1e-9)
    assert line.height == pytest.approx(height, abs=1e-7)
    if len(set(ys)) > 1:
        assert line.r == pytest.approx(reference.correlation(xs, ys), abs=1e-9)


@given(PLACES, st.floats(-1, 1), st.floats(-1, 1))
def test_no_other_line_is_nearer(places: list[tuple[int, int]], turned: float, lifted: float) -> None:
    line = fitted_line([float(x) for x, _ in places], [float(y) for _, y in places])
    assume(line is not None)
    assert line is not None
    own = sum((line.at(x) - y) ** 2 for x, y in places)
    other = sum((line.at(x) + turned * x + lifted - y) ** 2 for x, y in places)
    assert own <= other + 1e-6


def test_a_line_needs_two_points() -> None:
    assert fitted_line([], []) is None
    assert fitted_line([1.0], [2.0]) is None
