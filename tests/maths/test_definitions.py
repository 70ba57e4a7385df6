"""Definitions of functions, as they are typed."""

from __future__ import annotations

import pytest

from tni.maths.definitions import parse_definition
from tni.maths.expressions import Definition, free_variables
from tni.maths.faults import MathsError
from tni.maths.tokens import KnownNames
from tni.maths.written import written

XAB = KnownNames(frozenset("xab"))


@pytest.mark.parametrize(
    ("text", "meaning"),
    [
        ("f(x)=x²", "f(x) = x²"),
        ("f(x) := x²", "f(x) = x²"),
        ("f : x ↦ 2x+1", "f(x) = 2x + 1"),
        ("f: t->t²", "f(t) = t²"),
        ("g_1(t) = 3t", "g_1(t) = 3t"),
        ("h(x, y) = x+y", "h(x; y) = x + y"),
        ("aire(r) = πr²", "aire(r) = π×r²"),
    ],
)
def test_definitions(text: str, meaning: str) -> None:
    found = parse_definition(text)
    assert isinstance(found, Definition)
    assert written(found) == meaning


@pytest.mark.parametrize("text", ["y = 2x", "sin(x) = 0", "sh(x) = 1", "f(2) = 1", "2 : x", "6 : 2"])
def test_what_defines_nothing_is_an_expression(text: str) -> None:
    assert not isinstance(parse_definition(text), Definition)


def test_a_definition_has_its_name_and_parameters() -> None:
    found = parse_definition("f(x) = x² + a")
    assert isinstance(found, Definition)
    assert (found.name, found.parameters, free_variables(found.body)) == ("f", ("x",), {"x", "a"})
    assert written(found) == "f(x) = x² + a"
    assert not isinstance(parse_definition("y = 2x"), Definition)
    assert not isinstance(parse_definition("a(x) = 2", XAB), Definition)
    with pytest.raises(MathsError) as error:
        parse_definition("f(x) = x +")
    assert error.value.at == 10
