"""Dashes of lines: where they lie, and that they scale with the line's width alone."""

from __future__ import annotations

from math import cos, hypot, inf, pi, sin

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tni.core.geometry import Affine
from tni.core.ids import ItemId, PageId
from tni.document.dashes import DASH_WIDTHS, GAP_WIDTHS, MAX_DASHES, dashed_outline
from tni.document.drawlist import DrawInk, draw_item
from tni.document.items import Dash, Shape, ShapeKind, bounds
from tni.document.page_format import Paper
from tni.document.pick import touches
from tni.ink.pen import Pen

BROKEN = (Dash.DASHED, Dash.DOTTED)
dashes = st.sampled_from(BROKEN)
places = st.floats(-500, 500).map(lambda value: round(value, 2))
points = st.tuples(places, places)
widths = st.floats(0.3, 20).map(lambda value: round(value, 2))


def ends(parts: np.ndarray) -> np.ndarray:
    return parts.reshape(-1, 2)


def away(place: np.ndarray, corners: list[tuple[float, float]]) -> float:
    """Distance of a place from a closed outline."""
    best = inf
    for (ax, ay), (bx, by) in zip(corners, corners[1:] + corners[:1], strict=True):
        dx, dy = bx - ax, by - ay
        along = ((place[0] - ax) * dx + (place[1] - ay) * dy) / max(dx * dx + dy * dy, 1e-12)
        along = min(max(along, 0.0), 1.0)
        best = min(best, hypot(place[0] - ax - along * dx, place[1] - ay - along * dy))
    return best


@given(st.lists(points, min_size=3, max_size=6), dashes, widths, st.booleans())
def test_every_dash_lies_on_the_outline(
    corners: list[tuple[float, float]], dash: Dash, width: float, smooth: bool
) -> None:
    parts = dashed_outline(corners, dash, width, closed=True, smooth=smooth)
    assert all(away(place, corners) < 1e-6 for place in ends(parts))


@given(points, points, dashes, widths)
def test_an_open_line_is_drawn_at_both_its_ends(
    a: tuple[float, float], b: tuple[float, float], dash: Dash, width: float
) -> None:
    parts = dashed_outline([a, b], dash, width, closed=False, smooth=True)
    assert parts[0, :2] == pytest.approx(a)
    assert parts[-1, 2:] == pytest.approx(b)


@given(st.lists(points, min_size=3, max_size=6, unique=True), dashes, widths)
def test_the_corners_of_a_polygon_are_drawn(corners: list[tuple[float, float]], dash: Dash, width: float) -> None:
    places = ends(dashed_outline(corners, dash, width, closed=True, smooth=False))
    for x, y in corners:
        assert np.hypot(places[:, 0] - x, places[:, 1] - y).min() < 1e-6


@given(st.lists(points, min_size=2, max_size=5), dashes, widths, st.sampled_from([0.25, 0.5, 2.0, 8.0]))
def test_a_shape_twice_as_large_with_a_line_twice_as_wide_is_the_same_picture(
    corners: list[tuple[float, float]], dash: Dash, width: float, factor: float
) -> None:
    once = dashed_outline(corners, dash, width, closed=False, smooth=True)
    scaled = [(x * factor, y * factor) for x, y in corners]
    twice = dashed_outline(scaled, dash, width * factor, closed=False, smooth=True)
    assert np.allclose(twice, once * factor)


def test_a_wider_line_has_longer_dashes() -> None:
    for width in (1.0, 3.0):
        parts = dashed_outline([(0, 0), (400, 0)], Dash.DASHED, width, closed=False, smooth=True)
        lengths, gaps = parts[:, 2] - parts[:, 0], parts[1:, 0] - parts[:-1, 2]
        assert lengths + width == pytest.approx(np.full(len(parts), DASH_WIDTHS * width))  # with the round ends
        assert gaps - width == pytest.approx(np.full(len(gaps), GAP_WIDTHS * width), rel=0.1)


def test_dots_do_not_touch_each_other() -> None:
    parts = dashed_outline([(0, 0), (100, 0)], Dash.DOTTED, 2.0, closed=False, smooth=True)
    assert (parts[1:, 0] - parts[:-1, 2] - 2.0).min() > 0.5
    assert len(parts) > 20


def test_a_circle_has_no_seam() -> None:
    ring = [(40 * cos(2 * pi * k / 96), 40 * sin(2 * pi * k / 96)) for k in range(96)]
    parts = dashed_outline(ring, Dash.DASHED, 1.0, closed=True, smooth=True)
    joined = (parts[1:, :2] == parts[:-1, 2:]).all(axis=1)
    gaps = np.hypot(*(parts[1:, :2] - parts[:-1, 2:]).T)[~joined]
    last = hypot(*(parts[0, :2] - parts[-1, 2:]))
    assert last == pytest.approx(gaps.mean(), rel=0.05)


def test_a_line_shorter_than_a_dash_is_drawn_whole() -> None:
    parts = dashed_outline([(0, 0), (1, 0)], Dash.DASHED, 2.0, closed=False, smooth=True)
    assert parts.tolist() == [[0, 0, 1, 0]]


@pytest.mark.parametrize("far", [1e6, 1e300, inf])
@pytest.mark.filterwarnings("ignore::RuntimeWarning")
def test_a_line_of_any_length_has_few_dashes(far: float) -> None:
    parts = dashed_outline([(0.0, 0.0), (far, 0.0)], Dash.DOTTED, 0.1, closed=False, smooth=True)
    assert 1 <= len(parts) <= MAX_DASHES + 1


@pytest.mark.parametrize("kind", ShapeKind)
@pytest.mark.parametrize("dash", BROKEN)
def test_a_broken_line_is_hit_and_bounded_as_a_whole_one(kind: ShapeKind, dash: Dash) -> None:
    common = {"id": ItemId("a"), "page": PageId("p"), "x0": 10, "y0": 10, "x1": 90, "y1": 60, "pen": Pen(width_mm=2.0)}
    more = ((30, 70),) if kind in (ShapeKind.POLYGON, ShapeKind.ARC) else ()
    turned = Affine.rotating(0.3, (50, 40))
    whole = Shape(**common, kind=kind, more=more, transform=turned)
    broken = Shape(**common, kind=kind, more=more, transform=turned, dash=dash)
    assert bounds(whole) == bounds(broken)
    for x in range(0, 100, 3):
        for y in range(0, 80, 3):
            assert touches(whole, x, y, 1.0) == touches(broken, x, y, 1.0)
    (ink,) = (drawn for drawn in draw_item(broken, Paper.WHITE) if isinstance(drawn, DrawInk))
    assert len(ink.segments) > len(draw_item(whole, Paper.WHITE)[0].segments) or kind in (
        ShapeKind.ELLIPSE, ShapeKind.ARC,
    )  # fmt: skip
    inner = bounds(whole).grown(1e-3)
    assert inner.contains(ink.bounds.x, ink.bounds.y)
    assert inner.contains(ink.bounds.right, ink.bounds.bottom)
