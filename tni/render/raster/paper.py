"""Painting of papers and rulings with QPainter. Lines are whole pixels wide and lie on whole pixels, so they are
crisp."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRect, Qt
from PySide6.QtGui import QColor, QPainter

from tni.core.geometry import Rect
from tni.document.drawlist import DrawItem, DrawPaper
from tni.document.page_format import Ruling, ruling_step_mm
from tni.render import paper as ruled
from tni.render.pixel_view import PxRect, pixels_to_mm
from tni.render.sheet_rulings import ruled_dots, ruled_marks, sheet_lines


class PlainSheet(NamedTuple):
    """A blank sheet. width_px, height_px: in pixels of the scaled page; the sheet starts at its first pixel."""

    width_px: int
    height_px: int
    colour: QColor

    def paint(self, painter: QPainter, left: int, top: int, part: QRect, surround: QColor, scale: float = 1.0) -> None:
        """Fill `part`. left, top: of the sheet in the painter's pixels. scale: enlargement there."""
        sheet = QRect(left, top, round(self.width_px * scale), round(self.height_px * scale)) & part
        if sheet != part:
            painter.fillRect(part, surround)
        painter.fillRect(sheet, self.colour)


def plain_sheet(items: Sequence[DrawItem], px_per_mm: float, warmth: float = 0.0) -> PlainSheet | None:
    """Return the blank sheet if the items are nothing else. warmth: of the paper, see
    `tni.render.paper.paper_colours`."""
    if len(items) != 1 or not isinstance(item := items[0], DrawPaper) or item.ruling is not Ruling.BLANK:
        return None
    return PlainSheet(*sheet_px(item, px_per_mm)[2:], QColor(ruled.paper_colours(item.paper, warmth).sheet))


def sheet_px(item: DrawPaper, px_per_mm: float) -> PxRect:
    """Return the pixels of a sheet."""
    return PxRect(0, 0, round(item.width_mm * px_per_mm), round(item.height_mm * px_per_mm))


def line_px(at_mm: float, width_mm: float, px_per_mm: float) -> tuple[int, int]:
    """Return the first pixel of a line, and its width in pixels."""
    width = max(1, round(width_mm * px_per_mm))
    return round(at_mm * px_per_mm - width / 2), width


def dot_px(px_per_mm: float) -> float:
    """Return the radius of a dot."""
    return max(0.6, ruled.DOT_RADIUS_MM * px_per_mm)


def paint_paper(
    painter: QPainter,
    item: DrawPaper,
    px_per_mm: float,
    part: PxRect,
    warmth: float = 0.0,
    *,
    with_numbers: bool = True,
) -> None:
    """Paint the sheet within `part`; both `part` and the painter are in pixels of the scaled page. with_numbers: those
    of axes and angles too, which have no room on a small picture."""
    sheet = sheet_px(item, px_per_mm).meeting(part)
    if sheet.empty:
        return
    tint = ruled.paper_colours(item.paper, warmth)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
    painter.fillRect(sheet.left, sheet.top, sheet.width, sheet.height, QColor(tint.sheet))
    within = pixels_to_mm(sheet, px_per_mm)
    _paint_lines(painter, sheet_lines(item, within, warmth), px_per_mm, sheet, tint.sheet)
    if item.ruling in (Ruling.DOTTED, Ruling.ISOMETRIC_DOTS):
        share = ruled.shown_share(ruling_step_mm(item.ruling, item.ruling_mm) * px_per_mm)
        if share > 0:
            _paint_dots(painter, item, px_per_mm, within, ruled.blended(tint.main, tint.sheet, share))
    elif marks := ruled_marks(item, within, warmth):
        from tni.render.raster.marks import paint_marks  # few pages need them

        painter.save()
        painter.setClipRect(sheet.left, sheet.top, sheet.width, sheet.height, Qt.ClipOperation.IntersectClip)
        shown = [group for group in marks if with_numbers or not group.numbers]
        paint_marks(painter, shown, px_per_mm, tint.sheet, sheet)
        painter.restore()


def _paint_lines(
    painter: QPainter, lines: Sequence[ruled.RuledLine], px_per_mm: float, sheet: PxRect, colour: str
) -> None:
    """Paint lines. colour: of the sheet, into which those that are too near each other fade."""
    for (step, width_mm, tint), same in groupby(lines, lambda line: (line.step_mm, line.width_mm, line.colour)):
        share = ruled.shown_share(step * px_per_mm)
        if share <= 0:
            continue
        shown = QColor(ruled.blended(tint, colour, share))
        for line in same:
            start, width = line_px(line.at_mm, width_mm, px_per_mm)
            if line.across:
                painter.fillRect(sheet.left, start, sheet.width, width, shown)
            else:
                painter.fillRect(start, sheet.top, width, sheet.height, shown)


def _paint_dots(painter: QPainter, item: DrawPaper, px_per_mm: float, within: Rect, colour: str) -> None:
    radius = dot_px(px_per_mm)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(colour))
    for x, y in ruled_dots(item, within):
        painter.drawEllipse(QPointF(x * px_per_mm, y * px_per_mm), radius, radius)
