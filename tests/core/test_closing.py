"""Closing of several parts: each is closed, whatever fails, and all failures are known."""

from __future__ import annotations

import logging

import pytest

from tni.core.closing import CloseError, close_all

NAMES = ("first", "second", "third")


def failing(error: Exception) -> None:
    raise error


@pytest.mark.parametrize("bad", NAMES)
def test_each_step_is_taken_whichever_fails(bad: str, caplog: pytest.LogCaptureFixture) -> None:
    taken: list[str] = []

    def step(name: str) -> None:
        taken.append(name)
        if name == bad:
            raise OSError(name)

    with caplog.at_level(logging.ERROR), pytest.raises(CloseError) as failed:
        close_all(*(lambda name=name: step(name) for name in NAMES))
    assert taken == list(NAMES)
    assert [str(error) for error in failed.value.causes] == [bad]
    assert len(caplog.records) == 1


def test_a_part_of_parts_reports_all_that_failed_once(caplog: pytest.LogCaptureFixture) -> None:
    inner = (lambda: failing(ValueError("a")), lambda: failing(ValueError("b")))
    with caplog.at_level(logging.ERROR), pytest.raises(CloseError) as failed:
        close_all(lambda: close_all(*inner), lambda: failing(ValueError("c")))
    assert [str(error) for error in failed.value.causes] == ["a", "b", "c"]
    assert len(caplog.records) == 3


def test_nothing_is_raised_where_nothing_fails() -> None:
    taken: list[int] = []
    close_all(lambda: taken.append(1), lambda: taken.append(2))
    assert taken == [1, 2]
