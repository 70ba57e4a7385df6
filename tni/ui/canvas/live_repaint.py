"""Repaint of live pictures, such as a film's frames: at once, and while somebody writes in strips between the points.

A frame of a film takes some milliseconds, and a pen may send its next point at any time. So while a contact is down
fewer frames are taken. That a frame may be shown is told right after a point, and so is each strip of it shown, or
while the pen rests.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from tni.core.clock import Clock
from tni.render.pixel_view import NO_PIXELS, PxRect
from tni.ui.canvas.fast_ink import FastInk
from tni.ui.canvas.page_renderer import PageRenderer
from tni.ui.canvas.wet_ink_smoothing import CanvasState

if TYPE_CHECKING:
    from tni.render.live_picture import LivePicture

STRIP_PX = 60_000
"""Pixels of a strip: less than half a millisecond."""
WRITING_PACE_S = 0.1
"""Least time between two frames while somebody writes."""
REST_MS = 12
"""Interval of strips while the pen rests."""


class LiveRepaint(QObject):
    """Live pictures of one canvas. ready: another frame may be shown again, after `is_ready` was False."""

    ready = Signal()

    def __init__(
        self, parent: QObject, clock: Clock, lines: FastInk, state: Callable[[], CanvasState],
        update: Callable[[PxRect], None], is_touched: Callable[[], bool],
    ) -> None:  # fmt: skip
        """update: have these pixels of the surface shown soon. is_touched: returns whether a contact is down."""
        super().__init__(parent)
        self._clock, self._lines, self._state, self._update = clock, lines, state, update
        self.is_touched = is_touched
        self._by_owner: dict[object, Sequence[LivePicture]] = {}
        self._due = NO_PIXELS
        self._began_s = self._point_s = 0.0
        self._has_waited = False
        self._rest = QTimer(self, interval=REST_MS)
        self._rest.timeout.connect(self._go_on)

    @property
    def is_ready(self) -> bool:
        """Return whether another frame may be shown now; if not, `ready` tells when."""
        if not self.is_touched():
            return True
        self._has_waited = True
        self._rest.start()
        return False

    @property
    def is_showing(self) -> bool:
        """True while there are live pictures."""
        return bool(self._pictures)

    @property
    def _pictures(self) -> list[LivePicture]:
        return [one for pictures in self._by_owner.values() for one in pictures]

    def show(self, pictures: Sequence[LivePicture], *, of: object) -> None:
        """Show these live pictures under the ink, in place of those before of the same owner."""
        if not pictures and not self._by_owner.get(of):
            return
        self._by_owner[of] = pictures
        state = self._state()
        changed = state.screen.set_live(self._pictures).united(self._due)
        self._due = NO_PIXELS
        if changed.empty:
            return
        self._began_s = self._clock.monotonic()
        if self.is_touched() and state.screen.front is not None:
            self._due = changed
            self._rest.start()
        else:
            self._compose(state, changed)

    def follow(self, screen: PageRenderer) -> None:
        """Hand the pictures to another renderer, which has painted nothing yet."""
        self._due = NO_PIXELS
        screen.set_live(self._pictures)

    def after_point(self) -> None:
        """Do one step, now that a point's ink is on the screen."""
        self._point_s = self._clock.monotonic()
        self._step(self._point_s)

    def _go_on(self) -> None:
        """Do one step while the pen rests, or all that is left when nobody writes any more."""
        now_s = self._clock.monotonic()
        if not self.is_touched():
            if not self._due.empty:
                box, self._due = self._due, NO_PIXELS
                self._compose(self._state(), box)
            if self._has_waited:
                self._tell_ready()
        elif now_s - self._point_s >= REST_MS / 1000:
            self._step(now_s)
        if self._due.empty and not self._has_waited:
            self._rest.stop()

    def _step(self, now_s: float) -> None:
        """Show one strip, or tell that a frame may be shown."""
        if not self._due.empty:
            self._show_strip()
        elif self._has_waited and now_s - self._began_s >= WRITING_PACE_S:
            self._tell_ready()

    def _tell_ready(self) -> None:
        self._has_waited = False
        self.ready.emit()

    def _show_strip(self) -> None:
        due, state = self._due, self._state()
        rows = max(STRIP_PX // max(due.width, 1), 1)
        strip = PxRect(due.left, due.top, due.right, min(due.top + rows, due.bottom))
        left = PxRect(due.left, strip.bottom, due.right, due.bottom)
        self._due = NO_PIXELS if left.empty else left
        self._compose(state, strip)

    def _compose(self, state: CanvasState, box: PxRect) -> None:
        box = state.screen.compose(box)
        if box.empty or (self.is_touched() and self._lines.show(state.screen.front, box, state.ratio)):
            return
        self._update(box)
