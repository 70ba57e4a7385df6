"""Use case of the school year: lessons planned for each class, moved and undone, and compared with what was taught."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from tni.core.clock import Clock
from tni.core.collation import fold
from tni.core.listeners import Listeners
from tni.core.tasks import TaskRunner
from tni.library.listed_lesson import ListedLesson
from tni.planning.class_year import ClassYear
from tni.planning.given_lessons import (
    GivenLesson,
    MissingLesson,
    hours_given,
    missing_lessons,
    of_class,
    without_marked,
)
from tni.planning.holidays import Holidays
from tni.planning.school_year import SchoolWeek, bounds_of, school_year, weeks_of
from tni.planning.timetable import EARLY, Hour
from tni.planning.year_grid import YearRow, year_rows
from tni.planning.year_layout import LaidHour, YearLayout, hour_beside, lay_out, move_to_hour, usable_hours
from tni.planning.year_plan import YearHistory, YearPlan
from tni.services.planning.planned_files import PlannedFiles, planned_files, with_files
from tni.services.planning.timetable_service import TimetableService
from tni.store.year_file import YearFile


@dataclass(frozen=True, slots=True)
class NextLesson:
    """Next lesson with a class. hour: None when the timetable has none. laid: planned for it, None when nothing is."""

    hour: Hour | None
    laid: LaidHour | None


class PlanningService:
    """Planned year of the teacher's classes. For the main thread.

    read_given: reads on a worker what was taught since a time. problem: of the last reading or writing, None when all
    is well. Listeners given to `subscribe` are called after each change.
    """

    def __init__(
        self,
        open_file: Callable[[int], YearFile],
        timetable: TimetableService,
        read_given: Callable[[datetime], Sequence[GivenLesson]],
        tasks: TaskRunner,
        clock: Clock,
    ) -> None:
        self._timetable, self._read_given = timetable, read_given
        self._tasks, self._clock = tasks, clock
        self._listeners = Listeners[()]()
        self._is_saving = False
        self._unsaved: YearPlan | None = None
        self.first_year = school_year(clock.now())
        self._file = open_file(self.first_year)
        self._history = YearHistory(self._file.load())
        self.problem: Exception | None = self._file.trouble
        self.given: tuple[GivenLesson, ...] = ()
        timetable.subscribe(self._listeners.tell)

    def subscribe(self, listener: Callable[[], None]) -> None:
        """Call `listener` on the main thread after each change of plan, timetable or what was taught."""
        self._listeners.add(listener)

    def start(self) -> None:
        """Read what was taught this year; to be repeated after each séance."""
        first = datetime.combine(bounds_of(self.first_year)[0], datetime.min.time(), self._clock.now().tzinfo)
        self._tasks.submit(lambda: tuple(self._read_given(first)), self._take_given, self._failed)

    # -- what views show

    @property
    def plan(self) -> YearPlan:
        return self._history.plan

    @property
    def weeks(self) -> tuple[SchoolWeek, ...]:
        return weeks_of(self.first_year)

    @property
    def holidays(self) -> Holidays:
        return self._timetable.state.holidays

    def year_of(self, class_name: str, subject: str = "") -> ClassYear:
        return self.plan.year_of(class_name, subject)

    def layout(self, class_name: str, subject: str = "") -> YearLayout:
        """Return the rest of a class's year: from the hour under way on, unless a lesson was taught in it already."""
        year, hours = self.year_of(class_name, subject), self._timetable.state.timetable.hours
        since = self._clock.now()
        for taught in reversed(self.given_to(class_name, subject)[-3:]):
            here = next((one for one in hours if one.is_for(class_name, subject) and _is_in(taught.start, one)), None)
            since = max(since, here.end) if here else since
        return lay_out(year, hours, self.holidays, since, self.hours_given(year))

    def rows(self, class_name: str, subject: str = "") -> tuple[YearRow, ...]:
        """Return the weeks of a class with what was taught, what is planned and what is free."""
        return year_rows(
            self.year_of(class_name, subject),
            self.weeks,
            self._timetable.state.timetable.hours,
            self.holidays,
            self.layout(class_name, subject),
            of_class(self.given, class_name, subject),
            self._clock.now(),
        )

    def given_to(self, class_name: str, subject: str = "") -> tuple[GivenLesson, ...]:
        """Return what a class was taught, in order, without what the teacher says was not given."""
        return without_marked(of_class(self.given, class_name, subject), self.year_of(class_name, subject))

    def hours_given(self, year: ClassYear) -> dict[str, int]:
        """Return the hours that each planned lesson was taught, by its id."""
        return hours_given(year, self.given)

    def missing(self, class_name: str, other: str, subject: str = "") -> tuple[MissingLesson, ...]:
        """Return what a class lacks that another one has had."""
        return missing_lessons(
            self.given_to(other, subject), self.given_to(class_name, subject), self.year_of(class_name, subject)
        )

    def next_lesson(self, class_name: str, subject: str = "") -> NextLesson:
        """Return the next lesson of a class, the one under way included."""
        laid = self.layout(class_name, subject).next_lesson(self._clock.now())
        hour = laid.hour if laid else self._timetable.next_hour(class_name, subject)
        return NextLesson(hour, laid)

    def coming_hours(self, class_name: str, subject: str, since: datetime) -> tuple[Hour, ...]:
        """Return the hours of a class that are not over at a time, without those that are cancelled or in the holidays.
        subject: as the teacher or the timetable names it; it counts only for a class with several."""
        timetable = self._timetable.state.timetable
        subjects = timetable.subjects_of(class_name)
        own = next((one for one in subjects if fold(one) == fold(subject)), "") if len(subjects) > 1 else ""
        return usable_hours(self.year_of(class_name, own), timetable.hours, self.holidays, since)

    # -- edits

    def edit(self, year: ClassYear) -> None:
        """Take a class's changed year, as one step of the undo history."""
        if self._history.do(year):
            self._save()

    def move(self, class_name: str, id: str, start: datetime, subject: str = "") -> None:
        """Move a planned lesson so that it begins at an hour. Raises: NoSuchPlannedError."""
        year = self.year_of(class_name, subject)
        self.edit(move_to_hour(year, self.layout(class_name, subject), id, start))

    def move_beside(self, class_name: str, id: str, weeks: int, hours: int, subject: str = "") -> None:
        """Move a planned lesson by a week or an hour, where there is one. Raises: NoSuchPlannedError."""
        layout = self.layout(class_name, subject)
        start = hour_beside(layout, id, weeks, hours)
        if start is not None:
            self.edit(move_to_hour(self.year_of(class_name, subject), layout, id, start))

    def cancel_hour(self, class_name: str, start: datetime, subject: str = "") -> None:
        """Cancel an hour: what was planned for it moves to the next one, with all the rest."""
        self.edit(self.year_of(class_name, subject).cancel_hour(start))

    def restore_hour(self, class_name: str, start: datetime, subject: str = "") -> None:
        self.edit(self.year_of(class_name, subject).restore_hour(start))

    def copy_year(self, source: str, target: str, new_id: Callable[[], str], subject: str = "") -> None:
        """Plan for a class what another one has planned, in place of its own sequences. Days of assessments are left
        open: each class has its own."""
        sequences = tuple(
            replace(
                sequence,
                id=new_id(),
                lessons=tuple(replace(lesson, id=new_id(), pinned=None, done=False) for lesson in sequence.lessons),
            )
            for sequence in self.year_of(source, subject).sequences
        )
        self.edit(replace(self.year_of(target, subject), sequences=sequences))

    def follow_files(self, lessons: Sequence[ListedLesson]) -> None:
        """Take the ids and titles that the library's lessons have now, which is no step of the undo history."""
        planned = [one for year in self.plan.classes for one in year.lessons]

        def taken(found: PlannedFiles) -> None:
            if self._history.amend(lambda year: with_files(year, found)):
                self._save()

        if planned:
            self._tasks.submit(lambda: planned_files(lessons, planned), taken, self._failed)

    @property
    def can_undo(self) -> bool:
        return self._history.can_undo

    @property
    def can_redo(self) -> bool:
        return self._history.can_redo

    def undo(self) -> None:
        if self._history.undo():
            self._save()

    def redo(self) -> None:
        if self._history.redo():
            self._save()

    def _take_given(self, taught: tuple[GivenLesson, ...]) -> None:
        self.given = taught
        self._listeners.tell()

    def _save(self) -> None:
        """Write the plan on a worker, the latest one last."""
        self._unsaved = self.plan
        self._listeners.tell()
        self._write_next()

    def _write_next(self) -> None:
        if self._is_saving or self._unsaved is None:
            return
        plan, self._unsaved, self._is_saving = self._unsaved, None, True
        self._tasks.submit(lambda: self._file.save(plan), self._saved, self._not_saved)

    def _saved(self, _: None) -> None:
        self._is_saving = False
        if self.problem is not None:
            self.problem = None
            self._listeners.tell()
        self._write_next()

    def _not_saved(self, error: Exception) -> None:
        self._is_saving = False
        self._failed(error)
        self._write_next()

    def _failed(self, error: Exception) -> None:
        self.problem = error
        self._listeners.tell()


def _is_in(at: datetime, hour: Hour) -> bool:
    """Say whether a séance that began at a time was in an hour."""
    return hour.start - EARLY <= at < hour.end
