"""Hours that a teacher enters: in each of their weeks at their wall time, within the school year."""

from __future__ import annotations

from datetime import date, time
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st

from tests.support.planned_years import MONDAY, hour
from tni.planning.own_hours import OwnHour, Weeks, beside, hours_of_year, in_order

PARIS = ZoneInfo("Europe/Paris")
OWN = st.builds(
    lambda day, start, minutes, weeks: OwnHour(
        day, time(start), time(start + minutes // 60, minutes % 60), "CM1", weeks=weeks
    ),
    st.integers(0, 5), st.integers(8, 12), st.integers(15, 240), st.sampled_from(Weeks),
)  # fmt: skip


@given(own=st.lists(OWN, max_size=5), year=st.integers(2020, 2035))
def test_each_hour_is_in_each_of_its_weeks_once_at_its_time(own: list[OwnHour], year: int) -> None:
    found = hours_of_year(own, year, PARIS)
    days = [one.day for one in found]
    assert all(date(year, 9, 1) <= day <= date(year + 1, 7, 8) for day in days)
    for one in own:
        mine = hours_of_year([one], year, PARIS)
        weeks = [hour.day.isocalendar().week for hour in mine]
        assert {(hour.start.time(), hour.end.time(), hour.day.weekday()) for hour in mine} == {
            (one.start, one.end, one.weekday)
        }
        assert len(weeks) == len(set(weeks)) >= 21
        assert all(one.weeks.has(week) for week in weeks)
    assert len(found) == sum(len(hours_of_year([one], year, PARIS)) for one in own)


@given(one=OWN, other=OWN)
def test_hours_overlap_if_they_have_a_moment_of_the_year_in_common(one: OwnHour, other: OwnHour) -> None:
    first, second = (hours_of_year([hour], 2026, PARIS) for hour in (one, other))
    common = any(mine.start < hers.end and hers.start < mine.end for mine in first for hers in second)
    assert one.overlaps(other) is other.overlaps(one) is common
    assert in_order([one, other]) == in_order([other, one]) or one.start == other.start


def test_an_hour_of_another_class_at_the_same_time_stays() -> None:
    loaded, own = [hour(MONDAY, cancelled=True)], [hour(MONDAY, name="5ème A"), hour(MONDAY, name="CM1")]
    assert beside(loaded, own) == (loaded[0], own[1])
