"""Days that work is announced for: those that are sure, those that their words leave open."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tni.cahier.due_days import named_day

MONDAY = date(2026, 11, 23)


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("pour jeudi", date(2026, 11, 26)),
        ("pour lundi", date(2026, 11, 30)),
        ("lundi 30/11", date(2026, 11, 30)),
        ("ven. 27/11", date(2026, 11, 27)),
        ("Ma 24/11", date(2026, 11, 24)),
        ("le 3 décembre", date(2026, 12, 3)),
        ("le 5/1", date(2027, 1, 5)),
        ("demain", MONDAY + timedelta(days=1)),
        ("for Thursday", date(2026, 11, 26)),
        ("für Freitag", date(2026, 11, 27)),
        ("para el martes", date(2026, 11, 24)),
        ("per venerdì", date(2026, 11, 27)),
    ],
)
def test_a_day_that_is_sure_is_told(words: str, day: date) -> None:
    found = named_day(words, MONDAY)
    assert found is not None
    assert found.day == day


@pytest.mark.parametrize(
    "words", ["jeudi prochain", "mercredi 30", "mardi 24 décembre", "le 14 juillet 1789", "la semaine prochaine"]
)
def test_a_day_that_its_words_leave_open_is_none(words: str) -> None:
    found = named_day(words, MONDAY)
    assert found is None or found.is_open


def test_next_time_is_left_to_the_timetable() -> None:
    found = named_day("pour la prochaine fois", MONDAY)
    assert found is not None
    assert found.is_next
    assert not found.is_open


@given(st.dates(date(2020, 1, 1), date(2040, 1, 1)), st.integers(1, 31), st.integers(1, 12))
def test_a_date_lies_on_or_after_the_day_that_it_is_given(given_on: date, number: int, month: int) -> None:
    found = named_day(f"le {number}/{month}", given_on)
    assert found is not None
    assert found.day is None or (found.day >= given_on and (found.day.day, found.day.month) == (number, month))
