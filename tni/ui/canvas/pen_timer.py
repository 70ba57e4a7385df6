"""Timer for periodic work while pens are down. The work runs right after a point is shown, so that no point waits for
it.

Keeping the samples of a stroke takes one or two milliseconds, including the work that it causes on the writer's thread.
Pens report each 5 to 17 ms, so at any other time the work would delay one point in a few.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

from tni.services.lesson.lesson_editor import TICK_S

TICK_MS = round(1000 * TICK_S)


class PenTimer:
    """Timer that starts with the first pen or laser and stops with the last."""

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
        """Run the tick that is due, if any, after a point was shown. Returns whether a tick ran."""
        self._moved = True
        if not self._due:
            return False
        self._due = False
        self._tick()
        return True

    def _time_out(self) -> None:
        if self._moved and not self._due:  # the next point comes soon, and the tick runs after it
            self._due, self._moved = True, False
        else:
            self._due = False
            self._tick()
