"""Garbage of Python, looked for on the main thread alone and never under the pen.

Python collects on whatever thread happens to have made one object too many. What it finds there may be a widget, and Qt
crashes when another thread than the main one takes a widget away.
"""

from __future__ import annotations

import gc
import time
from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

CHECK_INTERVAL_MS = 500
FULL_INTERVAL_S = 60.0
"""Between two looks at all that there is, which take some milliseconds in a large lesson."""
MAX_NEW_OBJECTS = 200_000
"""Objects made since the last look: a pen that never lifts does not fill the memory."""


class GarbageCollector(QObject):
    """For the thread that makes it. busy: whether a look is to wait."""

    def __init__(self, busy: Callable[[], bool]) -> None:
        super().__init__()
        self._busy = busy
        self._full_at_s = 0.0
        self._timer = QTimer(self, interval=CHECK_INTERVAL_MS)
        self._timer.timeout.connect(self.look)

    def begin(self) -> None:
        """What is loaded stays: only what is made from now on is looked at. May be called again."""
        if self._timer.isActive():
            return
        gc.disable()
        gc.freeze()
        self._full_at_s = time.monotonic() + FULL_INTERVAL_S
        self._timer.start()

    def renew(self) -> None:
        """Look at what was loaded once more: a program that was closed is among it. Takes some 100 ms."""
        gc.unfreeze()
        gc.collect()
        gc.freeze()

    def look(self) -> None:
        """As Python would by itself, by the counts that it keeps."""
        counts, limits = gc.get_count(), gc.get_threshold()
        if counts[0] <= limits[0] or (self._busy() and counts[0] < MAX_NEW_OBJECTS):
            return
        if (now_s := time.monotonic()) >= self._full_at_s:
            self._full_at_s = now_s + FULL_INTERVAL_S
            gc.collect()
        else:
            gc.collect(1 if counts[1] > limits[1] else 0)
