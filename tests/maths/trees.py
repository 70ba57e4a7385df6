"""Expressions at random, for laws."""

from __future__ import annotations

from fractions import Fraction

from hypothesis import strategies as st

from tni.maths.expressions import (
    RELATIONS,
    Comparison,
    ConstantTerm,
    Expression,
    FunctionCall,
    Junction,
    Negation,
    Numeral,
    Operation,
    Suffixed,
    Variable,
)
from tni.maths.functions import KNOWN

NUMERALS = st.builds(lambda n, d: Numeral(Fraction(n, 10**d)), st.integers(0, 9999), st.integers(0, 4))
ONE_ARGUMENT = sorted(name for name, one in KNOWN.items() if one.least == 1)
TWO_ARGUMENTS = sorted(name for name, one in KNOWN.items() if one.most == 2)


def numbers(variables: tuple[str, ...] = ("x", "y", "n", "a", "α", "x_1", "t_{ab}")) -> st.SearchStrategy[Expression]:
    """Return trees that stand for numbers, as the parser can make them."""
    names = [name.replace("{", "").replace("}", "") for name in variables]
    leaves = st.one_of(NUMERALS, st.sampled_from([ConstantTerm("π"), ConstantTerm("e")]))
    if names:
        leaves = st.one_of(leaves, st.sampled_from(names).map(Variable))
    return st.recursive(leaves, _larger, max_leaves=12)


def _larger(inner: st.SearchStrategy[Expression]) -> st.SearchStrategy[Expression]:
    comparisons = st.builds(
        lambda first, rest: Comparison(first, tuple(rest)), inner,
        st.lists(st.tuples(st.sampled_from(RELATIONS), inner), min_size=1, max_size=2),
    )  # fmt: skip
    conditions = st.one_of(
        comparisons, st.builds(Junction, st.sampled_from(("and", "or")), comparisons, comparisons)
    )  # fmt: skip
    return st.one_of(
        st.builds(Negation, inner),
        st.builds(Operation, st.sampled_from("+-*/^"), inner, inner),
        st.builds(Suffixed, st.sampled_from("!°%"), inner),
        st.builds(lambda name, of: FunctionCall(name, (of,)), st.sampled_from(ONE_ARGUMENT), inner),
        st.builds(lambda name, *of: FunctionCall(name, of), st.sampled_from(TWO_ARGUMENTS), inner, inner),
        st.builds(lambda *of: FunctionCall("if", of), conditions, inner, inner),
        st.builds(lambda *of: FunctionCall("max", of), inner, inner, inner),
    )
