"""Votes, classes and sessions whose database is damaged: what can be read is saved, what comes is kept."""

from __future__ import annotations

import os
import random
import shutil
import sqlite3
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from tests.store.test_votes import ANN, AT, AtOnce, question, rows_of_a_round
from tests.support.rosters import give_key, open_roster
from tni.cahier.entry_builder import build_entry
from tni.cahier.seance_log import SeanceId, SeanceStarted
from tni.core.ids import ClassId, ClickerId
from tni.files.errors import QuarantinedError, SeanceStoreError
from tni.quiz.round import RoundId
from tni.quiz.vote_records import CastVote, RoundCreated
from tni.roster.errors import RosterError
from tni.store import vote_rows
from tni.store.quarantine import quarantine_if_damaged, repair
from tni.store.roster_schema import ROSTER_SCHEMA as ROSTER_SHAPE
from tni.store.seances import SeanceStore
from tni.store.votes import VoteStore, read_ledger, read_rounds

PAGE_SIZE = 4096


@dataclass(frozen=True)
class Row:
    last_name: str
    first_name: str = "Zoé"
    usage_name: str = ""
    class_name: str = "6A"
    class_key: str = ""
    groups: tuple[str, ...] = ()


def many_votes(path: Path, rounds: int = 60, votes: int = 60) -> int:
    main = AtOnce()
    store = VoteStore(path, main)
    for n in range(rounds):
        name = RoundId(f"round {n:03}")
        rows = [CastVote(name, k + 1, ClickerId(f"iclicker:{k:06}"), "A", float(k)) for k in range(votes)]
        store.write(
            [RoundCreated(name, 0, question(), ClassId("6a"), True, AT + timedelta(minutes=n)), *rows], main.done
        )
    assert store.close() == ()
    return rounds * (votes + 1)


def spoil(path: Path, *numbers: int) -> None:
    """Overwrite pages, counted from 1 as SQLite does."""
    data = bytearray(path.read_bytes())
    for number in numbers:
        data[(number - 1) * PAGE_SIZE : number * PAGE_SIZE] = random.Random(number).randbytes(PAGE_SIZE)
    path.write_bytes(data)


def leaves(path: Path, table: str) -> list[int]:
    """The pages of a table, but its first."""
    with closing(sqlite3.connect(path)) as db:
        try:
            rows = db.execute("SELECT pageno FROM dbstat WHERE name = ? AND pagetype = 'leaf'", (table,)).fetchall()
        except sqlite3.OperationalError:
            pytest.skip("this SQLite has no dbstat")
    return [number for (number,) in rows]


def kept_files(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


# -- at a start


def test_what_is_sound_or_not_there_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "votes.db"
    assert quarantine_if_damaged(path, vote_rows.VOTES_SCHEMA) is None
    path.touch()
    assert quarantine_if_damaged(path, vote_rows.VOTES_SCHEMA) is None
    many_votes(path, 5)
    before = path.read_bytes()
    assert quarantine_if_damaged(path, vote_rows.VOTES_SCHEMA) is None
    assert path.read_bytes() == before
    assert kept_files(tmp_path) == ["votes.db"]


def test_votes_around_the_damage_are_saved(tmp_path: Path) -> None:
    path = tmp_path / "votes.db"
    rows = many_votes(path)
    pages = leaves(path, "vote")
    lost = [pages[len(pages) // 4], pages[len(pages) * 3 // 4]]
    spoil(path, *lost)
    damaged = path.read_bytes()
    found = quarantine_if_damaged(path, vote_rows.VOTES_SCHEMA)
    assert found is not None
    assert found.kept == tmp_path / "votes.damaged"
    assert found.kept.read_bytes() == damaged
    assert rows * (1 - 3 * len(lost) / len(pages)) < found.saved < rows, "what lies between two places is saved too"
    assert len(read_rounds(path)) == 60
    assert len(read_ledger(path, RoundId("round 030")).votes) == 60
    assert kept_files(tmp_path) == ["votes.damaged", "votes.db"]
    assert path.stat().st_mode & 0o077 == 0, "for the teacher's account alone"
    assert quarantine_if_damaged(path, vote_rows.VOTES_SCHEMA) is None


def test_damage_in_any_page_ends_in_a_sound_database(tmp_path: Path) -> None:
    whole = tmp_path / "whole.db"
    many_votes(whole, 12)
    for number in range(1, whole.stat().st_size // PAGE_SIZE + 1):
        path = tmp_path / f"{number}" / "votes.db"
        path.parent.mkdir()
        shutil.copy(whole, path)
        spoil(path, number)
        assert quarantine_if_damaged(path, vote_rows.VOTES_SCHEMA) is not None, number
        main = AtOnce()
        store = VoteStore(path, main)
        store.write(rows_of_a_round(), main.done)
        assert store.close() == ()
        assert "r1" in read_rounds(path)
        with closing(sqlite3.connect(path)) as db:
            assert db.execute("PRAGMA integrity_check").fetchall() == [("ok",)]


def test_what_is_only_in_the_wal_is_saved(tmp_path: Path) -> None:
    """A program that was killed leaves its last votes there."""
    whole, path = tmp_path / "whole.db", tmp_path / "cut off" / "votes.db"
    path.parent.mkdir()
    many_votes(whole, 20)
    with closing(sqlite3.connect(whole, isolation_level=None)) as db:
        db.execute("PRAGMA journal_mode = WAL")
        for record in rows_of_a_round():
            vote_rows.insert(db, record)
        for end in ("", "-wal"):
            shutil.copy(f"{whole}{end}", f"{path}{end}")
    spoil(path, leaves(whole, "vote")[3])
    found = quarantine_if_damaged(path, vote_rows.VOTES_SCHEMA)
    assert found is not None
    assert len(read_ledger(path, RoundId("r1")).votes) == 3
    assert kept_files(path.parent) == ["votes.damaged", "votes.damaged-wal", "votes.db"]


def test_a_newer_programs_database_is_not_rewritten(tmp_path: Path) -> None:
    path = tmp_path / "votes.db"
    many_votes(path, 20)
    with closing(sqlite3.connect(path)) as db:
        db.execute("PRAGMA user_version = 99")
    spoil(path, leaves(path, "vote")[3])
    before = path.read_bytes()
    assert quarantine_if_damaged(path, vote_rows.VOTES_SCHEMA) is None
    assert path.read_bytes() == before


def test_a_full_disk_leaves_the_damaged_one_in_its_place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "votes.db"
    many_votes(path, 20)
    spoil(path, leaves(path, "vote")[3])
    before = path.read_bytes()

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("tni.store.quarantine.commit_file", full)
    with pytest.raises(OSError, match="No space left"):
        quarantine_if_damaged(path, vote_rows.VOTES_SCHEMA)
    assert path.read_bytes() == before


def test_classes_around_the_damage_are_saved(tmp_path: Path) -> None:
    path = tmp_path / "classes.db"
    store = open_roster(path)
    (class_id,) = store.import_pupils([Row(f"NOM {n:04}" + "x" * 50) for n in range(300)]).classes
    store.set_clicker(ANN, 7)
    store.close()
    spoil(path, leaves(path, "pupil")[2])
    found = quarantine_if_damaged(path, ROSTER_SHAPE)
    assert found is not None
    assert found.kept.stat().st_mode & 0o077 == 0, "names are for the teacher's account alone"
    store = open_roster(path)
    pupils = store.pupils(class_id)
    assert 200 < len(pupils) < 300
    assert {p.number for p in pupils} <= set(range(1, 301))
    assert store.kit() == {ANN: 7}
    assert len(store.import_pupils([Row(f"NOM {n:04}" + "x" * 50) for n in range(300)]).added) == 300 - len(pupils)
    store.close()


def test_a_class_whose_name_is_lost_keeps_its_pupils(tmp_path: Path) -> None:
    path = tmp_path / "classes.db"
    store = open_roster(path)
    (class_id,) = store.import_pupils([Row("AHMED"), Row("BLANC")]).classes
    store.close()
    spoil(path, *leaves(path, "class"))
    assert quarantine_if_damaged(path, ROSTER_SHAPE) is not None
    store = open_roster(path)
    assert [(c.id, c.pupils) for c in store.classes()] == [(class_id, 2)]
    store.close()


def sessions_of(path: Path, count: int) -> list[SeanceId]:
    store, found = SeanceStore(path), []
    for n in range(count):
        session = SeanceId(f"session {n:03}")
        at = datetime(2026, 1, 5, 9, 30, tzinfo=UTC) + timedelta(days=n)
        started = SeanceStarted(
            at, None, class_name="6A", subject="Maths " + "x" * 200, lesson="Fractions", number=n + 1
        )
        store.append(session, 0, [started])
        store.save(build_entry(session, (started,)))
        found.append(session)
    return found


def test_sessions_around_the_damage_are_saved(tmp_path: Path) -> None:
    path = tmp_path / "sessions.db"
    sessions = sessions_of(path, 60)
    store = SeanceStore(path)
    spoil(path, leaves(path, "session")[3])
    with pytest.raises(SeanceStoreError) as raised:
        store.listed()
    assert raised.value.repairable
    assert store.repair() is not None
    assert store.repair() is None, "a second one who asks finds it sound"
    assert {s.id for s in store.listed()} == set(sessions), "a lost row comes back from its log"
    assert sum(store.entry(session) is not None for session in sessions) > 40


# -- while it is open


def test_votes_go_on_when_the_file_is_damaged_under_them(tmp_path: Path) -> None:
    path = tmp_path / "votes.db"
    rows = many_votes(path)
    pages = leaves(path, "vote")
    main, told = AtOnce(), list[QuarantinedError]()
    store = VoteStore(path, main, told.append, retry_s=0.02)
    for n, at in enumerate((pages[0], pages[len(pages) // 2], pages[-1])):
        store.write(rows_of_a_round(RoundId(f"before {n}")), main.done)
        assert main.wait_for(2 * n + 1)[-1] is None
        with closing(sqlite3.connect(path)) as db:
            db.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
        spoil(path, *pages)
        store.write([CastVote(RoundId(f"round {k:03}"), 900 + n, ANN, "A", 1.0) for k in range(60)], main.done)
        assert main.wait_for(2 * n + 2)[-1] is None, "recorded, at the first try"
        assert at
    assert store.close() == ()
    assert told
    for n in range(3):
        assert len(read_ledger(path, RoundId(f"before {n}")).votes) == 3, "all that this run wrote is there"
    assert rows
    with closing(sqlite3.connect(path)) as db:
        assert db.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert db.execute("SELECT count(*) FROM vote WHERE n >= 900").fetchone() == (180,)


@pytest.mark.parametrize("how", ["deleted", "replaced", "emptied"])
def test_votes_of_this_run_outlive_their_file(tmp_path: Path, how: str) -> None:
    path = tmp_path / "votes.db"
    main = AtOnce()
    store = VoteStore(path, main, retry_s=0.02)
    store.write(rows_of_a_round(), main.done)
    assert main.wait_for(1) == [None]
    if how == "deleted":
        for file in tmp_path.iterdir():
            file.unlink()
    elif how == "replaced":
        many_votes(tmp_path / "other.db", 2)
        (tmp_path / "other.db").replace(path)
        for end in ("-wal", "-shm"):
            path.with_name(f"votes.db{end}").unlink()
    else:
        path.write_bytes(b"")
    store.write(rows_of_a_round(RoundId("r2")), main.done)
    assert main.wait_for(2)[-1] is None
    assert store.close() == ()
    assert {"r1", "r2"} <= set(read_rounds(path))
    assert len(read_ledger(path, RoundId("r1")).votes) == 3


def test_classes_are_read_again_when_the_file_is_damaged_under_them(tmp_path: Path) -> None:
    path = tmp_path / "classes.db"
    store = open_roster(path)
    (class_id,) = store.import_pupils([Row(f"NOM {n:04}" + "x" * 50) for n in range(300)]).classes
    store.close()
    told: list[QuarantinedError] = []
    store = open_roster(path, told.append)
    spoil(path, leaves(path, "pupil")[2])
    assert 200 < len(store.pupils(class_id)) < 300
    assert [error.path for error in told] == [path]
    store.close()
    store = open_roster(path, told.append)
    spoil(path, *leaves(path, "pupil"))
    with pytest.raises(RosterError):
        store.import_pupils([Row("NOUVEAU")])
    assert len(told) == 2
    assert len(store.import_pupils([Row("NOUVEAU")]).added) == 1
    store.close()


@pytest.mark.parametrize("gone", [True, False])
def test_classes_follow_the_file(tmp_path: Path, gone: bool) -> None:
    path = tmp_path / "classes.db"
    store = open_roster(path)
    store.import_pupils([Row("AHMED")])
    other = open_roster(tmp_path / "other.db")
    other.import_pupils([Row("BLANC", class_name="5B")])
    other.close()
    path.unlink() if gone else (tmp_path / "other.db").replace(path)
    assert [c.name for c in store.classes()] == ([] if gone else ["5B"])
    if not gone:
        give_key(store)  # another file has another lock
    store.import_pupils([Row("CHEN", class_name="4C")])
    store.close()
    store = open_roster(path)
    assert [c.name for c in store.classes()] == (["4C"] if gone else ["4C", "5B"])
    store.close()


def test_a_folder_that_is_away_for_a_while(tmp_path: Path) -> None:
    folder = tmp_path / "data"
    folder.mkdir()
    store = open_roster(folder / "classes.db")
    store.import_pupils([Row("AHMED")])
    away = folder.rename(tmp_path / "away")
    with pytest.raises(RosterError):
        store.classes()
    away.rename(folder)
    assert [c.name for c in store.classes()] == ["6A"]
    store.close()


@pytest.mark.parametrize("links", [True, False], ids=["with links", "without links"])
def test_the_damaged_file_is_kept_to_the_byte(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, links: bool) -> None:
    path = tmp_path / "votes.db"
    many_votes(path, rounds=3, votes=3)
    spoil(path, 2)
    damaged = path.read_bytes()
    if not links:
        monkeypatch.setattr(os, "link", refuse)
    found = repair(path, vote_rows.VOTES_SCHEMA)
    assert found.kept.read_bytes() == damaged
    assert path.read_bytes() != damaged
    assert kept_files(tmp_path) == ["votes.damaged", "votes.db"]


def refuse(*_: object) -> None:
    raise PermissionError(1, "Operation not permitted")
