"""Year of a class, week by week, as it is shown: what was taught, what is planned, hours that are free or cancelled."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from enum import Enum

from tni.core.collation import fold
from tni.planning.class_year import ClassYear, PlannedLesson
from tni.planning.given_lessons import GivenLesson, without_marked
from tni.planning.holidays import Holiday, Holidays
from tni.planning.school_year import SchoolWeek
from tni.planning.timetable import EARLY, Hour
from tni.planning.year_layout import LaidHour, YearLayout

_SCHOOL_DAYS = 5


class CellKind(Enum):
    GIVEN = "given"
    PLANNED = "planned"
    FREE = "free"
    PAST = "past"  # an hour in which no lesson is known to have been taught
    CANCELLED = "cancelled"


@dataclass(frozen=True, slots=True)
class YearCell:
    """Hour of a class. title: of the lesson. planned: None for an hour without a planned lesson. sequence: place of its
    sequence in the year, None without one. part: number of this hour of the lesson, from 1. is_next: the next planned
    hour. by_teacher: cancelled or added by her, so that she can take it back. lesson: id of the lesson's file, or "".
    taught: what the record of séances has in this hour. not_given: what of it the teacher says was not given.
    """

    kind: CellKind
    start: datetime
    end: datetime
    title: str = ""
    planned: PlannedLesson | None = None
    sequence: int | None = None
    part: int = 0
    unit: int = 1
    is_next: bool = False
    by_teacher: bool = False
    lesson: str = ""
    sequence_title: str = ""
    taught: tuple[GivenLesson, ...] = ()
    not_given: tuple[GivenLesson, ...] = ()

    @property
    def begins(self) -> datetime:
        """Time at which this part of a long hour begins, to the minute."""
        length, units = (self.end - self.start).total_seconds() / 60, Hour(self.start, self.end).lesson_hours
        return self.start + timedelta(minutes=round(length * (self.unit - 1) / units))


@dataclass(frozen=True, slots=True)
class YearRow:
    """Week of a class's year. holidays: those with a weekday in it."""

    week: SchoolWeek
    holidays: tuple[Holiday, ...]
    cells: tuple[YearCell, ...]

    @property
    def is_holiday(self) -> bool:
        """True for a week without a day of lessons."""
        days = self.week.days[:_SCHOOL_DAYS]
        return not self.cells and all(any(one.first <= day <= one.last for one in self.holidays) for day in days)

    @property
    def holiday(self) -> str:
        """Name of the holiday with the most days in it, "" without one."""
        return max(self.holidays, key=lambda one: _days_in(self.week, one)).name if self.holidays else ""


def year_rows(
    year: ClassYear,
    weeks: Iterable[SchoolWeek],
    hours: Iterable[Hour],
    holidays: Holidays,
    layout: YearLayout,
    taught: Sequence[GivenLesson],
    now: datetime,
) -> tuple[YearRow, ...]:
    """Return the weeks of a year. hours: of the timetable. taught: to this class."""
    mine = {hour.start: hour for hour in hours if hour.is_for(year.class_name, year.subject)}
    mine |= {hour.start: hour for hour in year.extra}
    cells = _joined(_given_cells(year, mine, taught), _laid_cells(year, layout, now))
    shown = {cell.start for cell in cells}
    for start, hour in mine.items():
        if start in shown or (holidays.on(hour.day) is not None and hour not in year.extra):
            continue
        by_teacher = start in year.cancelled
        kind = CellKind.CANCELLED if by_teacher or hour.cancelled else CellKind.PAST
        cells.append(YearCell(kind, start, hour.end, by_teacher=by_teacher))
    by_week: dict[date, list[YearCell]] = {}
    for cell in sorted(cells, key=lambda one: (one.start, one.unit)):
        by_week.setdefault(_monday(cell.start), []).append(cell)
    return tuple(
        YearRow(
            week,
            holidays.between(week.days[0], week.days[_SCHOOL_DAYS - 1]),
            tuple(by_week.get(week.monday, ())),
        )
        for week in weeks
    )


def _joined(given: Sequence[YearCell], laid: Sequence[YearCell]) -> list[YearCell]:
    """Return both, each hour once: one that is under way has something planned again when what was opened in it was not
    given."""
    found = {(cell.start, cell.unit): cell for cell in laid}
    for cell in given:
        planned = found.get((cell.start, cell.unit))
        if planned is not None and cell.kind is not CellKind.GIVEN:
            cell = replace(planned, taught=cell.taught, not_given=cell.not_given)
        found[cell.start, cell.unit] = cell
    return list(found.values())


def _given_cells(year: ClassYear, hours: dict[datetime, Hour], taught: Sequence[GivenLesson]) -> list[YearCell]:
    """Return what was taught, on the hours of the timetable where a séance was in one. An hour of which the teacher
    says that nothing was given is past or cancelled, with what the record says."""
    by_hour: dict[datetime, list[GivenLesson]] = {}
    ends: dict[datetime, datetime] = {}
    starts = sorted(hours.values(), key=lambda hour: hour.start)
    for one in taught:
        around = next((hour for hour in starts if hour.start - EARLY <= one.start < hour.end), None)
        start = around.start if around else one.start
        by_hour.setdefault(start, []).append(one)
        ends[start] = around.end if around else one.start + timedelta(hours=one.hours)
    return [_given_cell(year, start, ends[start], given) for start, given in by_hour.items()]


def _given_cell(year: ClassYear, start: datetime, end: datetime, taught: Sequence[GivenLesson]) -> YearCell:
    given, all_taught = without_marked(taught, year), tuple(taught)
    left_out = tuple(one for one in taught if one not in given)
    if not given:
        is_cancelled = start in year.cancelled
        kind = CellKind.CANCELLED if is_cancelled else CellKind.PAST
        return YearCell(kind, start, end, by_teacher=is_cancelled, taught=all_taught, not_given=left_out)
    known = {key: lesson for lesson in year.lessons for key in (lesson.lesson, fold(lesson.title)) if key}
    planned = next((known[key] for one in given for key in (one.lesson, fold(one.title)) if key in known), None)
    title = ", ".join(dict.fromkeys(one.title for one in given))
    place = _sequence_of(year, planned)
    return YearCell(
        CellKind.GIVEN,
        start,
        end,
        title,
        planned,
        place,
        lesson=next((one.lesson for one in given if one.lesson), ""),
        sequence_title="" if place is None else year.sequences[place].title,
        taught=all_taught,
        not_given=left_out,
    )


def _laid_cells(year: ClassYear, layout: YearLayout, now: datetime) -> list[YearCell]:
    nearest = layout.next_lesson(now)
    added = {hour.start for hour in year.extra}
    return [_laid_cell(year, laid, is_next=laid is nearest, is_added=laid.hour.start in added) for laid in layout.hours]


def _laid_cell(year: ClassYear, laid: LaidHour, *, is_next: bool, is_added: bool) -> YearCell:
    hour, planned = laid.hour, laid.planned
    if planned is None:
        return YearCell(CellKind.FREE, hour.start, hour.end, unit=laid.unit, by_teacher=is_added)
    return YearCell(
        CellKind.PLANNED,
        hour.start,
        hour.end,
        planned.title,
        planned,
        _sequence_of(year, planned),
        laid.part,
        laid.unit,
        is_next,
        is_added,
        planned.lesson,
        year.sequence_of(planned.id).title,
    )


def _sequence_of(year: ClassYear, planned: PlannedLesson | None) -> int | None:
    if planned is None:
        return None
    return next((n for n, one in enumerate(year.sequences) if planned in one.lessons), None)


def _monday(at: datetime) -> date:
    return at.date() - timedelta(days=at.weekday())


def _days_in(week: SchoolWeek, holiday: Holiday) -> int:
    return sum(holiday.first <= day <= holiday.last for day in week.days[:_SCHOOL_DAYS])
