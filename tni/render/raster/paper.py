"""Painting of papers and rulings with QPainter. Lines are whole pixels wide and lie on whole pixels, so they are
crisp."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRect, Qt
from PySide6.QtGui import QColor, QPainter

from tni.core.geometry import Rect
from tni.document.drawlist import DrawItem, DrawPaper
from tni.document.page_format import Ruling
from tni.render import paper as ruled
from tni.render.pixel_view import PxRect, pixels_to_mm

MIN_LINE_GAP_PX = 4.0
"""Lines or dots closer than this are left out: they would merge to grey."""


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
    return PlainSheet(*_size_px(item, px_per_mm), QColor(ruled.paper_colours(item.paper, warmth).sheet))


def _size_px(item: DrawPaper, px_per_mm: float) -> tuple[int, int]:
    return round(item.width_mm * px_per_mm), round(item.height_mm * px_per_mm)


def paint_paper(painter: QPainter, item: DrawPaper, px_per_mm: float, part: PxRect, warmth: float = 0.0) -> None:
    """Paint the sheet within `part`; both `part` and the painter are in pixels of the scaled page."""
    sheet = PxRect(0, 0, *_size_px(item, px_per_mm)).meeting(part)
    if sheet.empty:
        return
    tint = ruled.paper_colours(item.paper, warmth)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
    painter.fillRect(sheet.left, sheet.top, sheet.width, sheet.height, QColor(tint.sheet))
    page = Rect(0.0, 0.0, item.width_mm, item.height_mm)
    within = pixels_to_mm(sheet, px_per_mm)
    for line in ruled.ruled_lines(item.ruling, item.paper, page, within, warmth, item.ruling_mm):
        if line.step_mm * px_per_mm < MIN_LINE_GAP_PX:
            continue
        width = max(1, round(line.width_mm * px_per_mm))
        start = round(line.at_mm * px_per_mm - width / 2)
        if line.across:
            painter.fillRect(sheet.left, start, sheet.width, width, QColor(line.colour))
        else:
            painter.fillRect(start, sheet.top, width, sheet.height, QColor(line.colour))
    step_px = ruled.ruling_step_mm(item.ruling, item.ruling_mm) * px_per_mm
    if item.ruling is Ruling.DOTTED and step_px >= MIN_LINE_GAP_PX:
        radius = max(0.6, ruled.DOT_RADIUS_MM * px_per_mm)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(tint.main))
        for x, y in ruled.dots(page, within, item.ruling_mm):
            painter.drawEllipse(QPointF(x * px_per_mm, y * px_per_mm), radius, radius)
