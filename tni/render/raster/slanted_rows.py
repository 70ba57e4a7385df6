"""Rows of pixels of triangles: their slanted lines repeat with each side, so a few rows of them are painted."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from math import ceil

import numpy as np
from PySide6.QtGui import QImage, QPainter

from tni.core.geometry import Rect
from tni.document.drawlist import DrawPaper
from tni.document.page_format import ruling_step_mm
from tni.render.paper import RuledMarks
from tni.render.pixel_view import PxRect
from tni.render.raster.marks import paint_marks
from tni.render.raster.ruled_rows import PixelRows, Pixels
from tni.render.sheet_rulings import ruled_marks

PHASES = ((8, 0.3), (4, 0.6))
"""Places within a pixel at which a triangle may begin, and the largest share of the rows of a window for which they
are worth painting. Slanted lines are off by half of such a place at most, in height."""


def slanted_rows(
    paper: DrawPaper, px_per_mm: float, within: Rect, warmth: float, plain: PixelRows, sheet: str
) -> PixelRows | None:  # fmt: skip
    """Return the rows of a sheet of triangles, or None where they hardly repeat. plain: those of the upright lines.
    within: the window in mm of the page. sheet: its colour."""
    step = ruling_step_mm(paper.ruling, paper.ruling_mm)
    side, window = step * px_per_mm, plain.window
    tall = ceil(side) + 1
    phases = next((number for number, share in PHASES if number * tall <= share * window.height), 0)
    if not phases:
        return None
    few = Rect(within.x, step, within.width, 4 * step)  # in the middle, where lines go on above and below
    marks = ruled_marks(replace(paper, height_mm=6 * step), few, warmth)
    rows = np.tile(plain.rows, (phases * tall, 1))
    for phase in range(phases):
        _paint(rows[phase * tall : (phase + 1) * tall], marks, px_per_mm, 2 * side + phase / phases, window.left, sheet)
    place = np.arange(window.top, window.bottom) % side
    steps = np.floor(place * phases + 0.5).astype(np.intp)
    return PixelRows(window, rows, steps % phases * tall + steps // phases)


def _paint(rows: Pixels, marks: Sequence[RuledMarks], px_per_mm: float, top: float, left: int, sheet: str) -> None:
    """Paint marks into rows that begin at `top`."""
    height, width = rows.shape
    image = QImage(rows.data, width, height, 4 * width, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    painter.translate(-left, -top)
    paint_marks(painter, marks, px_per_mm, sheet, PxRect(left, 0, left + width, height))
    painter.end()
