"""Curves of a moving point as lines."""

from __future__ import annotations

from itertools import pairwise
from math import cos, hypot, inf, nan, pi, sin

from hypothesis import given
from hypothesis import strategies as st

from tni.maths.curves import Place
from tni.maths.parametric import parametric_runs
from tni.maths.windows import PlotWindow

WINDOW = PlotWindow(-6, 6, -4, 4)


def circle(t: float) -> Place:
    return 3 * cos(t), 3 * sin(t)


def test_a_circle_is_one_round_line() -> None:
    (run,) = parametric_runs(circle, 0, 2 * pi, WINDOW)
    assert max(abs(hypot(x, y) - 3) for x, y in run) < 1e-9
    assert max(hypot(x1 - x, y1 - y) for (x, y), (x1, y1) in pairwise(run)) < 0.5
    assert hypot(run[0][0] - run[-1][0], run[0][1] - run[-1][1]) < 1e-9


def test_a_pole_is_a_gap() -> None:
    runs = parametric_runs(lambda t: (t, 1 / t if t else nan), -3, 3, WINDOW)
    assert len(runs) == 2
    for run in runs:
        assert len({x > 0 for x, _ in run}) == 1


def test_a_curve_ends_where_its_point_does() -> None:
    runs = parametric_runs(lambda t: (t, t**0.5 if t >= 0 else nan), -3, 3, WINDOW)
    (run,) = runs
    assert 0 <= min(x for x, _ in run) < 0.05


def test_what_passes_fast_is_whole() -> None:
    (run,) = parametric_runs(lambda t: (1000 * t, 500 * t), -10, 10, WINDOW, 200)
    assert (run[0], run[-1]) == ((-6, -3), (6, 3))


@given(
    st.floats(-20, 20), st.floats(-20, 20), st.integers(20, 600), st.floats(0, 50),
    st.sampled_from([0.0, 1.0, 1e5, nan, inf]),
)  # fmt: skip
def test_any_curve_costs_what_it_may_and_stays_in_the_window(
    low: float, high: float, most: int, speed: float, size: float
) -> None:
    count = 0

    def point(t: float) -> Place:
        nonlocal count
        count += 1
        return size * sin(speed * t), cos(t) * 4 + (size if t > 0 else 0)

    for run in parametric_runs(point, low, high, WINDOW, most):
        assert len(run) > 1
        assert all(-6 <= x <= 6 and -4 <= y <= 4 for x, y in run)
    assert count <= most + 9
