"""Ruled sheet without a picture for each tile: made of the rows of its pixels wherever it is shown.

It costs about as much time as a blank one, and little memory.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from PySide6.QtCore import QRect
from PySide6.QtGui import QColor, QPainter

from tni.document.drawlist import DrawItem, DrawPaper
from tni.document.page_format import Ruling
from tni.render.paper import paper_colours
from tni.render.pixel_view import PxRect, pixels_to_mm
from tni.render.raster.dot_rows import dotted_rows
from tni.render.raster.marked_cells import MarkedCells, marked_cells
from tni.render.raster.paper import sheet_px
from tni.render.raster.ruled_rows import PixelRows, lined_rows
from tni.render.raster.slanted_rows import slanted_rows
from tni.render.sheet_rulings import ruled_marks, sheet_lines
from tni.render.tiles import TILE_PX


@dataclass(slots=True)
class RuledSheet:
    """A sheet at a scale. Its pixels are made for the part that is shown, and kept."""

    paper: DrawPaper
    px_per_mm: float
    warmth: float
    _rows: PixelRows | None = field(default=None, compare=False, repr=False)
    _marks: MarkedCells | None = field(default=None, compare=False, repr=False)

    def at(self, px_per_mm: float) -> RuledSheet:
        """Return the sheet at another scale: its lines are as crisp there."""
        return RuledSheet(self.paper, px_per_mm, self.warmth)

    def prepare(self, area: PxRect) -> None:
        """Make the pixels of a part of the scaled page, and of what is around it up to the edges of tiles."""
        area = area.meeting(sheet_px(self.paper, self.px_per_mm))
        if area.empty or (self._rows is not None and area.meeting(self._rows.window) == area):
            return
        left, top = area.left // TILE_PX * TILE_PX, area.top // TILE_PX * TILE_PX
        right, bottom = -(-area.right // TILE_PX) * TILE_PX, -(-area.bottom // TILE_PX) * TILE_PX
        window = PxRect(left, top, right, bottom).meeting(sheet_px(self.paper, self.px_per_mm))
        within, colours = pixels_to_mm(window, self.px_per_mm), paper_colours(self.paper.paper, self.warmth)
        if self.paper.ruling in (Ruling.DOTTED, Ruling.ISOMETRIC_DOTS):
            self._rows = dotted_rows(self.paper, within, self.px_per_mm, window, colours)
            return
        lines = sheet_lines(self.paper, within, self.warmth)
        self._rows = rows = lined_rows(lines, self.px_per_mm, window, colours.sheet)
        self._marks = None
        if self.paper.ruling is Ruling.ISOMETRIC and (
            found := slanted_rows(self.paper, self.px_per_mm, within, self.warmth, rows, colours.sheet)
        ):
            self._rows = found
        elif marks := ruled_marks(self.paper, within, self.warmth):
            self._marks = marked_cells(marks, self.px_per_mm, rows, colours.sheet)

    def paint(self, painter: QPainter, left: int, top: int, part: QRect, surround: QColor) -> None:
        """Fill `part`. left, top: of the sheet in the painter's pixels."""
        here = PxRect(part.x() - left, part.y() - top, part.x() - left + part.width(), part.y() - top + part.height())
        sheet = here.meeting(sheet_px(self.paper, self.px_per_mm))
        if sheet != here:
            painter.fillRect(part, surround)
        if sheet.empty:
            return
        self.prepare(sheet)
        if self._rows is not None:
            self._rows.paint(painter, left, top, sheet)
        if self._marks is not None:
            self._marks.paint(painter, left, top, sheet)


def ruled_sheet(items: Sequence[DrawItem], px_per_mm: float, warmth: float) -> RuledSheet | None:
    """Return the ruled sheet if the items are nothing else."""
    if len(items) != 1 or not isinstance(item := items[0], DrawPaper) or item.ruling is Ruling.BLANK:
        return None
    return RuledSheet(item, px_per_mm, warmth)
