"""Laws of the year: no edit loses or doubles a lesson, order is kept, and undo gives back what was there."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.support.planned_years import MONDAY, at, hour, lesson, weekly
from tni.planning.class_year import ClassYear, LessonSequence
from tni.planning.holidays import Holiday, HolidayPack, Holidays
from tni.planning.year_layout import YearLayout, lay_out, move_to_hour
from tni.planning.year_plan import YearHistory, YearPlan

HOURS = weekly(8)
START = at(date(2026, 9, 1), 8)
DAYS = st.integers(0, 60).map(lambda days: MONDAY + timedelta(days=days))
HOLIDAYS = st.lists(st.tuples(DAYS, st.integers(0, 10)), max_size=3).map(
    lambda found: Holidays(
        [HolidayPack("", "", "", "", tuple(Holiday("", day, day + timedelta(days=n)) for day, n in found))]
    )
)
STARTS = st.sampled_from([one.start for one in HOURS])


@st.composite
def years(draw: st.DrawFn, *, pins: bool = True, longest: int = 3) -> ClassYear:
    ids = iter("abcdefghijklmnopqrst")
    pinned = st.one_of(st.none(), DAYS) if pins else st.none()
    sizes = draw(st.lists(st.integers(0, 5), min_size=1, max_size=4))
    sequences = [
        LessonSequence(
            f"s{n}", "", tuple(lesson(next(ids), draw(st.integers(1, longest)), draw(pinned)) for _ in range(size))
        )
        for n, size in enumerate(sizes)
    ]
    return ClassYear("5e A", sequences=tuple(sequences))


def edits(year: ClassYear) -> st.SearchStrategy[Callable[[ClassYear], ClassYear]]:
    """Edits that keep all lessons."""
    sequences = st.sampled_from([one.id for one in year.sequences])
    places = st.integers(0, 6)
    ids = [one.id for one in year.lessons]
    found = [
        st.builds(lambda start: lambda y: y.cancel_hour(start), STARTS),
        st.builds(lambda start: lambda y: y.restore_hour(start), STARTS),
        st.builds(lambda day: lambda y: y.add_hour(hour(day, 17)), DAYS),
        st.builds(lambda day: lambda y: y.remove_hour(at(day, 17)), DAYS),
        st.builds(lambda id, place: lambda y: y.move_sequence(id, place), sequences, places),
    ]
    if ids:
        moved = st.sampled_from(ids)
        found += [
            st.builds(lambda id, to, place: lambda y: y.move_lesson(id, to, place), moved, sequences, places),
            st.builds(lambda id, day: lambda y: y.change_lesson(id, lambda one: replace(one, pinned=day)), moved, DAYS),
            st.builds(lambda id, start: lambda y: move_to_hour(y, laid(y), id, start), moved, STARTS),
        ]
    return st.one_of(found)


def laid(year: ClassYear, holidays: Holidays | None = None) -> YearLayout:
    return lay_out(year, HOURS, holidays or Holidays(), START)


@given(st.data(), years(), HOLIDAYS)
@settings(deadline=None)
def test_no_edit_loses_or_doubles_an_hour_of_a_lesson(data: st.DataObject, year: ClassYear, holidays: Holidays) -> None:
    before = {one.id: one.hours for one in year.lessons}
    for edit in data.draw(st.lists(edits(year), max_size=8)):
        year = edit(year)
    assert {one.id: one.hours for one in year.lessons} == before
    layout = laid(year, holidays)
    counts = Counter(one.planned.id for one in layout.hours if one.planned)
    counts.update({one.id: missing for one, missing in layout.unplaced})
    assert counts == before
    assert len({(one.hour.start, one.unit) for one in layout.hours}) == len(layout.hours)


@given(years(), HOLIDAYS, st.lists(STARTS, max_size=6))
def test_lessons_that_are_not_pinned_keep_their_order(year: ClassYear, holidays: Holidays, cancelled: list) -> None:  # type: ignore[type-arg]
    for start in cancelled:
        year = year.cancel_hour(start)
    layout = laid(year, holidays)
    seen = [one.planned.id for one in layout.hours if one.planned and not one.planned.pinned]
    order = {one.id: number for number, one in enumerate(year.lessons)}
    assert seen == sorted(seen, key=order.__getitem__)
    assert all(one.hour.start not in year.cancelled and not holidays.on(one.hour.day) for one in layout.hours)
    assert all(one.hour.day >= one.planned.pinned for one in layout.hours if one.planned and one.planned.pinned)


@given(years(pins=False, longest=1), st.data())
def test_a_dropped_lesson_begins_at_the_hour_of_another(year: ClassYear, data: st.DataObject) -> None:
    taken = [one for one in laid(year).hours if one.planned]
    if not taken:
        return
    moved, there = data.draw(st.sampled_from(taken)), data.draw(st.sampled_from(taken))
    assert moved.planned
    after = laid(move_to_hour(year, laid(year), moved.planned.id, there.hour.start))
    assert [one.hour.start for one in after.place_of(moved.planned.id)] == [there.hour.start]


@given(st.data(), years())
@settings(deadline=None)
def test_undo_and_redo_go_through_the_same_years(data: st.DataObject, year: ClassYear) -> None:
    history = YearHistory(YearPlan(2026).with_year(year))
    seen = [history.plan]
    for edit in data.draw(st.lists(edits(year), max_size=6)):
        if history.do(edit(history.plan.year_of("5e A"))):
            seen.append(history.plan)
    for plan in reversed(seen[:-1]):
        assert history.undo()
        assert history.plan == plan
    assert not history.undo()
    for plan in seen[1:]:
        assert history.redo()
        assert history.plan == plan
    assert not history.can_redo
