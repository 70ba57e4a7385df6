"""The picture of a page that is kept is never out of date, and nothing that a file may say makes it fail."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from tests.support.lessons import PAGE, a_stroke, adding, now
from tni.core.geometry import Rect
from tni.core.ids import ClassLayerId
from tni.document.lesson_port import ClassLayerInfo
from tni.document.page_picture import BadPagePictureError, PagePicture
from tni.store.lesson_check import check_lesson
from tni.store.lesson_database import LessonDatabase
from tni.store.lesson_share import share_without_history
from tni.store.page_picture import picture_at_open

PICTURE = PagePicture(PAGE.id, 320.0, 180.0, 180.0, Rect(0.0, 0.0, 320.0, 180.0), b"a picture")


@pytest.fixture
def lesson(tmp_path: Path) -> Path:
    """Left at its page, with a picture of it."""
    path = tmp_path / "lesson.tni"
    database = LessonDatabase.create(path)
    with database.transaction():
        database.commit(None, adding(PAGE), 1, 1, now())
        database.set_page(None, PAGE.id)
        database.add_seance(ClassLayerInfo(ClassLayerId("5eA"), None, "5eA", now(), now()))
        database.put_picture(PICTURE)
    database.close()
    return path


def look(path: Path) -> PagePicture | None:
    return picture_at_open(path, path.parent / "work")


def test_the_picture_comes_back(lesson: Path) -> None:
    before = lesson.read_bytes()
    assert look(lesson) == PICTURE
    assert lesson.read_bytes() == before
    assert [p.name for p in lesson.parent.iterdir()] == ["lesson.tni"]
    assert check_lesson(lesson) == []


def test_a_change_takes_the_picture_away_in_its_own_transaction(lesson: Path) -> None:
    database = LessonDatabase(lesson)

    def fail() -> None:
        with database.transaction():
            database.commit(None, adding(a_stroke("lost")), 2, 2, now())
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail()
    with database.transaction():
        database.commit(ClassLayerId("5eA"), adding(a_stroke("of the class")), 1, 1, now())
    database.close()
    assert look(lesson) == PICTURE, "the prepared lesson is as it was"
    database = LessonDatabase(lesson)
    with database.transaction():
        database.commit(None, adding(a_stroke("new")), 2, 2, now())
    database.abandon()
    assert look(lesson) is None
    database = LessonDatabase(lesson)
    with database.transaction():  # taken back again: a picture of before would fit, but nobody keeps count
        database.commit(None, database.change(None, 2).inverse(), None, 1, now())
    database.close()
    assert look(lesson) is None


def test_a_lesson_that_was_not_closed_has_none_to_show(lesson: Path) -> None:
    database = LessonDatabase(lesson)
    database.recover(now(), "1")
    assert look(lesson) is None, "it is open"
    database.abandon()
    assert look(lesson) is None
    LessonDatabase(lesson).close()
    assert look(lesson) == PICTURE


def test_the_picture_of_another_page_is_not_shown(lesson: Path) -> None:
    database = LessonDatabase(lesson)
    with database.transaction():
        database.set_page(None, PAGE.id + "2")  # type: ignore[arg-type]
    database.close()
    assert look(lesson) is None


def test_a_shared_lesson_has_no_picture(lesson: Path, tmp_path: Path) -> None:
    share_without_history(lesson, tmp_path / "shared.tni", None)
    with closing(sqlite3.connect(tmp_path / "shared.tni")) as db:
        assert db.execute("SELECT count(*) FROM picture").fetchone() == (0,)


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE picture SET data = x''",
        "UPDATE picture SET data = zeroblob(60)",
        "UPDATE picture SET data = CAST('012345670123456701234567012345670123456701234567nothing' AS BLOB)",
        "DROP TABLE picture",
        "PRAGMA user_version = 1",
    ],
)
def test_what_a_file_says_makes_no_picture_fail(lesson: Path, sql: str) -> None:
    with closing(sqlite3.connect(lesson)) as db:
        db.execute(sql)
        db.commit()
    assert look(lesson) is None
    assert look(lesson.with_name("not there.tni")) is None


def test_no_picture_of_nothing() -> None:
    for box in (Rect(0, 0, 0, 1), Rect.nothing(), Rect(float("nan"), 0, 1, 1), Rect(0, 0, 1e9, 1)):
        with pytest.raises(BadPagePictureError):
            PagePicture(PAGE.id, 1.0, 1.0, 1.0, box, b"")
