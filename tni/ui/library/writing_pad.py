"""Pad on which a word is written to be searched for, by pen, mouse or finger."""

from __future__ import annotations

from typing import override

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from tni.ui.chrome.button import Style
from tni.ui.i18n import tr

PAUSE_MS = 500
"""Pause of the pen after which a word is searched for."""
HEIGHT_TARGETS = 3.2
MM_PER_TARGET = 10.0
PEN_TARGETS = 0.06
LINE_AT = 0.68
"""Place of the line that is written on, as a part of the height."""


class WritingPad(QWidget):
    """Pad for one word. Its strokes are no part of the lesson.

    Signals:
        begun: the pen came down, on an empty pad too.
        written: the strokes, (n, 2) mm each, a moment after the pen was lifted.
        cleared: it was emptied.
    """

    begun = Signal()
    written = Signal(list)
    cleared = Signal()

    def __init__(self, style: Style, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.kit = style
        self._strokes: list[list[QPointF]] = []
        self._is_down = False
        self.setAccessibleName(tr("Mot à chercher, écrit à la main"))
        self.setCursor(Qt.CursorShape.CrossCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._pause.timeout.connect(lambda: self.written.emit(self.strokes))
        style.theme.changed.connect(self.update)

    @property
    def is_empty(self) -> bool:
        return not self._strokes

    @property
    def strokes(self) -> list[NDArray[np.float64]]:
        scale = MM_PER_TARGET / self.kit.theme.metrics.target_px
        return [np.array([(at.x(), at.y()) for at in stroke]) * scale for stroke in self._strokes]

    def clear(self) -> None:
        self._pause.stop()
        self._strokes.clear()
        self.update()
        self.cleared.emit()

    # -- events

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton:
            self._is_down = True
            self._pause.stop()
            self._strokes.append([event.position()])
            self.update()
            self.begun.emit()
        event.accept()

    @override
    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self.mousePressEvent(event)  # two quick strokes

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._is_down:
            self._strokes[-1].append(event.position())
            self.update()

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._is_down and event.button() is Qt.MouseButton.LeftButton:
            self._is_down = False
            self._pause.start()

    # -- appearance

    @override
    def sizeHint(self) -> QSize:
        target = self.kit.theme.metrics.target_px
        return QSize(target * 9, round(target * HEIGHT_TARGETS))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        look, metrics = self.kit.theme, self.kit.theme.metrics
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(look.colour("line"), metrics.line_px))
        painter.setBrush(look.colour("raised"))
        half = metrics.line_px / 2
        painter.drawRoundedRect(
            self.rect().toRectF().adjusted(half, half, -half, -half), metrics.radius_px, metrics.radius_px
        )
        painter.setPen(QPen(look.colour("hairline"), metrics.line_px))
        line = round(self.height() * LINE_AT)
        painter.drawLine(metrics.pad_px, line, self.width() - metrics.pad_px, line)
        if not self._strokes:
            painter.setPen(look.colour("muted"))
            painter.setFont(look.font())
            box = self.rect().adjusted(metrics.pad_px, 0, -metrics.pad_px, line - self.height())
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, tr("Écrire ici le mot à chercher"))
        width = metrics.target_px * PEN_TARGETS
        pen = QPen(look.colour("text"), width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for stroke in self._strokes:
            path = QPainterPath(stroke[0])
            for at in stroke[1:] or stroke:
                path.lineTo(at)
            painter.drawPath(path)
        painter.end()
