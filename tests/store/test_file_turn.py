"""Turns at a small file: one program after the other, and no wait where no turn can be had."""

from __future__ import annotations

import errno
from pathlib import Path

import pytest

from tni.files import file_lock
from tni.store import file_turn as turns
from tni.store.file_turn import file_turn


@pytest.fixture
def waits(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """Waits, none of which takes any time."""
    now_s, found = [0.0], list[float]()

    def wait(seconds: float) -> None:
        found.append(seconds)
        now_s[0] += seconds

    monkeypatch.setattr(turns.time, "sleep", wait)
    monkeypatch.setattr(turns.time, "monotonic", lambda: now_s[0])
    return found


@pytest.mark.parametrize("refusal", [errno.ENOLCK, errno.EOPNOTSUPP, errno.ENOSYS])
def test_where_no_lock_can_be_had_nothing_waits(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, waits: list[float], refusal: int
) -> None:
    def refuse(_: int) -> None:
        raise OSError(refusal, "no locks")

    monkeypatch.setattr(file_lock, "_lock", refuse)
    with file_turn(tmp_path / "some.json"):
        pass
    assert waits == []


def test_a_turn_that_does_not_come_is_given_up(tmp_path: Path, waits: list[float]) -> None:
    with file_turn(tmp_path / "some.json"), file_turn(tmp_path / "some.json"):
        assert waits
    waits.clear()
    with file_turn(tmp_path / "some.json"):
        assert waits == []
