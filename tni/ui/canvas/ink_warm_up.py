"""The drawing of a line, rehearsed while a pen is down, so that the next point finds the processor ready for it.

Pens report each 5 to 17 ms. Meanwhile the caches go to other programs, and a piece of a line drawn then takes three
to four times as long as one drawn right after another. So a short line is drawn now and then on a picture that nobody
sees: one percent of a core, while a pen is down and moves.
"""

from __future__ import annotations

from PySide6.QtCore import QLineF, QObject, Qt, QTimer
from PySide6.QtGui import QImage, QPen

from tni.ui.canvas.fast_stroke import draw_fast_line

WARM_UP_INTERVAL_MS = 3
MAX_IDLE_RUNS = 30
"""Rehearsals without a point between them: the pen rests, and nothing is hurried."""
SIDE_PX = 32
_LINE = QLineF(12.0, 12.0, 18.0, 15.0)


class InkWarmUp:
    """Of the lines of one widget."""

    def __init__(self, parent: QObject) -> None:
        self._pen = QPen()
        self._picture = QImage(SIDE_PX, SIDE_PX, QImage.Format.Format_ARGB32_Premultiplied)
        self._left = 0
        self._timer = QTimer(parent, interval=WARM_UP_INTERVAL_MS)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._rehearse)

    def point(self, pen: QPen) -> None:
        """A piece of a line has been drawn; more will follow."""
        self._left = MAX_IDLE_RUNS
        if not self._timer.isActive():
            self._pen = pen
            self._timer.start()

    def stop(self) -> None:
        self._timer.stop()

    def _rehearse(self) -> None:
        self._left -= 1
        if self._left <= 0:
            self.stop()
            return
        draw_fast_line(self._picture, self._pen, _LINE)
