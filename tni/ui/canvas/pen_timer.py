"""When what is due now and then while pens are down has its turn: right after a point was shown, so that none waits.

To keep the samples of a stroke takes one or two milliseconds with the work that it gives the writer's thread, and pens
report each 5 to 17 ms: at any other time a point in a few would come upon it.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

from tni.services.lesson_editor import TICK_S

TICK_MS = round(1000 * TICK_S)


class PenTimer:
    """Begun with the first pen or laser, stopped with the last."""

    def __init__(self, parent: QObject, tick: Callable[[], None]) -> None:
        self._tick = tick
        self._timer = QTimer(parent, interval=TICK_MS)
        self._timer.timeout.connect(self._time_out)
        self._due = self._moved = False

    def start(self) -> None:
        if not self._timer.isActive():
            self._due = self._moved = False
            self._timer.start()

    def stop(self) -> None:
        self._timer.stop()
        self._due = False

    def pace(self, each_ms: int) -> None:
        self._timer.setInterval(each_ms)

    def after_point(self) -> bool:
        """A point has just been shown. True when that was the moment for a tick, which has been done."""
        self._moved = True
        if not self._due:
            return False
        self._due = False
        self._tick()
        return True

    def _time_out(self) -> None:
        if self._moved and not self._due:  # the next point comes soon
            self._due, self._moved = True, False
        else:
            self._due = False
            self._tick()
