"""Time of a séance that goes on when a test says so."""

from __future__ import annotations

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo


class HandClock:
    """Time moved by the test."""

    def __init__(self) -> None:
        self._now = datetime(2026, 11, 24, 8, 0, tzinfo=ZoneInfo("Europe/Paris"))

    def monotonic(self) -> float:
        return self._now.timestamp()

    def now(self) -> datetime:
        return self._now

    def wait(self, minutes: float) -> None:
        self._now += timedelta(minutes=minutes)
