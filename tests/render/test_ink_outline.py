"""Outlines filled by winding cover what the capsules cover."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.coverage_truth import handwriting
from tni.render.ink_outline import constant_width, outlines, polylines, runs


def winding(polygon, points):
    """(n,) winding number of each point."""
    ax, ay = polygon[:, 0][:, None], polygon[:, 1][:, None]
    bx, by = np.roll(polygon[:, 0], -1)[:, None], np.roll(polygon[:, 1], -1)[:, None]
    px, py = points[:, 0], points[:, 1]
    side = (bx - ax) * (py - ay) - (px - ax) * (by - ay)
    return ((ay <= py) & (by > py) & (side > 0)).sum(axis=0) - ((ay > py) & (by <= py) & (side < 0)).sum(axis=0)


def depth(segments, points):
    """(n,) how far inside the union of the discs along the capsules each point is; negative outside."""
    best = np.full(len(points), -np.inf)
    for x0, y0, r0, x1, y1, r1 in segments.astype(float):
        for part in np.linspace(0, 1, 60):
            x, y, r = x0 + part * (x1 - x0), y0 + part * (y1 - y0), r0 + part * (r1 - r0)
            best = np.maximum(best, r - np.hypot(points[:, 0] - x, points[:, 1] - y))
    return best


def check(segments, margin):
    low = segments[:, [0, 1, 3, 4]].reshape(-1, 2).min(axis=0) - 5
    high = segments[:, [0, 1, 3, 4]].reshape(-1, 2).max(axis=0) + 5
    points = np.random.default_rng(0).uniform(low, high, (1500, 2))
    turns = sum(winding(p, points) for p in outlines(segments))
    inside = depth(segments, points)
    assert (turns[inside > margin] != 0).all()
    assert (turns[inside < -margin] == 0).all()


@pytest.mark.parametrize("seed", range(6))
@pytest.mark.parametrize(("step", "width"), [(2.0, 1.5), (0.7, 3.0), (6.0, 1.0)])
def test_handwriting(seed, step, width):
    check(handwriting(40, step, width, seed, (100, 80)), 0.06 * width)


corner = st.tuples(st.integers(0, 40), st.integers(0, 40), st.floats(0.5, 4.0, width=32))


@given(st.lists(corner, min_size=2, max_size=6))
def test_any_polyline(corners):
    ends = np.array(corners, np.float32)
    check(np.concatenate([ends[:-1], ends[1:]], axis=1), 0.35)


def test_a_dot_is_a_disc():
    found = outlines(np.array([[3, 4, 2, 3, 4, 2]], np.float32))
    assert len(found) == 1
    assert np.allclose(np.hypot(*(found[0] - (3, 4)).T), 2)


def test_runs_break_where_the_line_does():
    segments = np.array([[0, 0, 1, 5, 0, 1], [5, 0, 1, 5, 5, 1], [9, 9, 1, 9, 12, 1]], np.float32)
    assert [len(run) for run in runs(segments)] == [2, 1]
    assert [line.tolist() for line in polylines(segments)] == [[[0, 0], [5, 0], [5, 5]], [[9, 9], [9, 12]]]


def test_constant_width():
    line = np.array([[0, 0, 1, 5, 0, 1]], np.float32)
    assert constant_width(line) == 2.0
    assert constant_width(line * np.array([1, 1, 1, 1, 1, 2], np.float32)) is None
    assert constant_width(np.array([[3, 4, 2, 3, 4, 2]], np.float32)) is None
    assert constant_width(np.empty((0, 6), np.float32)) is None
