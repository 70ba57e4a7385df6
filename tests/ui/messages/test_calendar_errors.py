"""Messages about timetables, holidays and vocabularies: their own for each reason, one sentence or two, no English."""

from __future__ import annotations

import pytest

from tni.core import format_errors
from tni.core.network_errors import NetworkError, NetworkFault
from tni.ui.messages.calendar_errors import holidays_error_message, timetable_error_message, vocabulary_error_message

ERRORS = [
    format_errors.UnknownFileError(),
    format_errors.EmptyFileError(),
    format_errors.MalformedFileError(3),
    format_errors.FileTooLargeError("events", 9),
    format_errors.ReadTimeoutError(30),
    NetworkError(NetworkFault.OFFLINE, "ent.example"),
    PermissionError(13, "Permission denied", "a.ics"),
]


@pytest.mark.parametrize("error", ERRORS, ids=repr)
def test_each_reason_has_a_message_about_calendars_and_none_about_questions(error: Exception) -> None:
    for text in (timetable_error_message(error), holidays_error_message(error), vocabulary_error_message(error)):
        assert text.endswith(".")
        assert "question" not in text
        assert "Cela n’a pas marché" not in text


def test_a_timetable_without_hours_is_no_unknown_file() -> None:
    assert len({timetable_error_message(error) for error in ERRORS[:4]}) == 4
