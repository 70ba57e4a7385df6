"""Pace of a plugin's requests: bursts are free, then a server is asked a few times a second."""

from __future__ import annotations

import time
from collections.abc import Callable

BURST = 20
PER_SECOND = 8.0


class Pace:
    """Allowance of requests that fills with time. wait: returns True if the wait was cut short."""

    def __init__(
        self, wait: Callable[[float], bool], now: Callable[[], float] = time.monotonic, per_second: float = PER_SECOND
    ) -> None:
        self._wait, self._now, self._per_second = wait, now, per_second
        self._left, self._at_s = float(BURST), now()

    def take(self) -> bool:
        """Wait until one more request may be sent. Return False if the wait was cut short."""
        now = self._now()
        self._left = min(BURST, self._left + (now - self._at_s) * self._per_second)
        self._at_s = now
        self._left -= 1
        return self._left >= 0 or not self._wait(-self._left / self._per_second)
