"""Lessons that were taught, from the log of séances."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

from tni.cahier.entry_builder import build_entry
from tni.cahier.seance_log import LessonOpened, SeanceEnded, SeanceEvent, SeanceId, SeanceStarted
from tni.services.planning.given_log import LessonIds, given_lessons
from tni.store.known_lesson_ids import KnownLessonIds
from tni.store.lesson_identity import become_copy, read_lesson_id
from tni.store.seances import SeanceStore

START = datetime(2026, 11, 24, 7, 0, tzinfo=UTC)


def record(store: SeanceStore, id: str, minutes: int, *opened: str) -> None:
    """Record a séance with lessons."""
    at = START + timedelta(days=int(id))
    first, *others = opened
    log: list[SeanceEvent] = [SeanceStarted(at, None, "5e A", "Maths", first, file=f"/{first}.tni")]
    for number, one in enumerate(others, 1):
        log.append(LessonOpened(at + timedelta(minutes=5 * number), one, file=f"/{one}.tni"))
    log.append(SeanceEnded(at + timedelta(minutes=minutes)))
    store.append(SeanceId(id), 0, log)
    store.save(build_entry(SeanceId(id), log))


def test_each_seance_gives_its_lessons_once_and_a_long_one_its_hours(tmp_path: Path) -> None:
    store = SeanceStore(tmp_path / "seances.db")
    record(store, "1", 55, "Thalès", "Rappels", "Thalès")
    record(store, "2", 110, "Thalès")
    found = given_lessons(store, START, lambda file: f"id{file}")
    assert [(one.title, one.lesson, one.hours, one.start.day) for one in found] == [
        ("Thalès", "id/Thalès.tni", 1, 25), ("Rappels", "id/Rappels.tni", 1, 25), ("Thalès", "id/Thalès.tni", 2, 26),
    ]  # fmt: skip
    assert {(one.class_name, one.subject) for one in found} == {("5e A", "Maths")}


def test_without_ids_lessons_are_known_by_their_titles(tmp_path: Path) -> None:
    store = SeanceStore(tmp_path / "seances.db")
    record(store, "1", 55, "Thalès")
    assert [one.key for one in given_lessons(store, START)] == ["thales"]


def test_an_event_has_the_id_of_its_lesson_wherever_the_file_is_and_a_mistake_is_left_out(tmp_path: Path) -> None:
    store = SeanceStore(tmp_path / "seances.db")
    at = timedelta(seconds=20)
    log: list[SeanceEvent] = [
        SeanceStarted(START, None, "5e A", "Maths", "Aires", file="/gone.tni", lesson_id="aires"),
        LessonOpened(START + at, "Thalès", file="/gone too.tni", lesson_id="thalès"),
        SeanceEnded(START + timedelta(minutes=110)),
    ]
    store.append(SeanceId("1"), 0, log)
    store.save(build_entry(SeanceId("1"), log))
    assert [(one.title, one.lesson, one.hours) for one in given_lessons(store, START)] == [("Thalès", "thalès", 2)]


def test_the_id_of_a_lesson_is_that_in_its_file(tmp_path: Path) -> None:
    ids = LessonIds(KnownLessonIds(tmp_path / "ids.json"))
    lesson = Path(__file__).parents[3] / "lessons/fractions.tni"
    assert ids(str(lesson)) == read_lesson_id(lesson)
    assert [ids(file) for file in ("", str(tmp_path / "gone.tni"), str(tmp_path))] == ["", "", ""]


def test_a_lesson_whose_disk_was_away_has_its_id_when_it_is_back(tmp_path: Path) -> None:
    ids, file = LessonIds(KnownLessonIds(tmp_path / "ids.json")), tmp_path / "lesson.tni"
    assert ids(str(file)) == ""
    shutil.copyfile(Path(__file__).parents[3] / "lessons/fractions.tni", file)
    with closing(sqlite3.connect(file, isolation_level=None)) as db:
        become_copy(db)
    assert ids(str(file)) == read_lesson_id(file) != ""
    ids.keep()
    known, again = read_lesson_id(file), LessonIds(KnownLessonIds(tmp_path / "ids.json"))
    file.rename(tmp_path / "moved.tni")
    assert again(str(file)) == known, "an earlier version noted its path alone"
    (tmp_path / "ids.json").write_text('{"version": 1, "ids": 3}')
    assert LessonIds(KnownLessonIds(tmp_path / "ids.json"))(str(file)) == ""
