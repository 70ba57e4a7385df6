"""Curves of a moving point: how they are typed, and where they pass."""

from __future__ import annotations

from math import hypot, pi

import pytest

from plugins.function_plot.formulas import CurveKind, PlottedCurve, curve_shapes, read_formulas
from tni.api.maths import MathsError, MathsFault, PlotWindow

WINDOW, NUMBERS = PlotWindow(-6, 6, -4, 4), (1.0, 1.0, 0.0)


def read(*texts: str) -> PlottedCurve:
    found = read_formulas(texts)[-1]
    assert isinstance(found, PlottedCurve)
    return found


@pytest.mark.parametrize(
    ("text", "t", "place", "ends"),
    [
        ("(cos t ; sin 2t)", 0.0, (1, 0), (0, 2 * pi)),
        ("(2t ; t²)", 3.0, (6, 9), (-10, 10)),
        ("(1,5t ; t) ; 0 ≤ t ≤ 2π", 2.0, (3, 2), (0, 2 * pi)),
        ("x = t² ; y = t³", 2.0, (4, 8), (-10, 10)),
        ("x(t) = t ; y(t) = a t ; -1 < t < a", 2.0, (2, 2), (-1, 1)),
        ("(t ; t) ; 3 > t ≥ b", 2.0, (2, 2), (1, 3)),
        ("r = 2", pi / 2, (0, 2), (0, 2 * pi)),
        ("r = θ/π ; 0 ≤ θ ≤ 6π", 3 * pi, (-3, 0), (0, 6 * pi)),
        ("r(θ) = 1 + cos θ", 0.0, (2, 0), (0, 2 * pi)),
        ("r = 2cos(t)", 0.0, (2, 0), (0, 2 * pi)),
        ("r = 2cos(theta) ; 0 < theta < π", 0.0, (2, 0), (0, pi)),
        ("(max(t;1) ; t)", 3.0, (3, 3), (-10, 10)),
    ],
)
def test_a_moving_point(text: str, t: float, place: tuple[float, float], ends: tuple[float, float]) -> None:
    curve = read(text)
    assert curve.kind is CurveKind.MOVING
    assert curve.shown == text.replace("theta", "θ")
    assert curve.moving is not None
    assert curve.moving.point(NUMBERS)(t) == pytest.approx(place, abs=1e-12)
    assert curve.moving.ends(NUMBERS) == pytest.approx(ends)


def test_it_may_call_an_earlier_function() -> None:
    curve = read("f(x) = x²", "(f(t) ; f(2t))")
    assert curve.moving is not None
    assert curve.moving.point(NUMBERS)(1.0) == (1, 4)


def test_sliders_move_it() -> None:
    assert read("r = a + cos θ").free == {"a"}
    one, other = (curve_shapes(("r = a",), 0, (radius, 0.0, 0.0), WINDOW).lines for radius in (1.0, 3.0))
    for lines, radius in ((one, 1.0), (other, 3.0)):
        assert all(abs(hypot(x, y) - radius) < 1e-9 for run in lines for x, y in run)


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("(t ; t) ; 0 < t", MathsFault.NO_INTERVAL),
        ("(t ; t) ; 0 < t < t", MathsFault.NO_INTERVAL),
        ("(t ; t) ; 0 < t > 3", MathsFault.NO_INTERVAL),
        ("(t ; t) ; 3", MathsFault.NO_INTERVAL),
        ("(x ; t)", MathsFault.UNKNOWN_NAME),
        ("r = 2x", MathsFault.UNKNOWN_NAME),
        ("r =", MathsFault.EMPTY),
        ("(t ; )", MathsFault.EMPTY),
    ],
)
def test_what_is_wrong_is_said(text: str, fault: MathsFault) -> None:
    found = read_formulas((text,))[0]
    assert isinstance(found, MathsError)
    assert found.fault is fault


def test_a_function_of_t_that_is_called_r_stays_one() -> None:
    assert read("r(t) = t²").kind is CurveKind.OF_X


def test_no_interval_no_line() -> None:
    assert curve_shapes(("(t ; t) ; 3 < t < a",), 0, NUMBERS, WINDOW).lines == ()
