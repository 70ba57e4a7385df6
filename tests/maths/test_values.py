"""Values of expressions, as floats and as fractions."""

from __future__ import annotations

import math
from fractions import Fraction

import pytest

from tni.maths.compiled import compiled, compiled_condition
from tni.maths.exact import exact_value
from tni.maths.faults import MathsError, MathsFault
from tni.maths.parser import parse

F = Fraction


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("2+3×4", F(14)),
        ("1/3+1/6", F(1, 2)),
        ("0,1+0,2", F(3, 10)),
        ("-2^2", F(-4)),
        ("2^-3", F(1, 8)),
        ("(-8)^3", F(-512)),
        ("(-1)^999999", F(-1)),
        ("√(9/4)", F(3, 2)),
        ("∛(-27)", F(-3)),
        ("20!/18!", F(380)),
        ("15 % × 80", F(12)),
        ("7 mod(7;4)", F(21)),
        ("mod(-7;3)", F(2)),
        ("quotient(17;5)", F(3)),
        ("pgcd(84;36)", F(12)),
        ("ppcm(4;6;10)", F(60)),
        ("arrondi(2,345 ; 2)", F(235, 100)),
        ("arrondi(-2,5)", F(-3)),
        ("troncature(-2,7)", F(-2)),
        ("binom(49;6)", F(13983816)),
        ("si(2<1;5;7)", F(7)),
        ("|-3/7|", F(3, 7)),
        ("sin(π)", 0.0),
        ("cos(90°)", 0.0),
        ("√2", math.sqrt(2)),
        ("2^0,5", math.sqrt(2)),
        ("log(1000)", 3.0),
        ("log(8;2)", 3.0),
    ],
)  # fmt: skip
def test_a_calculator_gives_exact_values_where_there_are_some(text: str, value: Fraction | float) -> None:
    found = exact_value(parse(text))
    assert type(found) is type(value)
    assert found == pytest.approx(value, rel=1e-15) if isinstance(value, float) else found == value


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("1/0", MathsFault.DIVISION_BY_ZERO),
        ("0^-1", MathsFault.DIVISION_BY_ZERO),
        ("√(-1)", MathsFault.UNDEFINED),
        ("ln(0)", MathsFault.UNDEFINED),
        ("(-1)^0,5", MathsFault.UNDEFINED),
        ("2,5!", MathsFault.UNDEFINED),
        ("tan(90°)", MathsFault.UNDEFINED),
        ("9^9^9", MathsFault.TOO_LARGE),
        ("1000!", MathsFault.TOO_LARGE),
        ("10^200×10^200", MathsFault.TOO_LARGE),
        ("x+1", MathsFault.UNKNOWN_NAME),
        ("1<2", MathsFault.NO_NUMBER),
    ],
)
def test_a_value_that_is_not_there_is_said(text: str, fault: MathsFault) -> None:
    with pytest.raises(MathsError) as error:
        exact_value(parse(text))
    assert error.value.fault is fault


@pytest.mark.parametrize(
    ("text", "value"),
    [("sin(30)", 0.5), ("cos(60°)", 0.5), ("tan(45)", 1.0), ("tan(135)", -1.0), ("sin(-30)", -0.5), ("acos(0)", 90.0)],
)
def test_angles_can_be_degrees(text: str, value: float) -> None:
    assert compiled(parse(text), degrees=True)(()) == value
    assert exact_value(parse(text), degrees=True) == value


@pytest.mark.parametrize(
    "text", ["1/0", "√(-1)", "ln(0)", "asin(2)", "(-2)!", "0/0", "tan(1/0)", "(-8)^(1/3)", "mod(1;0)"]
)
def test_a_function_has_no_number_where_there_is_no_value(text: str) -> None:
    assert math.isnan(compiled(parse(text))(()))


@pytest.mark.parametrize("text", ["exp(1000)", "9^9^9", "200!"])
def test_a_function_is_infinite_where_it_is_too_large(text: str) -> None:
    assert compiled(parse(text))(()) == math.inf


@pytest.mark.parametrize("n", [5, 49, 90, 300, 900])
def test_binomial_coefficients_are_those_of_integers(n: int) -> None:
    function = compiled(parse("binom(n;k)"), ["n", "k"])
    for k in range(0, n + 1, 7):
        assert function([n, k]) == pytest.approx(math.comb(n, k), rel=1e-11)
    assert function([n, n + 1]) == 0
    assert function([2e6, 1e6]) == math.inf


def test_pieces_and_conditions() -> None:
    pieces = compiled(parse("si(x<0; -x; x<2; x²; 9)"), ["x"])
    assert [pieces([x]) for x in (-3.0, 1.5, 2.0)] == [3.0, 2.25, 9.0]
    assert math.isnan(compiled(parse("si(x<0; 1)"), ["x"])([1.0]))
    holds = compiled_condition(parse("0 < x <= 1 ou x = 5"), ["x"])
    assert [holds([x]) for x in (0.0, 1.0, 5.0, math.nan)] == [False, True, True, False]
