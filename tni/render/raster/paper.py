"""Papers and rulings with QPainter: lines are whole pixels wide and lie on whole pixels, so they are crisp."""

from __future__ import annotations

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QPainter

from tni.board.drawlist import DrawPaper
from tni.board.items import Ruling
from tni.core.geometry import Rect
from tni.render import paper as ruled
from tni.render.view import PxRect, millimetres

CLOSEST_PX = 4.0
"""Lines or dots closer than this are left out: they would be a grey veil."""


def paint_paper(painter: QPainter, item: DrawPaper, px_per_mm: float, part: PxRect) -> None:
    """Paint the sheet's pixels within `part`; both in pixels of the scaled page, as is the painter."""
    sheet = PxRect(0, 0, round(item.width_mm * px_per_mm), round(item.height_mm * px_per_mm)).meeting(part)
    if sheet.empty:
        return
    tint = ruled.colours(item.paper)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
    painter.fillRect(sheet.left, sheet.top, sheet.width, sheet.height, QColor(tint.sheet))
    page = Rect(0.0, 0.0, item.width_mm, item.height_mm)
    within = millimetres(sheet, px_per_mm)
    for line in ruled.ruled_lines(item.ruling, item.paper, page, within):
        if line.step_mm * px_per_mm < CLOSEST_PX:
            continue
        width = max(1, round(line.width_mm * px_per_mm))
        start = round(line.at_mm * px_per_mm - width / 2)
        if line.across:
            painter.fillRect(sheet.left, start, sheet.width, width, QColor(line.colour))
        else:
            painter.fillRect(start, sheet.top, width, sheet.height, QColor(line.colour))
    if item.ruling is Ruling.DOTTED and ruled.DOTTED_MM * px_per_mm >= CLOSEST_PX:
        radius = max(0.6, ruled.DOT_RADIUS_MM * px_per_mm)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(tint.main))
        for x, y in ruled.dots(page, within):
            painter.drawEllipse(QPointF(x * px_per_mm, y * px_per_mm), radius, radius)
