"""Pace of interactive items that one contact drags while another writes, so that the pen does not wait for them.

A step of a drag is computed by a plugin and painted anew, which takes some milliseconds, and boards report sixty to a
hundred steps a second. While somebody writes only the latest step counts, right after a point of the pen, and as seldom
as keeps its share of the time small.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

from tni.core.clock import Clock
from tni.document.pointer import Changed
from tni.services.lesson.lesson_editor import LessonEditor

SHARE = 0.04
"""Largest part of the time that drags take while somebody writes: fewer than one point in twenty waits for one."""
LEAST_S, MOST_S = 1 / 30, 0.5
"""Shortest and longest time between two steps."""
REST_MS = 25
"""Time without a point after which a pen rests."""


class DragPace(QObject):
    """Pace of the drags on one canvas. more: the contact's next event has already arrived."""

    def __init__(
        self, parent: QObject, clock: Clock, editor: Callable[[], LessonEditor], show: Callable[[Changed], None],
        repaint: Callable[[], None],
    ) -> None:  # fmt: skip
        """editor: returns that of the page. show: shows what changed. repaint: paints dragged items now: later the next
        point would have to wait for it."""
        super().__init__(parent)
        self._clock, self._editor, self._show, self._repaint = clock, editor, show, repaint
        self.more = False
        self._next_s = self._point_s = 0.0
        self._waiting = False
        self._rest = QTimer(self, interval=REST_MS)
        self._rest.timeout.connect(self._look)

    def waits(self) -> bool:
        """Return whether a step of a drag waits for `_step`, or for the contact's next event."""
        if self.more:
            return True
        if not self._editor().is_writing:
            return False
        self._waiting = True
        if not self._rest.isActive():
            self._rest.start()
        return True

    def after_point(self) -> None:
        """Do the steps that are due, now that a point's ink is on the screen."""
        if self._waiting:
            self._point_s = self._clock.monotonic()
            self._step()

    def _look(self) -> None:
        """Do the steps that are due while the pen rests, or all when nobody writes any more."""
        if not self._waiting:
            self._rest.stop()
        elif not self._editor().is_writing:
            self._next_s = 0.0
            self._step()
        elif self._clock.monotonic() - self._point_s >= REST_MS / 1000:
            self._step()

    def _step(self) -> None:
        began_s = self._clock.monotonic()
        if began_s < self._next_s:
            return
        self._waiting = False
        self._show(self._editor().drag_on())
        self._repaint()
        ended_s = self._clock.monotonic()
        self._next_s = ended_s + min(max((ended_s - began_s) / SHARE, LEAST_S), MOST_S)
