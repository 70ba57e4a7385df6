"""Laws of marks that lie down on lines: on the middle of a segment and along it, in a right angle, free elsewhere."""

from __future__ import annotations

from dataclasses import replace
from math import atan2, cos, hypot, pi, sin, tau

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.board import stroke
from tni.core.geometry import Affine
from tni.core.ids import ItemId, PageId
from tni.document.items import Shape, ShapeKind
from tni.document.line_snap import LEAST_MM, MIDDLE_SHARE, laid_on_line, segments_of
from tni.ink.pen import Pen, PenKind

PAGE = PageId("p")
angles, places = st.floats(-pi, pi), st.floats(-200.0, 200.0)


def direction(by: Affine, turn: float) -> float:
    """Return where the item's right points to after a movement."""
    (x0, y0), (x1, y1) = by.point(0.0, 0.0), by.point(cos(turn), sin(turn))
    return atan2(y1 - y0, x1 - x0)


def apart(one: float, other: float, whole: float) -> float:
    return abs((one - other + whole / 2) % whole - whole / 2)


@given(places, places, angles, st.floats(LEAST_MM + 1, 300.0), st.floats(0.0, 1.0), st.floats(-4.0, 4.0), angles)
def test_a_mark_near_a_segment_lies_on_it_and_along_it(
    x: float, y: float, way: float, length: float, share: float, aside: float, turn: float
) -> None:
    start, end = (x, y), (x + length * cos(way), y + length * sin(way))
    at = x + share * length * cos(way) - aside * sin(way), y + share * length * sin(way) + aside * cos(way)
    by = laid_on_line(at, turn, False, [(start, end)], 4.5)
    assert by is not None
    laid = by.point(*at)
    along = (laid[0] - x) * cos(way) + (laid[1] - y) * sin(way)
    assert hypot(x + along * cos(way) - laid[0], y + along * sin(way) - laid[1]) < 1e-6
    assert -1e-6 <= along <= length + 1e-6
    assert apart(direction(by, turn), way, pi) < 1e-6
    assert apart(direction(by, turn), turn, tau) <= pi / 2 + 1e-6, "it is turned as little as it can be"
    if abs(share - 0.5) < MIDDLE_SHARE - 0.01:
        assert along == pytest.approx(length / 2)
    assert laid_on_line((at[0] - 10 * sin(way), at[1] + 10 * cos(way)), turn, False, [(start, end)], 4.5) is None


@given(places, places, angles, angles, st.floats(0.0, 4.0), angles, st.booleans())
def test_a_right_angle_lies_within_both_sides(
    x: float, y: float, way: float, turn: float, far: float, off: float, crosses: bool
) -> None:
    u, v = (cos(way), sin(way)), (-sin(way), cos(way))
    back = 40.0 if crosses else 0.0
    one = (x - back * u[0], y - back * u[1]), (x + 50 * u[0], y + 50 * u[1])
    other = (x - back * v[0], y - back * v[1]), (x + 30 * v[0], y + 30 * v[1])
    at = x + far * cos(off), y + far * sin(off)
    by = laid_on_line(at, turn, True, [one, other], 4.5)
    assert by is not None
    assert by.point(*at) == pytest.approx((x, y))
    right = direction(by, turn)
    up = right - pi / 2
    arms = [(cos(k) * u[0] + sin(k) * u[1], cos(k) * v[0] + sin(k) * v[1]) for k in (right, up)]
    for along_u, along_v in arms:
        assert max(abs(along_u), abs(along_v)) > 1 - 1e-6
        assert crosses or max(along_u, along_v) > 1 - 1e-6, "there is a side"


def test_other_angles_and_short_lines_take_no_mark() -> None:
    slanted = [((0.0, 0.0), (50.0, 0.0)), ((0.0, 0.0), (40.0, 40.0))]
    assert laid_on_line((1.0, 1.0), 0.0, True, slanted, 4.0) is None
    assert laid_on_line((1.0, 1.0), 0.0, False, [((0.0, 0.0), (LEAST_MM - 1, 0.0))], 4.0) is None
    apart_lines = [((0.0, 0.0), (50.0, 0.0)), ((60.0, 5.0), (60.0, 40.0))]
    assert laid_on_line((60.0, 0.0), 0.0, True, apart_lines, 4.0) is None


def shape(kind: ShapeKind, more: tuple[tuple[float, float], ...] = ()) -> Shape:
    return Shape(
        id=ItemId("s"), page=PAGE, kind=kind, x0=0.0, y0=0.0, x1=40.0, y1=30.0, pen=Pen(PenKind.PEN, "#000000", 0.5),
        more=more, transform=Affine.moving(5.0, 0.0),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("kind", "more", "count"),
    [
        (ShapeKind.LINE, (), 1), (ShapeKind.ARROW, (), 1), (ShapeKind.RECTANGLE, (), 4), (ShapeKind.TRIANGLE, (), 3),
        (ShapeKind.POLYGON, ((0.0, 40.0), (-9.0, 9.0)), 4), (ShapeKind.ELLIPSE, (), 0), (ShapeKind.ARC, (), 0),
    ],
)  # fmt: skip
def test_sides_of_shapes_are_found(kind: ShapeKind, more: tuple[tuple[float, float], ...], count: int) -> None:
    found = list(segments_of(shape(kind, more)))
    assert len(found) == count
    assert kind is not ShapeKind.LINE or found == [((5.0, 0.0), (45.0, 30.0))]


@given(st.lists(st.floats(-0.5, 0.5), min_size=3, max_size=20), angles)
def test_straight_ink_is_a_segment_and_a_curve_is_none(shakes: list[float], way: float) -> None:
    def laid(points: list[tuple[float, float]]) -> list[object]:
        made = stroke(PAGE, [(100 + a * cos(way) - b * sin(way), 100 + a * sin(way) + b * cos(way)) for a, b in points])
        return list(segments_of(replace(made, transform=Affine.moving(3.0, 4.0))))

    line = [(60.0 * n / (len(shakes) - 1), shake) for n, shake in enumerate(shakes)]
    line[0], line[-1] = (0.0, 0.0), (60.0, 0.0)
    assert len(laid(line)) == 1
    assert laid([(0.0, 0.0), (30.0, 8.0), (60.0, 0.0)]) == []
    assert laid([(0.0, 0.0), (60.0, 0.0), (20.0, 0.0)]) == []
