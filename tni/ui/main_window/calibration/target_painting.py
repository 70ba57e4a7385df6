"""Painting of calibration targets."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPen

from tni.services.boards.calibration_run import CalibrationTarget
from tni.ui.chrome.button import Style

_WHOLE_TURN = 360 * 16  # Qt counts arcs in sixteenths of a degree
_TOP = 90 * 16


def target_radius(style: Style, height: float) -> float:
    """Return the radius of a target's ring. It is small enough to be whole at the picture's edge."""
    return min(style.theme.metrics.target_px * 0.7, height * 0.042)


def paint_current(painter: QPainter, style: Style, at: QPointF, radius: float, part: float) -> None:
    """Paint the target to be pressed: a cross centred on its position, in a ring that fills while it is held. part: 0
    to 1."""
    look = style.theme
    thick = max(2.0, radius / 8)
    painter.setBrush(look.colour("tint"))
    painter.setPen(QPen(look.colour("line"), thick))
    painter.drawEllipse(at, radius, radius)
    painter.setPen(QPen(look.colour("text"), max(1.0, radius / 16)))
    reach = radius * 0.62
    painter.drawLine(at - QPointF(reach, 0), at + QPointF(reach, 0))
    painter.drawLine(at - QPointF(0, reach), at + QPointF(0, reach))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(look.colour("danger"))
    painter.drawEllipse(at, radius / 7, radius / 7)
    if part > 0:
        box = QRectF(at.x() - radius, at.y() - radius, 2 * radius, 2 * radius)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(look.colour("accent"), thick * 2, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap))
        painter.drawArc(box, _TOP, -round(part * _WHOLE_TURN))


def paint_target(
    painter: QPainter, style: Style, at: QPointF, radius: float, target: CalibrationTarget, text: str
) -> None:
    """Paint another target: a dot for a waiting one, a tick for one that is done, a cross for one that was missed.
    text: the deviation, "" while it is unknown."""
    look = style.theme
    if not target.done:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.colour("line"))
        painter.drawEllipse(at, radius / 5, radius / 5)
        return
    token, r = ("danger", radius * 0.3) if target.is_outlier else ("accent", radius * 0.34)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    cap, join = Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin
    painter.setPen(QPen(look.colour(token), max(2.0, radius / 9), Qt.PenStyle.SolidLine, cap, join))
    if target.is_outlier:
        painter.drawLine(at - QPointF(r, r), at + QPointF(r, r))
        painter.drawLine(at + QPointF(-r, r), at + QPointF(r, -r))
    else:
        corner = at + QPointF(-r * 0.2, r * 0.72)
        painter.drawPolyline([at + QPointF(-r, 0), corner, at + QPointF(r, -r * 0.72)])
    if text:
        _paint_text(painter, style, at, radius, target, text)


def _paint_text(
    painter: QPainter, style: Style, at: QPointF, radius: float, target: CalibrationTarget, text: str
) -> None:
    """Paint the text beside a target, on the side with more room."""
    font = style.theme.font(style.theme.metrics.small_px, bold=target.is_outlier)
    metrics = QFontMetricsF(font)
    wide, gap = metrics.horizontalAdvance(text) + 2, radius * 0.6
    left = at.x() - gap - wide if target.x > 0.5 else at.x() + gap
    painter.setFont(font)
    painter.setPen(style.theme.colour("danger" if target.is_outlier else "text"))
    box = QRectF(left, at.y() - metrics.height() / 2, wide, metrics.height())
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)
