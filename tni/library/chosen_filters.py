"""Filters that a teacher has chosen for a list of lessons."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from enum import Enum

from tni.library.lesson_filter import LessonFilter
from tni.planning.school_year import bounds_of, monday_of, school_year


class FilterKind(Enum):
    """Property of lessons that is filtered by."""

    LEVEL = "level"
    SUBJECT = "subject"
    CLASS = "class"
    PERIOD = "period"
    QUIZ = "quiz"
    NEED = "need"
    TAG = "tag"


class Period(Enum):
    """Time in which a lesson was changed last."""

    WEEK = "week"
    MONTH = "month"
    YEAR = "year"
    LAST_YEAR = "last year"

    def bounds(self, today: date) -> tuple[float, float | None]:
        """Return its first second and the first one after it, as seconds since 1970; None for a period that goes on.
        Weeks begin on Monday, years are school years."""
        year = school_year(today)
        match self:
            case Period.WEEK:
                return _start_of(monday_of(today)), None
            case Period.MONTH:
                return _start_of(today.replace(day=1)), None
            case Period.YEAR:
                return _start_of(bounds_of(year)[0]), None
            case Period.LAST_YEAR:
                first, last = bounds_of(year - 1)
                return _start_of(first), _start_of(last + timedelta(days=1))


def _start_of(day: date) -> float:
    return datetime.combine(day, time()).timestamp()


@dataclass(frozen=True, slots=True)
class FilterValue:
    """Value that is filtered by. value: key of a level or subject in the built-in vocabularies, or the teacher's own
    words; name of a class; value of a `Period` or `Need`; tag; "" for lessons with questions."""

    kind: FilterKind
    value: str = ""


@dataclass(frozen=True, slots=True)
class ChosenFilters:
    """Values that are filtered by, in the order in which they were chosen. A lesson needs one of each kind, and all
    tags."""

    values: tuple[FilterValue, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.values)

    def toggled(self, value: FilterValue) -> ChosenFilters:
        """Return the filters with a value more or less. Of periods there is one at most."""
        if value in self.values:
            return self.without(value)
        kept = tuple(one for one in self.values if one.kind is not FilterKind.PERIOD or value.kind is not one.kind)
        return ChosenFilters((*kept, value))

    def without(self, *values: FilterValue) -> ChosenFilters:
        return ChosenFilters(tuple(one for one in self.values if one not in values))

    def without_kind(self, kind: FilterKind) -> ChosenFilters:
        return ChosenFilters(tuple(one for one in self.values if one.kind is not kind))

    def of_kind(self, kind: FilterKind) -> tuple[str, ...]:
        return tuple(one.value for one in self.values if one.kind is kind)

    def as_filter(self, today: date, folder: str = "") -> LessonFilter:
        """Return the conditions on lessons. folder: only those in it or in one below."""
        only = LessonFilter(
            levels=self.of_kind(FilterKind.LEVEL),
            subjects=self.of_kind(FilterKind.SUBJECT),
            classes=self.of_kind(FilterKind.CLASS),
            tags=self.of_kind(FilterKind.TAG),
            needs=self.of_kind(FilterKind.NEED),
            has_quiz=True if self.of_kind(FilterKind.QUIZ) else None,
            folder=folder,
        )
        for period in self.of_kind(FilterKind.PERIOD):
            since_s, until_s = Period(period).bounds(today)
            only = replace(only, since_s=since_s, until_s=until_s)
        return only


NO_FILTERS = ChosenFilters()
