"""Interfaces and implementation of clocks. Most functions take the time as an argument; code that must read it takes a
`Clock`."""

from __future__ import annotations

import time
from datetime import datetime
from typing import Protocol


class MonotonicClock(Protocol):
    """Port of a clock for intervals."""

    def monotonic(self) -> float:
        """Return seconds on a clock that never jumps."""


class Clock(MonotonicClock, Protocol):
    """Port of a clock for intervals and for dates."""

    def now(self) -> datetime:
        """Return the local wall time with its time zone, for display."""


class SystemClock:
    """Clock of the operating system."""

    def monotonic(self) -> float:
        return time.monotonic()

    def now(self) -> datetime:
        return datetime.now().astimezone()
