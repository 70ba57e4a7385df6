"""The corners of black squares, put where their sides meet though something hides a part of a side."""

from __future__ import annotations

import cv2
import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from tni.voting.cards.corner_refinement import MOST_MOVED_CELLS, refine_corners
from tni.voting.cards.quads import FloatArray, GreyImage

FINER, SIDE_PX, CELLS = 8, 80, 7
SQUARE = np.array([(26, 26), (54, 26), (54, 54), (26, 54)], np.float32)
CELL_PX = 4.0
NEAR = st.floats(-0.5, 0.5)
CORNERS = st.lists(st.tuples(NEAR, NEAR), min_size=4, max_size=4).map(lambda off: np.array(off, np.float32))


def drawn(square: FloatArray, finger: tuple[int, float, float] | None = None) -> GreyImage:
    """Black on white with white within, as a card has, blurred by 1 px. finger: on which side, where along it, grey."""
    fine = np.full((SIDE_PX * FINER, SIDE_PX * FINER), 220.0, np.float32)
    middle = square.mean(0)
    for share, grey in ((1.0, 20.0), (5 / 7, 220.0)):
        corners = (middle + (square - middle) * share) * FINER + (FINER - 1) / 2
        cv2.fillPoly(fine, [np.round(corners).astype(np.int32)], grey)
    if finger is not None:
        side, along, grey = finger
        start, end = square[side], square[(side + 1) % 4]
        edge = start + (end - start) * along
        outwards = (edge - middle) / np.linalg.norm(edge - middle)
        at = ((edge + outwards * 5.0) * FINER).astype(int)
        cv2.circle(fine, (int(at[0]), int(at[1])), 5 * FINER, grey, -1)
    small = cv2.resize(fine, (SIDE_PX, SIDE_PX), interpolation=cv2.INTER_AREA)
    return np.clip(cv2.GaussianBlur(small, (0, 0), 1.0), 0, 255).astype(np.uint8)


def off_cells(found: FloatArray, square: FloatArray) -> float:
    return float(np.linalg.norm(found - square, axis=1).max()) / CELL_PX


@given(CORNERS, CORNERS)
def test_corners_that_are_half_a_cell_off_are_put_right(tilt: FloatArray, off: FloatArray) -> None:
    square = SQUARE + tilt * 2 * CELL_PX
    found = refine_corners(drawn(square), (square + off * CELL_PX)[None], CELLS)[0]
    assert off_cells(found, square) < 0.25


@given(st.integers(0, 3), st.floats(0.1, 0.9), st.floats(60, 190), CORNERS)
def test_a_finger_on_a_side_moves_no_corner(side: int, along: float, grey: float, off: FloatArray) -> None:
    picture = drawn(SQUARE, (side, along, grey))
    found = refine_corners(picture, (SQUARE + off * 0.6 * CELL_PX)[None], CELLS)[0]
    assert off_cells(found, SQUARE) < 0.3


@given(st.integers(0, 2**32 - 1))
def test_figures_around_nothing_stay_about_where_they_were(seed: int) -> None:
    noise = np.random.default_rng(seed).integers(0, 256, (SIDE_PX, SIDE_PX), np.uint8)
    found = refine_corners(noise, SQUARE[None], CELLS)
    assert found.shape == (1, 4, 2)
    assert off_cells(found[0], SQUARE) <= 2 * MOST_MOVED_CELLS * 1.5
