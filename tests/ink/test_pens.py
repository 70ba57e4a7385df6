"""What felt-tip and chalk are made of: the marker's slanted tip, the grain of the board."""

from __future__ import annotations

import zlib
from math import cos, pi, sin

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tni.ink import grain
from tni.ink.nib import FELT_ANGLE, FELT_NARROW, nib_tips
from tni.ink.params import INK_PARAMS
from tni.ink.pen import Pen, PenKind

FELT = Pen(PenKind.FELT, width_mm=4.0)
DOT = np.array([[10.0, 20.0, 2.0, 10.0, 20.0, 2.0]], np.float32)
scales = st.floats(0.3, 60)
edges = st.integers(-5000, 50_000)


def reach(segments, angle):
    """How far segments go from the dot's place in a direction."""
    away = (segments[:, :2] - DOT[0, :2]) @ np.array([cos(angle), sin(angle)]) + segments[:, 2]
    return float(away.max())


def test_a_felt_tip_is_broad_one_way_and_narrow_the_other():
    print_of_it = nib_tips(DOT, FELT)
    for angle in (FELT_ANGLE, FELT_ANGLE + pi):
        assert reach(print_of_it, angle) == pytest.approx(2.0)
        assert reach(print_of_it, angle + pi / 2) == pytest.approx(2.0 * FELT_NARROW)
    assert all(reach(print_of_it, angle) <= 2.0 + 1e-5 for angle in np.linspace(0, 2 * pi, 60))


def test_upright_lines_are_heavier_than_lying_ones():
    print_of_it = nib_tips(DOT, FELT)
    assert reach(print_of_it, 0) + reach(print_of_it, pi) < reach(print_of_it, pi / 2) + reach(print_of_it, -pi / 2)
    assert reach(print_of_it, 0) > 1.2


@given(st.lists(st.tuples(*[st.floats(0, 300, width=32)] * 6), min_size=2, max_size=8), st.integers(1, 7))
def test_a_line_piece_by_piece_is_the_whole_line(rows, cut):
    segments = np.array(rows, np.float32)
    pieces = np.concatenate([nib_tips(segments[:cut], FELT), nib_tips(segments[cut:], FELT)])
    assert sorted(map(tuple, pieces.tolist())) == sorted(map(tuple, nib_tips(segments, FELT).tolist()))


@pytest.mark.parametrize("kind", [k for k in PenKind if k is not PenKind.FELT])
def test_round_tips_are_left_as_they_are(kind):
    assert nib_tips(DOT, Pen(kind)) is DOT


def test_every_pen_has_its_widths_and_only_the_fine_one_has_many():
    widths = {kind: ink.width for kind, ink in INK_PARAMS.items()}
    spans = {kind: w.pressed_most / w.pressed_least if w else 1.0 for kind, w in widths.items()}
    assert set(spans) == set(PenKind)
    assert max(spans, key=spans.__getitem__) is PenKind.PEN
    assert spans[PenKind.HIGHLIGHTER] == 1
    assert 1 < spans[PenKind.FELT] < 1.3


def test_the_grain_is_the_same_for_ever():
    assert zlib.crc32(grain.levels()[0].tobytes()) == 1298961390


def test_heights_are_evenly_spread():
    counts = np.bincount(grain.levels()[0].ravel(), minlength=256)
    assert counts[1:-1].min() > 0.9 * counts[1:-1].max()


@given(scales, edges, edges, st.integers(1, 60), st.integers(1, 60))
def test_a_part_has_the_grain_of_the_whole(px_per_mm, left, top, dx, dy):
    whole = grain.sampled(px_per_mm, left, top, 130, 130)
    part = grain.sampled(px_per_mm, left + dx, top + dy, 70, 70)
    assert np.array_equal(part, whole[dy : dy + 70, dx : dx + 70])


@pytest.mark.parametrize("px_per_mm", [5.0, 8.0])
def test_the_grain_keeps_its_place_when_the_page_is_magnified(px_per_mm):
    small = grain.sampled(px_per_mm, 300, 200, 100, 80).astype(float)
    large = grain.sampled(2 * px_per_mm, 600, 400, 200, 160).astype(float)
    from_large = large.reshape(80, 2, 100, 2).mean(axis=(1, 3))
    assert np.corrcoef(small.ravel(), from_large.ravel())[0, 1] > 0.97


@pytest.mark.parametrize("px_per_mm", [0.5, 1.5, 3.0, 6.0, 11.0, 30.0])
def test_as_much_chalk_stays_at_every_scale(px_per_mm):
    covered = np.full((512, 512), 255, np.uint8)
    assert grain.chalked(covered, px_per_mm, 0, 0).mean() == pytest.approx(205, abs=12)


@pytest.mark.parametrize("level", [0, 1])
def test_more_coverage_and_higher_ground_never_hold_less_chalk(level):
    table = grain.chalk_table(level).astype(int)
    assert (np.diff(table, axis=0) >= 0).all()
    assert (np.diff(table, axis=1) >= 0).all()
    assert (table[0] == 0).all()
    assert table[255, 255] >= 240


def test_where_no_line_is_there_is_no_chalk():
    covered = np.zeros((40, 60), np.uint8)
    covered[:, 20:30] = 255
    found = grain.chalked(covered, 6.0, -17, 90)
    assert not found[:, :20].any()
    assert not found[:, 30:].any()
    assert 0.5 < (found[:, 20:30] > 128).mean() < 1
