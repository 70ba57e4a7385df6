"""Laws of the iCalendar text that is written, against a library that this project did not write."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from itertools import product
from unicodedata import category
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar

from plugins.caldav.ical import (
    Component,
    NotICalendarError,
    Property,
    escaped,
    folded,
    parsed,
    text_of,
    unescaped,
)
from plugins.caldav.lesson_objects import paris_offset
from plugins.caldav.three_way import SentMarks, marks_of, new_object, updated

TEXTS = st.text(st.characters(exclude_categories=("Cs", "Cc", "Zl", "Zp")) | st.just("\n"), max_size=200)


@given(TEXTS)
def test_any_text_comes_back_from_lines_of_75_octets(text: str) -> None:
    calendar = Component("VCALENDAR", [Property("VERSION", "2.0")], [Component("VEVENT", [_summary(text)])])
    written = text_of(calendar)
    assert all(len(line.encode()) <= 75 for line in written.split("\r\n"))
    assert str(Calendar.from_ical(written).walk("VEVENT")[0]["SUMMARY"]) == text
    assert parsed(written).components[0].text("SUMMARY") == text


@given(st.text(st.characters(), max_size=60))
def test_texts_with_control_characters_are_valid_too(text: str) -> None:
    assert not {sign for sign in unescaped(escaped(text)) if category(sign) in ("Cc", "Cs")} - {"\n", "\t"}
    assert "\n" not in folded(f"SUMMARY:{escaped(text)}").replace("\r\n ", "")


@given(st.text(max_size=80) | st.lists(st.sampled_from(["BEGIN:A", "END:A", 'X;Y="a:b":c', " d", "BEGIN:VCALENDAR"])))
def test_anything_is_read_or_refused(found: str | list[str]) -> None:
    text = found if isinstance(found, str) else "\r\n".join(found)
    try:
        assert parsed(text).name == "VCALENDAR"
    except NotICalendarError:
        return


@given(TEXTS, TEXTS, TEXTS)
def test_of_two_changes_hers_is_kept_or_told(first: str, second: str, hers: str) -> None:
    now = datetime(2026, 11, 23, 9, tzinfo=UTC)
    calendar = new_object("VEVENT", "a", [_summary(first)], now).calendar
    (event,) = calendar.components
    event.properties[:] = [_summary(hers) if one.name == "SUMMARY" else one for one in event.properties]
    update = updated(calendar, event, [_summary(second)], SentMarks(marks_of([_summary(first)])), now)
    is_changed = {_words(text): text for text in (hers, first, second)}
    if event.text("SUMMARY") == hers and len(is_changed) > 1 and _words(hers) not in (_words(first), _words(second)):
        assert [label for label, _ in update.kept] == ["le titre"]
    elif _words(hers) not in (_words(first), _words(second)) and _words(hers):
        assert [label for label, _ in update.replaced] == ["le titre"]
    else:
        assert _words(event.text("SUMMARY")) == _words(second)
        assert not update.kept


def test_the_clock_changes_when_that_of_paris_does() -> None:
    zone = ZoneInfo("Europe/Paris")
    for year, month, hours in product(range(2020, 2035), (3, 10), range(8 * 24)):
        at = datetime(year, month, 24, tzinfo=UTC) + timedelta(hours=hours)
        assert paris_offset(at) == at.astimezone(zone).utcoffset()


def _summary(text: str) -> Property:
    return Property("SUMMARY", escaped(text))


def _words(text: str) -> str:
    return "\n".join(" ".join(line.split()) for line in text.splitlines()).strip()
