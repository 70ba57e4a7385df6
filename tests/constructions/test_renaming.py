"""Other labels for objects: the construction stays the same."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.constructions import command, free, made
from tni.constructions.construction import Construction, construct
from tni.constructions.object_traits import ObjectTraits
from tni.constructions.renaming import is_label, renamed
from tni.constructions.steps import FormulaStep, FreeObject, PointOnPath
from tni.constructions.values import NumberValue, Point, TextValue, Vector

NEW = st.sampled_from(["M", "N'", "P_1", "Q_{12}", "aire", "Ω", "A1", "Milieu"])


def figure() -> Construction:
    return construct(
        [
            *free(A=(0.0, 1.0), B=(4.0, 2.0), r=2.5),
            FreeObject("0°", Point(1.0, 5.0)),
            command("c", "Circle", "A", "2 r"),
            PointOnPath("C", "c", Point(1.0, 1.0)),
            command("D", "Midpoint", "C", "0°"),
            FormulaStep("f", "f(x) = r x² + Distance[A, B]"),
            FormulaStep("E", "A + (x(B), r)/2"),
            FormulaStep("t", '"A = " + A'),
            FormulaStep("v", "B - A"),
            command("g h", "Tangent", "(9, 9)", "c"),
        ],
        {"v": ObjectTraits(kind="vector", start="A"), "t": ObjectTraits(kind="text")},
    )


@given(st.dictionaries(st.sampled_from(["A", "B", "r", "c", "C", "0°", "f", "v"]), NEW))
def test_objects_keep_their_values_under_other_labels(names: dict[str, str]) -> None:
    if len(set(names.values())) < len(names):
        return
    before, after = figure(), renamed(figure(), names)
    assert after.lost == before.lost == {}
    wanted = {names.get(label, label): value for label, value in before.values.items()}
    assert set(after.values) == set(wanted)
    for label in wanted.keys() - {names.get("f", "f")}:
        assert after.values[label] == wanted[label], label
    back = renamed(after, {new: old for old, new in names.items()})
    assert (back.steps, back.traits) == (before.steps, before.traits)


def test_two_objects_may_change_their_labels() -> None:
    found = renamed(figure(), {"A": "B", "B": "A"})
    assert (found.values["A"], found.values["B"]) == (Point(4, 2), Point(0, 1))
    assert found.values["v"] == Vector(4, 1)
    vector = found.values["v"]
    assert isinstance(vector, Vector)
    assert vector.start == Point(0, 1)
    assert found.values["t"] == TextValue("A = (0, 1)")  # words stay words


def test_words_within_an_expression_stay() -> None:
    found = renamed(made(free(a=2.0), FormulaStep("t", '"a b" + a')), {"a": "k"})
    assert found.steps[1] == FormulaStep("t", '"a b" + k')
    assert found.values["k"] == NumberValue(2.0)


@pytest.mark.parametrize("text", ["A", "A'", "M_1", "H_{12}", "Ω", "aire", "I", "O", "A1", "é"])
def test_labels(text: str) -> None:
    assert is_label(text)


@pytest.mark.parametrize(
    "text", ["", " ", "A B", "x", "y", "e", "pi", "sin", "1A", "A+B", "(A)", "Segment", "xAxis", "A" * 40, "A²", "π"]
)
def test_what_is_no_label(text: str) -> None:
    assert not is_label(text)
