"""Loci: all places of a point while another goes along its curve."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from math import cos, hypot, sin

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.constructions import apart, command, free, made
from tni.constructions.arguments import run_call
from tni.constructions.construction import Construction, construct
from tni.constructions.errors import NoOverloadError
from tni.constructions.evaluation import Scope
from tni.constructions.locus_lines import LEAST_PLACES, MOST_STEPS, locus_lines
from tni.constructions.object_traits import ObjectTraits
from tni.constructions.outline import outline
from tni.constructions.plain_form import from_plain_form, plain_form
from tni.constructions.plane_window import PlaneWindow, Polyline
from tni.constructions.steps import FormulaStep, FreeObject, PointOnPath, Step
from tni.constructions.values import Locus, NumberValue, Point

WINDOW = PlaneWindow(-9.0, 9.0, -6.0, 6.0)
FINE = 0.03
"""How far a line through places of a curve may lie from it: a tenth of the width of a drawn line here."""


def lines(construction: Construction, window: PlaneWindow = WINDOW) -> tuple[Polyline, ...]:
    found = construction.values["l"]
    assert isinstance(found, Locus), construction.lost
    return locus_lines(found, window)


def points(construction: Construction) -> list[Point]:
    return [point for line in lines(construction) for point in line]


def off(point: Point, parts: tuple[Polyline, ...]) -> float:
    """Distance of a point from lines."""
    best = float("inf")
    for line in parts:
        for one, two in pairwise(line):
            dx, dy = two.x - one.x, two.y - one.y
            square = dx * dx + dy * dy
            time = 0.0 if not square else ((point.x - one.x) * dx + (point.y - one.y) * dy) / square
            time = min(1.0, max(0.0, time))
            best = min(best, hypot(one.x + time * dx - point.x, one.y + time * dy - point.y))
    return best


def by_focus(focus: float, radius: float = 5.0) -> Construction:
    """Places that are as far from F as from a circle about O: an ellipse, or a hyperbola where F lies outside."""
    return made(
        free(O=(0.0, 0.0), A=(radius, 0.0), F=(focus, 0.0)),
        command("c", "Circle", "O", "A"),
        [PointOnPath("P", "c", Point(1.0, 1.0))],
        command("d", "LineBisector", "P", "F"),
        command("e", "Line", "O", "P"),
        command("Q", "Intersect", "d", "e"),
        command("l", "Locus", "Q", "P"),
    )


@given(st.floats(0.5, 4.0))
def test_the_locus_of_the_focus_construction_is_the_ellipse(focus: float) -> None:
    found = points(by_focus(focus))
    assert all(apart(at, Point(0, 0)) + apart(at, Point(focus, 0)) == pytest.approx(5.0) for at in found)
    assert max(at.x for at in found) == pytest.approx((5 + focus) / 2, abs=FINE)
    assert len(lines(by_focus(focus))) == 1


def test_a_locus_is_broken_where_the_point_has_no_place_or_leaves_for_infinity() -> None:
    found = lines(by_focus(4.0, 2.0))
    assert len(found) > 1
    for at in (one for line in found for one in line):
        assert abs(apart(at, Point(0, 0)) - apart(at, Point(4, 0))) == pytest.approx(2.0)
    for line in found:  # no stroke from one branch to the other
        assert len({at.x < 2 for at in line if abs(at.x) < 9 and abs(at.y) < 6}) == 1


@given(st.floats(-30.0, 30.0))
def test_the_point_stays_on_its_locus_while_the_other_is_dragged(x: float) -> None:
    found = made(
        free(A=(-4.0, -2.0), B=(4.0, -2.0), F=(0.0, 0.0)),
        command("s", "Line", "A", "B"),
        [PointOnPath("P", "s", Point(1.0, 1.0))],
        command("d", "LineBisector", "P", "F"),
        command("e", "OrthogonalLine", "P", "s"),
        command("Q", "Intersect", "d", "e"),
        command("l", "Locus", "Q", "P"),
    )
    moved = found.moved("P", Point(x, -2.0))
    at = moved.values["Q"]
    assert isinstance(at, Point)
    if WINDOW.holds(at):
        assert off(at, lines(found)) < FINE
    assert lines(moved) == lines(found)


def test_loci_along_each_kind_of_curve() -> None:
    """The middle between a fixed point and one on a curve goes along the curve, half as large."""
    curves: dict[str, tuple[list[Step], list[Point]]] = {
        "Segment": ([command("k", "Segment", "A", "B")], [Point(-2, 0), Point(2, 0)]),
        "Ray": ([command("k", "Ray", "A", "B")], [Point(-2, 0), Point(8.9, 0)]),
        "Line": ([command("k", "Line", "A", "B")], [Point(-8.9, 0), Point(8.9, 0)]),
        "Polygon": ([command("k", "Polygon", "A", "B", "C")], [Point(-2, 0), Point(2, 0), Point(1, 2)]),
        "Arc": ([command("k", "Semicircle", "A", "B")], [Point(-2, 0), Point(2, 0), Point(0, 2)]),
        "Vector": ([command("k", "Vector", "A", "B")], [Point(-2, 0), Point(2, 0)]),
        "graph": ([FormulaStep("k", "x²")], [Point(0, 0), Point(1, 2), Point(-1.5, 4.5)]),
        "parabola": ([command("k", "Parabola", "(0, 1)", "y = -1")], [Point(0, 0), Point(2, 2), Point(-2, 2)]),
        "hyperbola": ([command("k", "Hyperbola", "(-2, 0)", "(2, 0)", "1")], [Point(0.5, 0), Point(-0.5, 0)]),
    }
    for name, (steps, wanted) in curves.items():
        found = made(
            free(A=(-4.0, 0.0), B=(4.0, 0.0), C=(2.0, 4.0), O=(0.0, 0.0)),
            steps,
            [PointOnPath("P", "k", Point(1.0, 0.5))],
            command("Q", "Midpoint", "P", "O"),
            command("l", "Locus", "Q", "P"),
        )
        for place in wanted:
            assert off(place, lines(found)) < FINE, (name, place)


def with_slider() -> Construction:
    turn = FreeObject("a", NumberValue(1.0))
    steps = [turn, FormulaStep("Q", "(a cos(a), a sin(a))"), command("l", "Locus", "Q", "a")]
    return construct(steps, {"a": ObjectTraits(kind="numeric", slider=(0.0, 5.0, 0.1))})


def test_a_locus_follows_a_slider() -> None:
    for turn in (0.0, 1.0, 2.3, 5.0):
        assert off(Point(turn * cos(turn), turn * sin(turn)), lines(with_slider())) < FINE


def test_a_locus_needs_a_point_that_follows_one_on_a_curve() -> None:
    base = [
        *free(A=(0.0, 0.0), B=(4.0, 0.0), a=2.0),
        command("k", "Segment", "A", "B"),
        PointOnPath("P", "k", Point(1.0, 0.0)),
        command("M", "Midpoint", "A", "P"),
        command("N", "Midpoint", "A", "B"),
    ]
    for inputs in (("M", "A"), ("N", "P"), ("P", "P"), ("M", "M"), ("k", "P"), ("M", "a"), ("M",), ("M", "P", "A")):
        found = made(base, command("l", "Locus", *inputs))
        assert isinstance(found.lost["l"], NoOverloadError), inputs
    found = made(base, command("l", "Locus", "M", "P"), command("R", "Point", "l"))
    assert isinstance(found.lost["R"], NoOverloadError)
    assert set(found.lost) == {"R"}


def test_a_locus_whose_curve_is_undefined_is_undefined() -> None:
    found = made(
        free(A=(0.0, 0.0), B=(9.0, 0.0)),
        command("c", "Circle", "A", "1"),
        command("d", "Circle", "B", "1"),
        command("E F", "Intersect", "c", "d"),
        command("k", "Segment", "E", "F"),
        [PointOnPath("P", "k", Point(1.0, 0.0))],
        command("M", "Midpoint", "A", "P"),
        command("l", "Locus", "M", "P"),
    )
    assert (found.values["l"], found.lost) == (None, {})


def test_what_leaps_is_not_joined() -> None:
    found = made(
        free(A=(-4.0, 0.0), B=(4.0, 0.0)),
        command("k", "Segment", "A", "B"),
        [PointOnPath("P", "k", Point(1.0, 0.0)), FormulaStep("Q", "(x(P), If[x(P) < 0.7, -3, 3])")],
        command("l", "Locus", "Q", "P"),
    )
    below, above = lines(found)
    assert {at.y for at in below} == {-3.0}
    assert {at.y for at in above} == {3.0}


def test_the_work_for_all_loci_is_limited() -> None:
    steps: list[Step] = [*free(A=(-4.0, 0.0), B=(4.0, 0.0), C=(1.0, 5.0)), command("k", "Segment", "A", "B")]
    steps.append(PointOnPath("P", "k", Point(1.0, 0.0)))
    steps.append(FormulaStep("Q_0", "(4 sin(3 x(P)), 4 cos(5 x(P)))"))
    steps += [command(f"Q_{number}", "Midpoint", "C", f"Q_{number - 1}") for number in range(1, 5)]
    for count in (1, 2, 8):
        loci = [command(f"l_{number}", "Locus", "Q_4", "P") for number in range(count)]
        found = made(steps, loci).values["l_0"]
        assert isinstance(found, Locus)
        tried = sum(len(line) for line in locus_lines(found, WINDOW))
        assert LEAST_PLACES < tried <= max(LEAST_PLACES + 1, MOST_STEPS / 5 / count)


def test_lines_are_cut_at_the_window() -> None:
    found = by_focus(4.0, 2.0).values["l"]
    assert found is not None
    for line in outline(found, WINDOW, Scope({}, run_call)):
        assert all(abs(at.x) <= 9 + 1e-9 and abs(at.y) <= 6 + 1e-9 for at in line)


def test_the_plain_form_keeps_loci_and_sliders() -> None:
    for construction in (by_focus(2.0), with_slider()):
        again = from_plain_form(plain_form(construction))
        assert again.values == construction.values
        assert lines(again) == lines(construction)
    old = {name: value for name, value in plain_form(by_focus(2.0)).items() if name != "sliders"}
    assert from_plain_form(old).values == by_focus(2.0).values
    assert replace(with_slider().traits["a"], slider=None) != with_slider().traits["a"]


def test_a_locus_has_no_place_where_its_chain_has_none() -> None:
    """The mirror has no direction while P lies on A."""
    found = made(
        free(A=(0.0, 0.0), B=(4.0, 0.0), C=(1.0, 2.0)),
        command("s", "Segment", "A", "B"),
        [PointOnPath("P", "s", Point(1.0, 0.0))],
        command("m", "Segment", "A", "P"),
        command("Q", "Mirror", "C", "m"),
        command("l", "Locus", "Q", "P"),
    )
    locus = found.values["l"]
    assert isinstance(locus, Locus)
    lines = locus_lines(locus, PlaneWindow(-5.0, 5.0, -5.0, 5.0))
    assert lines
    assert all(apart(at, Point(1.0, -2.0)) < 1e-9 for line in lines for at in line)
