"""Rests within long work: a thread that computes beside the main one takes half of its time, and that is felt."""

from __future__ import annotations

import time
from collections.abc import Callable

WORK_S = 0.001
"""So long the work goes on between two rests."""
REST_S = 0.002
MOST_S = 0.5
"""All rests of one transaction, at most: the disk is not kept waiting for longer."""


class Throttle:
    """To be called between small steps of the work. hurried: whether the end of the work is waited for."""

    def __init__(
        self,
        hurried: Callable[[], bool],
        clock: Callable[[], float] = time.perf_counter,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        self._hurried, self._clock, self._sleep = hurried, clock, sleep
        self._since_s = self._left_s = 0.0

    def begin(self) -> None:
        """A transaction begins."""
        self._since_s, self._left_s = self._clock(), MOST_S

    def __call__(self) -> None:
        if self._clock() < self._since_s + WORK_S or self._left_s <= 0 or self._hurried():
            return
        self._sleep(REST_S)
        self._since_s, self._left_s = self._clock(), self._left_s - REST_S
