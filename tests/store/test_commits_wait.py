"""What a store says is written is on the disk: each of its commits waits, where a power cut would lose it else."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.store.test_seances import started
from tests.store.test_votes import AtOnce, rows_of_a_round
from tests.support.lessons import a_stroke, adding
from tni.cahier.seance_log import SeanceId
from tni.core.ids import ClickerId
from tni.store.lesson_database import LessonDatabase
from tni.store.roster import RosterStore
from tni.store.seances import SeanceStore
from tni.store.votes import VoteStore

FULL = 2
"""Of `PRAGMA synchronous`: the least at which a commit waits for the disk, with a journal or a WAL."""


def write_a_lesson(folder: Path) -> None:
    database = LessonDatabase.create(folder / "lesson.tni")
    with database.transaction():
        database.commit(None, adding(a_stroke("a")), 1, 1, datetime.now(UTC))
    database.close()


def write_votes(folder: Path) -> None:
    main = AtOnce()
    store = VoteStore(folder / "votes.db", main)
    store.write(rows_of_a_round(), main.done)
    assert store.close() == ()


def write_sessions(folder: Path) -> None:
    SeanceStore(folder / "sessions.db").append(SeanceId("s"), 0, [started()])


def write_a_kit(folder: Path) -> None:
    roster = RosterStore(folder / "roster.db")
    roster.set_clicker(ClickerId("iclicker:A"), 1)
    roster.close()


@pytest.mark.parametrize("write", [write_a_lesson, write_votes, write_sessions, write_a_kit])
def test_each_commit_waits_for_the_disk(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, write: Callable[[Path], None]
) -> None:
    waits: list[int] = []

    class Watched(sqlite3.Connection):
        def execute(self, sql: str, *values: object) -> sqlite3.Cursor:
            _, _, file = super().execute("PRAGMA database_list").fetchone()
            if sql == "COMMIT" and not file.endswith(".part"):  # which is synced whole before it is renamed
                waits.append(super().execute("PRAGMA synchronous").fetchone()[0])
            return super().execute(sql, *values)  # type: ignore[arg-type]

    connect = sqlite3.connect

    def watched(*place: object, **how: object) -> sqlite3.Connection:
        return connect(*place, **how, factory=Watched)  # type: ignore[call-overload, no-any-return]

    monkeypatch.setattr(sqlite3, "connect", watched)
    write(tmp_path)
    assert waits
    assert min(waits) >= FULL
