"""Dots for the seat numbers that have answered. Neither answers nor names are shown."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from math import ceil
from typing import override

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from tni.ui.chrome.button import Style
from tni.ui.i18n import tr

MIN_DOT_PX = 12
"""Minimum size of a dot that carries its number."""


class SeatDots(QWidget):
    """Rows of dots with the numbers of present pupils; a dot is filled once its pupil has answered."""

    def __init__(self, style: Style, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.kit = style
        self._numbers: Sequence[int] = ()
        self._answered: Collection[int] = frozenset()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        style.theme.changed.connect(self.updateGeometry)

    def show_seats(self, numbers: Sequence[int], answered: Collection[int]) -> None:
        """Show the dots. numbers: all expected numbers, ascending. answered: those whose vote is recorded."""
        if (numbers, answered) == (self._numbers, self._answered):
            return
        self._numbers, self._answered = numbers, answered
        done = [str(n) for n in numbers if n in answered]
        self.setAccessibleName(tr("Ont répondu : {}").format(", ".join(done) or "–"))
        self.update()

    @override
    def sizeHint(self) -> QSize:
        side = self.kit.theme.metrics.target_px
        return QSize(side * 6, side)

    @override
    def minimumSizeHint(self) -> QSize:
        side = self.kit.theme.metrics.target_px
        return QSize(side * 2, side // 2)

    def grid(self) -> tuple[int, float]:
        """Return the number of dots per row and their distance, for the largest dots that fit."""
        count, width, height = max(1, len(self._numbers)), self.width(), self.height()
        for rows in range(1, count + 1):
            columns = ceil(count / rows)
            if rows == count or height / (rows + 1) < width / columns:
                return columns, min(width / columns, height / rows)
        return count, width / count

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        look = self.kit.theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        columns, step = self.grid()
        step = min(step, look.metrics.target_px)
        size = step * 0.84
        rows = ceil(max(1, len(self._numbers)) / columns)
        top = (self.height() - rows * step) / 2
        painter.setFont(look.font(max(8, round(size * 0.5)), bold=True))
        for i, number in enumerate(self._numbers):
            around = (step - size) / 2
            box = QRectF(i % columns * step + around, top + i // columns * step + around, size, size)
            full = number in self._answered
            painter.setPen(QPen(look.colour("accent" if full else "line"), max(1.5, size / 16)))
            painter.setBrush(look.colour("accent") if full else Qt.BrushStyle.NoBrush)
            painter.drawEllipse(box.adjusted(1, 1, -1, -1))
            if size >= MIN_DOT_PX:
                painter.setPen(look.colour("on_accent" if full else "muted"))
                painter.drawText(box, Qt.AlignmentFlag.AlignCenter, str(number))
        painter.end()
