"""A confirmed entry on its way: where it may go, with which files, when, and what is left to do."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from pathlib import Path
from random import Random
from uuid import UUID

import pytest

from tests.services.cahier.hand_clock import HandClock
from tests.services.cahier.leaving_boards import ENTRY, Kept, Lists
from tests.support.later_tasks import LaterTasks
from tests.support.sending_simulation import PARIS, Chance, FakeConnector, FakeEnt, World
from tni.cahier.delivery import Delivery, DeliveryState, Goal
from tni.cahier.ent_account import EntAccount, new_account
from tni.cahier.entry import Assessment, AttachedFile, CahierEntry, Homework, WorkKind
from tni.cahier.file_links import EntryDocuments
from tni.cahier.outgoing_builder import outgoing_entry
from tni.cahier.outgoing_entry import OutgoingEntry
from tni.cahier.send_window import CIRCULAR_2025
from tni.core.ids import PageId
from tni.files.outbox_errors import AccountsChangedError, UnconfirmedFileError
from tni.services.cahier.ent_accounts import EntAccounts
from tni.services.cahier.ent_sending import EntSending
from tni.services.cahier.leaving import Leaving
from tni.services.cahier.leaving_contents import read_contents
from tni.services.cahier.leaving_files import PagePdfs, page_pdfs, read_files
from tni.services.cahier.names_check import ConfirmedEntry, NamesCheck, UnconfirmedNamesError
from tni.services.cahier.past_filter import LeftToDo
from tni.services.cahier.sending_ports import AccountConnector
from tni.services.cahier.sending_service import SendingService
from tni.services.cahier.sending_work import SendingPlace, SendingWork
from tni.services.cahier.written_pdfs import note_written
from tni.store.ent_accounts import EntAccountsFile
from tni.store.outbox import Outbox, OutboxMemory
from tni.store.outbox_lock import OutboxLock
from tni.store.written_pdfs_file import WrittenPdfsFile

NEO = replace(new_account("edifice", "https://neo.example"), name="NEO", readers_agreed=True)


class Sender:
    """The whole of sending over a server in memory. It is Tuesday, 8 o'clock."""

    def __init__(self, folder: Path) -> None:
        self.ent = FakeEnt(World(0), Chance(Random(0), calm=True))
        self.clock, self.tasks = HandClock(), LaterTasks()
        self.file = EntAccountsFile(folder / "accounts.json")
        self.accounts = EntAccounts(self.file, self.clock)
        self.outbox = Outbox(folder / "outbox.db")
        self.made = 0
        self.loaded_by: list[int] = []
        self.failed: list[Exception] = []
        self.sending = EntSending(
            lambda: self.accounts, folder / "outbox.db", self._service, self.tasks, lambda: CIRCULAR_2025, self.clock,
            lambda: self.loaded_by.append(self.made),
        )  # fmt: skip

    def post(self, call: object) -> None:
        raise AssertionError(call)

    def bound(self, account: EntAccount, class_name: str) -> AccountConnector:
        return FakeConnector(self.ent, account)

    def _service(self) -> SendingService:
        self.made += 1
        place = SendingPlace(lambda: self.accounts.all, lambda: CIRCULAR_2025, PARIS)
        work = SendingWork(self.outbox, OutboxLock(self.outbox.files.path("0" * 64)), self, place, self.clock)
        return SendingService(work, self.tasks, LaterTasks(), self, self.clock)

    def hand_over(
        self, entry: CahierEntry, pdfs: PagePdfs | None = None, offered: Iterable[str] | None = None
    ) -> tuple[Delivery, ...]:
        got: list[tuple[Delivery, ...]] = []
        self.sending.hand_over(confirmed(entry), pdfs or PagePdfs(), got.append, self.failed.append, offered)
        self.tasks.run()
        return got[0] if got else ()


def confirmed(entry: CahierEntry, leaving: Leaving = Leaving.SEND) -> ConfirmedEntry:
    check = NamesCheck(Lists(), Kept())
    files = read_contents(entry)
    report = check.report(entry, leaving, files=files)
    return check.confirmed(report, files=files)


def test_an_entry_goes_where_her_class_goes_and_nowhere_before_she_knows_who_reads_it(tmp_path: Path) -> None:
    sender = Sender(tmp_path)
    assert sender.sending.places_for("5eA") == ()
    assert sender.sending.left_for(ENTRY) is LeftToDo.NOTHING
    sender.accounts.put(replace(NEO, readers_agreed=False))
    assert sender.sending.places_for("5eA") == ()
    sender.accounts.put(NEO)
    sender.accounts.put(replace(new_account("folder", "/ent"), readers_agreed=True, classes=frozenset({"4eB"})))
    assert sender.sending.places_for("5eA") == ((NEO.id, "NEO"),)
    assert sender.sending.left_for(ENTRY) is LeftToDo.TO_SEND
    assert not (tmp_path / "outbox.db").exists()
    assert sender.made == 0

    (delivery,) = sender.hand_over(ENTRY)
    assert (delivery.account, delivery.uid) == (NEO.id, ENTRY.uid)
    assert sender.outbox.of_entry(ENTRY.uid) == (delivery,)
    assert sender.sending.left_for(ENTRY) is LeftToDo.WAITING
    assert not sender.failed


def test_what_the_pages_show_is_noted_with_what_is_handed_over(tmp_path: Path) -> None:
    sender, notes, path = Sender(tmp_path), WrittenPdfsFile(tmp_path / "written.json"), tmp_path / "pages.pdf"
    sender.accounts.put(NEO)
    sender.sending.written = lambda: notes
    entry = replace(ENTRY, pages=(PageId("a"),))
    path.write_bytes(b"%PDF-1.7")
    pdfs = PagePdfs(path, entry.pages)
    note_written(notes, entry, pdfs)
    (put,) = sender.hand_over(entry, pdfs)
    noted = OutboxMemory(sender.outbox, put.id).get("program pages")
    assert noted is not None
    assert noted.split()[1:] == [notes.all()[entry.uid].content]


def test_two_windows_keep_the_accounts_that_each_adds_changes_and_removes(tmp_path: Path) -> None:
    one, other = (EntAccounts(EntAccountsFile(tmp_path / "accounts.json"), HandClock()) for _ in range(2))
    assert one.all == other.all == ()  # read once
    made = [new_account(name, "https://ent.example") for name in ("caldav", "folder", "moodle")]
    one.put(made[0])
    other.put(made[1])
    one.put(made[2])
    assert [found.id for found in one.all] == [found.id for found in made]
    other.rename(made[1].id, "Dossier")
    other.remove(made[0].id)
    kept = EntAccountsFile(tmp_path / "accounts.json").read()
    assert [(found.id, found.name) for found in kept] == [(made[1].id, "Dossier"), (made[2].id, "")]
    assert all(found.takes_from is not None for found in kept)
    (tmp_path / "accounts.json").write_text("{")
    one.put(made[0])
    assert len(EntAccountsFile(tmp_path / "accounts.json").read()) == 3, "what this window knows"


def test_seances_of_before_the_account_are_not_to_be_sent_but_can_be(tmp_path: Path) -> None:
    sender, day = Sender(tmp_path), timedelta(days=1)
    sender.accounts.put(NEO)
    earlier = replace(ENTRY, start=ENTRY.start - day, end=ENTRY.end - day)
    sender.clock.wait(3 * 24 * 60)
    sender.accounts.rename(NEO.id, "ENT")
    again = EntAccounts(EntAccountsFile(tmp_path / "accounts.json"), sender.clock)
    assert again.all == sender.accounts.all
    assert [sender.sending.left_for(one) for one in (earlier, ENTRY)] == [LeftToDo.NOTHING, LeftToDo.TO_SEND]
    (delivery,) = sender.hand_over(earlier)
    assert sender.sending.left_for(earlier) is LeftToDo.WAITING
    sender.outbox.change(delivery.id, sent, sender.clock.now())
    assert sender.sending.left_for(earlier) is LeftToDo.SENT


TUESDAY, DAY = date(2026, 11, 24), timedelta(days=1)


class Upgraded:
    """Accounts of an earlier trial version, in which they had no day, as this one reads them. It is Tuesday.

    written: day on which that version wrote its file. handed_over: days on which it handed entries over.
    """

    def __init__(self, folder: Path, written: date, handed_over: Sequence[date] = ()) -> None:
        self.sender, self.path = Sender(folder), folder / "accounts.json"
        self.sender.file.write([NEO])
        stored = json.loads(self.path.read_text())
        del stored["accounts"][0]["takes_from"]
        self.path.write_text(json.dumps(stored))
        at = datetime.combine(written, time(12)).timestamp()
        os.utime(self.path, (at, at))
        for number, day in enumerate(handed_over):
            sent = outgoing_entry(replace(ENTRY, uid=UUID(int=1000 + number)), zone=PARIS)
            self.sender.outbox.put(sent, [NEO.id], datetime.combine(day, time(12), PARIS))
        self.reopen()

    def reopen(self, outbox: Outbox | None = None) -> None:
        first_sent = (outbox or self.sender.outbox).first_handed_over
        self.sender.accounts = EntAccounts(EntAccountsFile(self.path), self.sender.clock, first_sent)

    def expected_from(self) -> date:
        """Return the first day of the last month whose entry is to be sent, and no earlier one is."""
        days = [TUESDAY - back * DAY for back in range(31)]
        entries = {day: replace(ENTRY, start=ENTRY.start - (TUESDAY - day), end=ENTRY.end) for day in days}
        wanted = [day for day in days if self.sender.sending.left_for(entries[day]) is LeftToDo.TO_SEND]
        assert wanted == days[: len(wanted)]
        return wanted[-1]


@pytest.mark.parametrize(
    ("written", "handed_over", "expected"),
    [
        (0, (), 0),
        (4, (), 4),
        (4, (6, 9, 2), 9),
        (4, (2,), 4),
        (-30, (), 0),
    ],
    ids=["nothing sent", "nothing sent for days", "the first was sent before", "and after", "a clock that was wrong"],
)
def test_an_account_of_an_earlier_version_takes_entries_since_it_is_known_to_be_there(
    tmp_path: Path, written: int, handed_over: tuple[int, ...], expected: int
) -> None:
    found = Upgraded(tmp_path, TUESDAY - written * DAY, [TUESDAY - back * DAY for back in handed_over])
    assert found.expected_from() == TUESDAY - expected * DAY


def test_its_day_is_stored_and_stays_when_the_account_is_changed_or_sends_more(tmp_path: Path) -> None:
    found = Upgraded(tmp_path, TUESDAY - 4 * DAY)
    assert found.expected_from() == TUESDAY - 4 * DAY
    assert json.loads(found.path.read_text())["accounts"][0]["takes_from"] == "2026-11-20"
    found.sender.accounts.rename(NEO.id, "ENT")
    found.sender.clock.wait(9 * 24 * 60)
    found.reopen()
    assert found.expected_from() == TUESDAY - 4 * DAY


def test_its_day_waits_for_an_outbox_that_cannot_be_read(tmp_path: Path) -> None:
    found = Upgraded(tmp_path, TUESDAY, [TUESDAY - 9 * DAY])
    (tmp_path / "damaged.db").write_bytes(b"no database" * 99)
    found.reopen(Outbox(tmp_path / "damaged.db"))
    assert found.expected_from() == TUESDAY
    found.reopen()
    assert found.expected_from() == TUESDAY - 9 * DAY


def test_the_worker_loads_what_sending_needs_before_the_main_thread_makes_it(tmp_path: Path) -> None:
    sender = Sender(tmp_path)
    sender.accounts.put(NEO)
    sender.sending.hand_over(confirmed(ENTRY), PagePdfs(), lambda _: None, sender.failed.append)
    assert sender.loaded_by == []
    sender.tasks.run()
    assert (sender.loaded_by, sender.made > 0) == ([0], True)


def test_what_was_confirmed_for_the_clipboard_is_not_sent(tmp_path: Path) -> None:
    sender = Sender(tmp_path)
    with pytest.raises(UnconfirmedNamesError):
        sender.sending.hand_over(confirmed(ENTRY, Leaving.COPY), PagePdfs(), lambda _: None, sender.failed.append)


def test_a_file_that_is_gone_is_told_and_nothing_is_handed_over(tmp_path: Path) -> None:
    sender = Sender(tmp_path)
    sender.accounts.put(NEO)
    assert sender.hand_over(ENTRY, PagePdfs(tmp_path / "gone.pdf")) == ()
    (error,) = sender.failed
    assert isinstance(error, FileNotFoundError)


def test_a_file_that_changed_since_it_was_confirmed_is_not_handed_over(tmp_path: Path) -> None:
    sender, path = Sender(tmp_path), tmp_path / "sujet.txt"
    sender.accounts.put(NEO)
    path.write_text("Sujet")
    entry = replace(ENTRY, files=(AttachedFile(str(path)),))
    found = confirmed(entry)
    path.write_text("Karim a 4")
    got: list[tuple[Delivery, ...]] = []
    sender.sending.hand_over(found, PagePdfs(), got.append, sender.failed.append)
    sender.tasks.run()
    assert (got, [type(error) for error in sender.failed]) == ([], [UnconfirmedFileError])
    path.write_text("Sujet 2")
    assert len(sender.hand_over(entry)) == 1


def test_an_entry_goes_to_the_accounts_that_were_offered_and_to_none_it_is_not_told_as_handed_over(
    tmp_path: Path,
) -> None:
    sender = Sender(tmp_path)
    sender.accounts.put(NEO)
    assert sender.hand_over(ENTRY, offered=["another"]) == ()
    sender.accounts.remove(NEO.id)
    assert sender.hand_over(ENTRY, offered=[NEO.id]) == sender.hand_over(ENTRY) == ()
    assert [type(error) for error in sender.failed] == [AccountsChangedError] * 3
    sender.accounts.put(NEO)
    assert len(sender.hand_over(ENTRY, offered=[NEO.id])) == 1


def test_an_entry_whose_class_was_corrected_is_taken_back_from_the_other_classs_account(tmp_path: Path) -> None:
    sender = Sender(tmp_path)
    other = replace(new_account("folder", "/ent"), readers_agreed=True, classes=frozenset({"4eB"}))
    sender.accounts.put(replace(NEO, classes=frozenset({"5eA"})))
    sender.accounts.put(other)
    (first,) = sender.hand_over(ENTRY)
    sender.outbox.change(first.id, sent, sender.clock.now())
    corrected = replace(ENTRY, class_name="4eB")
    assert sender.sending.left_for(ENTRY) is LeftToDo.SENT
    assert sender.sending.left_for(replace(ENTRY, class_name="5e A")) is LeftToDo.SENT
    assert sender.sending.left_for(corrected) is LeftToDo.TO_CORRECT
    handed = sender.hand_over(corrected)
    assert [(one.account, one.goal) for one in handed] == [(other.id, Goal.PUBLISH), (NEO.id, Goal.WITHDRAW)]
    before, after = sender.outbox.of_entry(ENTRY.uid)
    assert (before.id, before.goal, before.state) == (first.id, Goal.WITHDRAW, DeliveryState.WAITING)
    assert after.goal is Goal.PUBLISH


def sent(found: Delivery) -> Delivery:
    return replace(found, state=DeliveryState.SENT, started=True, arrived=found.fingerprint)


def test_the_private_note_is_in_no_file_of_the_outbox(tmp_path: Path) -> None:
    sender = Sender(tmp_path)
    sender.accounts.put(NEO)
    sender.hand_over(replace(ENTRY, private_note="SECRET : groupe agité"))
    assert [path for path in tmp_path.rglob("*") if path.is_file() and b"SECRET" in path.read_bytes()] == []


def test_hours_of_sending_are_told(tmp_path: Path) -> None:
    sender = Sender(tmp_path)
    assert sender.sending.opens_at() is None
    sender.clock.wait(13 * 60)
    opens = sender.sending.opens_at()
    assert opens is not None
    assert opens.isoformat() == "2026-11-25T07:00:00+01:00"


def test_files_keep_their_content_and_get_names_that_every_ent_takes(tmp_path: Path) -> None:
    pdf, sheet, other = tmp_path / "2026-11-23_5A.pdf", tmp_path / "Fiche été.PDF", tmp_path / "b" / "Fiche été.PDF"
    other.parent.mkdir()
    for path, content in ((pdf, b"pages"), (sheet, b"sheet"), (other, b"other")):
        path.write_bytes(content)
    joined = (AttachedFile(str(sheet), "Fiche d’été"), AttachedFile(str(other)), AttachedFile(str(sheet)))
    entry = replace(ENTRY, files=joined[:2], homework=(Homework("Finir la fiche.", files=joined[2:]),))
    files, paths = read_files(entry, PagePdfs(pdf))
    made = outgoing_entry(entry, zone=PARIS, files=files)
    assert [(one.name, one.title, one.size) for one in made.files] == [
        ("2026-11-23_5A.pdf", "Pages du tableau", 5), ("Fiche-ete.pdf", "Fiche d’été", 5),
        ("Fiche-ete-2.pdf", "Fiche été", 5),
    ]  # fmt: skip
    assert made.works[0].files == (made.files[1],)
    assert paths == {hashlib.sha256(path.read_bytes()).hexdigest(): path for path in (pdf, sheet, other)}


def test_pages_of_a_piece_go_with_it_as_far_as_they_are_joined(tmp_path: Path) -> None:
    one, two, three, four = map(PageId, "abcd")
    works = (
        Homework("Revoir", pages=(one, two)),
        Homework("Finir", pages=(two, four)),
        Homework("Lire", pages=(four,)),
    )
    tests = (Assessment(WorkKind.TEST, "Contrôle", pages=(three,)),)
    entry = replace(ENTRY, pages=(one, two, three), homework=works, assessments=tests)
    pdfs, pages_of = page_pdfs(entry, tmp_path, {one, two, three})
    assert list(pages_of.values()) == [(one, two, three), (one, two), (two,), (three,)]
    for path, pages in pages_of.items():
        path.write_text("".join(pages))
    files, _paths = read_files(entry, pdfs)
    made = outgoing_entry(entry, zone=PARIS, files=files)
    assert [[file.name for file in work.files] for work in made.works] == [
        ["2026-11-24_5eA_Maths_seance-12_travail-1.pdf"], ["2026-11-24_5eA_Maths_seance-12_travail-2.pdf"], []
    ]  # fmt: skip
    assert made.assessments[0].files[0].size == len("c")
    titles = [file.title for file in (*made.files, *made.works[0].files, *made.assessments[0].files)]
    assert titles == ["Pages du tableau", "Pages du travail", "Pages du sujet"]
    assert page_pdfs(entry, tmp_path, {one, two})[0].works[0] == tmp_path / made.files[0].name


def test_the_pdf_of_pages_that_were_sent_is_linked_in_copies(tmp_path: Path) -> None:
    sender = Sender(tmp_path)
    sender.accounts.put(NEO)
    entry = replace(ENTRY, pages=(PageId("a"),))
    pdfs, _pages = page_pdfs(entry, tmp_path, entry.pages)
    assert pdfs.entry is not None
    pdfs.entry.write_bytes(b"%PDF")
    (delivery,) = sender.hand_over(entry, pdfs)
    sender.outbox.note(delivery.id, f"link {hashlib.sha256(b'%PDF').hexdigest()}", "https://nuage.example/s/T")
    found = list[EntryDocuments]()
    sender.sending.documents(entry, found.append)
    sender.tasks.run()
    assert found[0].content == (("Pages du tableau", "https://nuage.example/s/T"),)


def test_a_test_whose_pages_are_gone_is_told_by_its_text_and_not_as_joined(tmp_path: Path) -> None:
    here, gone = PageId("a"), PageId("b")
    test = Assessment(WorkKind.TEST, "Contrôle", "1. Comparer 2/3 et 3/4.", (gone,))
    entry = replace(ENTRY, pages=(here, gone), assessments=(test,))

    def sent(existing: set[PageId]) -> str:
        pdfs, pages_of = page_pdfs(entry, tmp_path, existing)
        for path in pages_of:
            path.write_bytes(b"%PDF")
        return outgoing_entry(entry, zone=PARIS, files=read_files(entry, pdfs)[0]).html

    assert "Sujet joint" in sent({here, gone})
    for existing in ({here}, set[PageId]()):
        assert "Sujet joint" not in (html := sent(existing))
        assert "<p>1. Comparer 2/3 et 3/4.</p>" in html


def test_there_is_no_pdf_of_pages_that_are_gone(tmp_path: Path) -> None:
    here, gone = PageId("a"), PageId("b")
    entry = replace(ENTRY, pages=(here, gone), homework=(Homework("Lire", pages=(gone,)),))
    pdfs, pages_of = page_pdfs(entry, tmp_path, {here})
    assert pdfs.works == {}
    assert list(pages_of.values()) == [(here,)]
    assert page_pdfs(entry, tmp_path, ()) == (PagePdfs(), {})


def test_an_entry_leaves_by_the_schools_clock_with_works_that_keep_their_uid() -> None:
    entry = replace(
        ENTRY, contenu="Calculs\n- ex. 1 < 2", homework=(Homework("Ex. 3"), Homework(" "), Homework("Ex. 4"))
    )

    def outgoing(found: CahierEntry) -> OutgoingEntry:
        return outgoing_entry(found, zone=PARIS)

    made = outgoing(entry)
    assert (made.start.isoformat(), made.works[0].given_on.isoformat()) == ("2026-11-24T09:00:00+01:00", "2026-11-24")
    assert made.html == "<p><strong>Calculs</strong></p><ul><li>ex. 1 &lt; 2</li></ul>"
    assert [one.text for one in made.works] == ["Ex. 3", "Ex. 4"]
    edited = outgoing(replace(entry, title="Autre", homework=(Homework("Ex. 3 et 5"), *entry.homework[1:])))
    assert [one.uid for one in edited.works] == [one.uid for one in made.works]
    assert len({one.uid for one in made.works}) == 2
