"""Picture of a recording step: a small board that shows where to touch it, and how many times."""

from __future__ import annotations

from math import atan2, cos, pi, sin
from typing import override

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from tni.core.recording_steps import RecordingStep, RecordingStepKind
from tni.ui.chrome.button import Style

BOARD_ASPECT = 16 / 10
CORNERS = ((0.0, 0.0), (1.0, 0.0), (1.0, 1.0), (0.0, 1.0))
LINES = {
    RecordingStepKind.LINE: ((0.15, 0.5),),
    RecordingStepKind.TWO_FINGERS: ((0.15, 0.38), (0.15, 0.62)),
    RecordingStepKind.PEN: ((0.15, 0.5),),
    RecordingStepKind.ERASER: ((0.15, 0.5),),
}
"""Start of each line, in fractions of the board."""


class StepPicture(QWidget):
    def __init__(self, style: Style) -> None:
        super().__init__()
        self.kit = style
        self._step: RecordingStep | None = None
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)
        style.theme.changed.connect(self.updateGeometry)

    def show_step(self, step: RecordingStep) -> None:
        self._step = step
        self.update()

    @override
    def sizeHint(self) -> QSize:
        side = self.kit.theme.metrics.target_px
        return QSize(round(side * 4 * BOARD_ASPECT), side * 4)

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint() / 2

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        if self._step is None:
            return
        look, unit = self.kit.theme, self.kit.theme.metrics.target_px
        high = min(self.height() - unit / 2, (self.width() - unit / 2) / BOARD_ASPECT, unit * 7)
        board = QRectF(0, 0, high * BOARD_ASPECT, high)
        board.moveCenter(QRectF(self.rect()).center())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(look.colour("line"), max(look.metrics.line_px * 2, unit / 24)))
        painter.setBrush(look.colour("raised"))
        painter.drawRoundedRect(board, unit / 8, unit / 8)
        self._paint_part(painter, board, self._step)
        painter.end()

    def _paint_part(self, painter: QPainter, board: QRectF, step: RecordingStep) -> None:
        accent, unit = self.kit.theme.colour("accent"), self.kit.theme.metrics.target_px
        inside = board.adjusted(unit * 0.4, unit * 0.4, -unit * 0.4, -unit * 0.4)
        painter.setPen(QPen(accent, unit / 12, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        match step.part:
            case RecordingStepKind.CORNERS:
                at = _place(inside, CORNERS[step.number - 1])
                painter.drawEllipse(at, unit * 0.24, unit * 0.24)
                painter.setBrush(accent)
                painter.drawEllipse(at, unit * 0.08, unit * 0.08)
            case RecordingStepKind.PALM:
                at = _place(board, (0.3, 0.5))
                _arrow(painter, at, _place(board, (0.7, 0.5)), unit * 0.2)
                painter.setBrush(accent)
                painter.drawEllipse(at, unit * 0.4, unit * 0.55)
            case RecordingStepKind.BUTTONS:
                for n in range(4):
                    side = unit * 0.22
                    left = board.center().x() + (n - 2) * side * 1.6 + side * 0.3
                    painter.drawRoundedRect(QRectF(left, board.bottom() - side * 1.6, side, side), side / 4, side / 4)
            case RecordingStepKind.NOTHING:
                pass
            case _:
                for start in LINES[step.part]:
                    _arrow(painter, _place(board, start), _place(board, (0.85, start[1])), unit * 0.2)


def _place(box: QRectF, share: tuple[float, float]) -> QPointF:
    return QPointF(box.x() + share[0] * box.width(), box.y() + share[1] * box.height())


def _arrow(painter: QPainter, start: QPointF, end: QPointF, head: float) -> None:
    painter.drawLine(start, end)
    along = atan2(end.y() - start.y(), end.x() - start.x())
    for turn in (pi - pi / 6, pi + pi / 6):
        painter.drawLine(end, end + QPointF(head * cos(along + turn), head * sin(along + turn)))
