"""The list of past sessions on the disk."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from tests.store.other_builds import keep_what_is_deleted
from tni.cahier.entry_builder import build_entry
from tni.cahier.seance_log import (
    LessonOpened,
    PageShown,
    SeanceEnded,
    SeanceEvent,
    SeanceId,
    SeanceStarted,
    event_from_json,
)
from tni.cahier.seance_summary import SeanceState
from tni.core.ids import ClassId, ClassLayerId, PageId
from tni.files.errors import SeanceStoreError, SeanceStoreFault
from tni.planning.school_year import school_year
from tni.store.seances import NoSuchSeanceError, SeanceStore

START = datetime(2026, 11, 24, 7, 0, tzinfo=UTC)
ONE, TWO = SeanceId("one"), SeanceId("two")


def started(at: datetime = START, class_name: str = "5eA", number: int | None = None) -> SeanceStarted:
    return SeanceStarted(
        at, ClassId(class_name), class_name, "Maths", "Proportionnalité", number, ClassLayerId("layer")
    )


LOG: list[SeanceEvent] = [
    started(),
    PageShown(START, PageId("p1"), 1, "Rappels"),
    SeanceEnded(START + timedelta(minutes=55)),
]


@pytest.fixture
def store(tmp_path: Path) -> SeanceStore:
    return SeanceStore(tmp_path / "sessions.db", busy_timeout_s=0.05)


def test_a_log_is_read_back_as_it_was_appended(store: SeanceStore) -> None:
    for place, event in enumerate(LOG):
        store.append(ONE, place, [event])
    assert store.log(ONE) == tuple(LOG)


def test_appending_again_changes_nothing(store: SeanceStore) -> None:
    store.append(ONE, 0, LOG)
    store.save(build_entry(ONE, LOG), SeanceState.FINISHED)
    store.append(ONE, 0, LOG)
    store.append(ONE, 1, LOG[1:])
    assert store.log(ONE) == tuple(LOG)
    assert [session.state for session in store.listed()] == [SeanceState.FINISHED]


def test_states_from_start_to_finish(store: SeanceStore) -> None:
    store.append(ONE, 0, LOG[:2])
    (summary,) = store.unfinished()
    assert (summary.id, summary.class_name, summary.lesson) == (ONE, "5eA", "Proportionnalité")
    assert (summary.start, summary.end, summary.seance) == (START, None, "layer")
    store.append(ONE, 2, LOG[2:])
    assert store.unfinished() == []
    assert store.entry(ONE) is None
    entry = replace(build_entry(ONE, LOG), title="Autre\ttitre", private_note="à revoir")
    store.save(entry)
    assert store.entry(ONE) == entry
    store.save(entry, SeanceState.FINISHED)
    (summary,) = store.listed()
    assert (summary.state, summary.title, summary.end) == (SeanceState.FINISHED, "Autre titre", entry.end)


def test_the_list_has_the_latest_first_and_can_be_of_one_class(store: SeanceStore) -> None:
    store.append(ONE, 0, [started()])
    # An earlier instant with a later-looking wall time: ordering is by instant.
    tahiti = datetime.fromisoformat("2026-11-24T23:00:00+20:00")
    store.append(TWO, 0, [started(tahiti, "5eB")])
    assert [session.id for session in store.listed()] == [ONE, TWO]
    assert [session.id for session in store.listed(limit=1)] == [ONE]
    assert [session.id for session in store.listed(ClassId("5eB"))] == [TWO]


def test_sessions_are_numbered_within_class_and_school_year(store: SeanceStore) -> None:
    assert store.next_number("5eA", "Maths", START) == 1
    store.append(ONE, 0, [started(number=7)])
    assert store.next_number("5eA", "Maths", START + timedelta(days=1)) == 8
    assert store.next_number("5eA", "Maths", datetime(2027, 6, 30, tzinfo=UTC)) == 8
    assert store.next_number("5eA", "Maths", datetime(2027, 9, 1, tzinfo=UTC)) == 1
    assert store.next_number("5eB", "Maths", START + timedelta(days=1)) == 1
    assert store.next_number("5eA", "Physique", START + timedelta(days=1)) == 1


@pytest.mark.parametrize("sqlite", ["this build", "another"])
def test_deleting_leaves_no_trace(
    store: SeanceStore, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, sqlite: str
) -> None:
    if sqlite == "another":
        keep_what_is_deleted(monkeypatch)
    store.append(ONE, 0, LOG)
    store.save(replace(build_entry(ONE, LOG), private_note="note tres secrete"))
    assert b"tres secrete" in (tmp_path / "sessions.db").read_bytes()
    store.delete(ONE)
    assert b"tres secrete" not in b"".join(path.read_bytes() for path in tmp_path.iterdir())
    assert store.listed() == []
    for call in (store.log, store.entry):
        with pytest.raises(NoSuchSeanceError):
            call(ONE)
    with pytest.raises(NoSuchSeanceError):
        store.save(build_entry(ONE, LOG))


def test_all_or_nothing(store: SeanceStore) -> None:
    with pytest.raises(SeanceStoreError) as raised:
        store.append(ONE, 1, LOG[1:])  # the start is missing
    assert raised.value.fault is SeanceStoreFault.DAMAGED
    assert store.listed() == []


def test_what_cannot_be_used_says_why_and_is_not_overwritten(store: SeanceStore, tmp_path: Path) -> None:
    path = tmp_path / "sessions.db"

    def fault() -> SeanceStoreFault:
        with pytest.raises(SeanceStoreError) as raised:
            store.listed()
        return raised.value.fault

    path.write_bytes(b"no database " * 100)
    assert fault() is SeanceStoreFault.DAMAGED
    assert path.read_bytes() == b"no database " * 100
    found = store.repair()
    assert found is not None
    kept = found.kept
    store.append(ONE, 0, LOG)
    assert kept.read_bytes() == b"no database " * 100
    with sqlite3.connect(path) as db:
        db.execute("PRAGMA user_version = 99")
    db.close()
    assert fault() is SeanceStoreFault.TOO_NEW
    path.unlink()
    other = sqlite3.connect(path)
    other.execute("CREATE TABLE x (y)")
    other.close()
    assert fault() is SeanceStoreFault.DAMAGED


def test_a_database_in_use_is_busy(store: SeanceStore, tmp_path: Path) -> None:
    store.append(ONE, 0, LOG)
    other = sqlite3.connect(tmp_path / "sessions.db", isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    with pytest.raises(SeanceStoreError) as raised:
        store.append(TWO, 0, LOG)
    other.close()
    assert raised.value.fault is SeanceStoreFault.BUSY


def test_a_missing_folder_says_so(tmp_path: Path) -> None:
    with pytest.raises(SeanceStoreError) as raised:
        SeanceStore(tmp_path / "none" / "sessions.db").listed()
    assert raised.value.fault is SeanceStoreFault.UNREADABLE


@pytest.mark.skipif(sys.platform == "win32", reason="Windows limits no file size")
def test_a_full_disk_is_an_error_and_keeps_what_was_there(store: SeanceStore) -> None:
    import resource

    store.append(ONE, 0, LOG)
    before = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (30_000, hard))
    try:
        with pytest.raises(SeanceStoreError) as raised:
            store.append(TWO, 0, [started(), *LOG[1:2] * 2000])
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
        signal.signal(signal.SIGXFSZ, before)
    assert raised.value.fault in (SeanceStoreFault.FULL, SeanceStoreFault.FAILED)
    assert [session.id for session in store.listed()] == [ONE]


WRITER = """
import sys
from itertools import count
from pathlib import Path
from tests.store.test_seances import LOG, ONE
from tni.store.seances import SeanceStore
store = SeanceStore(Path(sys.argv[1]))
store.append(ONE, 0, LOG[:1])
for place in count(1):
    store.append(ONE, place, LOG[1:2])
    print(place, flush=True)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="kill -9 is of POSIX")
@pytest.mark.parametrize("told", [1, 17, 60])
def test_a_killed_program_loses_no_event(tmp_path: Path, told: int) -> None:
    path = tmp_path / "sessions.db"
    root = Path(__file__).parents[2]
    with subprocess.Popen([sys.executable, "-c", WRITER, path], stdout=subprocess.PIPE, cwd=root) as writer:
        assert writer.stdout is not None
        for _ in range(told):
            writer.stdout.readline()
        os.kill(writer.pid, signal.SIGKILL)
        last = told + len(writer.stdout.read().splitlines())
    store = SeanceStore(path)
    (found,) = store.unfinished()
    assert found.id == ONE
    assert len(store.log(ONE)) in (last + 1, last + 2)  # one more may be whole whose number was not told


def test_stored_events_stay_readable() -> None:
    """What version 1 has written; never change these lines."""
    lines = (
        '{"event": "started", "at": "2026-11-24T08:00:00+01:00", "class_id": "c", "class_name": "5eA", '
        '"subject": "Maths", "lesson": "L", "number": 3, "seance": null}',
        '{"event": "page_shown", "at": "2026-11-24T08:01:00+01:00", "page": "p", "number": 1, "title": "T"}',
        '{"event": "page_added", "at": "2026-11-24T08:02:00+01:00", "page": "p", "number": 2}',
        '{"event": "question_asked", "at": "2026-11-24T08:03:00+01:00", "kind": "choice", "text": "Q", '
        '"answered": 3, "expected": null, "right": 2}',
        '{"event": "ended", "at": "2026-11-24T08:55:00+01:00"}',
    )
    entry = build_entry(ONE, [event_from_json(line) for line in lines])
    assert entry.end - entry.start == timedelta(minutes=55)


@pytest.mark.parametrize(("month", "day", "year"), [(7, 31, 2025), (8, 1, 2026), (12, 31, 2026)])
def test_a_school_year_begins_with_august(store: SeanceStore, month: int, day: int, year: int) -> None:
    at = datetime(2026, month, day, 9, tzinfo=UTC)
    assert school_year(at) == year
    store.append(ONE, 0, [started(datetime(2026, 7, 15, 9, tzinfo=UTC), number=30)])
    assert store.next_number("5eA", started().subject, at) == (31 if year == 2025 else 1)


def test_what_stands_in_the_log_is_not_written_over(store: SeanceStore) -> None:
    store.append(ONE, 0, LOG)
    store.append(ONE, 1, [SeanceEnded(START + timedelta(hours=5))])
    assert store.log(ONE) == tuple(LOG)


def test_records_are_those_of_all_seances_since_a_time_in_order(store: SeanceStore) -> None:
    log = [started(), LessonOpened(START + timedelta(minutes=20), "Aires", file="/a.tni", lesson_id="a")]
    store.append(ONE, 0, log)
    store.append(TWO, 0, [started(START + timedelta(days=1), "5eB"), SeanceEnded(START + timedelta(days=1, hours=1))])
    first, second = store.records(START)
    assert (first.class_name, first.log, first.end) == ("5eA", tuple(log), None)
    assert (second.class_name, second.end) == ("5eB", START + timedelta(days=1, hours=1))
    assert [one.class_name for one in store.records(START + timedelta(hours=1))] == ["5eB"]
