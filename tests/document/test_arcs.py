"""An arc passes through its three points, on one circle; what has no circle is straight."""

from __future__ import annotations

import itertools
from math import cos, hypot, pi, sin

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tni.core.ids import ItemId, PageId
from tni.document.arcs import arc_midpoint, arc_points
from tni.document.drawlist import shape_outline
from tni.document.items import Shape, ShapeKind, bounds
from tni.ink.pen import Pen

ANY = st.floats(allow_nan=False, allow_infinity=False)
FIRST = st.floats(-pi, pi)
PART = st.floats(0.05, 0.95)


def at(angle: float) -> tuple[float, float]:
    return 100 + 40 * cos(angle), 60 + 40 * sin(angle)


@given(FIRST, st.floats(0.1, 6.1), PART, st.sampled_from([-1, 1]))
def test_the_points_lie_on_the_circle_from_end_to_end(first: float, sweep: float, part: float, way: int) -> None:
    through = first + way * sweep * part
    points = arc_points(at(first), at(through), at(first + way * sweep))
    assert points[0] == at(first)
    assert points[-1] == at(first + way * sweep)
    assert all(hypot(x - 100, y - 60) == pytest.approx(40, abs=1e-3) for x, y in points)
    steps = [hypot(bx - ax, by - ay) for (ax, ay), (bx, by) in itertools.pairwise(points)]
    assert sum(steps) == pytest.approx(40 * sweep, rel=0.01)


@given(ANY, ANY, ANY, ANY, ANY, ANY)
def test_any_three_points_give_a_line(a: float, b: float, c: float, d: float, e: float, f: float) -> None:
    points = arc_points((a, b), (c, d), (e, f))
    assert points[0] == (a, b)
    assert points[-1] == (e, f)
    assert len(points) < 200


def test_half_a_circle_is_what_an_arc_without_a_point_is() -> None:
    assert arc_midpoint((0, 0), (10, 0)) == (5, -5)
    shape = Shape(id=ItemId("a"), page=PageId("p"), kind=ShapeKind.ARC, x0=0, y0=0, x1=10, y1=0, pen=Pen())
    points, closed = shape_outline(shape)
    assert not closed
    assert min(y for _, y in points) == pytest.approx(-5, abs=0.01)
    box = bounds(shape)
    assert (box.y, box.bottom) == (pytest.approx(-5.5, abs=0.01), pytest.approx(0.5))
