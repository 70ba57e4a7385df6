"""Sequences by their number and by the terms before."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.maths.trees import numbers
from tni.maths.expressions import Expression
from tni.maths.faults import MathsError, MathsFault
from tni.maths.sequences import parse_rule, terms
from tni.maths.written import written


@pytest.mark.parametrize(
    ("text", "starts", "found"),
    [
        ("n²", [], [0, 1, 4, 9, 16]),
        ("u(n) = 2n+1", [], [1, 3, 5, 7, 9]),
        ("u(n+1) = 2n", [], [-2, 0, 2, 4, 6]),
        ("u(n+1) = 2u(n) + 1", [1], [1, 3, 7, 15, 31]),
        ("u_{n+1} = 2u_n + 1", [1], [1, 3, 7, 15, 31]),
        ("u_{n+1} = 2u_{n} + 1", [1], [1, 3, 7, 15, 31]),
        ("2uₙ+1", [1], [1, 3, 7, 15, 31]),
        ("2u + 1", [1], [1, 3, 7, 15, 31]),
        ("u(n) = 2u(n-1) + 1", [1], [1, 3, 7, 15, 31]),
        ("u(n+1) = u(n) + n", [0], [0, 0, 1, 3, 6]),
        ("u(n) = u(n-1) + n", [0], [0, 1, 3, 6, 10]),
        ("u(n+2) = u(n+1) + u(n)", [0, 1], [0, 1, 1, 2, 3]),
        ("u(n+1) = u(n) + u(n-1)", [0, 1], [0, 1, 1, 2, 3]),
        ("si(n=0; 5; n)", [], [5, 1, 2, 3, 4]),
        ("u(n+1) = si(u(n) > 3; 0; u(n) + 1)", [2], [2, 3, 4, 0, 1]),
    ],
)
def test_terms(text: str, starts: list[float], found: list[float]) -> None:
    assert [value for _, value in terms(parse_rule(text), 0, starts, 5)] == found


def test_terms_begin_with_any_number_and_take_parameters() -> None:
    assert terms(parse_rule("u(n+1) = a u(n)", ["a"]), 1, [5], 3, [2]) == [(1, 5), (2, 10), (3, 20)]
    assert terms(parse_rule("1/n"), 1, [], 2) == [(1, 1), (2, 0.5)]


def test_terms_after_one_without_value_have_none() -> None:
    found = [value for _, value in terms(parse_rule("u(n+1) = √(u(n) - 2)"), 0, [4], 5)]
    assert found[:2] == [4, math.sqrt(2)]
    assert all(map(math.isnan, found[2:]))
    assert math.isnan(terms(parse_rule("u(n+1) = u(n)^9"), 0, [9], 40)[-1][1])


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("u(n+1) = u(n+1) + 1", MathsFault.NOT_RECURRENT),
        ("u(n+1) = u(2n)", MathsFault.NOT_RECURRENT),
        ("u(n+1) = u(n-9)", MathsFault.NOT_RECURRENT),
        ("u + 1 = 2", MathsFault.NOT_RECURRENT),
        ("u(n+1) = 2u(n) +", MathsFault.MISSING_OPERAND),
        ("x + 1", MathsFault.UNKNOWN_NAME),
        ("", MathsFault.EMPTY),
    ],
)
def test_a_rule_that_cannot_be_followed_is_said(text: str, fault: MathsFault) -> None:
    with pytest.raises(MathsError) as error:
        parse_rule(text)
    assert error.value.fault is fault
    assert 0 <= error.value.at <= len(text)


@given(st.floats(-9, 9), st.floats(-2, 2), st.floats(-9, 9), st.integers(0, 20))
def test_a_sequence_that_adds_and_multiplies_has_its_closed_form(start: float, q: float, r: float, n: int) -> None:
    rule = parse_rule("u(n+1) = q u(n) + r", ["q", "r"])
    value = terms(rule, 0, [start], n + 1, [q, r])[-1][1]
    closed = start * q**n + r * sum(q**k for k in range(n))
    assert value == pytest.approx(closed, rel=1e-9, abs=1e-6)


@given(numbers(("n", "u_n")))
def test_any_rule_gives_terms_or_its_own_error(tree: Expression) -> None:
    rule = parse_rule(written(tree))
    assert len(terms(rule, 0, [1.0], 30)) == 30
