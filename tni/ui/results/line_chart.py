"""Line chart of the share of right answers from day to day; the days are evenly spaced. A second line differs by its
dashes and the shape of its points."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import override

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from tni.quiz.skill_history import SkillPoint
from tni.ui.chrome.button import Style
from tni.ui.i18n import tr
from tni.ui.results.results_text import percent_text

AXIS_STEPS = (0.0, 0.25, 0.5, 0.75, 1.0)
WORD_GAP = 1.3
"""Space for a date on the axis, relative to its width."""


class LineChart(QWidget):
    """Chart of shares of right answers over days.

    The days are evenly spaced: the order of the séances matters, and holidays would leave the chart empty. The first
    line is solid with round points, the second dashed with squares.
    """

    def __init__(self, style: Style) -> None:
        super().__init__()
        self.kit = style
        self.lines: list[tuple[str, tuple[SkillPoint, ...]]] = []
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        style.theme.changed.connect(self.update)
        self.show_lines([])

    def show_lines(self, lines: Sequence[tuple[str, tuple[SkillPoint, ...]]]) -> None:
        """Show at most two lines with their names. Lines without points are left out."""
        self.lines = [(name, points) for name, points in lines if points]
        self.setAccessibleName(tr("Progrès de séance en séance"))
        spoken = (
            f"{name} : " + ", ".join(f"{_day(point.day)} {percent_text(point.share)}" for point in points)
            for name, points in self.lines
        )
        self.setAccessibleDescription(" ; ".join(spoken))
        self.update()

    def sizeHint(self) -> QSize:
        side = self.kit.theme.metrics.target_px
        return QSize(side * 12, side * 5)

    def minimumSizeHint(self) -> QSize:
        side = self.kit.theme.metrics.target_px
        return QSize(side * 6, side * 4)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        look = self.kit.theme
        small = look.font(look.metrics.small_px)
        painter.setFont(small)
        words = painter.fontMetrics()
        left = words.horizontalAdvance("100 %") + look.metrics.gap_px
        legend = words.height() * 1.8 if len(self.lines) > 1 else words.height() * 0.8
        area = QRectF(self.rect()).adjusted(left, legend, -words.horizontalAdvance("00/00") / 2, -words.height() * 1.8)
        days = sorted({point.day for _, points in self.lines for point in points})
        self._paint_axes(painter, area, days)
        for place, (name, points) in enumerate(self.lines):
            ink = look.colour("accent" if place == 0 else "text")
            self._paint_line(painter, area, days, points, ink, place)
            if len(self.lines) > 1:
                self._paint_legend(painter, area, name, ink, place)
        painter.end()

    def _paint_axes(self, painter: QPainter, area: QRectF, days: Sequence[date]) -> None:
        look, words = self.kit.theme, painter.fontMetrics()
        for step in AXIS_STEPS:
            y = area.bottom() - step * area.height()
            painter.setPen(QPen(look.colour("line" if step == 0 else "hairline"), look.metrics.line_px))
            painter.drawLine(QPointF(area.left(), y), QPointF(area.right(), y))
            painter.setPen(look.colour("muted"))
            place = QRectF(0, y - words.height() / 2, area.left() - look.metrics.gap_px, words.height())
            painter.drawText(place, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, percent_text(step))
        wide = words.horizontalAdvance("00/00") * WORD_GAP
        every = max(1, round(wide * len(days) / max(area.width(), 1) + 0.5))
        for at in range(len(days) - 1, -1, -every):
            x = _x(area, at, len(days))
            place = QRectF(x - wide, area.bottom() + look.metrics.gap_px / 2, wide * 2, words.height() * 1.4)
            painter.drawText(place, Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop, _day(days[at]))

    def _paint_line(
        self,
        painter: QPainter,
        area: QRectF,
        days: Sequence[date],
        points: Sequence[SkillPoint],
        ink: QColor,
        index: int,
    ) -> None:
        look = self.kit.theme
        thick = max(2.0, look.metrics.target_px / 16)
        at = [
            QPointF(_x(area, days.index(point.day), len(days)), area.bottom() - point.share * area.height())
            for point in points
        ]
        dashes = Qt.PenStyle.SolidLine if index == 0 else Qt.PenStyle.DashLine
        painter.setPen(QPen(ink, thick, dashes, Qt.PenCapStyle.FlatCap, Qt.PenJoinStyle.RoundJoin))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPolyline(QPolygonF(at))
        for point in at:
            self._paint_mark(painter, point, thick * 1.6, ink, index)

    def _paint_mark(self, painter: QPainter, at: QPointF, radius: float, ink: QColor, index: int) -> None:
        painter.setPen(QPen(ink, radius * 0.5))
        painter.setBrush(ink if index == 0 else self.kit.theme.colour("surface"))
        if index == 0:
            painter.drawEllipse(at, radius, radius)
        else:
            painter.drawRect(QRectF(at.x() - radius, at.y() - radius, 2 * radius, 2 * radius))

    def _paint_legend(self, painter: QPainter, area: QRectF, name: str, ink: QColor, index: int) -> None:
        words, gap = painter.fontMetrics(), self.kit.theme.metrics.gap_px
        x = area.left() + index * area.width() / 2
        middle, mark = words.height() * 0.6, words.height() * 0.3
        self._paint_mark(painter, QPointF(x + mark, middle), mark, ink, index)
        painter.setPen(self.kit.theme.colour("text"))
        box = QRectF(x + mark * 2 + gap, 0, area.width() / 2 - mark * 2 - 2 * gap, words.height() * 1.2)
        shown = words.elidedText(name, Qt.TextElideMode.ElideRight, round(box.width()))
        painter.drawText(box, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)


def _x(area: QRectF, at: int, count: int) -> float:
    return area.center().x() if count < 2 else area.left() + (at + 0.5) * area.width() / count


def _day(day: date) -> str:
    return f"{day:%d/%m}"
