"""Ruled sheet without a picture for each tile: made of the rows of its pixels wherever it is shown.

It costs about as much time as a blank one, and little memory.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QPainter

from tni.document.drawlist import DrawItem, DrawPaper
from tni.document.page_format import Ruling
from tni.render.paper import RuledMarks, paper_colours
from tni.render.pixel_view import PxRect, pixels_to_mm
from tni.render.raster.paper import sheet_px
from tni.render.sheet_rulings import ruled_marks, sheet_lines
from tni.render.tiles import TILE_PX

if TYPE_CHECKING:
    from tni.render.raster.marked_cells import MarkedCells
    from tni.render.raster.ruled_rows import PixelRows, Pixels


@dataclass(slots=True)
class RuledSheet:
    """A sheet at a scale. Its pixels are made for the part that is shown, and kept: its rows at once, those of its
    marks with the second frame, since during a zoom each scale is shown once."""

    paper: DrawPaper
    px_per_mm: float
    warmth: float
    _rows: PixelRows | None = field(default=None, compare=False, repr=False)
    _marks: MarkedCells | None = field(default=None, compare=False, repr=False)
    _unmarked: Sequence[RuledMarks] = field(default=(), compare=False, repr=False)
    _spare: Pixels | None = field(default=None, compare=False, repr=False)

    def at(self, px_per_mm: float) -> RuledSheet:
        """Return the sheet at another scale: its lines are as crisp there."""
        return RuledSheet(self.paper, px_per_mm, self.warmth)

    def prepare(self, area: PxRect) -> None:
        """Make the pixels of a part of the scaled page, and of what is around it up to the edges of tiles. Call it once
        before each frame."""
        if self._make(area) or self._rows is None or not self._unmarked:
            return
        from tni.render.raster.marked_cells import marked_cells  # few rulings need them

        colour = paper_colours(self.paper.paper, self.warmth).sheet
        self._marks = marked_cells(self._unmarked, self.px_per_mm, self._rows, colour, self._spare)
        self._unmarked, self._spare = (), None

    def _make(self, area: PxRect) -> bool:
        """Make the rows around an area of the scaled page if they are not there; return whether they were made."""
        area = area.meeting(sheet_px(self.paper, self.px_per_mm))
        if area.empty or (self._rows is not None and area.meeting(self._rows.window) == area):
            return False
        left, top = area.left // TILE_PX * TILE_PX, area.top // TILE_PX * TILE_PX
        right, bottom = -(-area.right // TILE_PX) * TILE_PX, -(-area.bottom // TILE_PX) * TILE_PX
        window = PxRect(left, top, right, bottom).meeting(sheet_px(self.paper, self.px_per_mm))
        if self._marks is not None:
            self._spare, self._marks = self._marks.memory, None
        self._rows, self._unmarked = _made(self, window)
        return True

    def take_memory(self, other: RuledSheet) -> None:
        """Use the memory of another sheet, which makes its pixels anew if it is shown again."""
        self._spare = other._spare if other._marks is None else other._marks.memory
        other._rows = other._marks = other._spare = None
        other._unmarked = ()

    def paint(self, painter: QPainter, left: int, top: int, part: QRect, surround: QColor) -> None:
        """Fill `part`. left, top: of the sheet in the painter's pixels."""
        here = PxRect(part.x() - left, part.y() - top, part.x() - left + part.width(), part.y() - top + part.height())
        sheet = here.meeting(sheet_px(self.paper, self.px_per_mm))
        if sheet != here:
            painter.fillRect(part, surround)
        if sheet.empty:
            return
        self._make(sheet)
        if self._rows is not None:
            self._rows.paint(painter, left, top, sheet)
        if self._marks is not None:
            self._marks.paint(painter, left, top, sheet)
        elif self._unmarked:
            self._paint_marks(painter, left, top, sheet)

    def _paint_marks(self, painter: QPainter, left: int, top: int, part: PxRect) -> None:
        from tni.render.raster.marks import paint_marks  # few rulings need them

        painter.save()
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceOver)
        painter.setClipRect(part.left + left, part.top + top, part.width, part.height, Qt.ClipOperation.IntersectClip)
        painter.translate(left, top)
        colour = paper_colours(self.paper.paper, self.warmth).sheet
        paint_marks(painter, self._unmarked, self.px_per_mm, colour, part)
        painter.restore()


def _made(sheet: RuledSheet, window: PxRect) -> tuple[PixelRows, Sequence[RuledMarks]]:
    """Return the rows of a window of a sheet, and what lies over them. What few rulings need is loaded with them."""
    paper, px_per_mm, warmth = sheet.paper, sheet.px_per_mm, sheet.warmth
    within, colours = pixels_to_mm(window, px_per_mm), paper_colours(paper.paper, warmth)
    if paper.ruling in (Ruling.DOTTED, Ruling.ISOMETRIC_DOTS):
        from tni.render.raster.dot_rows import dotted_rows

        return dotted_rows(paper, within, px_per_mm, window, colours), ()
    from tni.render.raster.ruled_rows import lined_rows

    rows = lined_rows(sheet_lines(paper, within, warmth), px_per_mm, window, colours.sheet)
    if paper.ruling is Ruling.ISOMETRIC:
        from tni.render.raster.slanted_rows import slanted_rows

        if (found := slanted_rows(paper, px_per_mm, within, warmth, rows, colours.sheet)) is not None:
            return found, ()
    return rows, ruled_marks(paper, within, warmth)


def ruled_sheet(items: Sequence[DrawItem], px_per_mm: float, warmth: float) -> RuledSheet | None:
    """Return the ruled sheet if the items are nothing else."""
    if len(items) != 1 or not isinstance(item := items[0], DrawPaper) or item.ruling is Ruling.BLANK:
        return None
    return RuledSheet(item, px_per_mm, warmth)
