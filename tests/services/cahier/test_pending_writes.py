"""Writes of séances: what the disk refuses waits, and what a fault of the program stops twice is given up and said."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.later_tasks import LaterTasks
from tni.files.errors import SeanceStoreError, SeanceStoreFault, SeanceWriteLostError
from tni.services.cahier.pending_writes import PendingWrites


class Desk:
    """Writes, and what was said of them."""

    def __init__(self) -> None:
        self.tasks, self.said, self.done = LaterTasks(), list[object](), list[str]()
        self.writes = PendingWrites(self.tasks, self.said.append)
        self.writes.stored = lambda: self.said.append("stored")

    def add(self, name: str) -> None:
        self.writes.add(lambda: self.done.append(name))
        self.tasks.run()

    def add_faulty(self) -> None:
        def write() -> None:
            raise KeyError("a fault of the program")

        self.writes.add(write)
        self.tasks.run()

    def retry(self) -> None:
        self.said.clear()
        self.writes.retry()
        self.tasks.run()


@pytest.fixture
def desk() -> Desk:
    return Desk()


def test_a_write_that_a_fault_stops_twice_is_said_to_be_lost_and_holds_nothing_up(desk: Desk) -> None:
    desk.add_faulty()
    assert isinstance(desk.writes.refusal, KeyError)
    assert len(desk.writes) == 1
    desk.retry()
    (lost,) = desk.said
    assert isinstance(lost, SeanceWriteLostError)
    assert isinstance(lost.cause, KeyError)
    assert (len(desk.writes), desk.writes.refusal) == (0, None)


def test_what_waits_behind_it_is_stored(desk: Desk) -> None:
    desk.add_faulty()
    desk.add("next")
    assert [type(one) for one in desk.said] == [KeyError, SeanceWriteLostError, str]
    assert (desk.done, desk.writes.refusal) == (["next"], None)
    desk.add_faulty()
    assert len(desk.writes) == 1, "another one is tried twice too"


def test_who_tries_again_with_nothing_waiting_is_answered_at_once(desk: Desk) -> None:
    desk.retry()
    assert desk.said == ["stored"]


def test_what_the_disk_refuses_stays_however_often_it_is_tried(desk: Desk) -> None:
    refusals = [SeanceStoreError(SeanceStoreFault.FULL, Path("sessions.db"), "full") for _ in range(3)]

    def write() -> None:
        if refusals:
            raise refusals.pop()
        desk.done.append("written")

    desk.writes.add(write)
    desk.tasks.run()
    for _ in range(2):
        desk.retry()
        assert isinstance(desk.writes.refusal, SeanceStoreError)
    desk.retry()
    assert (desk.said, desk.done, desk.writes.refusal) == (["stored"], ["written"], None)
