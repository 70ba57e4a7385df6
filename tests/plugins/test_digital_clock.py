"""Tests of the digital clock: hours and dates in words, and what it writes as time goes by."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.digital_clock import DigitalClock, clock_text, date_text
from tests.support.item_board import ItemBoard
from tni.api.items import DrawnText, ItemContext


@pytest.fixture
def board() -> Iterator[ItemBoard]:
    made = ItemBoard("digital_clock", DigitalClock)
    yield made
    made.close()


@pytest.mark.parametrize(
    ("day", "french", "english"),
    [
        (datetime(2026, 12, 1), "mardi 1er décembre 2026", "Tuesday 1 December 2026"),
        (datetime(2024, 2, 29), "jeudi 29 février 2024", "Thursday 29 February 2024"),
        (datetime(2027, 8, 22), "dimanche 22 août 2027", "Sunday 22 August 2027"),
    ],
)
def test_a_date_is_written_as_on_the_board(day: datetime, french: str, english: str) -> None:
    assert [date_text(day, one).replace("\u00a0", " ") for one in ("fr", "en")] == [french, english]


@pytest.mark.parametrize(
    ("hour", "whole", "half"), [(0, "0:05", "12:05 AM"), (12, "12:05", "12:05 PM"), (14, "14:05", "2:05 PM")]
)
def test_hours_to_twelve_and_to_twenty_four(hour: int, whole: str, half: str) -> None:
    now = datetime(2026, 12, 1, hour, 5)
    shown = [clock_text(now, {"halves": halves, "seconds": False}).replace("\u00a0", " ") for halves in (False, True)]
    assert shown == [whole, half]


@given(st.datetimes(datetime(1990, 1, 1), datetime(2100, 1, 1)), st.booleans(), st.booleans())
def test_it_shows_the_time_that_it_was_told_last(now: datetime, seconds: bool, halves: bool) -> None:
    kind, ctx = DigitalClock(), ItemContext(now=now)
    state = {**kind.new(ItemContext()), "seconds": seconds, "halves": halves}
    texts = [
        one.text for one in kind.draw(kind.tick(state, 1.0, ctx), kind.size(state), ctx) if isinstance(one, DrawnText)
    ]
    assert texts == [clock_text(now, state), date_text(now, "fr")]


def test_it_goes_by_itself_and_only_when_its_minute_is_over(board: ItemBoard) -> None:
    assert board.words.startswith("14:05")
    before = board.item
    board.wait(40)
    assert board.item == before, "nothing is painted for seconds that are not shown"
    board.wait(20)
    assert board.words.startswith("14:06")
    board.control("seconds")
    assert board.words.startswith("14:06:09")
    board.wait(1)
    assert board.words.startswith("14:06:10")


def test_the_date_in_both_languages_is_higher_and_without_one_lower(board: ItemBoard) -> None:
    heights = []
    for language in ("none", "en", "both"):
        board.control("language", language)
        heights.append(board.item.height_mm)
    assert heights == sorted(set(heights))
    assert "mardi" in board.words
    assert "Tuesday" in board.words
