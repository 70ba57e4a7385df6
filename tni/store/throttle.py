"""Pauses within long work. Without them a thread that computes beside the main thread takes half of its time, which
slows the interface noticeably."""

from __future__ import annotations

import time
from collections.abc import Callable

WORK_S = 0.001
"""Time of work between two pauses."""
REST_S = 0.002
MOST_S = 0.5
"""Greatest sum of the pauses of one transaction: the disk is not kept waiting longer."""


class Throttle:
    """Callable that pauses long work; call it between small steps. hurried: returns whether another thread waits for
    the end of the work."""

    def __init__(
        self,
        hurried: Callable[[], bool],
        clock: Callable[[], float] = time.perf_counter,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        self._hurried, self._clock, self._sleep = hurried, clock, sleep
        self._since_s = self._left_s = 0.0

    def begin(self) -> None:
        """Note that a transaction begins."""
        self._since_s, self._left_s = self._clock(), MOST_S

    def __call__(self) -> None:
        if self._clock() < self._since_s + WORK_S or self._left_s <= 0 or self._hurried():
            return
        self._sleep(REST_S)
        self._since_s, self._left_s = self._clock(), self._left_s - REST_S
