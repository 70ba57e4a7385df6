"""Wavy line below words that no dictionary has, in the editor of texts."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

UNKNOWN = QColor("#e0392b")
"""Seen on light and on dark paper."""
DEPTH_EMS = 0.16
"""Distance of the line from the baseline."""
WAVE_EMS, LEAST_WAVE_PX = 0.16, 4.0
"""Length of a wave, and the least, times the chrome's scale."""
MOST_WAVES = 400


def paint_wavy_lines(painter: QPainter, lines: Iterable[tuple[QPointF, QPointF]], em_px: float, scale: float) -> None:
    """Paint lines between two points each. scale: of the chrome."""
    wave_px = max(WAVE_EMS * em_px, LEAST_WAVE_PX * scale)
    pen = QPen(UNKNOWN, max(wave_px / 5, 1.2 * scale))
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for start, end in lines:
        painter.drawPolyline(_wave(start, end, wave_px))


def _wave(start: QPointF, end: QPointF, wave_px: float) -> QPolygonF:
    """Return a zigzag between two points, which may lie at a slant."""
    along = end - start
    length = (along.x() ** 2 + along.y() ** 2) ** 0.5
    count = min(max(round(length / wave_px), 2), MOST_WAVES)
    across = QPointF(-along.y(), along.x()) * (wave_px / 4 / max(length, 1e-9))
    steps = 2 * count
    return QPolygonF([start + along * (n / steps) + across * (1 if n % 2 else -1) for n in range(steps + 1)])
