"""Sending while something cannot be read here: the accounts for a moment, or what another computer of the teacher
knows."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from random import Random

import pytest

from tests.support.sending_simulation import (
    ACCOUNTS,
    PARIS,
    Chance,
    Computer,
    FakeEnt,
    World,
    WrongClock,
    made_entry,
    settle,
)
from tests.support.unread_file import unread
from tni.cahier.delivery import Delivery, DeliveryState, ProgramFault
from tni.cahier.send_window import CIRCULAR_2025
from tni.services.cahier.sending_work import SendingPlace, SendingWork
from tni.store.ent_accounts import EntAccountsFile
from tni.store.outbox_lock import OutboxLock
from tni.store.shared_outbox import FOLDER

ACCOUNT = ACCOUNTS[0]
ENTRY = made_entry(1, Random(0))


@contextmanager
def her_computers(folder: Path, number: int) -> Iterator[list[Computer]]:
    """Computers with one folder and one ENT. It is Tuesday, 9 o'clock, and nothing goes wrong."""
    world, chance = World(datetime(2026, 11, 24, 9, tzinfo=PARIS).timestamp()), Chance(Random(0), calm=True)
    ent, shared = FakeEnt(world, chance), folder / "shared"
    shared.mkdir()
    made = [Computer(ent, WrongClock(world), chance, folder / f"{n}.db", shared) for n in range(number)]
    yield made
    for one in made:
        one.database.end()


def only(computer: Computer) -> Delivery:
    (found,) = computer.outbox.deliveries()
    return found


def unreadable_file(computer: Computer) -> tuple[Path, bytes]:
    """Cut what a computer wrote about its delivery. Return where, and what was there."""
    assert computer.shared is not None
    (file,) = (computer.shared / FOLDER).glob(f"d-*-{computer.outbox.computer}")
    whole = file.read_bytes()
    file.write_bytes(whole[:200])
    return file, whole


def test_what_another_computer_may_have_sent_waits_for_the_teacher_until_it_can_be_read(tmp_path: Path) -> None:
    with her_computers(tmp_path, 2) as (home, school):
        home.work.hand_over(ENTRY, [ACCOUNT.id], {})
        home.work.exchange()
        school.work.exchange()
        home.work.send_due()
        file, whole = unreadable_file(home)
        for _ in range(3):
            school.work.send_due()
        assert len(school.ent.entries) == 1
        waits = only(school)
        assert waits.state is DeliveryState.NEEDS_TEACHER
        assert waits.trouble is not None
        assert waits.trouble.fault == ProgramFault.SHARED_UNREAD.value
        school.restart()
        school.work.exchange()
        assert only(school) == waits, "it is told once"
        file.write_bytes(whole)
        school.work.exchange()
        assert only(school).state is DeliveryState.SENT


def test_what_was_not_sent_there_goes_on_once_it_can_be_read(tmp_path: Path) -> None:
    with her_computers(tmp_path, 2) as (home, school):
        home.work.hand_over(ENTRY, [ACCOUNT.id], {})
        home.work.exchange()
        school.work.exchange()
        file, whole = unreadable_file(home)
        for _ in range(3):
            school.work.send_due()
        assert only(school).state is DeliveryState.NEEDS_TEACHER
        file.write_bytes(whole)
        school.work.send_due()
        assert only(school).state is DeliveryState.SENT
        settle([home, school])
        assert len(school.ent.entries) == 1


def test_the_teacher_may_have_it_sent_all_the_same(tmp_path: Path) -> None:
    with her_computers(tmp_path, 2) as (home, school):
        home.work.hand_over(ENTRY, [ACCOUNT.id], {})
        home.work.exchange()
        school.work.exchange()
        unreadable_file(home)
        for _ in range(3):
            school.work.send_due()
        school.restart()
        school.work.retry(only(school).id)
        school.work.send_due()
        assert only(school).state is DeliveryState.SENT
        assert len(school.ent.entries) == 1


@pytest.mark.parametrize("is_withdrawn", [False, True])
def test_accounts_that_cannot_be_read_for_a_moment_are_waited_for(tmp_path: Path, is_withdrawn: bool) -> None:
    path = tmp_path / "accounts.json"
    file = EntAccountsFile(path)
    file.write(ACCOUNTS)
    with her_computers(tmp_path, 1) as (computer,):
        place = SendingPlace(file.read, lambda: CIRCULAR_2025, PARIS)
        work = SendingWork(computer.outbox, OutboxLock(tmp_path / "outbox.lock"), computer, place, computer.clock)
        work.hand_over(ENTRY, [ACCOUNT.id], {})
        if is_withdrawn:
            work.send_due()
            work.withdraw(only(computer).id)
        with unread(path):
            work.send_due()
        waits = only(computer)
        assert waits.state is DeliveryState.WAITING
        assert waits.trouble is not None
        assert waits.trouble.fault == ProgramFault.ACCOUNTS_UNREAD.value
        assert waits.wait is not None
        computer.clock.world.pass_s(waits.wait.seconds + 1)
        work.send_due()
        assert only(computer).state is (DeliveryState.WITHDRAWN if is_withdrawn else DeliveryState.SENT)
