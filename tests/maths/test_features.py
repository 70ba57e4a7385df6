"""Zeros, extrema, tangents, areas and tables of curves."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.maths.test_curves import function
from tni.maths.compiled import compiled
from tni.maths.derivatives import derivative
from tni.maths.features import Extremum, area, extrema, fitted_height, table, tangent, zeros
from tni.maths.parser import parse


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("x²-4", [-2, 2]),
        ("x", [0]),
        ("sin(x)", [-math.pi, 0, math.pi]),
        ("x³-3x+1", [-1.879385242, 0.347296355, 1.532088886]),
        ("1/x", []),
        ("tan(x)", [-math.pi, 0, math.pi]),
        ("floor(x)-0,5", []),
        ("e^x", []),
        ("ln(x)", [1]),
    ],
)
def test_zeros(text: str, found: list[float]) -> None:
    assert zeros(function(text), -5, 5) == pytest.approx(found, abs=1e-8)


@given(st.lists(st.integers(-40, 40), min_size=1, max_size=4, unique=True))
def test_each_zero_of_a_product_is_found(places: list[int]) -> None:
    def of(x: float) -> float:
        return math.prod(x - place / 10 for place in places)

    assert zeros(of, -5, 5.03) == pytest.approx(sorted(place / 10 for place in places), abs=1e-7)


def test_extrema() -> None:
    text = "x³-3x"
    slope = compiled(derivative(parse(text), "x"), ["x"])
    found = extrema(function(text), lambda x: slope((x,)), -5, 5.1)
    assert [one.is_maximum for one in found] == [True, False]
    assert [one.x for one in found] == pytest.approx([-1, 1])
    assert [one.y for one in found] == pytest.approx([2, -2])
    assert extrema(lambda x: x**3, lambda x: 3 * x * x, -1, 1) == []
    assert isinstance(found[0], Extremum)


def test_a_tangent_touches() -> None:
    found = tangent(lambda x: x * x, lambda x: 2 * x, 3.0)
    assert found is not None
    assert (found.slope, found.intercept, found.at(3.0)) == (6.0, -9.0, 9.0)
    assert tangent(function("√x"), function("1/(2√x)"), 0.0) is None


@pytest.mark.parametrize(
    ("text", "low", "high", "value"),
    [
        ("x²", 0, 1, 1 / 3),
        ("x²", 1, 0, -1 / 3),
        ("sin(x)", 0, math.pi, 2),
        ("|x|", -1, 2, 2.5),
        ("floor(x)", 0, 3.5, 4.5),
        ("√x", 0, 4, 16 / 3),
        ("e^(-x²)", -6, 6, math.sqrt(math.pi)),
        ("3", 2, 2, 0),
    ],
)
def test_area(text: str, low: float, high: float, value: float) -> None:
    assert area(function(text), low, high) == pytest.approx(value, rel=1e-6)


@pytest.mark.parametrize("text", ["1/x", "ln(x)", "√(x-1)"])
def test_there_is_no_area_where_there_is_no_value(text: str) -> None:
    assert area(function(text), 0, 2) is None


@given(st.lists(st.floats(-5, 5), min_size=1, max_size=6), st.floats(-3, 3), st.floats(-3, 3), st.floats(-3, 3))
def test_areas_side_by_side_add_up(factors: list[float], low: float, middle: float, high: float) -> None:
    def of(x: float) -> float:
        return sum(factor * x**n for n, factor in enumerate(factors))

    whole, first, second = area(of, low, high), area(of, low, middle), area(of, middle, high)
    assert whole is not None
    assert first is not None
    assert second is not None
    size = max(abs(first), abs(second), 1.0)
    assert whole == pytest.approx(first + second, abs=1e-6 * size)


def test_a_table_has_short_numbers() -> None:
    rows = table(function("1/x"), -0.3, 0.1, 5)
    assert [x for x, _ in rows] == [-0.3, -0.2, -0.1, 0.0, 0.1]
    assert math.isnan(rows[3][1])
    assert rows[4][1] == 10


def test_a_fitted_height_leaves_out_poles() -> None:
    assert fitted_height(function("x²"), -2, 2) == (0, 4)
    found = fitted_height(function("1/x"), -2, 2)
    assert found is not None
    assert max(map(abs, found)) < 30
    assert fitted_height(function("√(-1)"), 0, 1) is None
