"""Hits and cuts against slow, plain reckoning."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from tests.support.board import distance_to_segment, samples
from tni.core.geometry import Affine
from tni.ink.cut import cut_stroke, cut_strokes, kept_spans
from tni.ink.hit import covered, distances_to_point, inside_polygon
from tni.ink.sample import Samples
from tni.ink.stroke_fragment import FULL_WIDTH, StrokeFragment
from tni.ink.stroke_model import StrokeLines

coordinates = st.floats(-100, 100)
points = st.tuples(coordinates, coordinates)
segments = st.lists(st.tuples(points, points), min_size=1, max_size=5)
EDGE = 1e-6


@given(points, segments)
def test_distances_are_those_of_each_segment(point: tuple[float, float], found: list) -> None:
    starts, ends = np.array([a for a, _ in found]), np.array([b for _, b in found])
    truth = [distance_to_segment(*point, *a, *b) for a, b in found]
    assert np.allclose(distances_to_point(point, starts, ends), truth, atol=1e-6)


@given(points, points, segments, st.floats(0.1, 50))
def test_what_is_covered_is_near_and_what_is_not_is_far(
    a: tuple[float, float], b: tuple[float, float], found: list, radius: float
) -> None:
    starts, ends = np.array([s for s, _ in found]), np.array([e for _, e in found])
    lows, highs = covered(a, b, np.full(len(found), radius), starts, ends)
    for (start, end), low, high in zip(found, lows, highs, strict=True):
        for t in np.linspace(0, 1, 21):
            x, y = np.add(start, t * np.subtract(end, start))
            away = distance_to_segment(x, y, *a, *b)
            if low <= t <= high:
                assert away <= radius + EDGE
            else:
                assert away >= radius - EDGE


@given(points, points, segments, st.floats(0.1, 50), st.floats(0.01, 5))
def test_a_larger_eraser_covers_no_less(
    a: tuple[float, float], b: tuple[float, float], found: list, radius: float, more: float
) -> None:
    starts, ends = np.array([s for s, _ in found]), np.array([e for _, e in found])
    low, high = covered(a, b, np.full(len(found), radius), starts, ends)
    wider_low, wider_high = covered(a, b, np.full(len(found), radius + more), starts, ends)
    hit = low <= high
    assert (wider_low[hit] <= low[hit] + EDGE).all()
    assert (wider_high[hit] >= high[hit] - EDGE).all()


@given(st.lists(points, min_size=1, max_size=20), st.lists(points, max_size=8))
@example([(0.0, 2.0)], [(0.0, 0.0), (0.0, 0.0), (0.0, 1.1e-308)])  # an edge of which no coordinate is a multiple
def test_inside_is_an_odd_number_of_crossings(found: list[tuple[float, float]], polygon: list) -> None:
    def odd(x: float, y: float) -> bool:
        crossings = 0
        for (x0, y0), (x1, y1) in zip(polygon, polygon[1:] + polygon[:1], strict=True):
            if (y0 > y) != (y1 > y) and x < x0 + (y - y0) / (y1 - y0) * (x1 - x0):
                crossings += 1
        return crossings % 2 == 1

    truth = [len(polygon) >= 3 and odd(x, y) for x, y in found]
    assert inside_polygon(np.array(found), np.array(polygon).reshape(-1, 2)).tolist() == truth


@given(st.lists(st.one_of(st.none(), st.tuples(st.floats(0, 1), st.floats(0, 1))), min_size=1, max_size=8))
@example([None, (0.04999999999999999, 1.0)])  # along the whole stroke this is where 0.05 is
def test_spans_are_what_is_not_covered(parts: list[tuple[float, float] | None]) -> None:
    low = np.array([np.inf if p is None else min(p) for p in parts])
    high = np.array([-np.inf if p is None else max(p) for p in parts])
    spans = kept_spans(low, high)
    assert all(start < end for start, end in spans)
    assert all(a[1] <= b[0] for a, b in pairwise(spans))
    for k in range(len(parts)):
        for t in np.linspace(0.05, 0.95, 10):
            kept, along = any(start <= k + t <= end for start, end in spans), (k + low[k], k + high[k])
            assert kept != (along[0] < k + t < along[1]) or k + t in along


def straight(ink: Samples) -> StrokeLines:
    """A line straight from sample to sample."""
    count = len(ink)
    return StrokeLines(ink.positions_mm, np.ones(count), np.arange(float(count)), np.array([count]))


def test_a_piece_is_the_line_within_its_span() -> None:
    whole = samples([(0, 0), (10, 0), (20, 0)], pressure=0.5)
    first, second = cut_stroke(whole, [(0.0, 1.0), (1.5, 2.0)], straight(whole), 4.0)
    assert first.positions_mm.tolist() == [[0, 0], [10, 0]]
    assert second.positions_mm.tolist() == [[15, 0], [20, 0]]
    assert second.times_s.tolist() == [0.015, 0.02]
    assert (second.array["pressure"] == FULL_WIDTH // 2).all()


def test_parts_of_a_piece_are_pieces() -> None:
    ink = samples([(0, 0), (10, 0), (20, 0)], pressure=0.5)
    piece = StrokeFragment.of(ink)
    again = piece[:1].joined(piece[1:])
    assert again == piece
    assert type(piece[:1]) is StrokeFragment
    assert ink[:1].joined(ink[1:]) == ink
    assert type(ink[:1]) is Samples


def test_pieces_and_samples_are_not_joined() -> None:
    ink = samples([(0, 0), (10, 0)])
    for first, second in ((ink, StrokeFragment.of(ink)), (StrokeFragment.of(ink), ink)):
        with pytest.raises(TypeError, match="cannot follow"):
            first.joined(second)


def test_a_sliver_is_left_out() -> None:
    whole = samples([(0, 0), (10, 0)])
    assert cut_stroke(whole, [(0.0, 0.004)], straight(whole), 1.0) == []


halves = st.lists(st.integers(0, 8), max_size=6, unique=True).map(lambda ends: sorted(n / 2 for n in ends))


@given(st.lists(st.tuples(st.lists(points, min_size=5, max_size=5), halves, st.floats(0.5, 20)), max_size=5))
def test_many_strokes_are_cut_as_each_is(strokes: list) -> None:
    whole = [samples(places) for places, _, _ in strokes]
    spans = [list(zip(ends[::2], ends[1::2], strict=False)) for _, ends, _ in strokes]
    lines, widths = [straight(ink) for ink in whole], [width for _, _, width in strokes]
    fields = (np.concatenate([getattr(line, name) for line in lines] or [[]]) for name in _OF_CHAIN)
    together = cut_strokes(whole, spans, StrokeLines(*fields), widths)
    assert together == [cut_stroke(*one) for one in zip(whole, spans, lines, widths, strict=True)]


_OF_CHAIN = ("places", "radii", "at", "lengths")


def test_a_point_as_high_as_a_corner_of_the_lasso_lies_within_it_once() -> None:
    diamond = np.array([(0.0, -1.0), (1.0, 0.0), (0.0, 1.0), (-1.0, 0.0)])
    points = np.array([(0.0, 0.0), (-2.0, 0.0), (2.0, 0.0), (-0.5, 0.0)])
    assert inside_polygon(points, diamond).tolist() == [True, False, False, True]


def test_nothing_is_left_of_a_stroke_that_was_covered_to_its_end() -> None:
    whole = np.array([0.0, 0.0, 0.0]), np.array([1.0, 1.0, 1.0])
    assert kept_spans(*whole) == []
    assert kept_spans(np.array([np.inf, 0.5, 0.0]), np.array([-np.inf, 1.0, 1.0])) == [(0.0, 1.5)]


def test_what_is_covered_of_a_segment_lies_on_it() -> None:
    """Also where the eraser goes on past its ends."""
    starts = np.array([(0.0, 0.0), (0.0, 0.0), (-9.0, 0.0), (50.0, 0.0), (0.0, 0.0)])
    ends = np.array([(1.0, 0.0), (100.0, 0.0), (9.0, 0.0), (60.0, 0.0), (0.0, 0.0)])
    for a, b in (((0.0, 0.0), (0.0, 0.0)), ((-5.0, 0.0), (5.0, 1.0))):
        low, high = covered(a, b, np.full(5, 10.0), starts, ends)
        inside = low <= high
        assert inside.tolist() == [True, True, True, False, True]
        assert (low[inside] >= 0).all()
        assert (high[inside] <= 1).all()


def test_one_map_after_another_does_both() -> None:
    turned, moved = Affine.rotating(0.7, (3.0, -4.0)), Affine(2.0, 0.5, -0.25, 1.5, 30.0, -70.0)
    for first, then in ((turned, moved), (moved, turned), (moved, moved)):
        for place in ((0.0, 0.0), (5.0, -2.0)):
            assert then.after(first).point(*place) == pytest.approx(then.point(*first.point(*place)))
