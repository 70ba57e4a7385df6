"""The school's clock, whatever the computer is set to."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

from tests.services.cahier.hand_clock import HandClock
from tests.support.later_tasks import LaterTasks
from tests.support.proposals import proposal_of
from tni.services.cahier.cahier_service import CahierService
from tni.services.cahier.school_time import SchoolClock, in_school_time
from tni.store.seances import SeanceStore


class UtcClock(HandClock):
    def now(self) -> datetime:
        return super().now().astimezone(UTC)


def test_an_entry_without_an_hour_of_the_timetable_has_the_schools_times(tmp_path: Path) -> None:
    clock, tasks = UtcClock(), LaterTasks()
    cahier = CahierService(SeanceStore(tmp_path / "sessions.db"), tasks, clock, lambda error: None)
    cahier.start("5eA", "Maths", "Fractions")
    entry = proposal_of(cahier)
    assert entry.start == clock.now()
    assert entry.start.utcoffset() == in_school_time(clock.now()).utcoffset() != timedelta(0)
    tasks.run()


def test_the_clock_tells_what_is_to_come_over_a_change_of_the_clock() -> None:
    now = SchoolClock(UtcClock()).now()
    summer = datetime(2026, 7, 1, 5, 0, tzinfo=UTC).astimezone(now.tzinfo)
    winter = datetime(2026, 12, 1, 6, 0, tzinfo=UTC).astimezone(now.tzinfo)
    assert (summer.hour, winter.hour) == (7, 7)
