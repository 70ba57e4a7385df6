"""Laws of the index by which lessons are filtered, and of what it offers."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from tni.library.built_in_vocabularies import built_in_vocabularies
from tni.library.chosen_filters import ChosenFilters, FilterKind, FilterValue, Period
from tni.library.lesson_facets import LessonFacets
from tni.library.listed_lesson import ListedLesson
from tni.planning.timetable import class_key

TODAY = date(2026, 11, 29)
(SIXIEME,) = (concept.key for concept in built_in_vocabularies().find("6e"))


def some(*values: str) -> st.SearchStrategy[tuple[str, ...]]:
    return st.lists(st.sampled_from(values), max_size=2, unique=True).map(tuple)


@st.composite
def lists(draw: st.DrawFn) -> list[ListedLesson]:
    days = st.sampled_from([0, 3, 20, 100, 200, 400, 800])
    return [
        ListedLesson(
            path=f"{draw(st.sampled_from(['', 'a/', 'a/b/', 'ab/']))}{number}.tni",
            changed_s=(datetime(2026, 11, 29, 12) - timedelta(days=draw(days))).timestamp(),
            size=1,
            title=str(number),
            levels=draw(some(SIXIEME, "6e", "sixième", "CM1", "remise à niveau")),
            subjects=draw(some("maths", "français")),
            classes=draw(some("6e A", "6eA", "6A", "6e B")),
            tags=draw(some("fraction", "Fractions", "à refaire")),
            needs=draw(some("dys", "sight")),
            has_quiz=draw(st.booleans()),
        )
        for number in range(draw(st.integers(0, 12)))
    ]


VALUES = st.sampled_from(
    [
        FilterValue(FilterKind.LEVEL, SIXIEME),
        FilterValue(FilterKind.LEVEL, "CM1"),
        FilterValue(FilterKind.SUBJECT, "maths"),
        FilterValue(FilterKind.CLASS, "6e A"),
        FilterValue(FilterKind.TAG, "fraction"),
        FilterValue(FilterKind.TAG, "à refaire"),
        FilterValue(FilterKind.NEED, "dys"),
        FilterValue(FilterKind.QUIZ),
        *(FilterValue(FilterKind.PERIOD, period.value) for period in Period),
    ]
)


@st.composite
def choices(draw: st.DrawFn) -> ChosenFilters:
    chosen = ChosenFilters()
    for value in draw(st.lists(VALUES, max_size=4)):
        chosen = chosen.toggled(value)
    return chosen


@given(lists(), choices(), st.sampled_from(["", "a", "a/b/"]))
def test_the_index_accepts_what_the_filter_accepts(
    lessons: list[ListedLesson], chosen: ChosenFilters, folder: str
) -> None:
    only, facets = chosen.as_filter(TODAY, folder), LessonFacets(lessons)
    accepted = tuple(lesson for lesson in lessons if only.accepts(lesson))
    assert facets.accepted(only) == accepted
    assert facets.count(only) == len(accepted)


@given(lists(), choices(), st.sampled_from(["", "a"]))
def test_a_value_is_offered_with_the_number_of_lessons_that_it_leaves(
    lessons: list[ListedLesson], chosen: ChosenFilters, folder: str
) -> None:
    facets = LessonFacets(lessons)
    for kind, offers in facets.offers(chosen, TODAY, folder).items():
        for offer in offers:
            others = chosen.without(offer.value) if kind is FilterKind.TAG else chosen.without_kind(kind)
            only = ChosenFilters((*others.values, offer.value)).as_filter(TODAY, folder)
            assert offer.lessons == sum(only.accepts(lesson) for lesson in lessons)


@given(lists())
def test_only_what_occurs_is_offered_once_and_the_most_frequent_first(lessons: list[ListedLesson]) -> None:
    offers = LessonFacets(lessons).offers(ChosenFilters(), TODAY)
    for kind in set(FilterKind) - {FilterKind.PERIOD}:
        numbers = [offer.lessons for offer in offers[kind]]
        assert numbers == sorted(numbers, reverse=True)
        assert 0 not in numbers
    assert {class_key(offer.value.value) for offer in offers[FilterKind.CLASS]} <= {"6a", "6b"}
    assert len(offers[FilterKind.CLASS]) <= 2
    levels = [offer.value.value for offer in offers[FilterKind.LEVEL]]
    assert len(levels) == len(set(levels))
    assert set(levels) <= {SIXIEME, *(key.key for key in built_in_vocabularies().find("CM1")), "remise à niveau"}


@given(st.dates(date(2020, 1, 1), date(2030, 12, 31)))
def test_periods_begin_before_today_and_school_years_follow_each_other(today: date) -> None:
    now = datetime(today.year, today.month, today.day, 12).timestamp()
    week, month, year = (Period(name).bounds(today)[0] for name in ("week", "month", "year"))
    first, end = Period.LAST_YEAR.bounds(today)
    assert max(week, month, year) <= now
    assert first < year == end
    assert datetime.fromtimestamp(week).weekday() == 0
    assert (datetime.fromtimestamp(year).month, datetime.fromtimestamp(month).day) == (8, 1)
