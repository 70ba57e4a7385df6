"""Pace of interactive items that one contact drags while another writes, so that the pen does not wait for them.

A step of a drag is computed by a plugin and painted anew, which takes some milliseconds, and boards report sixty to a
hundred steps a second. While somebody writes only the latest step counts. It is done in parts, one right after each
point of the pen: they take much of the time if they end before the next point comes, and else next to none.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator

from PySide6.QtCore import QObject, QTimer

from tni.core.clock import Clock
from tni.document.pointer import Changed
from tni.services.lesson.lesson_editor import LessonEditor

SHARE_BETWEEN, SHARE_AMONG = 0.25, 0.02
"""Largest part of the time that drags take while somebody writes: where each part of a step ends before the next point,
and where a point may have to wait for one."""
FITTING = 0.6
"""A part fits between two points if it takes at most this much of the time between them."""
PART_S = 0.001
"""Least time of painting that is one part, but for the last."""
GAPS = 8
"""How many of the last times between two points are looked at. The shortest of them counts."""
LEAST_S, MOST_S = 1 / 30, 0.5
"""Shortest and longest time between two steps."""
REST_MS = 25
"""Time without a point after which a pen rests."""


class DragPace(QObject):
    """Pace of the drags on one canvas. more: the contact's next event has already arrived."""

    def __init__(
        self, parent: QObject, clock: Clock, editor: Callable[[], LessonEditor], prepare: Callable[[float], bool],
        show: Callable[[Changed], None],
    ) -> None:  # fmt: skip
        """editor: returns that of the page. prepare: paints dragged items for about so many seconds, not on the screen
        yet; returns whether more is left. show: shows what changed, with the items that were prepared: now, as later
        the next point would have to wait for it."""
        super().__init__(parent)
        self._clock, self._editor, self._prepare, self._show = clock, editor, prepare, show
        self.more = False
        self._began_s = self._point_s = 0.0
        self._gaps_s: deque[float] = deque(maxlen=GAPS)
        self._waiting = False
        self._parts: Iterator[None] | None = None
        self._times_s: list[float] = []
        self._rest = QTimer(self, interval=REST_MS)
        self._rest.timeout.connect(self._look)

    def waits(self) -> bool:
        """Return whether a step of a drag waits for `_go_on`, or for the contact's next event."""
        if self.more:
            return True
        if not self._editor().is_writing:
            return False
        self._waiting = True
        if not self._rest.isActive():
            self._rest.start()
        return True

    def drop(self) -> None:
        """Drop the step that is under way: another page is shown."""
        self._parts, self._waiting = None, False

    def after_point(self) -> None:
        """Do the part that is due, now that a point's ink is on the screen."""
        now_s = self._clock.monotonic()
        if now_s - self._point_s < REST_MS / 1000:
            self._gaps_s.append(now_s - self._point_s)
        self._point_s = now_s
        self._go_on()

    def _look(self) -> None:
        """Do the part that is due while the pen rests, or all that is left when nobody writes any more."""
        if not self._editor().is_writing:
            while self._waiting or self._parts is not None:
                self._go_on()
            self._rest.stop()
        elif self._clock.monotonic() - self._point_s >= REST_MS / 1000:
            self._go_on()

    def _go_on(self) -> None:
        began_s = self._clock.monotonic()
        if self._parts is None:
            if not self._waiting or began_s < self._began_s + self._each_s():
                return
            self._waiting, self._began_s = False, began_s
            self._parts, self._times_s = self._step(), []
        if next(self._parts, self) is self:
            self._parts = None
        self._times_s.append(self._clock.monotonic() - began_s)

    def _each_s(self) -> float:
        """Return the time from one step to the next."""
        if not (self._times_s and self._editor().is_writing):
            return 0.0
        fits = bool(self._gaps_s) and max(self._times_s) <= FITTING * min(self._gaps_s)
        return min(max(sum(self._times_s) / (SHARE_BETWEEN if fits else SHARE_AMONG), LEAST_S), MOST_S)

    def _step(self) -> Iterator[None]:
        changed = self._editor().drag_on()
        yield
        while self._prepare(PART_S):
            yield
        yield
        self._show(changed)
