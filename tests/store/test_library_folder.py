"""Scan of the library, and the small files beside it."""

from __future__ import annotations

import os
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tni.library.listed_lesson import ListedLesson
from tni.store.lesson_pictures import LessonPictures
from tni.store.library_folder import lesson_files, scan_library
from tni.store.library_marks_file import RECENT_KEPT, LibraryMarks, LibraryMarksFile, Opening

NOW = datetime(2026, 11, 29, 8, tzinfo=UTC)


def made(library: Path, *paths: str) -> None:
    for path in paths:
        (library / path).parent.mkdir(parents=True, exist_ok=True)
        (library / path).write_bytes(path.encode())


def test_a_scan_finds_lessons_and_folders_and_nothing_hidden(tmp_path: Path) -> None:
    made(tmp_path, "a.tni", "6e/b.TNI", "6e/Aires/c.tni", ".tni/bin/x/d.tni", "Questions/q.json", "6e/.e.tni", "f.pdf")
    (tmp_path / "loop").symlink_to(tmp_path)
    (tmp_path / "broken.tni").symlink_to(tmp_path / "no.tni")
    (tmp_path / "vide").mkdir()
    found = scan_library(tmp_path, ("Questions",))
    assert sorted((one.path, one.folder, one.title) for one in found.lessons) == [
        ("6e/Aires/c.tni", "6e/Aires", "c"),
        ("6e/b.TNI", "6e", "b"),
        ("a.tni", "", "a"),
    ]
    assert sorted(found.folders) == ["6e", "6e/Aires", "vide"]
    assert {path.relative_to(tmp_path).as_posix() for path in lesson_files(tmp_path)} == {
        one.path for one in found.lessons
    }


def test_a_folder_of_something_else_is_listed_only_with_lessons_in_it(tmp_path: Path) -> None:
    made(tmp_path, "Ressources/Images/a.png", "Ressources/SVT/b.png", "SVT/Ressources/c.tni")
    assert sorted(scan_library(tmp_path, quiet=["Ressources"]).folders) == ["SVT", "SVT/Ressources"]
    made(tmp_path, "Ressources/SVT/d.tni")
    found = scan_library(tmp_path, quiet=["Ressources"])
    assert sorted(found.folders) == ["Ressources", "Ressources/SVT", "SVT", "SVT/Ressources"]
    assert "Ressources/SVT/d.tni" in {one.path for one in found.lessons}


def test_a_library_that_is_not_there_is_empty(tmp_path: Path) -> None:
    assert scan_library(tmp_path / "no").lessons == ()


def test_marks_are_read_as_they_were_written(tmp_path: Path) -> None:
    file, marks = LibraryMarksFile(tmp_path / "state" / "library.json"), LibraryMarks(frozenset({"a.tni"}))
    for day in range(RECENT_KEPT + 3):
        marks = marks.with_opening(f"{day}.tni", Opening(NOW + timedelta(days=day), day))
    file.write(marks)
    assert file.read() == marks
    assert len(marks.recent) == RECENT_KEPT
    assert marks.recent[0] == f"{RECENT_KEPT + 2}.tni"


@pytest.mark.parametrize("text", ["", "[]", '{"version": 1, "favourites": 3}', '{"version": 9}'])
def test_marks_that_are_lost_leave_an_empty_start(tmp_path: Path, text: str) -> None:
    path = tmp_path / "library.json"
    path.write_text(text, encoding="utf-8")
    assert LibraryMarksFile(path).read() == LibraryMarks()


def test_marks_follow_a_folder_that_is_renamed_and_no_other() -> None:
    marks = LibraryMarks(frozenset({"6e/a.tni", "6e bis/a.tni"})).with_opening("6e/Aires/b.tni", Opening(NOW))
    moved = marks.moved("6e", "Sixième")
    assert moved.favourites == {"Sixième/a.tni", "6e bis/a.tni"}
    assert moved.recent == ("Sixième/Aires/b.tni",)


def test_a_picture_stays_with_a_moved_lesson_and_goes_with_a_changed_one(tmp_path: Path) -> None:
    pictures, lesson = LessonPictures(tmp_path / "pictures"), tmp_path / "a.tni"
    lesson.write_bytes(b"lesson")
    key = pictures.key_of(lesson)
    assert pictures.read(key) is None
    pictures.write(key, b"picture")
    assert pictures.read(pictures.key_of(lesson.rename(tmp_path / "b.tni"))) == b"picture"
    (tmp_path / "b.tni").write_bytes(b"lesson 2")
    assert pictures.read(pictures.key_of(tmp_path / "b.tni")) is None


def test_the_oldest_pictures_go_first(tmp_path: Path) -> None:
    pictures = LessonPictures(tmp_path)
    for number in range(5):
        pictures.write(f"{number}", b"")
        os.utime(tmp_path / f"{number}.jpg", (number, number))
    pictures.prune(2)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["3.jpg", "4.jpg"]


def test_marks_of_an_earlier_version_are_read_and_ids_are_kept(tmp_path: Path) -> None:
    file = LibraryMarksFile(tmp_path / "library.json")
    (tmp_path / "library.json").write_text('{"version": 1, "favourites": ["a.tni"], "opened": {}}')
    assert file.read() == LibraryMarks(frozenset({"a.tni"}))
    file.write(marks := LibraryMarks(frozenset({"a.tni"}), ids={"a.tni": "1"}))
    assert file.read() == marks


def test_marks_of_a_copy_stay_with_it_when_the_index_does_not_know_yet_that_it_became_a_lesson_of_its_own() -> None:
    marks = LibraryMarks(frozenset({"a.tni", "b.tni"}), ids={"a.tni": "1", "b.tni": "2"})
    for of_copy in ("1", "2"):
        marks = marks.followed(*listed({"a.tni": ("1", 9), "b.tni": (of_copy, 1)}))
        assert marks.favourites == {"a.tni", "b.tni"}


PATHS, IDS = st.sampled_from(["a.tni", "b.tni", "6e/a.tni", "6e/b.tni"]), st.sampled_from(["", "1", "2", "3"])
found_files = st.dictionaries(PATHS, st.tuples(IDS, st.integers(1, 9)))


def listed(files: dict[str, tuple[str, int]]) -> tuple[dict[str, ListedLesson], dict[str, ListedLesson]]:
    by_path = {p: ListedLesson(path=p, changed_s=at, size=1, title=p, lesson_id=id) for p, (id, at) in files.items()}
    newest = sorted(by_path.values(), key=lambda one: (one.changed_s, one.path))
    return by_path, {one.lesson_id: one for one in newest if one.lesson_id}


@given(st.sets(PATHS), st.sets(PATHS), st.lists(found_files, min_size=1, max_size=4))
def test_marks_follow_lessons_whatever_becomes_of_their_files(
    favourites: set[str], recent: set[str], listings: list[dict[str, tuple[str, int]]]
) -> None:
    marks = LibraryMarks(frozenset(favourites), {path: Opening(NOW) for path in recent})
    for files in listings:
        by_path, by_id = listed(files)
        before, marks = marks, marks.followed(by_path, by_id)
        where: dict[str, str] = {}
        for path in before.favourites | before.opened.keys():
            id = before.ids.get(path, "")
            stays = not id or (path in files and files[path][0] in (id, "")) or id not in by_id
            where[path] = path if stays else by_id[id].path
            assert marks.ids.get(where[path], "") in {id, files.get(where[path], ("", 0))[0]}
        assert marks.favourites == {where[path] for path in before.favourites}
        assert marks.opened.keys() == {where[path] for path in before.opened}
        assert marks.followed(by_path, by_id) is marks, "nothing is left to follow"
        assert marks.ids.keys() <= marks.favourites | marks.opened.keys()
