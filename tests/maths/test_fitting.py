"""The line that is nearest to points, against the standard library's own and a plain search."""

from __future__ import annotations

import statistics as reference
from math import isfinite, log

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from tni.maths.fitting import FitKind, FittedCurve, fitted_curve, fitted_line

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


POSITIVE = st.lists(st.tuples(st.integers(1, 40), st.integers(1, 900)), min_size=3, max_size=20)


@given(POSITIVE, st.sampled_from(FitKind), st.floats(-0.1, 0.1), st.integers(0, 2))
def test_no_other_curve_of_the_kind_is_nearer(
    places: list[tuple[int, int]], kind: FitKind, changed: float, which: int
) -> None:
    xs, ys = ([float(place[axis]) for place in places] for axis in (0, 1))
    found = fitted_curve(kind, xs, ys)
    assume(found is not None)
    assert found is not None
    logs = kind in (FitKind.EXPONENTIAL, FitKind.POWER)

    def off(curve: FittedCurve) -> float:
        return sum((log(curve.at(x)) - log(y) if logs else curve.at(x) - y) ** 2 for x, y in zip(xs, ys, strict=True))

    numbers = list(found.numbers)
    which %= len(numbers)
    numbers[which] += changed * (0.01 if which == 0 and logs else 1)
    assume(not logs or numbers[0] > 0)
    assert off(found) <= off(FittedCurve(kind, tuple(numbers))) + 1e-6 * (1 + off(found))


@given(st.floats(-9, 9), st.floats(-9, 9), st.floats(-9, 9))
def test_points_on_a_parabola_give_it_back(a: float, b: float, c: float) -> None:
    xs = [-3.0, -1.0, 0.0, 2.0, 5.0]
    found = fitted_curve(FitKind.QUADRATIC, xs, [(a * x + b) * x + c for x in xs])
    assert found is not None
    assert found.numbers == pytest.approx((a, b, c), abs=1e-9)


@given(st.lists(st.tuples(st.floats(-1e8, 1e8), st.floats(-1e8, 1e8)), max_size=8), st.sampled_from(FitKind))
def test_any_points_are_fitted_or_not(places: list[tuple[float, float]], kind: FitKind) -> None:
    found = fitted_curve(kind, [x for x, _ in places], [y for _, y in places])
    if found is not None:
        assert all(map(isfinite, found.numbers))
        assert found.share is None or found.share <= 1 + 1e-9
