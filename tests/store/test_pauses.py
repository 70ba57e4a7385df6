"""The writer's long work rests now and then, but not while somebody waits for it."""

from __future__ import annotations

import pytest

from tni.store.pauses import MOST_S, REST_S, WORK_S, Pauses


class Working:
    """Each step takes a tenth of what is worked between two rests."""

    def __init__(self) -> None:
        self.at_s = self.rested_s = 0.0
        self.hurried = False
        self.pauses = Pauses(lambda: self.hurried, lambda: self.at_s, self._rest)

    def _rest(self, seconds: float) -> None:
        self.at_s += seconds
        self.rested_s += seconds

    def work(self, steps: int) -> float:
        """Returns: how long it rested meanwhile."""
        before = self.rested_s
        for _ in range(steps):
            self.at_s += WORK_S / 10
            self.pauses()
        return self.rested_s - before


def test_short_work_is_done_without_a_rest() -> None:
    working = Working()
    working.pauses.begin()
    assert working.work(9) == 0


def test_long_work_rests_for_longer_than_it_works() -> None:
    working = Working()
    working.pauses.begin()
    assert working.work(1000) >= 80 * REST_S > 80 * WORK_S


def test_who_waits_is_not_kept_waiting() -> None:
    working = Working()
    working.pauses.begin()
    working.hurried = True
    assert working.work(1000) == 0


def test_all_rests_of_a_transaction_have_an_end() -> None:
    working = Working()
    working.pauses.begin()
    assert working.work(100_000) == pytest.approx(MOST_S)
    assert working.work(100) == 0
    working.pauses.begin()
    assert working.work(100) > 0
