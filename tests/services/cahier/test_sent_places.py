"""Entries in a folder whose account is given another folder: taken back and corrected where they are."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Sequence
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from plugins.folder.folder_connector import FolderConnector
from tests.services.cahier.hand_clock import HandClock
from tests.services.cahier.test_sending_connectors import Connected
from tests.support.sending_simulation import PARIS
from tni.api.ent import ConnectorAccount, Memory, OutgoingEntry, Receipt
from tni.api.http import HttpRequest, HttpResponse, NetworkError, NetworkFault
from tni.cahier.delivery import Delivery, DeliveryState, ProgramFault
from tni.cahier.ent_account import EntAccount, new_account
from tni.cahier.send_window import CIRCULAR_2025
from tni.cahier.stored_comparison import DifferenceKind
from tni.services.cahier.sending_ports import AccountConnector
from tni.services.cahier.sending_work import SendingPlace, SendingWork
from tni.services.plugins.contract_entries import edited_entry, full_entry
from tni.services.plugins.folder_port import ADDRESS, FolderHttp
from tni.store.outbox import Outbox
from tni.store.outbox_lock import OutboxLock

FULL = replace(full_entry(), files=(), works=(), assessments=())
EDITED = replace(edited_entry(), files=(), works=(), assessments=())


class ShownFolder(Connected):
    """Connector of a folder, whose receipts tell its place on this computer, as the program's do."""

    def __init__(self, folder: Path) -> None:
        super().__init__(FolderConnector(), ConnectorAccount(ADDRESS, "", {}, ""), FolderHttp(folder))
        self._address = folder.as_uri()

    def publish(self, entry: OutgoingEntry, memory: Memory) -> Receipt:
        receipt = super().publish(entry, memory)
        return replace(receipt, address=self._address + receipt.address.removeprefix(ADDRESS))


class Desk:
    """Computer that sends into a folder. It is Tuesday, 8 o'clock."""

    def __init__(self, folder: Path) -> None:
        self.old, self.new = folder / "ENT 5A", folder / "ENT"
        self.old.mkdir()
        self.new.mkdir()
        self.account = new_account("folder", str(self.old))
        self.outbox, self.clock = Outbox(folder / "outbox.db"), HandClock()
        place = SendingPlace(self._accounts, lambda: CIRCULAR_2025, PARIS)
        self.work = SendingWork(self.outbox, OutboxLock(folder / "outbox.lock"), self, place, self.clock)

    def _accounts(self) -> Sequence[EntAccount]:
        return (self.account,)

    def bound(self, account: EntAccount, class_name: str) -> AccountConnector:
        return ShownFolder(Path(account.address))

    def send(self, entry: OutgoingEntry) -> Delivery:
        self.work.hand_over(entry, [self.account.id], {})
        return self.go_on()

    def take_back(self) -> Delivery:
        (found,) = self.outbox.deliveries()
        self.work.withdraw(found.id)
        return self.go_on()

    def go_on(self) -> Delivery:
        self.work.send_due()
        (found,) = self.outbox.deliveries()
        return found

    def move(self) -> None:
        """Give the account another folder, with its id."""
        self.account = replace(self.account, address=str(self.new))


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


def pages(folder: Path) -> list[str]:
    """Return the names of the folders in which an entry is."""
    return [one.parent.name for one in folder.rglob("seance.html")] if folder.is_dir() else []


def test_an_entry_is_taken_back_from_the_folder_to_which_it_was_sent(desk: Desk) -> None:
    assert desk.send(FULL).state is DeliveryState.SENT
    assert pages(desk.old)
    desk.move()
    (desk.new / "index.html").write_text("of another program")
    assert desk.take_back().state is DeliveryState.WITHDRAWN
    assert pages(desk.old) == []
    assert (desk.new / "index.html").read_text() == "of another program"


def test_a_corrected_entry_leaves_no_earlier_one_in_the_former_folder(desk: Desk) -> None:
    desk.send(FULL)
    desk.move()
    found = desk.send(EDITED)
    assert (found.state, found.differences) == (DeliveryState.SENT, ())
    assert (pages(desk.old), len(pages(desk.new))) == ([], 1)
    assert desk.take_back().state is DeliveryState.WITHDRAWN
    assert pages(desk.new) == []


def test_what_is_in_a_folder_that_is_away_is_not_said_to_be_taken_back(desk: Desk) -> None:
    desk.send(FULL)
    desk.move()
    away = desk.old.rename(desk.old.with_name("away"))
    found = desk.take_back()
    assert found.state is DeliveryState.NEEDS_TEACHER
    assert found.trouble is not None
    assert (found.trouble.fault, found.trouble.detail) == (ProgramFault.FORMER_PLACE.value, str(desk.old))
    away.rename(desk.old)
    desk.work.retry(found.id)
    assert desk.go_on().state is DeliveryState.WITHDRAWN
    assert pages(desk.old) == []


def test_a_correction_goes_to_the_new_folder_and_tells_of_the_one_that_is_away(desk: Desk) -> None:
    desk.send(FULL)
    desk.move()
    away = desk.old.rename(desk.old.with_name("away"))
    found = desk.send(EDITED)
    assert found.state is DeliveryState.DIFFERS
    assert [(one.kind, one.where) for one in found.differences] == [(DifferenceKind.FORMER_PLACE, str(desk.old))]
    assert len(pages(desk.new)) == 1
    away.rename(desk.old)
    desk.work.retry(found.id)
    assert desk.go_on().state is DeliveryState.SENT
    assert (pages(desk.old), len(pages(desk.new))) == ([], 1)


def test_what_she_has_accepted_in_a_former_folder_is_left_there(desk: Desk) -> None:
    desk.send(FULL)
    desk.move()
    away = desk.old.rename(desk.old.with_name("away"))
    desk.work.accept(desk.send(EDITED).id)
    assert desk.take_back().state is DeliveryState.WITHDRAWN
    assert pages(desk.new) == []
    assert len(pages(away)) == 1


@pytest.mark.parametrize("act", ["take back", "correct"])
def test_a_folder_that_she_has_moved_with_its_entries_is_no_former_one(desk: Desk, act: str) -> None:
    desk.send(FULL)
    desk.move()
    desk.new.rmdir()
    desk.old.rename(desk.new)
    found = desk.take_back() if act == "take back" else desk.send(EDITED)
    assert found.state is (DeliveryState.WITHDRAWN if act == "take back" else DeliveryState.SENT)
    assert len(pages(desk.new)) == (0 if act == "take back" else 1)


def test_an_entry_that_two_folders_have_is_removed_from_both(desk: Desk) -> None:
    desk.send(FULL)
    desk.move()
    desk.new.rmdir()
    shutil.copytree(desk.old, desk.new)
    assert desk.take_back().state is DeliveryState.WITHDRAWN
    assert pages(desk.old) == pages(desk.new) == []


def test_nothing_is_in_a_folder_that_was_never_there(desk: Desk) -> None:
    desk.old.rmdir()
    assert desk.send(FULL).state is DeliveryState.WAITING
    desk.move()
    desk.work.retry(desk.outbox.deliveries()[0].id)
    assert desk.go_on().state is DeliveryState.SENT
    assert len(pages(desk.new)) == 1


def test_a_part_may_be_in_a_folder_that_went_away_while_it_was_sent(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    real, sent = FolderHttp.send, list[str]()

    def send(self: FolderHttp, request: HttpRequest) -> HttpResponse:
        sent.append(request.method)
        if sent.count("PUT") > 1:
            raise NetworkError(NetworkFault.NO_FOLDER, "ENT 5A")
        return real(self, request)

    with monkeypatch.context() as patch:
        patch.setattr(FolderHttp, "send", send)
        assert desk.send(FULL).state is DeliveryState.WAITING
    desk.old.rename(desk.old.with_name("away"))
    desk.move()
    desk.work.retry(desk.outbox.deliveries()[0].id)
    assert desk.go_on().state is DeliveryState.DIFFERS


def test_where_an_earlier_program_noted_no_folder_its_receipt_tells(desk: Desk, tmp_path: Path) -> None:
    desk.send(FULL)
    with closing(sqlite3.connect(tmp_path / "outbox.db")) as db:
        assert db.execute("DELETE FROM memory WHERE key LIKE 'program place %'").rowcount == 1
        db.commit()
    desk.move()
    assert desk.take_back().state is DeliveryState.WITHDRAWN
    assert pages(desk.old) == []


def test_an_account_that_stays_where_it_is_asks_nothing_more(desk: Desk) -> None:
    desk.send(FULL)
    desk.send(EDITED)
    assert len(pages(desk.old)) == 1
    assert desk.take_back().state is DeliveryState.WITHDRAWN
    assert pages(desk.old) == []
    assert desk.send(FULL).state is DeliveryState.SENT
