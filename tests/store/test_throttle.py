"""The writer's long work rests now and then, but not while somebody waits for it, or other writing."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path

import pytest

from tests.support.lessons import wait_for
from tni.core.clock import SystemClock
from tni.store.lesson_database import LessonDatabase
from tni.store.lesson_file import new_lesson
from tni.store.lesson_writer import LessonWriter
from tni.store.throttle import MOST_S, REST_S, WORK_S, Throttle


class Working:
    """Each step takes a tenth of what is worked between two rests."""

    def __init__(self) -> None:
        self.at_s = self.rested_s = 0.0
        self.hurried = False
        self.pauses = Throttle(lambda: self.hurried, lambda: self.at_s, self._rest)

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


class Undoing:
    """A writer whose clock goes on by long work at each look, and a long job for it that stops halfway until `go_on`.

    rests: how many it had taken at the halt and at the end.
    """

    def __init__(self, lesson: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self.rested: list[float] = []
        self.rests: list[int] = []
        self.halted, self.go_on, self.done = threading.Event(), threading.Event(), threading.Event()
        new_lesson(lesson)
        with monkeypatch.context() as patch:
            patch.setattr("tni.store.lesson_writer.Throttle", self._pauses)
            self.writer = LessonWriter(LessonDatabase(lesson), lesson.parent, SystemClock(), lambda _: None)

    def _pauses(self, hurried: Callable[[], bool]) -> Throttle:
        looks = count()
        return Throttle(hurried, lambda: next(looks) * 2 * WORK_S, self.rested.append)

    def undo(self, database: LessonDatabase) -> None:
        database.pause()
        self.rests.append(len(self.rested))
        self.halted.set()
        assert self.go_on.wait(20)
        database.pause()
        self.rests.append(len(self.rested))
        self.done.set()

    def ended(self) -> list[int]:
        """Nobody waits for the writer meanwhile."""
        self.go_on.set()
        assert self.done.wait(20)
        return self.rests


def stroke(_: LessonDatabase) -> None:
    """Short work."""


@pytest.fixture
def undoing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Undoing]:
    made = Undoing(tmp_path / "leçon.tni", monkeypatch)
    yield made
    made.go_on.set()
    made.writer.close()


def test_work_that_nothing_waits_behind_rests(undoing: Undoing) -> None:
    undoing.writer.put(undoing.undo)
    assert undoing.halted.wait(20)
    assert undoing.ended() == [1, 2]


def test_a_stroke_lifted_meanwhile_ends_the_rests(undoing: Undoing) -> None:
    undoing.writer.put(undoing.undo)
    assert undoing.halted.wait(20)
    undoing.writer.put(stroke)
    assert undoing.ended() == [1, 1]


@pytest.mark.parametrize("stroke_first", [True, False])
def test_a_stroke_of_the_same_transaction_is_not_kept_waiting(undoing: Undoing, stroke_first: bool) -> None:
    begun, queued = threading.Event(), threading.Event()

    def busy(_: LessonDatabase) -> None:
        begun.set()
        assert queued.wait(20)

    undoing.writer.put(busy)
    assert begun.wait(20)
    for job in (stroke, undoing.undo) if stroke_first else (undoing.undo, stroke):
        undoing.writer.put(job)
    queued.set()
    assert undoing.halted.wait(20)
    assert undoing.ended() == [0, 0]


def test_rests_are_taken_again_when_all_else_is_written(undoing: Undoing) -> None:
    undoing.writer.put(stroke)
    wait_for(lambda: undoing.writer.saved)
    undoing.writer.put(undoing.undo)
    assert undoing.halted.wait(20)
    assert undoing.ended() == [1, 2]
