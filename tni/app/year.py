"""Construction of the school year's services and its sheet, each at its first use."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from functools import cached_property, partial
from typing import TYPE_CHECKING

from tni.app.folders import Folders
from tni.core.clock import Clock
from tni.core.errors import TniError
from tni.core.listeners import Listeners
from tni.core.tasks import TaskRunner
from tni.ui.chrome.commands import CommandId
from tni.ui.event_loop.threads import QtMainThread, ThreadTaskRunner
from tni.ui.main_window.main_controller import MainController

if TYPE_CHECKING:
    from tni.app.program_parts import ProgramParts
    from tni.cahier.entry import CahierEntry
    from tni.planning.given_lessons import GivenLesson
    from tni.planning.taught_class import ComingLesson
    from tni.planning.timetable import Hour
    from tni.services.cahier.seance_notices import SeanceNotice
    from tni.services.library.library_state import LessonListing, LibraryEvent
    from tni.services.planning.planning_service import PlanningService
    from tni.services.planning.timetable_service import TimetableService
    from tni.ui.year.year_controller import YearController


class Year:
    """School year of the teacher's classes. Its worker is its own: an address may take a minute to answer.

    tasks: on which séances are stored.
    """

    def __init__(
        self,
        board: MainController,
        folders: Folders,
        clock: Clock,
        main: QtMainThread,
        tasks: TaskRunner,
        program: ProgramParts,
    ) -> None:
        self._board, self._folders, self._clock, self._main = board, folders, clock, main
        self._stored, self._program = tasks, program
        self._listeners = Listeners[()]()
        self._coming: tuple[ComingLesson, ...] | None = None
        self._listing: LessonListing | None = None

    @cached_property
    def _tasks(self) -> ThreadTaskRunner:
        return ThreadTaskRunner(self._main, "planning")

    @cached_property
    def timetable(self) -> TimetableService:
        from tni.services.planning.timetable_service import TimetableService
        from tni.store.timetable_file import TimetableFile

        file = TimetableFile(self._folders.planning / "timetable.json")
        return TimetableService(file, self._tasks, self._clock, self.class_names, _fetch)

    @cached_property
    def planning(self) -> PlanningService:
        from tni.services.planning.given_log import LessonIds, given_lessons
        from tni.services.planning.planning_service import PlanningService
        from tni.store.year_file import YearFile

        seances = self._program.stores.seances
        ids = LessonIds(seances.lesson_ids)

        def read_given(since: datetime) -> tuple[GivenLesson, ...]:
            found = given_lessons(seances, since, ids)
            ids.keep()
            return found

        made = PlanningService(
            partial(YearFile, self._folders.planning),
            self.timetable,
            read_given,
            self._tasks,
            self._clock,
        )
        made.subscribe(self._changed)
        made.start()
        self._program.library.subscribe(self._follow_library)
        self._main.post(lambda: self._follow_files(self._program.library.state.listing))
        return made

    def _follow_library(self, event: LibraryEvent) -> None:
        from tni.services.library.library_state import LibraryChanged

        if isinstance(event, LibraryChanged):
            self._follow_files(event.state.listing)

    def _follow_files(self, listing: LessonListing) -> None:
        """Let the years follow the lessons that the library lists, if they are not those of before."""
        if listing is not self._listing:
            self._listing = listing
            self.planning.follow_files(listing.lessons)

    def subscribe(self, listener: Callable[[], None]) -> None:
        """Call `listener` after each change of the planned years."""
        self._listeners.add(listener)

    def _changed(self) -> None:
        self._coming = None
        self._listeners.tell()

    @cached_property
    def controller(self) -> YearController:
        from tni.ui.year.year_controller import YearController

        windows = self._program.teaching.windows
        return YearController(
            self._board,
            self.planning,
            self.timetable,
            self._program.library,
            self.class_names,
            lambda: windows.asking_host,
            self._clock,
        )

    @property
    def is_used(self) -> bool:
        """True once there is a timetable or a planned year, without which nothing is made at the start."""
        return any(self._folders.planning.glob("*.json"))

    def begin(self) -> None:
        """Follow the séances, and read the timetable again from its address."""
        teaching = self._program.teaching
        teaching.seances.hour_now = self.hour_now
        teaching.seances.next_lesson = self.next_lesson
        teaching.seances.lesson_days = self.lesson_days
        teaching.seances.cahier.timed = self.timed
        teaching.seances.subscribe(self._follow_seance)
        if self.is_used:
            self._main.post(lambda: self.timetable.start())

    def hour_now(self) -> Hour | None:
        """Return the hour of the timetable that is under way or about to begin."""
        return self.timetable.current_hour() if self.is_used else None

    def timed(self, entry: CahierEntry) -> CahierEntry:
        """Return a proposed entry in its hour of the timetable, with its work for the next lesson."""
        if not self.is_used:
            return entry
        from tni.services.cahier.entry_hours import in_its_hour

        start = entry.start
        listed = self.timetable.state.timetable.between(start.date(), entry.end.date())
        own = self.planning.coming_hours(entry.class_name, entry.subject, start)  # with hours that she added
        added = tuple(hour for hour in own if hour.day == start.date() and hour not in listed)
        return in_its_hour(entry, (*listed, *added), self.next_lesson(entry))

    def next_lesson(self, entry: CahierEntry) -> date | None:
        """Return the day of the next lesson with an entry's class, None when it is not known."""
        if not self.is_used:
            return None
        from tni.services.planning.due_day import default_due_day

        return default_due_day(self.planning, entry.class_name, entry.subject, entry.start)

    def lesson_days(self, entry: CahierEntry) -> frozenset[date]:
        """Return the days of the coming lessons with an entry's class that are known."""
        if not self.is_used:
            return frozenset()
        return frozenset(hour.day for hour in self.planning.coming_hours(entry.class_name, entry.subject, entry.start))

    def coming(self) -> tuple[ComingLesson, ...]:
        """Return the next planned lesson of each class; none while the program starts."""
        if self._program.joined is None or not self.is_used:
            return ()
        from tni.services.planning.coming_lessons import coming_lessons

        now = self._clock.now()
        if self._coming is None or any(one.end <= now for one in self._coming):
            self._coming = coming_lessons(self.planning, now)
        return self._coming

    def open_coming(self, coming: ComingLesson) -> None:
        self.controller.open_coming(coming)

    def class_names(self) -> list[str]:
        """Return the names of the class lists; none if they cannot be read."""
        try:
            return [one.name for one in self._program.teaching.class_lists.classes()]
        except TniError:
            return []

    def all_class_names(self) -> list[str]:
        """Return the names of the class lists, and of the timetable's classes besides."""
        own = self.class_names()
        if not self.is_used:
            return own
        from tni.planning.timetable import class_key

        known = {class_key(name) for name in own}
        timed = self.timetable.state.timetable.class_names
        return [*own, *(name for name in timed if class_key(name) not in known)]

    def follow_command(self) -> None:
        """Open the sheet by its command, which makes it at the first time."""
        self._board.commands[CommandId.YEAR].triggered.connect(lambda _=False: self.controller.toggle())

    def _follow_seance(self, notice: SeanceNotice) -> None:
        from tni.services.cahier.seance_notices import SeanceClassChanged, SeanceFinished, SeanceKept

        if isinstance(notice, SeanceClassChanged | SeanceFinished | SeanceKept):
            writes = self._program.teaching.seances.cahier.writes
            self._stored.submit(lambda: None, lambda _: writes.when_answered(self._read_given), lambda _: None)

    def _read_given(self) -> None:
        """Read anew what was taught, now that it is stored, if the years are there by now."""
        if "planning" in self.__dict__:
            self.planning.start()

    def close(self) -> None:
        if "_tasks" in self.__dict__:
            self._tasks.close()


def _fetch(url: str) -> bytes:
    """Read an address. Network code is loaded with the first one."""
    from tni.services.planning.timetable_address import TimetableAddress

    return TimetableAddress()(url)
