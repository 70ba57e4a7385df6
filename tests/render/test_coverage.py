from __future__ import annotations

import numpy as np
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from tests.bench.edges import band, exact, half_plane
from tests.support.coverage_truth import handwriting, true_coverage
from tni.render.coverage import cover, cover_one, cover_stacked, to_pixels

SIZE = (200, 150)

near = st.floats(-40, 240, width=32)
radius = st.floats(0.125, 30, width=32)
dots = st.tuples(near, near, radius).map(lambda circle: circle + circle)
capsules = st.lists(st.tuples(near, near, radius, near, near, radius) | dots, min_size=1, max_size=12)


def mask():
    return np.zeros((SIZE[1], SIZE[0]), np.uint8)


@pytest.mark.parametrize(
    ("points", "step", "width"), [(100, 2, 4), (20, 9, 4), (120, 1.5, 2), (40, 4, 40), (20, 30, 6)]
)
@pytest.mark.parametrize("seed", [1, 2])
def test_like_64_points_a_pixel(points, step, width, seed):
    segments = handwriting(points, step, width, seed, SIZE)
    found, truth = mask(), true_coverage(segments, *SIZE)
    cover(found, segments)
    edge = (truth > 0) & (truth < 255)
    off = np.abs(found - truth)[edge]
    assert edge.sum() > 100
    assert off.mean() <= 9
    assert (off > 32).mean() <= 0.03


@given(capsules)
def test_all_at_once_is_one_by_one(rows):
    segments = np.array(rows * 3, np.float32)  # more than FEW, so rows are listed
    together, single = mask(), mask()
    cover(together, segments)
    for row in segments.tolist():
        cover_one(single, *row)
    assert np.abs(together.astype(int) - single).max() <= 2


@given(capsules, st.integers(0, 11))
def test_order_and_repetition_do_not_matter(rows, cut):
    segments = np.array(rows, np.float32)
    once, again = mask(), mask()
    cover(once, segments)
    cover(again, segments[cut:])
    cover(again, segments[::-1])
    assert np.abs(once.astype(int) - again).max() <= 2


@given(capsules)
def test_only_the_answered_box_changes(rows):
    found = mask()
    left, top, right, bottom = cover(found, np.array(rows, np.float32))
    assert found.sum() == found[top:bottom, left:right].sum()


@given(capsules)
def test_a_bent_line_has_the_ink_of_its_ends(rows):
    x0, y0, r0, x1, y1, r1 = rows[0]
    whole, halves = mask(), mask()
    cover_one(whole, x0, y0, r0, x1, y1, r1)
    xm, ym, rm = (x0 + x1) / 2, (y0 + y1) / 2, (r0 + r1) / 2
    for part in ((x0, y0, r0, xm, ym, rm), (xm, ym, rm, x1, y1, r1)):
        cover_one(halves, *part)
    if min(r0, r1) >= 0.5:  # thinner ones are dimmed by their mean width
        assert np.abs(whole.astype(int) - halves).max() <= 3


def test_a_hairline_has_the_ink_of_its_area():
    found = mask()
    cover_one(found, 20, 75.3, 0.1, 180, 75.3, 0.1)
    assert found.sum() / 255 == pytest.approx(160 * 0.2, rel=0.2)


@pytest.mark.parametrize("count", [1, 9])
def test_dots_are_round(count):
    dots = np.array([(20 + 15 * n, 75.3, 4.5, 20 + 15 * n, 75.3, 4.5) for n in range(count)], np.float32)
    found, truth = mask(), true_coverage(dots, *SIZE)
    cover(found, dots)
    assert np.abs(found - truth).max() <= 32
    assert found.sum() / 255 == pytest.approx(count * np.pi * 4.5**2, rel=0.02)


def test_a_nested_disc_is_the_larger_one():
    for small_first in (True, False):
        ends = [(100, 70, 3), (104, 72, 20)]
        (a, b) = ends if small_first else ends[::-1]
        found, disc = mask(), mask()
        cover_one(found, *a, *b)
        cover_one(disc, 104, 72, 20, 104, 72, 20)
        assert np.array_equal(found, disc)


def test_millimetres_to_pixels():
    segments = np.array([[10, 20, 1, 30, 40, 2]], np.float32)
    assert to_pixels(segments, 3.0, 6, 12).tolist() == [[24, 48, 3, 84, 108, 6]]
    assert segments[0, 0] == 10


def test_far_away_or_nothing():
    found = mask()
    assert cover(found, np.empty((0, 6), np.float32)) == (0, 0, 0, 0)
    assert cover_one(found, -500, 0, 2, -400, 0, 2) is None
    assert cover_one(found, 1e6, 1e6, 2, 1e6, 1e6, 2) is None
    cover(found, np.full((9, 6), -300, np.float32) + np.array([0, 0, 302, 0, 0, 302], np.float32))
    assert not found.any()


@pytest.mark.parametrize("count", [1, 9])
@given(st.floats(0, 180), st.floats(1.5, 12), st.floats(-0.5, 0.5))
def test_a_straight_edge_covers_its_area_whatever_its_direction(count, degrees, width, aside):
    turn = np.radians(degrees)
    along, across = np.array([np.cos(turn), np.sin(turn)]), np.array([-np.sin(turn), np.cos(turn)])
    ends = np.linspace(-400, 400, count + 1)[:, None] * along + across * aside + np.array(SIZE) / 2
    rows = np.column_stack([ends, np.full(count + 1, width / 2)]).astype(np.float32)
    found = mask()
    cover(found, np.concatenate([rows[:-1], rows[1:]], axis=1))
    middle = (*(np.array(SIZE) / 2), *(np.array(SIZE) / 2 + along))
    wanted = exact(band(middle), (aside, width), found.shape)
    assert np.abs(found - 255 * wanted).max() <= 3


@given(st.floats(0, 360), st.floats(-0.8, 0.8))
def test_the_reference_is_the_area(degrees, distance):
    nx, ny = np.cos(np.radians(degrees)), np.sin(np.radians(degrees))
    at = (np.arange(64) + 0.5) / 64 - 0.5
    counted = (at * nx + at[:, None] * ny <= -distance).mean()
    assert half_plane(np.array(distance), nx, ny) == pytest.approx(counted, abs=0.02)


@given(st.lists(capsules, min_size=1, max_size=4))
@example([[(0.0, 5.8e-15, 1.0, 0.0, 0.0, 1.0)]])
@example([[(0.0, 0.0, 15.0, -0.00390625, 0.0, 1.0)]])
@example([[(0.0, 0.0, 0.125, 0.0, 0.0, 0.8125)]])
@example([[(0.0, 0.0, 0.8125, 0.0, 0.0, 0.125)]])
def test_pictures_below_one_another_are_each_by_itself(pictures):
    height = 30
    stacked = np.zeros((height * len(pictures), SIZE[0]), np.uint8)
    segments = np.array([row for rows in pictures for row in rows], np.float32)
    numbers = np.repeat(np.arange(len(pictures), dtype=np.int32), [len(rows) for rows in pictures])
    cover_stacked(stacked, segments, numbers, height)
    for number, rows in enumerate(pictures):
        alone = np.zeros((height, SIZE[0]), np.uint8)
        for row in rows:
            cover_one(alone, *row)
        found = stacked[number * height : (number + 1) * height]
        assert np.abs(found.astype(int) - alone).max() <= 2


@given(st.integers(0, 2**32 - 1), st.sampled_from([1.0, 2.5]))
def test_level_and_upright_lines_are_covered_as_others_are(seed: int, soft_px: float) -> None:
    """In one call with others, and one by one: the same but for what rounding does."""
    rng = np.random.default_rng(seed)
    count = int(rng.integers(6, 40))
    segments = rng.uniform(-60, 360, (count, 6)).astype(np.float32)
    segments[:, 5] = segments[:, 2] = rng.choice([0.1, 0.3, 0.5, 0.9, 1.7, 3.2, 7.5], count)
    kind = rng.integers(0, 3, count)
    segments[kind == 0, 4] = segments[kind == 0, 1]
    segments[kind == 1, 3] = segments[kind == 1, 0]
    together, each = np.zeros((300, 280), np.uint8), np.zeros((300, 280), np.uint8)
    cover(together, segments, soft_px)
    for segment in segments:
        cover(each, segment[None], soft_px)
    off = np.abs(together.astype(int) - each)
    assert off.max() <= 3
    assert (off > 1).mean() < 0.001
