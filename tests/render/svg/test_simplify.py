"""Laws of the simplification of polylines."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from tni.render.svg.simplify import simplified

TOLERANCE = 0.5
COORDINATES = st.floats(-100, 100).map(lambda value: round(value, 2))
LINES = st.lists(st.lists(st.tuples(COORDINATES, COORDINATES), max_size=30), max_size=6)


def distance(point: NDArray[np.float64], line: NDArray[np.float64]) -> float:
    """Distance from a point to the nearest side of a line."""
    first, step = line[:-1], np.diff(line, axis=0)
    square = np.maximum((step**2).sum(axis=1), 1e-18)
    part = np.clip(((point - first) * step).sum(axis=1) / square, 0, 1)
    away = np.hypot(*(first + part[:, None] * step - point).T)
    return float(away.min()) if len(away) else float(np.hypot(*(line[0] - point)))


@given(LINES)
def test_what_is_left_out_lies_near_what_is_left(lines: list[list[tuple[float, float]]]) -> None:
    given_lines = [np.array(line, np.float64).reshape(-1, 2) for line in lines]
    for line, left in zip(given_lines, simplified(given_lines, TOLERANCE), strict=True):
        assert len(left) <= len(line)
        if len(line):
            assert left[0].tolist() == line[0].tolist()
            assert left[-1].tolist() == line[-1].tolist()
            assert all(distance(point, left) <= TOLERANCE + 1e-9 for point in line)


def test_a_straight_line_keeps_its_ends_and_a_corner_stays() -> None:
    straight = np.column_stack([np.arange(50.0), np.zeros(50)])
    corner = np.array([(0.0, 0.0), (5.0, 0.0), (10.0, 0.0), (10.0, 7.0)])
    first, second = simplified([straight, corner], 0.01)
    assert first.tolist() == [[0.0, 0.0], [49.0, 0.0]]
    assert second.tolist() == [[0.0, 0.0], [10.0, 0.0], [10.0, 7.0]]
