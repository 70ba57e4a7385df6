"""Sending as the program shows it: at once for the main thread, in the hours of sending, told as it goes."""

from __future__ import annotations

import os
from contextlib import closing
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from random import Random
from sqlite3 import connect
from typing import NoReturn

import pytest

from tests.services.cahier.hand_clock import HandClock
from tests.support.later_tasks import LaterTasks
from tests.support.posted_calls import PostedAtOnce
from tests.support.sending_simulation import ACCOUNTS, PARIS, Chance, FakeConnector, FakeEnt, World, made_entry
from tni.api.ent import ConnectorError, ConnectorFault, Memory, OutgoingEntry, Receipt, StoredEntry
from tni.cahier.delivery import Delivery, DeliveryId, DeliveryState, ProgramFault
from tni.cahier.ent_account import EntAccount
from tni.cahier.outgoing_entry import OutgoingFile
from tni.cahier.send_window import CIRCULAR_2025
from tni.cahier.stored_comparison import Difference, DifferenceKind
from tni.core.network_errors import NetworkError, NetworkFault
from tni.files.outbox_errors import FileNotGivenError, NoOutboxLockError, NoSuchDeliveryError, OutboxError
from tni.services.cahier.sending_faults import program_trouble
from tni.services.cahier.sending_ports import AccountConnector, AloneHere, SharedDeliveries
from tni.services.cahier.sending_service import SendingService
from tni.services.cahier.sending_work import SendingPlace, SendingWork, ids_of
from tni.store.outbox import Outbox
from tni.store.outbox_lock import OutboxLock

ENTRY = made_entry(1, Random(1))
MOODLE, NUAGE = ACCOUNTS


class ToldConnector(FakeConnector):
    """Connector that fails as the desk says."""

    def __init__(self, desk: SendingDesk, account: EntAccount) -> None:
        super().__init__(desk.ent, account)
        self._desk = desk

    def publish(self, entry: OutgoingEntry, memory: Memory) -> Receipt:
        self._desk.fail("publish")
        return super().publish(entry, memory)

    def read_back(self, entry: OutgoingEntry, memory: Memory) -> StoredEntry | None:
        self._desk.fail("read back")
        return super().read_back(entry, memory)

    def cancel(self) -> None:
        self._desk.cancelled += 1


class SendingDesk:
    """The service with workers that work when a test says so. It is Tuesday, 8 o'clock."""

    def __init__(self, folder: Path) -> None:
        self.ent = FakeEnt(World(0), Chance(Random(0), calm=True))
        self.clock, self.tasks, self.network = HandClock(), LaterTasks(), LaterTasks()
        self.failures: dict[str, list[Exception]] = {}
        self.accounts, self.cancelled = ACCOUNTS, 0
        self.asked: list[str] = []
        self.outbox = Outbox(folder / "outbox.db")
        self.lock = OutboxLock(folder / "lock")
        self.restart()

    def restart(self) -> None:
        self.service = SendingService(self.work(), self.tasks, self.network, PostedAtOnce(), self.clock)

    def work(self, shared: SharedDeliveries | None = None) -> SendingWork:
        place = SendingPlace(lambda: self.accounts, lambda: CIRCULAR_2025, PARIS)
        return SendingWork(self.outbox, self.lock, self, place, self.clock, Random(1), shared)

    def bound(self, account: EntAccount, class_name: str) -> AccountConnector:
        return ToldConnector(self, account)

    def fail(self, step: str) -> None:
        self.asked.append(step)
        if self.failures.get(step):
            raise self.failures[step].pop(0)

    def hand_over(self, entry: OutgoingEntry = ENTRY, *accounts: EntAccount) -> None:
        names = [one.id for one in accounts or (MOODLE,)]
        self.service.hand_over(entry, names, {}, lambda _: None, self.raise_error)
        self.run()

    def raise_error(self, error: Exception) -> None:
        raise error

    def run(self) -> None:
        while self.tasks.run() + self.network.run():
            pass

    @property
    def states(self) -> list[DeliveryState]:
        return [one.delivery.state for one in self.service.state.deliveries]

    @property
    def delivery(self) -> Delivery:
        return self.service.state.deliveries[0].delivery


@pytest.fixture
def desk(tmp_path: Path) -> SendingDesk:
    return SendingDesk(tmp_path)


def test_an_entry_is_handed_over_once_it_is_on_the_disk_and_sent_then(desk: SendingDesk) -> None:
    told: list[object] = []
    desk.service.subscribe(lambda: told.append(desk.service.state.handing_over))
    desk.service.hand_over(ENTRY, [MOODLE.id, NUAGE.id], {}, told.append, desk.raise_error)
    assert (told, desk.outbox.deliveries()) == ([1], ())
    desk.tasks.run()
    assert told[1:] == [0, desk.outbox.deliveries()]
    assert desk.states == [DeliveryState.WAITING] * 2
    desk.run()
    assert desk.states == [DeliveryState.SENT] * 2
    assert not desk.service.state.is_sending
    assert len(desk.ent.entries) == 2
    assert len(ids_of(desk.outbox.deliveries(), ENTRY.uid)) == 2


def test_an_entry_whose_file_is_not_given_is_not_taken(desk: SendingDesk) -> None:
    with_file = replace(ENTRY, files=(OutgoingFile("plan.pdf", "", "application/pdf", 3, "ab" * 32),))
    with pytest.raises(FileNotGivenError):
        desk.hand_over(with_file)
    assert desk.outbox.deliveries() == ()
    assert desk.service.state.handing_over == 0


def test_entries_wait_for_the_hours_and_are_sent_at_the_next_start(desk: SendingDesk) -> None:
    desk.clock.wait(13 * 60)
    desk.hand_over()
    (shown,) = desk.service.state.deliveries
    assert (shown.waits_for_window, desk.ent.entries) == (True, {})
    assert shown.next_at == desk.service.state.opens_at == desk.clock.now().replace(day=25, hour=7)
    desk.clock.wait(9 * 60)
    desk.service.wake()
    desk.run()
    assert desk.ent.entries == {}
    desk.restart()
    desk.clock.wait(60)
    desk.service.start()
    desk.run()
    assert desk.states == [DeliveryState.SENT]


def test_one_that_is_urgent_goes_outside_of_the_hours(desk: SendingDesk) -> None:
    desk.clock.wait(13 * 60)
    desk.hand_over()
    desk.hand_over(made_entry(2, Random(2)))
    desk.service.send_now(desk.service.state.deliveries[1].delivery.id)
    desk.run()
    assert desk.states == [DeliveryState.WAITING, DeliveryState.SENT]


def test_what_is_tried_now_outside_of_the_hours_is_tried_once(desk: SendingDesk) -> None:
    desk.clock.wait(13 * 60)
    work = desk.work()
    work.hand_over(ENTRY, [MOODLE.id], {})
    work.hand_over(made_entry(2, Random(2)), [MOODLE.id], {})
    with desk.lock.held():
        assert not work.send_due(at_once=True)
    work.pause(paused=True)
    assert work.send_due(at_once=True)
    work.pause(paused=False)
    desk.failures = {"publish": [NetworkError(NetworkFault.OFFLINE, "ent.example")]}
    assert work.send_due(at_once=True)
    desk.clock.wait(60)
    assert work.send_due()
    assert desk.asked == ["publish"]
    assert work.send_due(at_once=True)
    assert [one.state for one in desk.outbox.deliveries()] == [DeliveryState.SENT] * 2


def test_a_cut_is_tried_again_later_and_the_entry_is_there_once(desk: SendingDesk) -> None:
    desk.failures = {"read back": [NetworkError(NetworkFault.CUT, "ent.example")]}
    desk.hand_over()
    assert desk.states == [DeliveryState.WAITING]
    desk.service.wake()
    desk.run()
    assert desk.asked == ["publish", "read back"]
    desk.clock.wait(2)
    desk.service.wake()
    desk.run()
    assert (desk.states, desk.asked) == ([DeliveryState.SENT], ["publish", "read back", "read back"])


def test_after_a_refused_password_nothing_is_tried_before_she_signs_in(desk: SendingDesk) -> None:
    desk.failures = {"publish": [ConnectorError(ConnectorFault.SIGN_IN)]}
    desk.hand_over()
    desk.hand_over(made_entry(2, Random(2)))
    assert desk.states == [DeliveryState.NEEDS_TEACHER, DeliveryState.WAITING]
    assert desk.service.state.deliveries[1].held_by == desk.delivery.id
    desk.clock.wait(600)
    desk.service.wake()
    desk.run()
    assert desk.asked == ["publish"]
    desk.service.account_renewed(MOODLE.id)
    desk.run()
    assert desk.states == [DeliveryState.SENT] * 2


def test_a_server_that_cannot_be_read_is_told_and_not_asked_for_ever(desk: SendingDesk) -> None:
    desk.failures = {"read back": [ConnectorError(ConnectorFault.FORBIDDEN)]}
    desk.hand_over()
    assert desk.delivery.differences == (Difference(DifferenceKind.NOT_READ_BACK),)
    desk.service.accept(desk.delivery.id)
    desk.run()
    assert desk.states == [DeliveryState.SENT]
    desk.failures = {"read back": [ConnectorError(ConnectorFault.NOT_UNDERSTOOD)] * 9}
    desk.hand_over(made_entry(2, Random(2)))
    for _ in range(8):
        desk.clock.wait(20)
        desk.service.wake()
        desk.run()
    assert desk.states[1] is DeliveryState.DIFFERS
    assert desk.asked.count("read back") == 6


def test_a_difference_is_told_and_sent_once_more(desk: SendingDesk) -> None:
    desk.ent.put = lambda name, owner, stored: FakeEnt.put(  # type: ignore[method-assign]
        desk.ent, name, owner, replace(stored, html=(stored.html or "").replace("Calculer</p>", "</p>"))
    )
    desk.hand_over()
    assert [(one.kind, one.sent) for one in desk.delivery.differences] == [(DifferenceKind.TEXT, "Calculer")]
    del desk.ent.put
    desk.service.retry(desk.delivery.id)
    desk.run()
    assert (desk.states, len(desk.ent.entries)) == ([DeliveryState.SENT], 1)


def test_a_sent_entry_is_withdrawn_from_the_server(desk: SendingDesk) -> None:
    desk.hand_over()
    desk.service.withdraw(desk.delivery.id)
    desk.run()
    assert (desk.states, desk.ent.entries, desk.ent.works) == ([DeliveryState.WITHDRAWN], {}, {})


def test_one_for_an_account_that_is_no_more_is_given_up(desk: SendingDesk) -> None:
    desk.hand_over(ENTRY, MOODLE)
    desk.accounts = ()
    desk.service.withdraw(desk.delivery.id)
    desk.run()
    assert desk.states == [DeliveryState.NEEDS_TEACHER]
    desk.service.drop(desk.delivery.id)
    desk.run()
    assert (desk.states, len(desk.ent.entries)) == ([DeliveryState.WITHDRAWN], 1)
    desk.accounts = ACCOUNTS
    desk.hand_over(ENTRY, MOODLE)
    assert (desk.states, len(desk.ent.entries)) == ([DeliveryState.SENT], 1), "what is there is found"


def test_what_waits_for_an_account_that_is_removed_does_not_go_when_it_is_added_again(desk: SendingDesk) -> None:
    desk.hand_over(ENTRY, MOODLE)
    desk.service.pause(paused=True)
    desk.hand_over(made_entry(2, Random(2)), MOODLE, NUAGE)
    desk.service.account_removed(MOODLE.id)
    desk.service.pause(paused=False)
    desk.service.account_renewed(MOODLE.id)
    desk.run()
    assert desk.states == [DeliveryState.SENT, DeliveryState.WITHDRAWN, DeliveryState.SENT]
    assert len(desk.ent.entries) == 2


@pytest.mark.parametrize("end", ["drop", "withdraw"])
def test_one_that_is_ended_between_the_look_and_the_sending_is_not_sent(desk: SendingDesk, end: str) -> None:
    class SlowFolder(AloneHere):
        def claim(self, id: DeliveryId) -> bool:
            getattr(work, end)(id)
            return True

    work = desk.work(SlowFolder())
    work.hand_over(ENTRY, [MOODLE.id], {})
    assert work.send_due()
    assert (desk.asked, [one.state for one in desk.outbox.deliveries()]) == ([], [DeliveryState.WITHDRAWN])


def test_her_other_computers_hear_of_changes_between_two_deliveries_of_a_queue(desk: SendingDesk) -> None:
    class Heard(AloneHere):
        def exchange(self) -> None:
            desk.asked.append("exchange")

    desk.outbox.put(ENTRY, [MOODLE.id, NUAGE.id], desk.clock.now())
    desk.work(Heard()).send_due()
    assert desk.asked == ["exchange", *("publish", "read back", "exchange") * 2]


def test_an_entry_that_cannot_be_read_holds_up_no_other_and_keeps_its_files(desk: SendingDesk, tmp_path: Path) -> None:
    (tmp_path / "plan.pdf").write_bytes(b"pdf")
    digest = sha256(b"pdf").hexdigest()
    file = OutgoingFile("plan.pdf", "", "application/pdf", 3, digest)
    work = desk.work()
    work.hand_over(replace(ENTRY, files=(file,)), [MOODLE.id], {digest: tmp_path / "plan.pdf"})
    work.hand_over(made_entry(2, Random(2)), [MOODLE.id, NUAGE.id], {})
    with closing(connect(tmp_path / "outbox.db")) as db, db:
        db.execute("UPDATE delivery SET entry = substr(entry, 1, 50) WHERE place = 1")
    os.utime(desk.outbox.files.path(digest), (1, 1))
    assert work.send_due()
    assert work.tidy() is None
    assert desk.outbox.files.has(digest)
    found = desk.outbox.deliveries()
    assert [one.state for one in found] == [DeliveryState.NEEDS_TEACHER, DeliveryState.SENT, DeliveryState.SENT]
    assert found[0].trouble == program_trouble(ProgramFault.TEXT_ERASED)
    work.hand_over(replace(ENTRY, files=(file,)), [MOODLE.id], {})
    assert work.send_due()
    assert desk.outbox.deliveries()[0].state is DeliveryState.SENT


def test_nothing_is_sent_where_no_lock_can_be_had_and_that_is_told(
    desk: SendingDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    def held() -> NoReturn:
        raise NoOutboxLockError(Path("lock"))

    with monkeypatch.context() as patch:
        patch.setattr(desk.lock, "held", held)
        desk.hand_over()
        assert isinstance(desk.service.state.problem, NoOutboxLockError)
        assert (desk.states, desk.asked) == ([DeliveryState.WAITING], [])
    desk.clock.wait(60)
    desk.service.wake()
    desk.run()
    assert desk.service.state.problem is None
    assert desk.states == [DeliveryState.SENT]
    assert len(desk.ent.entries) == 1


def test_nothing_is_sent_during_a_pause(desk: SendingDesk) -> None:
    desk.service.pause(paused=True)
    desk.hand_over()
    desk.restart()
    desk.service.start()
    desk.run()
    assert (desk.states, desk.service.state.is_paused, desk.service.state.next_at) == (
        [DeliveryState.WAITING],
        True,
        None,
    )
    desk.service.pause(paused=False)
    desk.run()
    assert desk.states == [DeliveryState.SENT]


def test_an_account_of_another_computer_is_held_until_it_is_added(desk: SendingDesk) -> None:
    desk.accounts = (NUAGE,)
    desk.hand_over(ENTRY, MOODLE, NUAGE)
    assert desk.states == [DeliveryState.NEEDS_TEACHER, DeliveryState.SENT]
    desk.accounts = ACCOUNTS
    desk.service.account_renewed(MOODLE.id)
    desk.run()
    assert desk.states == [DeliveryState.SENT] * 2


def test_another_program_that_sends_is_left_to_it(desk: SendingDesk) -> None:
    with desk.lock.held():
        desk.hand_over()
        assert desk.ent.entries == {}
    desk.service.wake()
    desk.run()
    assert desk.states == [DeliveryState.SENT]


def test_a_damaged_outbox_is_repaired_at_the_start_and_told(desk: SendingDesk, tmp_path: Path) -> None:
    (tmp_path / "outbox.db").write_bytes(b"no database" * 99)
    desk.service.pause(paused=False)
    desk.run()
    assert isinstance(desk.service.state.problem, OutboxError)
    desk.service.start()
    desk.run()
    assert desk.service.state.repaired is not None
    desk.hand_over()
    assert (desk.states, desk.service.state.problem) == ([DeliveryState.SENT], None)
    assert desk.service.state.repaired is not None
    desk.service.retry(DeliveryId("none"))
    desk.run()
    assert isinstance(desk.service.state.problem, NoSuchDeliveryError)


def test_the_end_of_the_program_ends_what_is_under_way_and_counts_as_no_failure(desk: SendingDesk) -> None:
    def fail(step: str) -> None:
        desk.service.close()
        raise NetworkError(NetworkFault.CANCELLED, "ent.example")

    desk.fail = fail  # type: ignore[method-assign]
    desk.hand_over()
    assert desk.cancelled == 1
    (found,) = desk.outbox.deliveries()
    assert (found.state, found.failures, found.wait) == (DeliveryState.WAITING, 0, None)
