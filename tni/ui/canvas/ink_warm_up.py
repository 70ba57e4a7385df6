"""Warm-up of the line drawing while a pen is down, so that the processor is ready for the next point.

Pens report each 5 to 17 ms. Meanwhile other programs take over the caches, and a piece of a line then takes three to
four times as long to draw as one drawn right after another. So a short line is drawn now and then on an invisible
picture. This takes one percent of a core while a pen is down and moves.
"""

from __future__ import annotations

from PySide6.QtCore import QLineF, QObject, Qt, QTimer
from PySide6.QtGui import QImage, QPen

from tni.ui.canvas.fast_stroke import draw_fast_line

WARM_UP_INTERVAL_MS = 3
MAX_IDLE_RUNS = 30
"""Warm-up runs without a point in between. After that the pen rests, and the warm-up stops."""
SIDE_PX = 32
_LINE = QLineF(12.0, 12.0, 18.0, 15.0)


class InkWarmUp:
    """Warm-up timer for the lines of one widget."""

    def __init__(self, parent: QObject) -> None:
        self._pen = QPen()
        self._picture = QImage(SIDE_PX, SIDE_PX, QImage.Format.Format_ARGB32_Premultiplied)
        self._left = 0
        self._timer = QTimer(parent, interval=WARM_UP_INTERVAL_MS)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._warm_up)

    def point(self, pen: QPen) -> None:
        """Note that a piece of a line was drawn and that more will follow."""
        self._left = MAX_IDLE_RUNS
        if not self._timer.isActive():
            self._pen = pen
            self._timer.start()

    def stop(self) -> None:
        self._timer.stop()

    def _warm_up(self) -> None:
        self._left -= 1
        if self._left <= 0:
            self.stop()
            return
        draw_fast_line(self._picture, self._pen, _LINE)
