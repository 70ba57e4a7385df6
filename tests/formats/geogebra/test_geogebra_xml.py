"""Constructions written as files of GeoGebra: what is written is read as the same."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.constructions import POINTS, command, free, made
from tni.constructions.construction import Construction, construct
from tni.constructions.construction_file import ConstructionView, ObjectLook, shown_plane
from tni.constructions.description import objects_described
from tni.constructions.geogebra_xml import geogebra_xml
from tni.constructions.object_traits import ObjectTraits
from tni.constructions.steps import FormulaStep, PointOnPath
from tni.constructions.values import AngleRange, Point
from tni.formats.geogebra.ggb_reader import read_xml

VIEW = ConstructionView(10.0, 20.5, 30.0, 40.0, 500.0, 300.0, has_axes=True)


def figure(a: Point, b: Point) -> Construction:
    return made(
        free(A=a, B=b, r=2.5),
        command("c", "Circle", "A", "r"),
        command("d", "Circle", "B", "A"),
        command("P Q", "Intersect", "c", "d"),
        command("s", "Segment", "A", "B"),
        PointOnPath("M'", "s", Point(1, 1)),
        FormulaStep("mot", '"r < " + r + " & é"'),
        FormulaStep("f", "f(x) = r x² - 1"),
        command("α", "Angle", "B", "A", "M'"),
        command("p e g h i S T", "Polygon", "A", "B", "4"),
        command("arc", "CircleArc", "A", "B", "S"),
        command("t u", "Tangent", "B", "c"),
    )


def numbers_of(described: Any) -> Iterator[float]:
    match described:
        case dict():
            for one in described.values():
                yield from numbers_of(one)
        case list():
            for one in described:
                yield from numbers_of(one)
        case int() | float():
            yield float(described)


def told(construction: Construction) -> Construction:
    """With the kind of each object told, as a file does."""
    labels = [*construction.values]
    traits = {label: ObjectTraits(kind=construction.kind(label)) for label in labels if construction.kind(label)}
    return construct(construction.steps, traits)


@given(POINTS, POINTS)
def test_what_is_written_is_read_as_the_same(a: Point, b: Point) -> None:
    before = told(figure(a, b))
    after = read_xml(geogebra_xml(before, {}, VIEW, "Figure <1>"))
    assert after.title == "Figure <1>"
    assert after.view == VIEW
    assert after.lost == ()
    again = after.construct()
    assert list(again.values) == list(before.values)
    numbers = [list(numbers_of(objects_described(one))) for one in (again, before)]
    assert numbers[0] == pytest.approx(numbers[1], abs=1e-9)


def test_looks_and_traits_are_kept() -> None:
    traits = {
        "s": ObjectTraits(kind="segment", is_whole_met=True),
        "α": ObjectTraits(kind="angle", angles=AngleRange.CONVEX),
        "v": ObjectTraits(kind="vector", start="A"),
        "A": ObjectTraits(kind="point"),
        "B": ObjectTraits(kind="point"),
    }
    construction = construct(
        [
            *free(A=(0.0, 1.0), B=(2.0, 3.0)),
            command("s", "Segment", "A", "B"),
            command("α", "Angle", "A", "B", "(9, 9)"),
            FormulaStep("v", "B - A"),
        ],
        traits,
    )
    look = ObjectLook(False, True, (1, 2, 3), 0.25, 7, is_dashed=True, mark=2)
    track = ObjectLook(is_traced=True)
    found = read_xml(geogebra_xml(construction, {"s": look, "A": track}, VIEW))
    assert (found.looks["s"], found.looks["A"]) == (look, track)
    assert found.traits == traits
    assert found.construct().values == construction.values


def test_loci_and_their_sliders_are_written_and_read() -> None:
    construction = construct(
        [
            *free(O=(0.0, 0.0), A=(2.0, 0.0), F=(5.0, 1.0), a=2.0),
            command("c", "Circle", "O", "A"),
            PointOnPath("P", "c", Point(1, 1)),
            command("M", "Midpoint", "P", "F"),
            command("l", "Locus", "M", "P"),
            FormulaStep("N", "(a, a²)"),
            command("k", "Locus", "N", "a"),
        ],
        {"a": ObjectTraits(kind="numeric", slider=(-1.0, 3.5, 0.25))},
    )
    found = read_xml(geogebra_xml(construction, {}, VIEW))
    assert found.sliders == {"a": (-1.0, 3.5, 0.25)}
    again = found.construct()
    assert (found.lost, again.lost) == ((), {})
    rows = [{row["label"]: row for row in objects_described(one, shown_plane(VIEW))} for one in (again, construction)]
    assert rows[0]["l"]["type"] == "locus"
    for label in "lk":
        assert rows[0][label]["lines"]
        assert rows[0][label] == rows[1][label]


@given(st.text(max_size=20), st.text(max_size=20))
def test_any_words_are_written(title: str, words: str) -> None:
    read_xml(geogebra_xml(made(FormulaStep("t", words)), {}, VIEW, title))
