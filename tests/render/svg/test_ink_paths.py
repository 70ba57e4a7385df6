"""Laws of ink as path data: what it covers is what the program draws."""

from __future__ import annotations

import re
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from tests.support.handwriting import handwriting, samples_of
from tni.ink.pen import Pen
from tni.ink.segments import Segments, segments_of
from tni.render.coverage import cover, to_pixels
from tni.render.svg.ink_paths import UNITS_PER_MM, InkPath, ink_paths

PX_PER_MM = 4.0
LIKE_A_NUMBER = re.compile(r"[MlazLhv0-9 \-]*")


def filled(path: InkPath, width: int, height: int, left_mm: float, top_mm: float) -> NDArray[np.bool_]:
    """Pixels whose centre is inside by the non-zero rule. Discs are arcs to a point beside their start."""
    windings = np.zeros((height, width), np.int32)
    for ring in rings(path.data):
        x, y = (ring.T - [[left_mm * UNITS_PER_MM], [top_mm * UNITS_PER_MM]]) * PX_PER_MM / UNITS_PER_MM - 0.5
        for x0, y0, x1, y1 in zip(x, y, np.roll(x, -1), np.roll(y, -1), strict=True):
            for row in range(max(int(np.ceil(min(y0, y1))), 0), min(int(np.ceil(max(y0, y1))), height)):
                cut = x0 + (row - y0) * (x1 - x0) / (y1 - y0)
                windings[row, max(int(np.ceil(cut)), 0) :] += 1 if y1 > y0 else -1
    return windings != 0


def rings(data: str) -> list[NDArray[np.float64]]:
    found = []
    for part in data.split("z")[:-1]:
        numbers = [int(n) for n in re.findall(r"-?\d+", part)]
        if "a" in part:
            x, y, radius = numbers[0] + numbers[2], numbers[1], numbers[2]
            turn = np.linspace(np.pi, -np.pi, 40)[:-1]
            found.append(np.column_stack([x + radius * np.cos(turn), y + radius * np.sin(turn)]))
        else:
            found.append(np.cumsum(np.array(numbers).reshape(-1, 2), axis=0).astype(np.float64))
    return found


def covered(segments: Segments, width: int, height: int, left_mm: float, top_mm: float) -> NDArray[np.uint8]:
    mask = np.zeros((height, width), np.uint8)
    cover(mask, to_pixels(segments, PX_PER_MM, left_mm * PX_PER_MM, top_mm * PX_PER_MM))
    return mask


@pytest.mark.parametrize("number", range(0, 30, 3))
def test_handwriting_covers_the_pixels_that_the_program_covers(number: int) -> None:
    ink = handwriting()
    segments = segments_of(samples_of(ink[number % len(ink)], pressure=True), Pen(width_mm=1.5))
    (path,) = ink_paths([segments])
    left, top = float(segments[:, (0, 3)].min()) - 3, float(segments[:, (1, 4)].min()) - 3
    width = int((float(segments[:, (0, 3)].max()) + 3 - left) * PX_PER_MM)
    height = int((float(segments[:, (1, 4)].max()) + 3 - top) * PX_PER_MM) // 4 * 4
    width = width // 4 * 4
    drawn = filled(path, width, height, left, top)
    mask = covered(segments, width, height, left, top)
    assert drawn[mask > 200].all()
    assert not drawn[mask < 55].any()


NUMBERS = st.tuples(st.floats(width=32), st.floats(width=32), st.floats(0, 50, width=32))


@settings(max_examples=60)
@given(st.lists(NUMBERS, min_size=2, max_size=12))
def test_any_numbers_give_path_data_and_nothing_else(points: list[tuple[float, float, float]]) -> None:
    rows = [(*a, *b) for a, b in pairwise(points)]
    (path,) = ink_paths([np.array(rows, np.float32)])
    assert LIKE_A_NUMBER.fullmatch(path.data)


def test_ink_that_is_nowhere_gives_nothing() -> None:
    nowhere = np.full((3, 6), np.nan, np.float32)
    infinite = np.full((3, 6), np.inf, np.float32)
    assert [path.data for path in ink_paths([nowhere, infinite, np.empty((0, 6), np.float32)])] == ["", "", ""]


def test_a_line_of_one_width_is_stroked_and_a_dot_is_a_disc() -> None:
    line = np.array([(0, 0, 0.5, 4, 0, 0.5), (4, 0, 0.5, 4, 4, 0.5)], np.float32)
    dot = np.array([(1, 1, 0.5, 1, 1, 0.5)], np.float32)
    stroked, disc = ink_paths([line, dot])
    assert (stroked.width, stroked.data) == (UNITS_PER_MM, "M0 0l200 0 0 200")
    assert (disc.width, disc.data) == (None, "M25 50a25 25 0 1 0 0-1z")
