"""Timetable and planning services with a clock, a worker and files of their own."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from pathlib import Path

from tests.support.calendars import calendar
from tests.support.later_tasks import LaterTasks
from tests.support.planned_years import MONDAY, at
from tni.core.errors import TniError
from tni.planning.given_lessons import GivenLesson
from tni.services.planning.planning_service import PlanningService
from tni.services.planning.timetable_service import TimetableService
from tni.store.timetable_file import TimetableFile
from tni.store.year_file import YearFile

CLASSES = ("5e A", "5e B")


class DeskClock:
    """Time set by the test."""

    def __init__(self) -> None:
        self.time = at(MONDAY, 7)

    def monotonic(self) -> float:
        return self.time.timestamp()

    def now(self) -> datetime:
        return self.time


class OfflineError(TniError):
    """The test's network is down."""


class PlanningDesk:
    """The services over a folder. addresses: what is at each address; an address that is missing is offline."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.clock, self.tasks = folder, DeskClock(), LaterTasks()
        self.addresses: dict[str, bytes] = {}
        self.fetched: list[str] = []
        self.log: list[GivenLesson] = []
        self.open()

    def open(self) -> None:
        """Start the services, as a start of the program does."""
        self.timetable = TimetableService(
            TimetableFile(self.folder / "timetable.json"), self.tasks, self.clock, lambda: CLASSES, self.fetch
        )
        self.planning = PlanningService(
            lambda year: YearFile(self.folder, year), self.timetable, lambda _: self.log, self.tasks, self.clock
        )

    def fetch(self, url: str) -> bytes:
        self.fetched.append(url)
        if url not in self.addresses:
            raise OfflineError
        return self.addresses[url]

    def load(self, data: bytes) -> None:
        """Load a timetable from a file."""
        path = self.folder / "timetable.ics"
        path.write_bytes(data)
        self.timetable.read_file(path)
        self.tasks.run()


def weekly_calendar(weeks: int = 4, first: date = MONDAY) -> bytes:
    """5A on Mondays and Thursdays at 8, 5B on Tuesdays at 8."""
    days = [(0, "5A"), (1, "5B"), (3, "5A")]
    return calendar(
        *(
            f"UID:{name}{day}|DTSTART:{first + timedelta(days=day):%Y%m%d}T080000|DURATION:PT55M"
            f"|RRULE:FREQ=WEEKLY;COUNT={weeks}|SUMMARY:MATHS - {name}|DESCRIPTION:Matière : MATHS\\nClasse : {name}"
            for day, name in days
        )
    )
