"""Tests of parts that are made at their first use."""

from __future__ import annotations

from tni.core.lazy import Lazy


def test_a_part_is_made_once_and_only_when_it_is_called_for() -> None:
    made: list[str] = []
    part = Lazy(lambda: made.append("made") or made)
    assert (part.made, made) == (None, [])
    assert part() is part() is part.made
    assert made == ["made"]
