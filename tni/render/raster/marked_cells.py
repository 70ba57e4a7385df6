"""Pixels of what a ruling has besides its rows, in the cells that it meets: axes, numbers, slanted lines, circles."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import ceil

import numpy as np
from numpy.typing import NDArray
from PySide6.QtGui import QImage, QPainter

from tni.core.geometry import Rect
from tni.render.paper import RuledMarks, shown_share
from tni.render.pixel_view import PxRect, pixels_around
from tni.render.raster.marks import paint_marks
from tni.render.raster.ruled_rows import PixelRows, Pixels
from tni.render.stroke_numerals import NUMBER_HEIGHT, text_width

CELL_PX = 64
SAMPLE_PX = 16.0
"""Distance of the points at which lines are looked at for the cells that they meet."""


@dataclass(frozen=True, slots=True)
class MarkedCells:
    """Pixels of the cells of a window that have marks. memory: for the whole window at least; the system gives that of
    these cells alone, which takes time. runs: of cells beside each other, from column to column, for each row of
    cells."""

    window: PxRect
    memory: Pixels
    image: QImage
    runs: Sequence[Sequence[tuple[int, int]]]

    def paint(self, painter: QPainter, left: int, top: int, part: PxRect) -> None:
        """Paint a part of the window. left, top: of the sheet in the painter's pixels."""
        x, y = self.window.left, self.window.top
        for row in range((part.top - y) // CELL_PX, (part.bottom - 1 - y) // CELL_PX + 1):
            for first, last in self.runs[row]:
                cells = PxRect(first * CELL_PX, row * CELL_PX, last * CELL_PX, (row + 1) * CELL_PX).moved(x, y)
                if not (some := cells.meeting(part)).empty:
                    at = some.left + left, some.top + top
                    painter.drawImage(*at, self.image, some.left - x, some.top - y, some.width, some.height)


def marked_cells(
    marks: Sequence[RuledMarks], px_per_mm: float, rows: PixelRows, sheet: str, spare: Pixels | None = None
) -> MarkedCells:
    """Return the marked cells of a window. sheet: its colour. spare: memory that nobody uses any more."""
    window = rows.window
    shown = [group for group in marks if shown_share(group.step_mm * px_per_mm) > 0]
    runs = _runs(_met_cells(shown, px_per_mm, window))
    size = window.width * window.height
    memory = spare if spare is not None and size <= spare.size else np.empty(1 << size.bit_length(), np.uint32)
    pixels = memory[:size].reshape(window.height, window.width)
    for row, cells in enumerate(runs):
        down = slice(row * CELL_PX, (row + 1) * CELL_PX)
        for first, last in cells:
            across = slice(first * CELL_PX, last * CELL_PX)
            pixels[down, across] = rows.rows[0, 0] if rows.is_plain else rows.rows[:, across][rows.order[down]]
    image = QImage(pixels.data, window.width, window.height, 4 * window.width, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    painter.translate(-window.left, -window.top)
    paint_marks(painter, shown, px_per_mm, sheet, window)
    painter.end()
    return MarkedCells(window, memory, image, runs)


def _met_cells(shown: Sequence[RuledMarks], px_per_mm: float, window: PxRect) -> NDArray[np.bool_]:
    """Return the rows of cells of a window, each true if a mark meets it, or nearly."""
    grid = np.zeros((ceil(window.height / CELL_PX), ceil(window.width / CELL_PX)), np.bool_)
    widest = max((group.width_mm for group in shown), default=0.0)
    reach = SAMPLE_PX / 2 + max(1.0, widest * px_per_mm) / 2 + 1.5
    if points := [*_points(shown, px_per_mm)]:
        _note(grid, np.concatenate(points) - (window.left, window.top), reach)
    for text, left, top, height in (number for group in shown for number in group.numbers):
        box = Rect(left, top, text_width(text) * height, NUMBER_HEIGHT * height)
        _note_box(grid, pixels_around(box, px_per_mm).moved(-window.left, -window.top), ceil(reach))
    return grid


def _points(marks: Sequence[RuledMarks], px_per_mm: float) -> Iterator[NDArray[np.float64]]:
    """Yield (n, 2) places along lines and circles, none farther than SAMPLE_PX from the next."""
    if lines := [line for group in marks for line in group.segments]:
        yield _along(np.array(lines, np.float64) * px_per_mm)
    if circles := [circle for group in marks for circle in group.circles]:
        yield _around(np.array(circles, np.float64) * px_per_mm)


def _along(lines: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return places along lines, given (n, 4) their ends."""
    along = lines[:, 2:] - lines[:, :2]
    number = np.ceil(np.abs(along).max(axis=1, initial=0) / SAMPLE_PX).astype(np.intp) + 1
    whose = np.repeat(np.arange(len(lines)), number)
    share = (np.arange(len(whose)) - np.repeat(np.cumsum(number) - number, number)) / np.maximum(number[whose] - 1, 1)
    points: NDArray[np.float64] = lines[whose, :2] + along[whose] * share[:, None]
    return points


def _around(circles: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return places around circles, given (n, 3) their middles and radii."""
    number = np.ceil(2 * np.pi / SAMPLE_PX * circles[:, 2]).astype(np.intp) + 1
    whose = np.repeat(np.arange(len(circles)), number)
    turns = 2 * np.pi * (np.arange(len(whose)) - np.repeat(np.cumsum(number) - number, number)) / number[whose]
    x, y, radius = circles[whose].T
    points: NDArray[np.float64] = np.stack([x + radius * np.cos(turns), y + radius * np.sin(turns)], axis=1)
    return points


def _note(grid: NDArray[np.bool_], points: NDArray[np.float64], reach: float) -> None:
    """Note the cells that are within reach of points."""
    rows, columns = grid.shape
    low = np.floor((points - reach) / CELL_PX).astype(np.intp)
    high = np.floor((points + reach) / CELL_PX).astype(np.intp)  # a cell on, or none
    for x in (low[:, 0], high[:, 0]):
        for y in (low[:, 1], high[:, 1]):
            inside = (x >= 0) & (x < columns) & (y >= 0) & (y < rows)
            grid[y[inside], x[inside]] = True


def _note_box(grid: NDArray[np.bool_], box: PxRect, reach: int) -> None:
    """Note the cells that are within reach of a box."""
    left, top = max(box.left - reach, 0) // CELL_PX, max(box.top - reach, 0) // CELL_PX
    grid[top : max(-(-(box.bottom + reach) // CELL_PX), 0), left : max(-(-(box.right + reach) // CELL_PX), 0)] = True


def _runs(grid: NDArray[np.bool_]) -> list[list[tuple[int, int]]]:
    """Return the runs of noted cells of each row, from column to column."""
    edges = np.diff(np.pad(grid, ((0, 0), (1, 1))).astype(np.int8))
    whose, columns = np.nonzero(edges)
    runs: list[list[tuple[int, int]]] = [[] for _ in grid]
    ends = columns.tolist()
    for row, first, last in zip(whose.tolist()[::2], ends[::2], ends[1::2], strict=True):
        runs[row].append((first, last))
    return runs
