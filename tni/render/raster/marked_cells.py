"""Pixels of what a ruling has besides its rows, in the cells that it meets: axes, numbers, slanted lines, circles."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil

import numpy as np
from numpy.typing import NDArray
from PySide6.QtGui import QImage, QPainter

from tni.render.paper import RuledMarks
from tni.render.pixel_view import PxRect
from tni.render.raster.paper import chords, paint_marks, shown_share
from tni.render.raster.ruled_rows import PixelRows

CELL_PX = 64
SAMPLE_PX = 16.0
"""Distance of the points at which lines are looked at for the cells that they meet."""


@dataclass(frozen=True, slots=True)
class MarkedCells:
    """Pixels of the cells of a window that have marks. The system gives memory for these alone. runs: of cells beside
    each other, from column to column, for each row of cells."""

    window: PxRect
    pixels: NDArray[np.uint32]
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


def marked_cells(marks: Sequence[RuledMarks], px_per_mm: float, rows: PixelRows, sheet: str) -> MarkedCells:
    """Return the marked cells of a window. sheet: its colour."""
    window = rows.window
    shown = [group for group in marks if shown_share(group.step_mm * px_per_mm) > 0]
    grid = np.zeros((ceil(window.height / CELL_PX), ceil(window.width / CELL_PX)), np.bool_)
    for group in shown:
        _note(grid, _segments(group, px_per_mm, window), max(1.0, group.width_mm * px_per_mm))
    runs = [_runs(cells) for cells in grid]
    pixels = np.empty((window.height, window.width), np.uint32)
    image = QImage(pixels.data, window.width, window.height, 4 * window.width, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    painter.translate(-window.left, -window.top)
    for row, cells in enumerate(runs):
        for first, last in cells:
            part = PxRect(first * CELL_PX, row * CELL_PX, last * CELL_PX, (row + 1) * CELL_PX)
            rows.paint(painter, 0, 0, part.moved(window.left, window.top).meeting(window))
    paint_marks(painter, shown, px_per_mm, sheet, window)
    painter.end()
    return MarkedCells(window, pixels, image, runs)


def _segments(group: RuledMarks, px_per_mm: float, window: PxRect) -> NDArray[np.float64]:
    """Return (n, 4) the ends of lines and of the lines of circles, in pixels of the window."""
    lines = [np.array(group.segments, np.float64).reshape(-1, 4) * px_per_mm]
    for x, y, radius in group.circles:
        places = chords(x * px_per_mm, y * px_per_mm, radius * px_per_mm, window)
        lines.append(np.concatenate([places[:-1], places[1:]], axis=1))
    moved: NDArray[np.float64] = np.concatenate(lines) - (window.left, window.top, window.left, window.top)
    return moved


def _note(grid: NDArray[np.bool_], lines: NDArray[np.float64], width_px: float) -> None:
    """Note the cells that lines meet, or nearly."""
    along = lines[:, 2:] - lines[:, :2]
    number = np.ceil(np.abs(along).max(axis=1, initial=0) / SAMPLE_PX).astype(np.intp) + 1
    whose = np.repeat(np.arange(len(lines)), number)
    share = (np.arange(len(whose)) - np.repeat(np.cumsum(number) - number, number)) / np.maximum(number[whose] - 1, 1)
    points = lines[whose, :2] + along[whose] * share[:, None]
    reach = SAMPLE_PX / 2 + width_px / 2 + 1.5
    low = np.floor((points - reach) / CELL_PX).astype(np.intp)
    high = np.floor((points + reach) / CELL_PX).astype(np.intp)  # a cell on, or none
    rows, columns = grid.shape
    for x in (low[:, 0], high[:, 0]):
        for y in (low[:, 1], high[:, 1]):
            inside = (x >= 0) & (x < columns) & (y >= 0) & (y < rows)
            grid[y[inside], x[inside]] = True


def _runs(cells: NDArray[np.bool_]) -> list[tuple[int, int]]:
    edges = np.flatnonzero(np.diff(np.concatenate([[False], cells, [False]]).astype(np.int8)))
    return [(int(first), int(last)) for first, last in edges.reshape(-1, 2)]
