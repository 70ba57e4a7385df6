"""Links that a cloud gives to an entry's files: they stand in the calendar, which takes no files, and in what is
copied."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from random import Random

import pytest

from tests.services.cahier.hand_clock import HandClock
from tests.services.cahier.leaving_boards import ENTRY
from tests.services.cahier.test_sending_connectors import AllFiles, connected, server_of
from tests.support.later_tasks import LaterTasks
from tests.support.sending_simulation import PARIS
from tni.api.http import Http, HttpRequest, HttpResponse, NetworkError, NetworkFault
from tni.cahier.delivery import DeliveryId, DeliveryState
from tni.cahier.ent_account import EntAccount, new_account
from tni.cahier.send_window import ALWAYS
from tni.services.cahier.ent_accounts import EntAccounts
from tni.services.cahier.ent_sending import EntSending
from tni.services.cahier.entry_links import EntryDocuments, linked_entry
from tni.services.cahier.sending_ports import AccountConnector
from tni.services.cahier.sending_service import SendingService
from tni.services.cahier.sending_work import SendingPlace, SendingWork
from tni.services.plugins.contract_entries import full_entry
from tni.store.outbox import Outbox
from tni.store.outbox_lock import OutboxLock

CALENDAR, CLOUD = new_account("caldav", "https://cal.example"), new_account("nextcloud", "https://nuage.example")
FULL = full_entry()
LINK = "nuage.example/s/"


def no_accounts() -> EntAccounts:
    raise AssertionError


def no_service() -> SendingService:
    raise AssertionError


class Away(Http):
    """Server that does not answer."""

    def send(self, request: HttpRequest) -> HttpResponse:
        raise NetworkError(NetworkFault.OFFLINE, request.url)


class TwoPlaces:
    """Sending to a calendar and a cloud, of which either may be away."""

    def __init__(self, folder: Path) -> None:
        self.outbox, self.clock = Outbox(folder / "outbox.db"), HandClock()
        self.outbox.files = AllFiles()  # type: ignore[assignment]
        self.away: set[str] = set()
        self.tasks = LaterTasks()
        self._servers = {name: server_of(name) for name in ("caldav", "nextcloud")}
        self._places = {name: connected(name, server, server) for name, server in self._servers.items()}
        place = SendingPlace(lambda: (CALENDAR, CLOUD), lambda: ALWAYS, PARIS)
        self.work = SendingWork(self.outbox, OutboxLock(folder / "lock"), self, place, self.clock, Random(1))

    def bound(self, account: EntAccount, class_name: str) -> AccountConnector:
        place = self._places[account.connector]
        return replace(place, http=Away()) if account.connector in self.away else place

    def send(self) -> list[DeliveryState]:
        self.clock.wait(60)
        self.work.send_due()
        return [one.state for one in self.outbox.of_entry(FULL.uid)]

    @property
    def calendar(self) -> str:
        return "".join(data.decode().replace("\r\n ", "") for data in self._servers["caldav"].objects.values())

    def id_of(self, account: EntAccount) -> DeliveryId:
        return next(one.id for one in self.outbox.of_entry(FULL.uid) if one.account == account.id)


@pytest.mark.parametrize("away", ["", "nextcloud", "caldav"])
def test_links_of_the_cloud_stand_in_the_calendar_whichever_comes_first(tmp_path: Path, away: str) -> None:
    two = TwoPlaces(tmp_path)
    two.work.hand_over(FULL, [CALENDAR.id, CLOUD.id], {})
    two.away = {away}
    two.send()
    assert (LINK in two.calendar) is (not away)
    two.away = set()
    assert two.send() == [DeliveryState.SENT] * 2
    assert two.calendar.count(LINK) == 3, "the board with the content, the sheet with its work and in the event"
    assert "ATTACH" not in two.calendar


def test_links_that_are_taken_back_leave_the_calendar_and_copies(tmp_path: Path) -> None:
    two = TwoPlaces(tmp_path)
    two.work.hand_over(FULL, [CALENDAR.id, CLOUD.id], {})
    two.send()
    copied = linked_entry(two.outbox, two.id_of(CALENDAR))
    assert copied is not None
    assert LINK in copied.html
    assert LINK in copied.works[0].text
    assert copied.all_files == FULL.all_files
    sending = EntSending(no_accounts, tmp_path / "outbox.db", no_service, two.tasks, lambda: ALWAYS, two.clock)
    entry, found = replace(ENTRY, uid=FULL.uid), list[EntryDocuments]()
    sending.documents(entry, found.append)
    two.tasks.run()
    assert [title for title, _ in found[0].content] == ["2026-11-23_5A_Maths.pdf", "exercices.pdf"]
    assert [title for title, address in found[0].work if LINK in address] == ["exercices.pdf"]
    two.work.withdraw(two.id_of(CLOUD))
    assert two.send() == [DeliveryState.SENT, DeliveryState.WITHDRAWN]
    assert LINK not in two.calendar
    assert linked_entry(two.outbox, two.id_of(CALENDAR)) == FULL
    sending.documents(entry, found.append)
    two.tasks.run()
    assert found[1] == EntryDocuments()
