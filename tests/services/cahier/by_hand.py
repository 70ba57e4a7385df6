"""Time and work that go on when a test says so."""

from __future__ import annotations

from collections.abc import Callable
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


class HandTasks:
    """Work is done when the test says so."""

    def __init__(self) -> None:
        self._todo: list[Callable[[], None]] = []

    def submit[T](self, work: Callable[[], T], done: Callable[[T], None], failed: Callable[[Exception], None]) -> None:
        def do() -> None:
            try:
                result = work()
            except Exception as error:  # noqa: BLE001  # the task boundary
                failed(error)
            else:
                done(result)

        self._todo.append(do)

    def run_all(self) -> int:
        ran = 0
        while self._todo:
            self._todo.pop(0)()
            ran += 1
        return ran
