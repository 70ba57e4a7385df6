"""Constructions as JSON values, and back."""

from __future__ import annotations

import json
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.constructions import POINTS, command, free
from tni.constructions.construction import construct
from tni.constructions.object_traits import ObjectTraits
from tni.constructions.plain_form import MOST_STEPS, BadPlainFormError, from_plain_form, plain_form
from tni.constructions.steps import FormulaStep, FreeObject, PointOnPath
from tni.constructions.values import Conic, NumberValue, Point, StraightLine, TextValue, Truth, Vector

VALUES = st.one_of(
    POINTS,
    st.builds(Vector, st.floats(-9, 9), st.floats(-9, 9)),
    st.builds(NumberValue, st.floats(-9, 9), st.booleans()),
    st.just(StraightLine(1.0, 2.0, 3.0)),
    st.just(Conic(1.0, 1.0, -4.0, 0.0, 0.0, 0.0)),
    st.builds(Truth, st.booleans()),
    st.builds(TextValue, st.text(max_size=5)),
    st.none(),
)
JSON = st.recursive(
    st.none() | st.booleans() | st.floats() | st.sampled_from(["free", "path", "command", "formula", "point", "A"]),
    lambda inner: st.lists(inner, max_size=6) | st.dictionaries(st.text(max_size=3), inner, max_size=3),
    max_leaves=15,
)


@given(VALUES, POINTS, POINTS)
def test_a_construction_comes_back_the_same(value: Point | None, a: Point, b: Point) -> None:
    first = construct(
        [
            FreeObject("V", value),
            *free(A=a, B=b),
            PointOnPath("P", "Line[A, B]", Point(1, 1)),
            FormulaStep("G", "(A + B) / 2"),
            command("C D", "Intersect", "Circle[A, B]", "Circle[B, A]", near=(None, a)),
        ],
        {"G": ObjectTraits(kind="point")},
        3,
    )
    again = from_plain_form(json.loads(json.dumps(plain_form(first))))
    assert again.values == first.values
    assert again.decimals == 3
    assert plain_form(again) == plain_form(first)


@given(JSON, JSON)
def test_any_other_values_are_refused_by_a_typed_error(steps: object, traits: object) -> None:
    with suppress(BadPlainFormError):
        from_plain_form({"steps": steps, "traits": traits, "decimals": 2})
    with suppress(BadPlainFormError):
        from_plain_form(steps)
    with suppress(BadPlainFormError):
        from_plain_form({"steps": [steps], "traits": {}, "decimals": 2})


def test_more_steps_than_anyone_draws_are_refused() -> None:
    step = ["free", "A", None]
    with pytest.raises(BadPlainFormError):
        from_plain_form({"steps": [step] * (MOST_STEPS + 1), "traits": {}, "decimals": 2})
