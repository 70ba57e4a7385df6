"""Laws of values: those of Python's own arithmetic, and of differences."""

from __future__ import annotations

import math
from fractions import Fraction

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from tni.maths.compiled import compiled
from tni.maths.derivatives import derivative
from tni.maths.exact import exact_value
from tni.maths.expressions import (
    ConstantTerm,
    Expression,
    FunctionCall,
    Negation,
    Numeral,
    Operation,
    Variable,
    number,
)
from tni.maths.faults import MathsError, MathsFault
from tni.maths.parser import parse
from tni.maths.written import written

ARITHMETIC = st.recursive(
    st.one_of(st.integers(0, 9).map(lambda n: Numeral(n)), st.just(Variable("x"))),  # type: ignore[arg-type]
    lambda inner: st.one_of(
        st.builds(Negation, inner),
        st.builds(Operation, st.sampled_from("+-*/"), inner, inner),
        st.builds(lambda name, of: FunctionCall(name, (of,)), st.sampled_from(("sin", "cos", "atan", "abs")), inner),
    ),
    max_leaves=15,
)


def own(tree: Expression, x: float) -> float:
    """The value by Python's own arithmetic; ZeroDivisionError where there is none."""
    match tree:
        case Numeral(value=value):
            return float(value)
        case Variable():
            return x
        case ConstantTerm(name=name):
            return math.pi if name == "π" else math.e
        case Negation(of=inner):
            return -own(inner, x)
        case FunctionCall(function=name, arguments=(inner,)):
            of = own(inner, x)
            return abs(of) if name == "abs" else float(getattr(math, name)(of))
        case Operation(operator="+", left=left, right=right):
            return own(left, x) + own(right, x)
        case Operation(operator="-", left=left, right=right):
            return own(left, x) - own(right, x)
        case Operation(operator="*", left=left, right=right):
            return own(left, x) * own(right, x)
        case Operation(left=left, right=right):
            return own(left, x) / own(right, x)
    raise AssertionError(tree)


@given(ARITHMETIC, st.floats(-10, 10))
def test_a_value_is_that_of_python(tree: Expression, x: float) -> None:
    function = compiled(parse(written(tree)), ["x"])
    try:
        expected = own(tree, x)
    except ZeroDivisionError:
        assert math.isnan(function([x]))
        return
    except ValueError:  # the sine of an infinite number
        assert not math.isfinite(function([x]))
        return
    assert function([x]) == pytest.approx(expected, nan_ok=True, rel=1e-12, abs=1e-300)


FRACTIONS = st.recursive(
    st.builds(lambda n, d: Numeral(Fraction(n, 10**d)), st.integers(0, 999), st.integers(0, 3)),
    lambda inner: st.one_of(
        st.builds(Negation, inner),
        st.builds(Operation, st.sampled_from("+-*/"), inner, inner),
        st.builds(lambda base, n: Operation("^", base, n), inner, st.sampled_from((0, 1, 2, 3, -1, -2)).map(number)),
    ),
    max_leaves=10,
)


def as_fraction(tree: Expression) -> Fraction:
    """The value by Python's own fractions; ZeroDivisionError where there is none."""
    match tree:
        case Numeral(value=value):
            return value
        case Negation(of=inner):
            return -as_fraction(inner)
        case Operation(operator=operator, left=left, right=right):
            one, other = as_fraction(left), as_fraction(right)
            if operator == "^":
                return one ** int(other)
            if operator == "/":
                return one / other
            return one * other if operator == "*" else one + (other if operator == "+" else -other)
    raise AssertionError(tree)


@given(FRACTIONS)
def test_an_exact_value_is_that_of_fractions(tree: Expression) -> None:
    try:
        expected = as_fraction(tree)
    except ZeroDivisionError:
        with pytest.raises(MathsError) as error:
            exact_value(tree)
        assert error.value.fault is MathsFault.DIVISION_BY_ZERO
        return
    found = exact_value(tree)
    assert found == expected if isinstance(found, Fraction) else found == pytest.approx(float(expected))


SMOOTH = st.recursive(
    st.one_of(st.integers(1, 5).map(lambda n: Numeral(n)), st.just(Variable("x"))),  # type: ignore[arg-type]
    lambda inner: st.one_of(
        st.builds(Negation, inner),
        st.builds(Operation, st.sampled_from("+-*/^"), inner, inner),
        st.builds(
            lambda name, of: FunctionCall(name, (of,)),
            st.sampled_from(
                ("sin", "cos", "tan", "exp", "ln", "log", "sqrt", "atan", "asin", "acos", "tanh", "abs", "cbrt")
            ),
            inner,
        ),
    ),
    max_leaves=6,
)


@given(SMOOTH, st.floats(0.5, 2.0), st.booleans())
def test_a_derivative_is_the_limit_of_differences(tree: Expression, x: float, degrees: bool) -> None:
    function = compiled(tree, ["x"], degrees=degrees)
    slope = compiled(derivative(tree, "x", degrees=degrees), ["x"], degrees=degrees)([x])
    steps = [(function([x + h]) - function([x - h])) / (2 * h) for h in (1e-3, 5e-4)]
    assume(all(map(math.isfinite, (slope, *steps))))
    sizes = [abs(function([x + h])) for h in (-1e-3, 0, 1e-3)]
    assume(max(sizes) < 1e4 and all(abs(one) < 1e4 for one in steps))
    error = abs(steps[0] - steps[1])
    assume(error < 1e-3 * (1 + abs(steps[1])))  # smooth at this scale
    assert slope == pytest.approx(steps[1], rel=1e-4, abs=1e-6 + 2 * error)


@pytest.mark.parametrize(
    ("text", "slope"),
    [
        ("x²", "2x"), ("3x+1", "3"), ("x³-2x", "3x² − 2"), ("1/x", "−1/x²"), ("sin(2x)", "2cos(2x)"), ("e^x", "e^x"),
        ("a x²", "a×(2x)"), ("√x", "1/(2√(x))"), ("si(x<0; x; x²)", "si(x < 0; 1; 2x)"), ("ln(x)", "1/x"), ("5", "0"),
    ],
)  # fmt: skip
def test_derivatives_are_as_short_as_in_a_book(text: str, slope: str) -> None:
    assert written(derivative(parse(text), "x")) == slope


def test_a_function_without_derivative_says_so() -> None:
    with pytest.raises(MathsError) as error:
        derivative(parse("x!"), "x")
    assert error.value.fault is MathsFault.NOT_DIFFERENTIABLE
