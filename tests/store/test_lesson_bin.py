"""The bin takes and gives back whatever a disk may hold."""

from __future__ import annotations

import os
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.support.libraries import write_lesson
from tests.support.own_disks import fill, own_disk
from tni.files.lesson_errors import LessonUnreadableError
from tni.files.lesson_health import StorageTroubleKind
from tni.store.last_lesson_file import LastLesson, LastLessonFile
from tni.store.lesson_bin import LessonBin
from tni.store.lesson_moving import held_lesson

NOW = datetime(2026, 10, 3, tzinfo=UTC)


def test_a_lesson_whose_name_is_no_text_is_thrown_away_and_comes_back(tmp_path: Path) -> None:
    """As on a key that was written under Windows, years ago."""
    name = os.fsdecode(b"le\xe7on.tni")
    lesson = write_lesson(tmp_path / "lessons" / name)
    before = lesson.read_bytes()
    bin_ = LessonBin(lesson.parent, tmp_path / "work")
    thrown = bin_.throw(name, NOW)
    assert bin_.lessons() == (thrown,)
    assert thrown.path == name
    assert bin_.restore(thrown.id) == name
    assert lesson.read_bytes() == before


def test_a_lesson_that_another_program_is_moving_is_not_taken_out_of_the_bin(tmp_path: Path) -> None:
    """Its old name goes in a moment; without the new one the lesson would be lost."""
    lesson, work = write_lesson(tmp_path / "lessons" / "a.tni"), tmp_path / "work"
    bin_ = LessonBin(lesson.parent, work)
    place = lesson.parent / bin_.throw("a.tni", NOW).file
    os.link(place, lesson)
    with held_lesson(lesson, work):
        assert [one.path for one in bin_.lessons()] == ["a.tni"]
    assert place.exists()
    assert bin_.lessons() == ()
    assert not place.parent.exists()
    assert lesson.exists()


def test_on_a_full_disk_the_lesson_stays_and_is_named(tmp_path: Path) -> None:
    with own_disk(tmp_path / "disk", "2m") as disk:
        lesson = write_lesson(disk / "a.tni")
        fill(disk / "full")
        with pytest.raises(LessonUnreadableError) as caught:
            LessonBin(disk, tmp_path / "work").throw("a.tni", NOW)
        assert lesson.exists()
    assert (caught.value.path, caught.value.trouble.kind) == (lesson, StorageTroubleKind.DISK_FULL)


def test_a_lesson_whose_name_is_no_text_is_known_as_the_one_open_last(tmp_path: Path) -> None:
    last = LastLesson(tmp_path / os.fsdecode(b"le\xe7on.tni"), clean=False)
    LastLessonFile(tmp_path / "last.json").write(last)
    assert LastLessonFile(tmp_path / "last.json").read() == last
