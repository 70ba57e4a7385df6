"""Outlines within a window: nothing outside, nothing missing inside."""

from __future__ import annotations

from itertools import pairwise
from math import hypot, pi

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.constructions import POINTS, apart, formula
from tni.constructions.arguments import run_call
from tni.constructions.conic_shapes import ellipse, parabola
from tni.constructions.evaluation import Scope
from tni.constructions.outline import arrow_head, outline
from tni.constructions.plane_window import PlaneWindow
from tni.constructions.values import (
    Arc,
    Conic,
    Point,
    Polygon,
    Ray,
    Segment,
    StraightLine,
    Value,
    Vector,
    circle_about,
    line_through,
)

WINDOW = PlaneWindow(-6.0, 8.0, -5.0, 4.0)
OBJECTS = st.one_of(
    st.builds(Segment, POINTS, POINTS),
    st.builds(lambda a, b: line_through(a, b) if a != b else Segment(a, b), POINTS, POINTS),
    st.builds(lambda a, b: Ray(a, Vector(b.x, b.y)) if b.x or b.y else Segment(a, b), POINTS, POINTS),
    st.builds(lambda a, b, c: Polygon((a, b, c)), POINTS, POINTS, POINTS),
    st.builds(circle_about, POINTS, st.floats(0.1, 30)),
    st.builds(Arc, POINTS, st.floats(0.1, 30), st.floats(0, 6), st.floats(0.1, 2 * pi), st.booleans()),
)


def drawn(value: Value) -> tuple[tuple[Point, ...], ...]:
    return outline(value, WINDOW, Scope({}, run_call))


@given(OBJECTS)
def test_all_of_an_outline_lies_within_the_window(value: Value) -> None:
    for line in drawn(value):
        assert len(line) > 1
        for point in line:
            assert WINDOW.left - 1e-9 <= point.x <= WINDOW.right + 1e-9
            assert WINDOW.bottom - 1e-9 <= point.y <= WINDOW.top + 1e-9


@given(POINTS, POINTS)
def test_a_line_goes_from_edge_to_edge(a: Point, b: Point) -> None:
    if a == b or not WINDOW.holds(a):
        return
    line = line_through(a, b)
    ((start, end),) = drawn(line)
    for point in (start, end):
        assert abs(line.a * point.x + line.b * point.y + line.c) / hypot(line.a, line.b) < 1e-9
        edges = (point.x - WINDOW.left, WINDOW.right - point.x, point.y - WINDOW.bottom, WINDOW.top - point.y)
        assert min(edges) == pytest.approx(0, abs=1e-9)


def test_a_circle_inside_is_one_closed_line_and_one_across_the_edge_is_several() -> None:
    (whole,) = drawn(circle_about(Point(0, 0), 2.0))
    assert apart(whole[0], whole[-1]) < 1e-9
    assert all(hypot(point.x, point.y) == pytest.approx(2) for point in whole)
    assert len(drawn(circle_about(Point(1, 0), 6.0))) > 1
    assert drawn(circle_about(Point(99, 0), 2.0)) == ()
    assert drawn(StraightLine(1.0, 0.0, -99.0)) == ()


@pytest.mark.parametrize(
    "conic",
    [
        ellipse(Point(-2, 0), Point(2, 1), 3.0),
        ellipse(Point(-2, 0), Point(2, 1), 1.0),
        parabola(Point(0, 0), StraightLine(0, 1, 2)),
    ],
)
def test_conics_follow_their_equation_without_gaps(conic: Conic) -> None:
    found = drawn(conic)
    assert found
    for line in found:
        for one, two in pairwise(line):
            assert apart(one, two) < 1.2
        for point in line[1:-1]:
            slope = hypot(
                conic.xx * point.x + conic.xy * point.y + conic.x, conic.xy * point.x + conic.yy * point.y + conic.y
            )
            assert abs(conic.at(point.x, point.y)) < 1e-9 * max(1.0, slope)


def test_a_graph_is_broken_at_its_pole() -> None:
    function = formula("f(x) = 1 / x")
    assert function is not None
    left, right = drawn(function)
    assert left[-1].x < 0 < right[0].x


def test_an_arrow_points_along_its_vector() -> None:
    one, tip, two = arrow_head(Point(0, 0), Point(3, 4), 0.5)
    assert tip == Point(3, 4)
    assert apart(one, tip) == pytest.approx(0.5)
    assert apart(one, Point(0, 0)) == pytest.approx(apart(two, Point(0, 0)))
    assert arrow_head(Point(1, 1), Point(1, 1), 0.5) == ()
