"""Control of Python's garbage collection: it runs on the main thread only, and never while the pen is down.

Python collects on whatever thread happens to allocate the object that exceeds the threshold. The garbage may contain a
widget, and Qt crashes when a widget is deleted on another thread than the main one.
"""

from __future__ import annotations

import gc
import time
from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

CHECK_INTERVAL_MS = 500
FULL_INTERVAL_S = 60.0
"""Interval between two full collections, which take some milliseconds in a large lesson."""
MAX_NEW_OBJECTS = 200_000
"""Number of new objects that forces a collection even while busy, so that a pen that is never lifted does not fill the
memory."""


class GarbageCollector(QObject):
    """Collector that runs on the thread that creates it. busy: returns whether a collection must wait."""

    def __init__(self, busy: Callable[[], bool]) -> None:
        super().__init__()
        self._busy = busy
        self._full_at_s = 0.0
        self._timer = QTimer(self, interval=CHECK_INTERVAL_MS)
        self._timer.timeout.connect(self.collect_if_due)

    def begin(self) -> None:
        """Take over collection from Python. Objects already loaded are exempt. May be called again."""
        if self._timer.isActive():
            return
        gc.disable()
        gc.freeze()
        self._full_at_s = time.monotonic() + FULL_INTERVAL_S
        self._timer.start()

    def renew(self) -> None:
        """Collect among the exempt objects once more, for they may include a closed program. Takes some 100 ms."""
        gc.unfreeze()
        gc.collect()
        gc.freeze()

    def collect_if_due(self) -> None:
        """Collect if Python would do so by itself, according to its counts."""
        counts, limits = gc.get_count(), gc.get_threshold()
        if counts[0] <= limits[0] or (self._busy() and counts[0] < MAX_NEW_OBJECTS):
            return
        if (now_s := time.monotonic()) >= self._full_at_s:
            self._full_at_s = now_s + FULL_INTERVAL_S
            gc.collect()
        else:
            gc.collect(1 if counts[1] > limits[1] else 0)
