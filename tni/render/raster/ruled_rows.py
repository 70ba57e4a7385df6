"""Rows of pixels of a ruling: most rulings repeat a few rows, so a screen is filled by copying them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

import numpy as np
from numpy.typing import NDArray
from PySide6.QtGui import QColor, QImage, QPainter

from tni.render.paper import RuledLine, blended, shown_share
from tni.render.pixel_view import PxRect
from tni.render.raster.paper import line_px

COPIED_PX = 65_536
"""Pixels that are put together at once: they stay in the processor's cache."""

type Pixels = NDArray[np.uint32]
"""Pixels as QImage has them, 0xffrrggbb."""


@dataclass(frozen=True, slots=True)
class PixelRows:
    """Pixels of a window of a sheet. rows: those that differ. order: which of them each row of the window shows.
    is_plain: all are alike."""

    window: PxRect
    rows: Pixels
    order: NDArray[np.intp]
    is_plain: bool = False

    def paint(self, painter: QPainter, left_px: int, top_px: int, part: PxRect) -> None:
        """Paint a part of the window. left_px, top_px: of the sheet in the painter's pixels."""
        if self.is_plain:
            box = part.moved(left_px, top_px)
            painter.fillRect(box.left, box.top, box.width, box.height, QColor.fromRgb(int(self.rows[0, 0])))
            return
        left, width = part.left - self.window.left, part.width
        rows = np.ascontiguousarray(self.rows[:, left : left + width])
        order = self.order[part.top - self.window.top : part.bottom - self.window.top]
        most = max(COPIED_PX // width, 1)
        copied = np.empty((min(most, part.height), width), np.uint32)
        for top in range(0, part.height, most):
            some = order[top : top + most]
            np.take(rows, some, axis=0, out=copied[: len(some)], mode="clip")  # other modes copy twice
            image = QImage(copied.data, width, len(some), 4 * width, QImage.Format.Format_RGB32)
            painter.drawImage(part.left + left_px, part.top + top_px + top, image)


def pixel(colour: str) -> int:
    """Return a colour as a pixel."""
    return 0xFF000000 | int(colour[1:], 16)


def lined_rows(lines: Sequence[RuledLine], px_per_mm: float, window: PxRect, sheet: str) -> PixelRows:
    """Return the rows of lines from edge to edge, which are in painting order. sheet: its colour, into which those fade
    that are too near each other."""
    groups: list[tuple[bool, int, NDArray[np.bool_]]] = []
    met = np.zeros(window.height, np.int64)  # bits: the groups of level lines that a row meets
    for (step, width_mm, tint, across), same in groupby(
        lines, lambda line: (line.step_mm, line.width_mm, line.colour, line.across)
    ):
        if (share := shown_share(step * px_per_mm)) > 0:
            places = [line_px(line.at_mm, width_mm, px_per_mm) for line in same]
            first, size = (window.top, window.height) if across else (window.left, window.width)
            covered = _covered(places, first, size)
            met |= covered.astype(np.int64) << len(groups) if across else 0
            groups.append((across, pixel(blended(tint, sheet, share)), covered))
    kinds, order = np.unique(met, return_inverse=True)
    rows = np.full((len(kinds), window.width), pixel(sheet), np.uint32)
    for number, (across, colour, covered) in enumerate(groups):
        if across:
            rows[kinds >> number & 1 == 1] = colour
        else:
            rows[:, covered] = colour
    return PixelRows(window, rows, order, is_plain=not groups)


def _covered(places: Sequence[tuple[int, int]], first: int, size: int) -> NDArray[np.bool_]:
    """Return which of `size` pixels from `first` on lie on lines, given the first pixel and the width of each."""
    covered = np.zeros(size, np.bool_)
    starts = np.array([start for start, _ in places], np.int64) - first
    for more in range(places[0][1]):
        at = starts + more
        covered[at[(at >= 0) & (at < size)]] = True
    return covered
