"""The outbox on the disk: what was handed over stays, texts can be erased, and a damaged one is repaired."""

from __future__ import annotations

import sqlite3
import stat
import threading
from contextlib import closing, suppress
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import partial
from hashlib import sha256
from pathlib import Path
from random import Random
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.cahier.test_stored_comparison import entry
from tni.cahier.delivery import (
    Delivery,
    DeliveryId,
    DeliveryState,
    ProgramFault,
    Remedy,
    Trouble,
    TroubleSource,
    arrived,
    compared,
    delivery_id,
    failed,
    retried,
    started,
    withdrawn,
)
from tni.cahier.delivery_merge import snapshot_from_json, snapshot_to_json
from tni.cahier.memory_note import MemoryNote, newest
from tni.cahier.outgoing_entry import OutgoingEntry
from tni.files.errors import SeanceStoreFault
from tni.files.outbox_errors import FileChangedError, NoSuchDeliveryError, OutboxError
from tni.store.outbox import Outbox, OutboxMemory
from tni.store.outbox_files import KEPT_S

NOW = datetime(2026, 11, 24, 9, tzinfo=UTC)
SECRET = "Le texte de la séance"
SENT = replace(entry(f"<p>{SECRET}</p>", SECRET), files=(), teacher="Mme Zoé")
TROUBLE = Trouble(TroubleSource.CONNECTOR, "quota", Remedy.TEACHER, detail="plein")


@pytest.fixture
def outbox(tmp_path: Path) -> Outbox:
    return Outbox(tmp_path / "data" / "outbox.db", busy_timeout_s=0.05)


def begin(outbox: Outbox, id: DeliveryId) -> tuple[Delivery, OutgoingEntry, bool]:
    begun = outbox.begin(id, started, NOW)
    assert begun is not None
    return begun


def send(outbox: Outbox, account: str = "moodle") -> None:
    id = delivery_id(account, SENT.uid)
    mark = begin(outbox, id)[0].fingerprint
    outbox.change(id, lambda found: arrived(found, mark, "7", "", ()), NOW)
    outbox.change(id, lambda found: compared(found, mark, (), NOW), NOW)


def test_what_was_handed_over_is_there_after_a_restart(outbox: Outbox, tmp_path: Path) -> None:
    put = outbox.put(SENT, ["moodle", "folder"], NOW)
    assert outbox.put(SENT, ["moodle"], NOW + timedelta(hours=1)) == put[:1], "an unchanged entry changes nothing"
    later = Outbox(tmp_path / "data" / "outbox.db")
    assert later.deliveries() == put
    assert [one.place for one in put] == [1, 2]
    assert later.entry(put[0].id) == SENT
    assert later.computer == outbox.computer
    with pytest.raises(NoSuchDeliveryError):
        later.entry(delivery_id("other", SENT.uid))


def test_only_its_owner_can_read_it(outbox: Outbox, tmp_path: Path) -> None:
    outbox.put(SENT, ["moodle"], NOW)
    (tmp_path / "a.pdf").write_bytes(b"a")
    outbox.files.add(sha256(b"a").hexdigest(), tmp_path / "a.pdf")
    made = [path for path in (tmp_path / "data").rglob("*") if path.is_file()]
    assert len(made) == 2
    assert {stat.S_IMODE(path.stat().st_mode) for path in made} == {0o600}


def test_what_a_connector_notes_is_there_at_once_and_a_removed_note_is_gone(outbox: Outbox, tmp_path: Path) -> None:
    (put,) = outbox.put(SENT, ["moodle"], NOW)
    memory, later = (OutboxMemory(Outbox(tmp_path / "data" / "outbox.db"), put.id) for _ in range(2))
    assert memory.get("entry") is None
    memory.put("entry", "7")
    assert later.get("entry") == "7"
    memory.put("entry", "")
    assert later.get("entry") is None
    for key, value in (("", "7"), ("k" * 201, "7"), ("k", "7" * 4001), ("k", "\ud83d")):
        with pytest.raises(ValueError, match=r"note|surrogates"):
            memory.put(key, value)


notes = st.dictionaries(
    st.sampled_from("ab"),
    st.builds(MemoryNote, st.sampled_from(["", "1", "2"]), st.integers(1, 3), st.sampled_from("xy")),
)


@given(notes, notes)
def test_two_computers_agree_on_what_was_noted(one: dict[str, MemoryNote], other: dict[str, MemoryNote]) -> None:
    assert {**one, **newest(one, other)} == {**other, **newest(other, one)}


def test_notes_of_another_computer_are_taken_where_they_are_newer(outbox: Outbox, tmp_path: Path) -> None:
    other = Outbox(tmp_path / "other" / "outbox.db")
    (put,) = outbox.put(SENT, ["moodle"], NOW)

    def give(one: Outbox, to: Outbox) -> None:
        snapshot = one.snapshot(put.id)
        assert snapshot is not None
        to.merge(snapshot_from_json(snapshot_to_json(snapshot)), NOW)

    outbox.note(put.id, "entry", "7")
    give(outbox, other)
    assert other.deliveries() == (put,)
    other.note(put.id, "entry", "9")
    give(other, outbox)
    assert OutboxMemory(outbox, put.id).get("entry") == OutboxMemory(other, put.id).get("entry") == "9"
    send(outbox)
    give(outbox, other)
    assert other.deliveries()[0].state is DeliveryState.SENT
    outbox.erase_texts(NOW + timedelta(days=1))
    assert outbox.snapshot(put.id) is None


def test_the_history_says_what_happened(outbox: Outbox) -> None:
    (put,) = outbox.put(SENT, ["moodle"], NOW)
    begun, _, _ = begin(outbox, put.id)
    outbox.change(put.id, lambda found: failed(found, begun, TROUBLE, NOW, Random(0)), NOW)
    outbox.change(put.id, withdrawn, NOW)
    assert [(one.state, one.fault, one.detail) for one in outbox.history(put.id)] == [
        (DeliveryState.WAITING, "", ""),
        (DeliveryState.SENDING, "", ""),
        (DeliveryState.NEEDS_TEACHER, "quota", "plein"),
        (DeliveryState.WAITING, "", ""),
    ]


def test_erased_texts_leave_no_trace_and_what_finds_the_entry_stays(outbox: Outbox, tmp_path: Path) -> None:
    outbox.put(SENT, ["moodle", "folder"], NOW)
    send(outbox)
    assert outbox.erase_texts(NOW) == 0, "not old enough"
    assert outbox.erase_texts(NOW + timedelta(days=1)) == 1, "the other one waits"
    send(outbox, "folder")
    assert outbox.erase_texts(NOW + timedelta(days=1)) == 1
    assert SECRET.encode() not in b"".join(path.read_bytes() for path in (tmp_path / "data").iterdir())
    id = delivery_id("moodle", SENT.uid)
    assert outbox.entry(id) is None
    outbox.change(id, lambda found: replace(found, state=DeliveryState.WAITING), NOW)
    _, left, is_erased = begin(outbox, id)
    assert (left.uid, left.start, left.works[0].uid, left.teacher) == (SENT.uid, SENT.start, SENT.works[0].uid, "")
    assert is_erased
    (again, _) = outbox.put(SENT, ["moodle", "folder"], NOW)
    assert (outbox.entry(id), again.remote) == (SENT, "7")


def test_files_are_kept_whole_and_once_and_removed_when_nothing_needs_them(outbox: Outbox, tmp_path: Path) -> None:
    files, source, name = outbox.files, tmp_path / "a.pdf", sha256(b"board").hexdigest()
    source.write_bytes(b"other")
    with pytest.raises(FileChangedError):
        files.add(name, source)
    assert not files.has(name)
    source.write_bytes(b"board")
    files.add(name, source)
    files.path(name).write_bytes(b"bo")  # a damaged disk
    files.add(name, source)
    source.unlink()
    files.add(name, source)
    with files.open(name) as file:
        assert file.read() == b"board"
    now_s = files.path(name).stat().st_mtime
    files.remove_unneeded({name}, now_s + 2 * KEPT_S)
    files.remove_unneeded((), now_s + KEPT_S / 2)
    assert files.has(name)
    files.remove_unneeded((), now_s + 2 * KEPT_S)
    assert not files.has(name)


@pytest.mark.parametrize("name", ["", "..", "../outbox.db", "A" * 64, "a" * 63])
def test_a_file_has_no_other_name_than_its_hash(outbox: Outbox, name: str) -> None:
    assert not outbox.files.has(name)
    with pytest.raises(ValueError, match="SHA-256"):
        outbox.files.path(name)
    with pytest.raises(FileNotFoundError):
        outbox.files.open(name)


def test_a_damaged_outbox_is_repaired_with_what_can_be_read(outbox: Outbox, tmp_path: Path) -> None:
    path = tmp_path / "data" / "outbox.db"
    for number in range(60):
        outbox.put(replace(SENT, uid=UUID(int=number)), ["moodle"], NOW)
    outbox.note(delivery_id("moodle", UUID(int=3)), "entry", "7")
    assert outbox.repair() is None
    with path.open("r+b") as file:
        file.seek(path.stat().st_size // 2)
        file.write(b"\xff" * 6000)
    with pytest.raises(OutboxError) as raised:
        outbox.deliveries()
    assert raised.value.repairable
    assert outbox.repair() is not None
    assert 0 < len(outbox.deliveries()) < 60
    put = outbox.put(replace(SENT, uid=UUID(int=99)), ["moodle"], NOW)
    assert put[0] in outbox.deliveries()


def test_two_programs_that_make_the_outbox_at_once_take_it_for_no_other_s(tmp_path: Path) -> None:
    other = Outbox(tmp_path / "outbox.db", busy_timeout_s=0.01)

    class Met(sqlite3.Connection):
        """Connection that another program meets between its reading of the number and of the tables."""

        def execute(self, sql: str, *args: object) -> sqlite3.Cursor:
            if sql == "SELECT 1 FROM sqlite_schema":
                with suppress(OutboxError):  # busy
                    other.put(SENT, ["moodle"], NOW)
            return super().execute(sql, *args)  # type: ignore[arg-type]

    outbox = Outbox(tmp_path / "outbox.db", connect=partial(sqlite3.connect, factory=Met))
    assert outbox.put(SENT, ["folder"], NOW)[0] in outbox.deliveries()


def spoil(outbox: Outbox, tmp_path: Path, record: str) -> Delivery:
    """An entry that waits, whose record says something else."""
    (put,) = outbox.put(SENT, ["moodle"], NOW)
    outbox.note(put.id, "entry", "7")
    with closing(sqlite3.connect(tmp_path / "data" / "outbox.db")) as db:
        text = db.execute("SELECT record FROM delivery").fetchone()[0]
        db.execute("UPDATE delivery SET record = ?", (record or text.replace('"version": 1', '"version": 9'),))
        db.commit()
    return put


@pytest.mark.parametrize("record", ["", "no JSON", "[]", '{"version": 1, "account": 7}'])
def test_an_entry_whose_record_cannot_be_read_waits_for_the_teacher(
    outbox: Outbox, tmp_path: Path, record: str
) -> None:
    put = spoil(outbox, tmp_path, record)
    (found,) = outbox.deliveries(0)
    assert outbox.of_entry(SENT.uid) == (found,) == (outbox.of_id(put.id),)
    assert (found.id, found.state, found.label) == (put.id, DeliveryState.NEEDS_TEACHER, put.label)
    assert found.trouble is not None
    assert found.trouble.fault == ProgramFault.RECORD_UNREADABLE.value
    assert found.account == ("" if record else "moodle")
    assert outbox.entry(put.id) == SENT
    with pytest.raises(NoSuchDeliveryError):
        outbox.snapshot(put.id)
    (again,) = outbox.put(SENT, ["moodle"], NOW)
    assert (again.state, again.account, again.started) == (DeliveryState.WAITING, "moodle", True)
    assert OutboxMemory(outbox, put.id).get("entry") == "7", "so that it is not there twice"
    assert outbox.deliveries(0) == (again,)


def test_an_entry_whose_record_cannot_be_read_is_tried_or_given_up(outbox: Outbox, tmp_path: Path) -> None:
    put = spoil(outbox, tmp_path, "")
    assert outbox.begin(put.id, started, NOW) is None, "it waits for her"
    assert outbox.change(put.id, retried, NOW).state is DeliveryState.WAITING
    send(outbox)
    assert outbox.deliveries()[0].state is DeliveryState.SENT


def test_another_computer_knows_a_record_that_cannot_be_read_here(outbox: Outbox, tmp_path: Path) -> None:
    other = Outbox(tmp_path / "other" / "outbox.db")
    (theirs,) = other.put(SENT, ["moodle"], NOW)
    spoil(outbox, tmp_path, "")
    snapshot = other.snapshot(theirs.id)
    assert snapshot is not None
    made = outbox.merge(snapshot, NOW)
    assert (made.state, made.started, made.wanted) == (DeliveryState.WAITING, True, theirs.wanted)
    assert outbox.deliveries() == (made,)


@pytest.mark.parametrize("bad", ["uid = '?'", "changed_s = 1e300", "uid = '?', entry = '{'"])
def test_a_row_that_is_damaged_throughout_hides_no_other(outbox: Outbox, tmp_path: Path, bad: str) -> None:
    (put,), (whole,) = (outbox.put(replace(SENT, uid=UUID(int=number)), ["moodle"], NOW) for number in (7, 8))
    with closing(sqlite3.connect(tmp_path / "data" / "outbox.db")) as db:
        db.execute(f"UPDATE delivery SET record = '{{', {bad} WHERE id = ?", (put.id,))
        db.commit()
    found = outbox.deliveries()
    assert [(one.id, one.state) for one in found] == [
        (put.id, DeliveryState.NEEDS_TEACHER),
        (whole.id, DeliveryState.WAITING),
    ]
    assert found == outbox.deliveries()
    assert outbox.put(replace(SENT, uid=UUID(int=9)), ["moodle"], NOW)


@pytest.mark.parametrize(
    ("statement", "fault"),
    [
        ("PRAGMA user_version = 9", SeanceStoreFault.TOO_NEW),
        ("PRAGMA application_id = 1", SeanceStoreFault.DAMAGED),
        ("BEGIN EXCLUSIVE", SeanceStoreFault.BUSY),
    ],
)
def test_an_outbox_that_cannot_be_used_says_why(
    outbox: Outbox, tmp_path: Path, statement: str, fault: SeanceStoreFault
) -> None:
    outbox.put(SENT, ["moodle"], NOW)
    with closing(sqlite3.connect(tmp_path / "data" / "outbox.db", isolation_level=None)) as other:
        other.execute(statement)
        with pytest.raises(OutboxError) as raised:
            outbox.put(SENT, ["folder"], NOW)
    assert raised.value.fault is fault


def test_threads_hand_over_at_once_and_nothing_is_lost(tmp_path: Path) -> None:
    outbox = Outbox(tmp_path / "outbox.db", busy_timeout_s=60)

    def work(first: int) -> None:
        for number in range(first, first + 10):
            outbox.put(replace(SENT, uid=UUID(int=number)), ["moodle"], NOW)

    threads = [threading.Thread(target=work, args=(first,)) for first in (0, 10, 20)]
    for one in threads:
        one.start()
    for one in threads:
        one.join()
    assert [one.place for one in outbox.deliveries()] == [*range(1, 31)]
