"""Intervals of expressions hold all their values."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.maths.trees import numbers
from tni.maths.compiled import compiled
from tni.maths.expressions import Expression
from tni.maths.intervals import ANY, enclosure
from tni.maths.parser import parse_number

side = st.tuples(st.floats(-20, 20), st.floats(-20, 20)).map(lambda ends: (min(ends), max(ends)))


@given(numbers(("x", "y")), side, side, st.floats(0, 1), st.floats(0, 1))
def test_every_value_lies_in_the_interval(
    tree: Expression, xs: tuple[float, float], ys: tuple[float, float], at_x: float, at_y: float
) -> None:
    x, y = (min(low + (high - low) * at, high) for (low, high), at in ((xs, at_x), (ys, at_y)))
    value = compiled(tree, ["x", "y"])((x, y))
    low, high = enclosure(tree, ["x", "y"])((xs, ys))
    assert low <= high
    if value == value:
        assert low <= value <= high


@pytest.mark.parametrize(
    ("text", "interval"),
    [
        ("x²", (0, 4)),
        ("x²+1", (1, 5)),
        ("|x|+|y|", (1, 5)),
        ("sin(x)", (-0.8414709848078965, 1)),
        ("cos(2y)", (-1, 0.960170286650366)),
        ("1/y", (1 / 3, 1)),
        ("√(y)", (1, 3**0.5)),
        ("x-y", (-4, 1)),
        ("e^x", (2.718281828459045**-1, 2.718281828459045**2)),
    ],
)
def test_intervals_are_narrow(text: str, interval: tuple[float, float]) -> None:
    found = enclosure(parse_number(text), ["x", "y"])(((-1.0, 2.0), (1.0, 3.0)))
    assert found == pytest.approx(interval, abs=1e-9)


def test_what_is_not_known_is_anything() -> None:
    assert enclosure(parse_number("1/x"), ["x"])(((-1.0, 2.0),)) == ANY
    assert enclosure(parse_number("tan(x)"), ["x"])(((-1.0, 2.0),)) == ANY
