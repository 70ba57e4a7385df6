"""Rows of pixels of a dotted sheet, put together from pictures of single dots."""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil, floor

import numpy as np
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QImage, QPainter

from tni.core.geometry import Rect
from tni.document.drawlist import DrawPaper
from tni.document.page_format import ruling_step_mm
from tni.render.paper import PaperColours, blended, shown_share
from tni.render.pixel_view import PxRect
from tni.render.raster.paper import dot_px
from tni.render.raster.ruled_rows import PixelRows, Pixels, pixel
from tni.render.sheet_rulings import ruled_lattices

PHASES = 8
"""Places within a pixel, along each axis, for which a dot has a picture."""


def dotted_rows(paper: DrawPaper, within: Rect, px_per_mm: float, window: PxRect, colours: PaperColours) -> PixelRows:
    """Return the rows of dots that are not nearer than lines may be. within: the window in mm of the page."""
    order = np.zeros(window.height, np.intp)
    share = shown_share(ruling_step_mm(paper.ruling, paper.ruling_mm) * px_per_mm)
    stamps = DotStamps(dot_px(px_per_mm), colours.sheet, blended(colours.main, colours.sheet, share))
    made: dict[tuple[int, int], int] = {}
    lattices = ruled_lattices(paper, within) if share > 0 and not within.empty else []
    for number, (_, down) in enumerate(lattices):
        for y in down:
            top, phase = _phase(y * px_per_mm - window.top)
            begin = made.setdefault((number, phase), 1 + len(made) * stamps.side)
            first = top - stamps.before
            for row in range(max(first, 0), min(first + stamps.side, window.height)):
                order[row] = begin + row - first
    edge = stamps.side  # dots at the edge reach beyond it
    rows = np.full((1 + len(made) * edge, window.width + 2 * edge), pixel(colours.sheet), np.uint32)
    for (number, phase), begin in made.items():
        stamps.stamp(rows[begin : begin + edge], lattices[number][0], px_per_mm, phase, window.left - edge)
    return PixelRows(window, rows[:, edge : edge + window.width], order)


class DotStamps:
    """Pictures of a dot at each place within a pixel. side: their width and height. before: pixels left of the
    middle's and above it."""

    def __init__(self, radius: float, sheet: str, colour: str) -> None:
        self.before = ceil(radius)
        self.side = 2 * self.before + 1
        self._radius, self._sheet, self._colour = radius, pixel(sheet), QColor(colour)
        self._made: dict[tuple[int, int], Pixels] = {}

    def stamp(self, rows: Pixels, across: Sequence[float], px_per_mm: float, phase: int, left_px: int) -> None:
        """Set dots into a row as tall as one. phase: their place down, as of `_phase`. left_px: of the row."""
        for x in across:
            column, along = _phase(x * px_per_mm - left_px)
            first = column - self.before
            if 0 <= first <= rows.shape[1] - self.side:
                rows[:, first : first + self.side] = self._stamp(along, phase)

    def _stamp(self, across: int, down: int) -> Pixels:
        if (made := self._made.get((across, down))) is None:
            image = QImage(self.side, self.side, QImage.Format.Format_RGB32)
            image.fill(self._sheet)
            painter = QPainter(image)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._colour)
            middle = QPointF(self.before + across / PHASES, self.before + down / PHASES)
            painter.drawEllipse(middle, self._radius, self._radius)
            painter.end()
            made = np.frombuffer(image.constBits(), np.uint32).reshape(self.side, self.side).copy()
            self._made[across, down] = made
        return made


def _phase(at: float) -> tuple[int, int]:
    """Return the pixel of a place, and which of its parts it is nearest to."""
    steps = floor(at * PHASES + 0.5)
    return steps // PHASES, steps % PHASES
