"""Fields of JSON are read as what they are, and as nothing else."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import UTC, date, datetime
from enum import Enum
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tni.core.json_fields import (
    MOST_SECONDS,
    count_field,
    flag_field,
    json_form,
    seconds_field,
    text_field,
    time_field,
    whole_field,
)

Reader = Callable[[object], object]
VALUES = (
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=4) | st.lists(st.integers(), max_size=1)
)
TAKEN: dict[Reader, Callable[[object], bool]] = {
    text_field: lambda value: isinstance(value, str),
    flag_field: lambda value: isinstance(value, bool),
    whole_field: lambda value: type(value) is int,
    count_field: lambda value: type(value) is int and value >= 0,
    seconds_field: lambda value: type(value) in (int, float) and 0 <= value < MOST_SECONDS,  # type: ignore[operator]
}


@given(st.sampled_from(list(TAKEN)), VALUES)
def test_a_field_is_read_if_it_is_of_its_type(read: Reader, value: object) -> None:
    if TAKEN[read](value):
        assert read(value) == value
    else:
        with pytest.raises((TypeError, ValueError)):
            read(value)


@pytest.mark.parametrize("endless", [10**400, float("inf"), float("nan")])
def test_a_length_of_time_has_an_end(endless: object) -> None:
    with pytest.raises(TypeError):
        seconds_field(endless)


@pytest.mark.parametrize("bad", ["2026-11-23T08:00:00", "2026-11-23", "", None, 5])
def test_a_time_has_its_offset(bad: object) -> None:
    now = datetime(2026, 11, 23, 8, tzinfo=UTC)
    assert time_field(now.isoformat()) == now
    with pytest.raises((TypeError, ValueError)):
        time_field(bad)


def test_values_that_json_has_not_are_written() -> None:
    class Kind(Enum):
        ONE = "one"

    record = {"day": date(2026, 11, 23), "id": UUID(int=5), "kind": Kind.ONE}
    assert json.loads(json.dumps(record, default=json_form)) == {
        "day": "2026-11-23", "id": str(UUID(int=5)), "kind": "one"
    }  # fmt: skip
    with pytest.raises(TypeError):
        json_form(object())
