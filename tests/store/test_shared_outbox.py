"""Folder by which a teacher's computers share what is to be sent."""

from __future__ import annotations

import json
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from itertools import count
from pathlib import Path
from uuid import UUID

import pytest

from tests.cahier.test_stored_comparison import entry
from tni.cahier.delivery import Delivery, DeliveryId, DeliveryState, arrived, compared, started, withdrawn
from tni.cahier.outgoing_entry import OutgoingFile
from tni.files.errors import SharedFolderError
from tni.files.outbox_errors import EntAccountsError
from tni.store.outbox import Outbox
from tni.store.shared_outbox import FOLDER, LEASE_S, READ_BYTES, SharedOutbox

PDF = b"%PDF-1.7"
FILE = OutgoingFile("plan.pdf", "", "application/pdf", len(PDF), sha256(PDF).hexdigest())
ENTRY = replace(entry(), files=())


class SetClock:
    """Clock of a computer, in UTC. days: how wrong its date is."""

    now_s = 0.0

    def __init__(self, days: int = 0) -> None:
        self._days = days

    def now(self) -> datetime:
        return datetime(2026, 11, 24, 9, tzinfo=UTC) + timedelta(days=self._days, seconds=self.now_s)

    def monotonic(self) -> float:
        return self.now_s


class HerComputer:
    """One of her computers, whose date is wrong by days."""

    def __init__(self, folder: Path, name: str, days: int = 0) -> None:
        self.clock = SetClock(days)
        self.outbox = Outbox(folder / name / "outbox.db")
        digits = count()
        self.accounts = {"moodle"}
        self.shared = SharedOutbox(
            folder / "synced", self.outbox, self.clock, self.accounts.__contains__, lambda: f"{name} {next(digits)}"
        )

    def put(self, made: object = ENTRY) -> Delivery:
        (found,) = self.outbox.put(made, ["moodle"], self.clock.now())  # type: ignore[arg-type]
        self.shared.exchange()
        return found

    def send(self, found: Delivery) -> None:
        begun = self.outbox.begin(found.id, started, self.clock.now())
        assert begun is not None
        mark = begun[0].fingerprint
        self.outbox.note(found.id, "entry", "7")
        self.outbox.change(found.id, lambda one: arrived(one, mark, "7", "", ()), self.clock.now())
        sent = self.outbox.change(found.id, lambda one: compared(one, mark, (), self.clock.now()), self.clock.now())
        self.shared.publish(sent)

    @property
    def states(self) -> list[DeliveryState]:
        self.shared.exchange()
        return [one.state for one in self.outbox.deliveries()]


@pytest.fixture
def computers(tmp_path: Path) -> tuple[HerComputer, HerComputer]:
    (tmp_path / "synced").mkdir()
    return HerComputer(tmp_path, "one"), HerComputer(tmp_path, "other", days=400)


def test_what_waits_on_one_computer_waits_on_the_other_and_is_sent_once(
    computers: tuple[HerComputer, HerComputer],
) -> None:
    one, other = computers
    put = one.put()
    assert other.states == [DeliveryState.WAITING]
    assert other.outbox.entry(put.id) == ENTRY
    assert other.shared.claim(put.id)
    assert not one.shared.claim(put.id)
    other.send(put)
    assert not one.shared.claim(put.id), "it is sent"
    assert one.states == other.states == [DeliveryState.SENT]
    assert one.outbox.notes(put.id)["entry"].value == "7"


def check_claim_lapses(one: HerComputer, id: DeliveryId) -> None:
    """Check that another computer's claim holds for its time as this one has seen it, and no longer."""
    for waited_s, free in ((0, False), (LEASE_S - 1, False), (2, True)):
        one.clock.now_s += waited_s
        assert one.shared.claim(id) == free


def test_a_claim_of_a_computer_that_went_out_lapses_whatever_its_clock_says(
    computers: tuple[HerComputer, HerComputer],
) -> None:
    one, other = computers
    put = one.put()
    assert other.states
    assert other.shared.claim(put.id)
    check_claim_lapses(one, put.id)


def test_a_claim_holds_as_long_as_its_computer_notes_what_it_does(
    computers: tuple[HerComputer, HerComputer], tmp_path: Path
) -> None:
    one, other = computers
    put = one.put()
    assert other.states
    assert other.shared.claim(put.id)
    for _ in range(3):
        assert not one.shared.claim(put.id)
        one.clock.now_s += LEASE_S
        other.shared.note(put.id)
    assert not one.shared.claim(put.id)
    other.send(put)
    other.shared.note(put.id)
    assert list((tmp_path / "synced" / FOLDER).glob("c-*")) == [], "what is sent is not claimed anew"


def test_two_that_claim_at_once_both_step_back(computers: tuple[HerComputer, HerComputer], tmp_path: Path) -> None:
    one, other = computers
    put = one.put()
    other.shared.exchange()
    (tmp_path / "synced" / FOLDER / f"c-{put.id}-{other.outbox.computer}").write_text("other")
    assert not one.shared.claim(put.id)
    assert [path.name for path in (tmp_path / "synced" / FOLDER).glob("c-*")] == [f"c-{put.id}-{other.outbox.computer}"]


def test_files_come_with_an_entry_and_are_waited_for(
    computers: tuple[HerComputer, HerComputer], tmp_path: Path
) -> None:
    one, other = computers
    (tmp_path / "plan.pdf").write_bytes(PDF)
    one.outbox.files.add(FILE.sha256, tmp_path / "plan.pdf")
    put = one.put(replace(ENTRY, files=(FILE,)))
    copy = tmp_path / "synced" / FOLDER / f"f-{FILE.sha256}"
    copy.write_bytes(PDF[:3])
    assert other.states == [DeliveryState.WAITING]
    assert not other.shared.claim(put.id), "a sync client has brought a part of it"
    copy.write_bytes(PDF)
    assert other.shared.claim(put.id)
    assert other.outbox.files.has(FILE.sha256)


def test_what_is_no_file_of_hers_is_left_alone(computers: tuple[HerComputer, HerComputer], tmp_path: Path) -> None:
    one, other = computers
    put = one.put()
    folder = tmp_path / "synced" / FOLDER
    whole = next(folder.glob("d-*")).read_text()
    for name, text in {
        f"d-{put.id}-00000001": whole[:99],
        f"d-{put.id}-00000002": "\ud800",
        f"d-{put.id[::-1]}-00000003": whole,
        "d-x": "x",
        "conflict (copy).txt": "x",
    }.items():
        (folder / name).write_bytes(text.encode("utf-8", "surrogatepass"))
    assert other.states == [DeliveryState.WAITING]
    assert (folder / "d-x").exists()


def spoilt(whole: str, **notes: object) -> str:
    """File of another computer, with other notes."""
    return json.dumps({**json.loads(whole), "notes": notes})


@pytest.mark.parametrize(
    "bad",
    [
        lambda whole: spoilt(whole, entry=["7", 10**30, "00000001"]),
        lambda whole: spoilt(whole, entry=["7", -1, "00000001"]),
        lambda whole: spoilt(whole, **{"\ud800": ["7", 1, "00000001"]}),
        lambda whole: spoilt(whole, entry=["\udc00", 1, "00000001"]),
        lambda whole: whole.replace('\\"remote\\": \\"\\"', '\\"remote\\": \\"\\\\ud800\\"'),
        lambda whole: whole[:99],
        lambda whole: " " * (READ_BYTES + 1),
    ],
)
def test_a_bad_file_stops_its_delivery_alone_and_is_told(
    computers: tuple[HerComputer, HerComputer], tmp_path: Path, bad: Callable[[str], str]
) -> None:
    one, other = computers
    put = one.put()
    folder = tmp_path / "synced" / FOLDER
    whole = next(folder.glob("d-*"))
    name = f"d-{put.id}-00000001"
    (folder / name).write_text(bad(whole.read_text()))
    assert (folder / name).read_text() != whole.read_text()
    assert other.states == [DeliveryState.WAITING]
    assert other.shared.left_alone == frozenset(), "a part of it may still be on its way"
    assert other.states == [DeliveryState.WAITING]
    assert other.shared.left_alone == {name}
    assert not other.shared.claim(put.id), "it may say that it is sent"
    assert list(folder.glob("c-*")) == []
    (second,) = other.outbox.put(replace(ENTRY, uid=UUID(int=2)), ["moodle"], other.clock.now())
    assert other.shared.claim(second.id), "all else goes on"
    other.send(second)
    (folder / name).unlink()
    other.shared.exchange()
    assert other.shared.left_alone == frozenset()
    assert not other.shared.is_unread(put.id)
    assert other.shared.claim(put.id)
    other.send(put)
    assert one.states == [DeliveryState.SENT, DeliveryState.SENT]


def of_a_later_program(whole: bytes) -> bytes:
    record = json.loads(whole)
    record["delivery"] = json.dumps({**json.loads(record["delivery"]), "version": 99})
    return json.dumps(record).encode()


@pytest.mark.parametrize("unreadable", [of_a_later_program, lambda whole: whole[:200]])
@pytest.mark.parametrize("is_sent", [True, False])
def test_what_another_computer_has_sent_or_taken_back_is_not_sent_where_that_cannot_be_read(
    computers: tuple[HerComputer, HerComputer], tmp_path: Path, unreadable: Callable[[bytes], bytes], is_sent: bool
) -> None:
    home, school = computers
    put = home.put()
    assert school.states == [DeliveryState.WAITING]
    if is_sent:
        home.send(put)
    else:
        home.shared.publish(home.outbox.change(put.id, withdrawn, home.clock.now()))
    (file,) = (tmp_path / "synced" / FOLDER).glob(f"d-*-{home.outbox.computer}")
    whole = file.read_bytes()
    file.write_bytes(unreadable(whole))
    assert not school.shared.claim(put.id)
    school.shared.exchange()
    assert not school.shared.claim(put.id)
    assert school.shared.is_unread(put.id)
    file.write_bytes(whole)
    assert school.states == [DeliveryState.SENT if is_sent else DeliveryState.WITHDRAWN]
    assert not school.shared.is_unread(put.id)


def test_what_cannot_be_read_is_set_aside_for_her_as_long_as_it_does_not_change(
    computers: tuple[HerComputer, HerComputer], tmp_path: Path
) -> None:
    home, school = computers
    put = home.put()
    (file,) = (tmp_path / "synced" / FOLDER).glob("d-*")
    assert school.states == [DeliveryState.WAITING]
    file.write_bytes(file.read_bytes()[:200])
    school.shared.exchange()
    assert not school.shared.is_unread(put.id, twice=True), "a part of it may still be on its way"
    school.shared.exchange()
    assert school.shared.is_unread(put.id, twice=True)
    school.shared.set_aside(put.id)
    again = SharedOutbox(tmp_path / "synced", school.outbox, school.clock)
    assert again.claim(put.id), "after a restart too"
    assert not again.is_unread(put.id)
    file.write_bytes(file.read_bytes()[:100])
    assert not again.claim(put.id)


def test_a_claim_that_cannot_be_read_holds_until_it_lapses(
    computers: tuple[HerComputer, HerComputer], tmp_path: Path
) -> None:
    one, other = computers
    put = one.put()
    other.shared.exchange()
    (tmp_path / "synced" / FOLDER / f"c-{put.id}-{other.outbox.computer}").write_bytes(b"\xff\xfe")
    check_claim_lapses(one, put.id)


def test_a_delivery_waits_while_it_cannot_be_told_whose_account_it_is_for(
    computers: tuple[HerComputer, HerComputer], tmp_path: Path
) -> None:
    home, school = computers
    put = home.put()
    assert school.states == [DeliveryState.WAITING]
    home.send(put)

    def refuse(_: str) -> bool:
        raise EntAccountsError(tmp_path / "accounts.json", None)

    away = SharedOutbox(tmp_path / "synced", school.outbox, school.clock, refuse)
    away.exchange()
    assert not away.claim(put.id)
    assert away.left_alone == frozenset()
    assert school.states == [DeliveryState.SENT]


def test_a_folder_in_place_of_a_file_stops_nothing(computers: tuple[HerComputer, HerComputer], tmp_path: Path) -> None:
    one, other = computers
    put = one.put()
    (tmp_path / "synced" / FOLDER / f"d-{put.id}-00000001").mkdir()
    assert other.states == [DeliveryState.WAITING]
    other.shared.exchange()
    assert len(other.shared.left_alone) == 1


def test_deliveries_for_accounts_of_others_are_left_alone(computers: tuple[HerComputer, HerComputer]) -> None:
    one, other = computers
    other.accounts.clear()
    one.put()
    assert other.states == []
    other.accounts.add("moodle")
    assert other.states == [DeliveryState.WAITING]


def test_a_folder_that_is_away_is_an_error_and_not_made_anew(
    computers: tuple[HerComputer, HerComputer], tmp_path: Path
) -> None:
    one, _ = computers
    put = one.put()
    shutil.rmtree(tmp_path / "synced")
    for use in (one.shared.exchange, lambda: one.shared.claim(put.id), lambda: one.shared.publish(put)):
        with pytest.raises(SharedFolderError):
            use()
    assert not (tmp_path / "synced").exists()


def test_what_was_sent_leaves_the_folder_when_its_text_is_erased(
    computers: tuple[HerComputer, HerComputer], tmp_path: Path
) -> None:
    one, _ = computers
    put = one.put()
    one.send(put)
    assert len(list((tmp_path / "synced" / FOLDER).iterdir())) == 1
    assert one.outbox.erase_texts(one.clock.now() + timedelta(days=31)) == 1
    SharedOutbox(tmp_path / "synced", one.outbox, one.clock).exchange()
    assert list((tmp_path / "synced" / FOLDER).iterdir()) == []


def test_what_cannot_be_read_here_any_more_stays_in_the_folder_for_the_others(
    computers: tuple[HerComputer, HerComputer], tmp_path: Path
) -> None:
    one, other = computers
    put = one.put()
    with closing(sqlite3.connect(tmp_path / "one" / "outbox.db")) as db:
        db.execute("UPDATE delivery SET record = ''")
        db.commit()
    SharedOutbox(tmp_path / "synced", one.outbox, one.clock).exchange()
    assert one.states == [DeliveryState.NEEDS_TEACHER]
    assert other.states == [DeliveryState.WAITING], "the other computer may send it"
    other.send(put)
    assert one.states == [DeliveryState.SENT]


def test_what_is_taken_back_after_months_is_known_to_the_other_computer(
    computers: tuple[HerComputer, HerComputer],
) -> None:
    one, other = computers
    put = one.put()
    assert other.states == [DeliveryState.WAITING]
    one.clock.now_s += 60 * 86400
    one.outbox.change(put.id, withdrawn, one.clock.now())
    assert (one.states, other.states) == ([DeliveryState.WITHDRAWN], [DeliveryState.WITHDRAWN])
