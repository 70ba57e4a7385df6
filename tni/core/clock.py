"""Time is an argument; what must ask for it asks a Clock."""

from __future__ import annotations

import time
from datetime import datetime
from typing import Protocol


class MonotonicClock(Protocol):
    """Port of a clock for intervals."""

    def monotonic(self) -> float:
        """Seconds that never jump."""


class Clock(MonotonicClock, Protocol):
    """Port of the two times that a program needs: for intervals, and for people."""

    def now(self) -> datetime:
        """Local wall time, with its time zone, for what people read."""


class SystemClock:
    """The machine's own clock."""

    def monotonic(self) -> float:
        return time.monotonic()

    def now(self) -> datetime:
        return datetime.now().astimezone()
