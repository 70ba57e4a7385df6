"""Lists hold the files on the disk, with what the index knows of them."""

from __future__ import annotations

from pathlib import Path

from tests.support.lessons import PAGE, push
from tni.core.clock import SystemClock
from tni.document.items import LessonInfo
from tni.services.library.indexed_listing import IndexedListing
from tni.services.library.library_files import LibraryFiles
from tni.services.library.library_indexer import LibraryIndexer
from tni.services.library.library_state import LessonListing
from tni.store.lesson_file import WorkFolders, new_lesson, open_lesson


class NoTexts:
    def texts(self, data: bytes) -> dict[int, str]:
        return {}


def test_the_disk_says_which_lessons_there_are_and_the_index_what_they_are(tmp_path: Path) -> None:
    library, index = tmp_path / "lessons", tmp_path / "library.index"
    (library / "6e").mkdir(parents=True)
    for name in ("a", "b"):
        new_lesson(library / f"{name}.tni")
    file = open_lesson(library / "a.tni", WorkFolders(tmp_path / "work", tmp_path / "rescue"), SystemClock())
    push(file, PAGE, LessonInfo(title="Les aires", tags=("géométrie",), colour="#0000ff"))
    file.close()
    listing = IndexedListing(LibraryFiles(library, tmp_path / "work"), index)
    assert [(one.title, one.tags) for one in listing.lessons().lessons if one.path == "a.tni"] == [("a", ())]
    LibraryIndexer(library, index, NoTexts()).run()
    (library / "b.tni").unlink()
    new_lesson(library / "6e" / "c.tni")
    found = listing.lessons()
    assert found.folders == ("6e",)
    assert {(one.path, one.title, one.tags, one.colour) for one in found.lessons} == {
        ("a.tni", "Les aires", ("géométrie",), "#0000ff"),
        ("6e/c.tni", "c", (), ""),
    }


def test_a_lesson_that_did_not_change_is_the_same_object_in_the_next_list(tmp_path: Path) -> None:
    library, index = tmp_path / "lessons", tmp_path / "library.index"
    library.mkdir()
    for name in ("a", "b"):
        new_lesson(library / f"{name}.tni")
    LibraryIndexer(library, index, NoTexts()).run()
    listing = IndexedListing(LibraryFiles(library, tmp_path / "work"), index)
    before = LessonListing.of(listing.lessons())
    (library / "b.tni").write_bytes(b"longer" * 100_000)
    changed = {one.path: one for one in listing.lessons().lessons}
    assert changed["a.tni"] is before.by_path["a.tni"]
    assert changed["b.tni"].size == 600_000
    whole = LessonListing.of(listing.lessons(), before)
    assert whole is not before
    assert LessonListing.of(listing.lessons(), whole) is whole
