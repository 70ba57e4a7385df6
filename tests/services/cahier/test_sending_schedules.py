"""Law of sending, by simulation: no entry lost, none doubled, each difference told, nothing outside of the hours."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.sending_simulation import run_schedule


@pytest.mark.parametrize("first", range(0, 144, 36))
def test_nothing_is_lost_or_doubled(first: int, tmp_path: Path) -> None:
    for seed in range(first, first + 36):
        run_schedule(seed, tmp_path, steps=12, numbers=2)


def test_nothing_is_lost_or_doubled_by_two_computers(tmp_path: Path) -> None:
    for seed in range(6):
        run_schedule(seed, tmp_path, steps=12, numbers=2, computers=2)


@pytest.mark.slow
@pytest.mark.parametrize("first", range(0, 10_000, 1000))
def test_nothing_is_lost_or_doubled_in_ten_thousand_schedules(first: int, tmp_path: Path) -> None:
    for seed in range(first, first + 1000):
        run_schedule(seed, tmp_path, steps=60, numbers=4)


@pytest.mark.slow
@pytest.mark.parametrize("first", range(0, 2000, 250))
def test_nothing_is_lost_or_doubled_by_two_computers_in_two_thousand_schedules(first: int, tmp_path: Path) -> None:
    for seed in range(first, first + 250):
        run_schedule(seed, tmp_path, steps=30, numbers=3, computers=2)
