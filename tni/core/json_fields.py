"""JSON fields: readers, each of which returns a value of the type that is expected and raises TypeError or ValueError
for any other, and the form of values that JSON has not."""

from __future__ import annotations

from datetime import date, datetime
from enum import Enum

MOST_SECONDS = 1e12


def text_field(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError(f"not a text: {value!r}")
    return value


def whole_field(value: object) -> int:
    if type(value) is not int:
        raise TypeError(f"not a whole number: {value!r}")
    return value


def count_field(value: object) -> int:
    """Return a whole number >= 0."""
    if whole_field(value) < 0:
        raise ValueError(f"less than none: {value!r}")
    return whole_field(value)


def flag_field(value: object) -> bool:
    if not isinstance(value, bool):
        raise TypeError(f"neither true nor false: {value!r}")
    return value


def seconds_field(value: object) -> float:
    """Return a length of time, >= 0, at most some 30,000 years."""
    if isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value < MOST_SECONDS:
        raise TypeError("not a length of time")
    return float(value)


def time_field(value: object) -> datetime:
    """Return a time with its offset."""
    found = datetime.fromisoformat(text_field(value))
    if found.tzinfo is None:
        raise ValueError(f"a time without its offset: {value!r}")
    return found


def json_form(value: object) -> object:
    """Return the form of a date, a time, a UUID or a member of an enumeration; for `json.dumps`."""
    from uuid import UUID  # with the first value

    match value:
        case date():
            return value.isoformat()
        case UUID():
            return str(value)
        case Enum():
            return value.value
    raise TypeError(f"{value!r} has no JSON form")
