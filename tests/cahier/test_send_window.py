"""Send window: the circular's hours, a school's own, and both changes of the clock."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from tni.cahier.send_window import (
    ALWAYS,
    CIRCULAR_2025,
    DAY_MINUTES,
    OpenHours,
    SendWindow,
    is_window,
    window_of,
    window_text,
)

PARIS = ZoneInfo("Europe/Paris")
ZONES = [PARIS, ZoneInfo("America/Martinique"), ZoneInfo("America/Sao_Paulo"), ZoneInfo("Australia/Lord_Howe")]

edges = st.integers(0, DAY_MINUTES)
hours = st.none() | st.lists(edges, min_size=2, max_size=2, unique=True).map(lambda two: OpenHours(*sorted(two)))
windows = st.lists(hours, min_size=7, max_size=7).filter(any).map(lambda days: SendWindow(tuple(days)))
NIGHT = SendWindow((OpenHours(150, 170),) * 7)
"""Open from 2:30 to 2:50, which the change of the clock in March leaves out and that in October brings twice."""


def paris(text: str, fold: int = 0) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=PARIS, fold=fold)


@pytest.mark.parametrize(
    ("now", "opens"),
    [
        ("2026-11-24T06:59", "2026-11-24T07:00"),
        ("2026-11-24T07:00", None),
        ("2026-11-24T19:59", None),
        ("2026-11-24T20:00", "2026-11-25T07:00"),
        ("2026-11-27T19:59", None),
        ("2026-11-27T20:00", "2026-11-30T07:00"),
        ("2026-11-29T12:00", "2026-11-30T07:00"),
        ("2026-10-24T12:00", "2026-10-26T07:00"),
        ("2026-03-28T12:00", "2026-03-30T07:00"),
    ],
)
def test_the_circular_closes_nights_and_week_ends(now: str, opens: str | None) -> None:
    expected = None if opens is None else paris(opens)
    assert CIRCULAR_2025.opens_at(paris(now), PARIS) == expected
    assert ALWAYS.opens_at(paris(now), PARIS) is None


def test_an_hour_that_the_clock_leaves_out_or_brings_twice() -> None:
    before, again = paris("2026-03-29T01:00"), paris("2026-10-25T02:51")
    assert NIGHT.opens_at(before, PARIS) == paris("2026-03-30T02:30"), "2:50 has passed when the clock shows 3:00"
    assert NIGHT.opens_at(again, PARIS) == paris("2026-10-25T02:30", fold=1)


def test_an_hour_before_the_change_of_the_clock_opens_before_it() -> None:
    early = SendWindow((None,) * 5 + (OpenHours(130, 220), OpenHours(84, 207)))
    assert early.opens_at(paris("2026-03-28T22:33"), PARIS) == paris("2026-03-29T01:24")


moments = st.one_of(
    st.datetimes(datetime(2026, 1, 1), datetime(2027, 12, 31)),
    st.datetimes(datetime(2026, 3, 27), datetime(2026, 4, 6)),
    st.datetimes(datetime(2026, 10, 2), datetime(2026, 10, 26)),
    st.datetimes(datetime(2026, 10, 24), datetime(2026, 10, 25, 3)),
    st.datetimes(datetime(2018, 10, 30), datetime(2018, 11, 5)),  # Brazil's clocks went forward at midnight
).map(lambda at: at.replace(second=0, microsecond=0, tzinfo=UTC))


@settings(max_examples=60)
@example(NIGHT, datetime(2026, 10, 25, 0, 51, tzinfo=UTC), PARIS)
@given(windows, moments, st.sampled_from(ZONES))
def test_a_window_opens_at_the_first_moment_at_which_it_is_open(
    window: SendWindow, now: datetime, zone: ZoneInfo
) -> None:
    opens = window.opens_at(now, zone)
    if opens is None:
        assert window.is_open(now, zone)
        return
    waited = (opens.astimezone(UTC) - now) // timedelta(minutes=1)
    assert waited > 0
    assert window.is_open(opens, zone)
    assert not any(window.is_open(now + timedelta(minutes=later), zone) for later in range(waited))


@settings(max_examples=30)
@given(windows | st.sampled_from([ALWAYS, CIRCULAR_2025]))
def test_a_window_is_read_back_from_the_settings(window: SendWindow) -> None:
    assert window_of(window_text(window)) == window


@pytest.mark.parametrize("text", ["on", "08:00-18:00", ",".join("-" * 7), ",".join(["18:00-08:00"] * 7), "08:70-18:00"])
def test_what_is_no_window_is_refused(text: str) -> None:
    assert not is_window(text)
