"""A file of each released format opens, for ever, with all that was in it."""

from __future__ import annotations

import re
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from tests.store.make_released_lesson import BOX, PICTURE, PICTURE_ID, SEANCE, prepared, seance_stroke
from tni.document.document import Change, ChangeKind, RecordChange
from tni.store.lesson_check import check_lesson
from tni.store.lesson_database import LessonDatabase
from tni.store.lesson_digest import read_lesson_digest
from tni.store.lesson_id import LESSON_ID
from tni.store.lesson_identity import read_lesson_id
from tni.store.migrations import FORMAT, STEPS, TABLES

DATA = Path(__file__).parent / "data"


@pytest.mark.parametrize("version", range(1, FORMAT + 1))
def test_a_released_lesson_opens(version: int, tmp_path: Path) -> None:
    path = Path(shutil.copy(DATA / f"v{version}.tni", tmp_path / "lesson.tni"))
    database = LessonDatabase(path)
    records = prepared(PICTURE_ID, version)
    state = database.layer(None)
    assert state.records == {record.id: record for record in records}
    assert (state.length, state.position, state.page) == (len(records) + 1, len(records), "second page")
    assert [database.change(None, n + 1) for n in range(len(records))] == [
        Change(ChangeKind.ADD, (RecordChange(record.id, None, record),)) for record in records
    ]
    assert database.change(None, len(records) + 1) == Change(
        ChangeKind.ERASE, (RecordChange("box", records[BOX], None),)
    )
    assert database.seances() == [SEANCE]
    taught = database.layer(SEANCE.id)
    assert taught.records == {"taught": seance_stroke(), "words": None}
    assert taught.position == 1
    assert database.blob(PICTURE_ID) == PICTURE
    assert database.was_clean
    database.close()
    assert check_lesson(path) == []


@pytest.mark.parametrize("version", range(1, FORMAT))
def test_tables_of_other_programs_do_not_keep_a_lesson_from_its_migration(version: int, tmp_path: Path) -> None:
    path = Path(shutil.copy(DATA / f"v{version}.tni", tmp_path / "lesson.tni"))
    with closing(sqlite3.connect(path)) as db:
        for name in ("before_3", "Before_4"):
            db.execute(f"CREATE TABLE {name} (note TEXT)")
            db.execute(f"INSERT INTO {name} VALUES ('kept')")
        db.commit()
    database = LessonDatabase(path)
    assert database.layer(None).records == {record.id: record for record in prepared(PICTURE_ID, version)}
    database.close()
    assert check_lesson(path) == []
    with closing(sqlite3.connect(path)) as db:
        assert [db.execute(f"SELECT note FROM {name}").fetchall() for name in ("before_3", "Before_4")] == [
            [("kept",)]
        ] * 2


@pytest.mark.parametrize("version", range(FORMAT + 1))
def test_the_tables_of_each_format_are_those_of_its_steps(version: int) -> None:
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as db:
        for step in STEPS[:version]:
            step(db)
        assert dict(db.execute("SELECT name, sql FROM sqlite_schema WHERE type = 'table'")) == TABLES[version]


def test_released_files_say_their_format() -> None:
    files = sorted(DATA.glob("v*.tni"))
    assert [path.name for path in files] == [f"v{n + 1}.tni" for n in range(FORMAT)]
    for number, path in enumerate(files, 1):
        db = sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True)
        assert db.execute("PRAGMA user_version").fetchone() == (number,)
        db.close()


@pytest.mark.parametrize("version", range(1, 4))
def test_a_lesson_of_an_older_format_is_known_by_one_id_before_and_after_its_migration(
    version: int, tmp_path: Path
) -> None:
    """And its file is not touched by the question; what differs from it by one change is another lesson."""
    path = Path(shutil.copy(DATA / f"v{version}.tni", tmp_path / "lesson.tni"))
    other = Path(shutil.copy(path, tmp_path / "other.tni"))
    with closing(sqlite3.connect(other)) as db:
        db.execute("DELETE FROM entry WHERE id = (SELECT max(id) FROM entry)")
        db.commit()
    before, own_id = path.read_bytes(), read_lesson_id(path)
    assert path.read_bytes() == before
    assert re.fullmatch("[0-9a-f]{20}", own_id)
    assert read_lesson_id(other) not in (own_id, "")
    assert read_lesson_digest(path).lesson_id == own_id
    database = LessonDatabase(path)
    assert database.meta(LESSON_ID) == own_id
    database.close()
    assert read_lesson_id(path) == own_id
    assert check_lesson(path) == []
