"""Links that a cloud gives to an entry's files: they stand in the calendar, which takes no files, and in what is
copied."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from io import BytesIO
from itertools import count
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
from tni.cahier.entry import AttachedFile, CahierEntry, Homework
from tni.cahier.entry_export import file_name
from tni.cahier.file_links import EntryDocuments
from tni.cahier.outgoing_builder import ReadyFiles, outgoing_entry
from tni.cahier.outgoing_entry import OutgoingFile
from tni.cahier.send_window import ALWAYS
from tni.core.ids import PageId
from tni.services.cahier.ent_accounts import EntAccounts
from tni.services.cahier.ent_sending import EntSending
from tni.services.cahier.entry_links import linked_entry, note_pages, sent_documents
from tni.services.cahier.leaving_files import PagePdfs, read_files
from tni.services.cahier.sending_ports import AccountConnector
from tni.services.cahier.sending_service import SendingService
from tni.services.cahier.sending_work import SendingPlace, SendingWork
from tni.services.cahier.written_pdfs import content_of, note_written
from tni.services.plugins.contract_entries import full_entry
from tni.store.outbox import Outbox
from tni.store.outbox_lock import OutboxLock
from tni.store.shared_outbox import SharedOutbox
from tni.store.written_pdfs_file import WrittenPdfsFile

CALENDAR, CLOUD = new_account("caldav", "https://cal.example"), new_account("nextcloud", "https://nuage.example")
BOTH = (CALENDAR, CLOUD)
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


class EmptyFiles(AllFiles):
    def open(self, _sha256: str) -> BytesIO:
        return BytesIO()


class TwoPlaces:
    """Sending to a calendar and a cloud, of which either may be away."""

    def __init__(self, folder: Path, other: TwoPlaces | None = None, accounts: Sequence[EntAccount] = BOTH) -> None:
        """other: computer of the same teacher, with which the folder above is shared."""
        folder.mkdir(exist_ok=True)
        self.outbox, self.clock = Outbox(folder / "outbox.db"), HandClock() if other is None else other.clock
        self.outbox.files = EmptyFiles()  # type: ignore[assignment]
        self.away: set[str] = set()
        self.tasks = LaterTasks()
        made = {name: server_of(name) for name in ("caldav", "nextcloud")}
        self.servers = made if other is None else other.servers
        self._places = {name: connected(name, server, server) for name, server in self.servers.items()}
        place = SendingPlace(lambda: accounts, lambda: ALWAYS, PARIS)
        ids = {one.id for one in accounts}
        shared = SharedOutbox(folder.parent, self.outbox, self.clock, ids.__contains__) if folder.name in "ab" else None
        self.work = SendingWork(
            self.outbox, OutboxLock(folder / "lock"), self, place, self.clock, Random(1), shared=shared
        )

    def bound(self, account: EntAccount, class_name: str) -> AccountConnector:
        place = self._places[account.connector]
        return replace(place, http=Away()) if account.connector in self.away else place

    def send(self) -> list[DeliveryState]:
        self.clock.wait(60)
        self.work.send_due()
        return [one.state for one in self.outbox.of_entry(FULL.uid)]

    @property
    def calendar(self) -> str:
        return "".join(data.decode().replace("\r\n ", "") for data in self.servers["caldav"].objects.values())

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
    sheet = AttachedFile("/home/prof/exercices.pdf", "exercices.pdf")
    entry = replace(ENTRY, uid=FULL.uid, class_name=FULL.class_name, homework=(Homework("Lire", files=(sheet,)),))
    found = list[EntryDocuments]()
    sending.documents(entry, found.append)
    two.tasks.run()
    assert [title for title, address in found[0].work if LINK in address] == ["exercices.pdf"]
    assert found[0].content == (), "it goes with the homework alone now"
    two.work.withdraw(two.id_of(CLOUD))
    assert two.send() == [DeliveryState.SENT, DeliveryState.WITHDRAWN]
    assert LINK not in two.calendar
    assert linked_entry(two.outbox, two.id_of(CALENDAR)) == FULL
    sending.documents(entry, found.append)
    two.tasks.run()
    assert found[1] == EntryDocuments()


def test_a_calendar_whose_text_is_erased_is_left_as_it_is_when_the_cloud_comes_back(tmp_path: Path) -> None:
    two = TwoPlaces(tmp_path)
    two.work.hand_over(FULL, [CALENDAR.id, CLOUD.id], {})
    two.away = {"nextcloud"}
    two.send()
    two.clock.wait(40 * 24 * 60)
    two.outbox.erase_texts(two.clock.now())
    two.away = set()
    assert two.send() == [DeliveryState.SENT] * 2


class KilledError(BaseException):
    """The program is gone."""


def kill_at(two: TwoPlaces, number: int, monkeypatch: pytest.MonkeyPatch, *, at_links: bool) -> bool:
    """Send, and kill the program after its write of a number into the outbox. at_links: only those of links count.
    Return whether it came so far."""
    writes = count(1)

    def killed[**P, T](write: Callable[P, T]) -> Callable[P, T]:
        def do(*args: P.args, **kwargs: P.kwargs) -> T:
            done = write(*args, **kwargs)
            is_link = len(args) > 1 and str(args[1]).startswith("link ")
            if (is_link or not at_links) and next(writes) == number:
                raise KilledError
            return done

        return do

    with monkeypatch.context() as patch:
        for name in ("note", "change", "begin", "change_open"):
            patch.setattr(two.outbox, name, killed(getattr(two.outbox, name)))
        try:
            two.send()
        except KilledError:
            return True
    return False


@pytest.mark.parametrize("at_links", [True, pytest.param(False, marks=pytest.mark.slow)])
@pytest.mark.parametrize("is_taken_back", [False, True])
def test_a_program_that_is_killed_at_any_write_loses_no_link_and_leaves_none(
    tmp_path: Path, is_taken_back: bool, at_links: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in count(1):
        folder = tmp_path / f"run {number}"
        two = TwoPlaces(folder)
        two.work.hand_over(FULL, [CALENDAR.id, CLOUD.id], {})
        if is_taken_back:
            two.send()
            two.work.withdraw(two.id_of(CLOUD))
        if not kill_at(two, number, monkeypatch, at_links=at_links):
            break
        again = TwoPlaces(folder, two)
        for _ in range(2):
            again.send()
        assert again.calendar.count(LINK) == (0 if is_taken_back else 3), number
        assert all(not found.is_open for found in again.outbox.of_entry(FULL.uid)), number
    assert number > (2 if at_links else 20)


def test_links_that_another_computer_has_got_are_sent_to_the_calendar(tmp_path: Path) -> None:
    one = TwoPlaces(tmp_path / "a")
    two = TwoPlaces(tmp_path / "b", one, (CLOUD,))
    one.away = {"nextcloud"}
    one.work.hand_over(FULL, [CALENDAR.id, CLOUD.id], {})
    one.work.exchange()
    two.work.exchange()
    one.send()
    assert LINK not in one.calendar
    for _ in range(3):
        two.send()
        one.send()
    assert one.calendar.count(LINK) == 3
    assert {found.state for found in one.outbox.of_entry(FULL.uid)} == {DeliveryState.SENT}


def taken_back_elsewhere(tmp_path: Path) -> tuple[TwoPlaces, TwoPlaces]:
    """A computer that sent to both places, and one with the cloud alone that has taken the entry back there."""
    one = TwoPlaces(tmp_path / "a")
    two = TwoPlaces(tmp_path / "b", one, (CLOUD,))
    one.work.hand_over(FULL, [CALENDAR.id, CLOUD.id], {})
    for _ in range(2):
        one.send()
        two.send()
    assert one.calendar.count(LINK) == 3
    two.work.withdraw(two.id_of(CLOUD))
    two.send()
    assert one.calendar.count(LINK) == 3, "the one with the calendar has not heard of it"
    return one, two


def test_links_that_another_computer_has_taken_back_leave_the_calendar(tmp_path: Path) -> None:
    one, two = taken_back_elsewhere(tmp_path)
    objects = set(one.servers["caldav"].objects)
    assert one.send() == [DeliveryState.SENT, DeliveryState.WITHDRAWN]
    assert LINK not in one.calendar
    assert set(one.servers["caldav"].objects) == objects, "none is doubled or gone"
    before = [found.known for found in one.outbox.of_entry(FULL.uid)]
    for _ in range(2):
        two.send()
        one.send()
    assert [found.known for found in one.outbox.of_entry(FULL.uid)] == before, "nothing is sent again for ever"


def test_links_come_and_go_with_the_cloud_as_often_as_another_computer_says(tmp_path: Path) -> None:
    one, two = taken_back_elsewhere(tmp_path)
    for _ in range(2):
        one.send()
        assert LINK not in one.calendar
        two.work.hand_over(FULL, [CLOUD.id], {})
        two.send()
        one.send()
        assert one.calendar.count(LINK) == 3
        two.work.withdraw(two.id_of(CLOUD))
        two.send()


def test_a_link_that_one_cloud_has_and_another_lost_is_not_sent_by_turns(tmp_path: Path) -> None:
    other = new_account("nextcloud", "https://nuage.example", "other")
    one = TwoPlaces(tmp_path / "a", accounts=(CALENDAR, CLOUD))
    two = TwoPlaces(tmp_path / "b", one, (CALENDAR, other))
    one.work.hand_over(FULL, [CALENDAR.id, CLOUD.id], {})
    two.work.hand_over(FULL, [CALENDAR.id, other.id], {})
    for _ in range(3):
        one.send()
        two.send()
    one.work.withdraw(one.id_of(CLOUD))
    for _ in range(4):
        one.send()
        two.send()
    before = [found.known for found in (*one.outbox.of_entry(FULL.uid), *two.outbox.of_entry(FULL.uid))]
    assert one.calendar.count(LINK) == 3, "those of the other cloud"
    for _ in range(2):
        one.send()
        two.send()
    assert [found.known for found in (*one.outbox.of_entry(FULL.uid), *two.outbox.of_entry(FULL.uid))] == before


def test_a_computer_that_knows_no_cloud_leaves_the_links_of_another_in_the_calendar(tmp_path: Path) -> None:
    one = TwoPlaces(tmp_path / "a")
    two = TwoPlaces(tmp_path / "b", one, (CALENDAR,))
    one.work.hand_over(FULL, [CALENDAR.id, CLOUD.id], {})
    for _ in range(3):
        one.send()
        two.send()
    before = [found.known for found in one.outbox.of_entry(FULL.uid)]
    one.send()
    two.send()
    assert one.calendar.count(LINK) == 3
    assert [found.known for found in one.outbox.of_entry(FULL.uid)] == before, "nothing is sent by turns"


def test_only_documents_that_the_entry_still_has_are_linked_in_copies(tmp_path: Path) -> None:
    outbox, pages = Outbox(tmp_path / "outbox.db"), (PageId("a"), PageId("b"))
    entry = replace(ENTRY, pages=pages, files=(AttachedFile("/home/prof/Notes de Karim.pdf"),))
    files = [
        OutgoingFile(f"{place}.pdf", title, "application/pdf", 1, f"{place}" * 64)
        for place, title in enumerate((file_name(entry, ""), "Notes de Karim"))
    ]
    (put,) = outbox.put(
        outgoing_entry(entry, zone=PARIS, files=ReadyFiles({entry.files[0].path: files[1]}, pages=files[0])),
        [CLOUD.id], HandClock().now(),
    )  # fmt: skip
    for file in files:
        outbox.note(put.id, f"link {file.sha256}", f"https://{LINK}{file.sha256[0]}")
    note_pages(outbox, put.id, entry)

    def linked(now: CahierEntry) -> list[str]:
        return [address[-1] for _title, address in sent_documents(outbox, now).content]

    assert linked(entry) == ["0", "1"]
    assert linked(replace(entry, files=())) == ["0"]
    assert linked(replace(entry, pages=pages[:1])) == ["1"]
    assert linked(replace(entry, class_name="6eB")) == []


def test_pages_that_were_wiped_since_they_were_sent_have_no_link_in_copies(tmp_path: Path) -> None:
    outbox, path = Outbox(tmp_path / "outbox.db"), tmp_path / "pages.pdf"
    notes = WrittenPdfsFile(tmp_path / "written-pdfs.json")
    entry = replace(ENTRY, pages=(PageId("a"),))

    def write(page: bytes, second: bytes) -> None:
        number = b"/ID [ <%b> ] uuid:aa58f907-b72e-41de-a56c-1a88e9a88f%b" % (second, second)
        path.write_bytes(b"%PDF (D:202611291014" + second + b"Z) " + page + number)
        note_written(notes, entry, PagePdfs(path, entry.pages))

    def linked() -> int:
        return len(sent_documents(outbox, entry, content_of(entry, notes.all())).content)

    write(b"exercise with a name", b"10")
    files, _paths = read_files(entry, PagePdfs(path, entry.pages))
    assert files.pages is not None
    pdf = replace(files.pages, title=file_name(entry, ""))
    (put,) = outbox.put(
        outgoing_entry(entry, zone=PARIS, files=ReadyFiles({}, pages=pdf)), [CLOUD.id], HandClock().now()
    )
    outbox.note(put.id, f"link {pdf.sha256}", f"https://{LINK}")
    note_pages(outbox, put.id, entry, content_of(entry, notes.all()))
    assert linked() == 1
    write(b"exercise with a name", b"11")
    assert linked() == 1, "the same, written again"
    write(b"exercise", b"12")
    assert linked() == 0, "that on the cloud is another"


def test_a_file_that_was_changed_since_it_was_sent_has_no_link_in_copies(tmp_path: Path) -> None:
    path, outbox = tmp_path / "plan.pdf", Outbox(tmp_path / "outbox.db")
    path.write_bytes(b"before")
    entry = replace(ENTRY, files=(AttachedFile(str(path)),))
    files, _paths = read_files(entry, PagePdfs())
    (put,) = outbox.put(outgoing_entry(entry, zone=PARIS, files=files), [CLOUD.id], HandClock().now())
    outbox.note(put.id, f"link {files.of_paths[str(path)].sha256}", f"https://{LINK}")
    assert sent_documents(outbox, entry).content == (("plan", f"https://{LINK}"),)
    path.write_bytes(b"after")
    assert sent_documents(outbox, entry).content == (), "that on the cloud is another"
