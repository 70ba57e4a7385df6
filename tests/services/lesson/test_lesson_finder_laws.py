"""A lesson is found by its id, whatever a teacher did to files in the program or in a file manager. Laws and cases."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tni.library.listed_lesson import ListedLesson
from tni.services.lesson.lesson_finder import KEPT_S, MOST_S, FoundLesson, LessonFinder
from tni.store.lesson_creation import copy_lesson
from tni.store.lesson_file import new_lesson
from tni.store.lesson_identity import make_copy_of_its_own, read_lesson_id, read_lesson_origin
from tni.store.library_folder import scan_library
from tni.store.local_disk import removable_places

LIBRARY, NEAR, KEY, OTHER_KEY = "lessons", "school", "media/KEY", "media/KEY1"
FOLDERS = [f"{LIBRARY}", f"{LIBRARY}/6e", f"{NEAR}/here", f"{NEAR}/there", f"{KEY}/maths", f"{OTHER_KEY}/maths"]
places = st.builds(lambda folder, name: f"{folder}/{name}.tni", st.sampled_from(FOLDERS), st.sampled_from("ab"))
doings = st.one_of(
    st.tuples(st.just("move"), places, places),  # in the program as in a file manager
    st.tuples(st.just("copy"), places, places),  # in a file manager: the same id
    st.tuples(st.just("copy of its own"), places, places),  # in the program
    st.tuples(st.just("delete"), places, places),
    st.tuples(st.just("mount elsewhere"), places, places),
    st.tuples(st.just("index"), places, places),
)


@pytest.fixture(scope="module")
def template() -> Iterator[bytes]:
    with TemporaryDirectory() as folder:
        new_lesson(Path(folder) / "new.tni")
        yield (Path(folder) / "new.tni").read_bytes()


class Disk:
    """Folders of a teacher. Times of files are counted, so that the newest is known."""

    def __init__(self, root: Path) -> None:
        self.root, self.clock_s = root, 1_000_000
        self.indexed: list[ListedLesson] = []
        for folder in FOLDERS:
            (root / folder).mkdir(parents=True)
        keys = [root / KEY, root / OTHER_KEY]
        self.finder = LessonFinder(root / LIBRARY, lambda: self.indexed, lambda: keys)

    def write(self, place: str, data: bytes) -> Path:
        path = self.root / place
        path.write_bytes(data)
        make_copy_of_its_own(path)
        self.stamp(path)
        return path

    def stamp(self, path: Path) -> None:
        self.clock_s += 1
        os.utime(path, (self.clock_s, self.clock_s))

    def do(self, doing: str, source: Path, target: Path) -> None:
        match doing:
            case "index":
                found = scan_library(self.root / LIBRARY).lessons
                ids = [read_lesson_id(self.root / LIBRARY / one.path) for one in found]
                self.indexed = [
                    ListedLesson(path=one.path, changed_s=one.changed_s, size=one.size, title="", lesson_id=id)
                    for one, id in zip(found, ids, strict=True)
                ]
            case "mount elsewhere":
                away = self.root / "away"
                (self.root / KEY).rename(away)
                (self.root / OTHER_KEY).rename(self.root / KEY)
                away.rename(self.root / OTHER_KEY)
            case "delete":
                source.unlink(missing_ok=True)
            case _ if not source.exists() or source == target:
                return
            case "move":
                source.replace(target)
            case "copy":
                shutil.copyfile(source, target)
                self.stamp(target)
            case _:
                target.unlink(missing_ok=True)
                copy_lesson(source, target)
                self.stamp(target)

    def expected(self, noted: Path, lesson_id: str) -> Path | None:
        """The rule, from all files that there are."""
        alike = [path for path in self.root.rglob("*.tni") if read_lesson_id(path) == lesson_id]
        if noted in alike:
            return noted
        end = noted.relative_to(noted.parents[1])
        ranks = (
            [path for path in alike if path.is_relative_to(self.root / LIBRARY)],
            [path for path in alike if path.is_relative_to(noted.parent)],
            [path for path in alike if path.is_relative_to(noted.parents[1])],
            [path for path in alike if path.is_relative_to(self.root / "media") and path.parts[-2:] == end.parts],
            [path for path in alike if path.is_relative_to(self.root / "media")],
        )
        best = next((rank for rank in ranks if rank), [])
        if not best and noted.is_relative_to(self.root / LIBRARY):
            best = [path for path in (self.root / LIBRARY).rglob("*.tni") if read_lesson_origin(path) == lesson_id]
        return max(best, key=lambda path: (path.stat().st_mtime_ns, path), default=None)


@settings(max_examples=60, deadline=None)
@given(places, st.lists(doings, max_size=8))
def test_what_was_noted_is_found_whatever_was_done_to_files(
    template: bytes, noted: str, done: list[tuple[str, str, str]]
) -> None:
    with TemporaryDirectory() as folder:
        disk = Disk(Path(folder).resolve())
        taught = disk.write(noted, template)
        lesson_id = read_lesson_id(taught)
        for place in (f"{LIBRARY}/6e/b.tni", f"{NEAR}/here/b.tni"):
            if place != noted:
                disk.write(place, template)
        for doing, source, target in done:
            disk.do(doing, disk.root / source, disk.root / target)
        found = disk.finder.find(str(taught), lesson_id)
        assert (None if found is None else found.path) == disk.expected(taught, lesson_id)
        assert found is None or found.is_copy == (read_lesson_id(found.path) != lesson_id)
        assert found is None or found.is_moved == (found.path != taught)


def test_of_two_copies_the_noted_one_is_taken_else_the_newest_and_it_is_said(tmp_path: Path, template: bytes) -> None:
    disk = Disk(tmp_path)
    noted = disk.write(f"{LIBRARY}/a.tni", template)
    lesson_id = read_lesson_id(noted)
    older, newer = disk.root / LIBRARY / "6e/a.tni", disk.root / LIBRARY / "6e/b.tni"
    disk.do("copy", noted, newer)
    disk.do("copy", noted, older)
    disk.stamp(newer)
    assert disk.finder.find(str(noted), lesson_id) == FoundLesson(noted)
    noted.unlink()
    assert disk.finder.find(str(noted), lesson_id) == FoundLesson(newer, copies=1, is_moved=True)


@pytest.mark.parametrize("takes_its_name", [False, True])
def test_of_a_lesson_that_was_thrown_away_the_newest_copy_of_the_library_is_taken_and_it_is_said(
    tmp_path: Path, template: bytes, takes_its_name: bool
) -> None:
    disk = Disk(tmp_path)
    noted = disk.write(f"{LIBRARY}/a.tni", template)
    lesson_id = read_lesson_id(noted)
    older, newer, elsewhere = (disk.root / place / "b.tni" for place in (LIBRARY, f"{LIBRARY}/6e", f"{NEAR}/here"))
    for copy in (older, newer, elsewhere):
        disk.do("copy of its own", noted, copy)
    assert disk.finder.find(str(noted), lesson_id) == FoundLesson(noted)
    noted.unlink()
    if takes_its_name:
        newer = newer.rename(noted)
    found = FoundLesson(newer, copies=1, is_moved=not takes_its_name, is_copy=True)
    assert disk.finder.find(str(noted), lesson_id) == found
    on_key = disk.root / KEY / "maths/c.tni"
    assert disk.finder.find(str(on_key), lesson_id) is None, "it may come back with its key"


def test_slow_places_are_given_up_and_looked_at_once_a_minute(tmp_path: Path, template: bytes) -> None:
    disk, now_s = Disk(tmp_path), [0.0]
    keys = [disk.root / KEY]
    finder = LessonFinder(disk.root / LIBRARY, list, lambda: keys, lambda: now_s[0])
    kept = disk.write(f"{OTHER_KEY}/maths/b.tni", template)
    noted, lesson_id = disk.root / NEAR / "here/a.tni", read_lesson_id(kept)
    assert finder.find(str(noted), lesson_id) is None
    keys.append(disk.root / OTHER_KEY)
    found = finder.find(str(noted), lesson_id)
    assert found == FoundLesson(kept, is_moved=True), "a key was plugged in"
    kept = kept.rename(disk.root / KEY / "maths/b.tni")
    found = finder.find(str(noted), lesson_id)
    assert found == FoundLesson(kept, is_moved=True), "what was found is there no more"
    away = kept.rename(tmp_path / "b.tni")
    assert finder.find(str(noted), lesson_id) is None
    kept = away.rename(kept)
    assert finder.find(str(noted), lesson_id) is None, "it was just looked for"
    now_s[0] += KEPT_S + 1
    assert finder.find(str(noted), lesson_id) == FoundLesson(kept, is_moved=True)

    def slowly() -> float:
        now_s[0] += MOST_S
        return now_s[0]

    assert LessonFinder(disk.root / LIBRARY, list, lambda: keys, slowly).find(str(noted), lesson_id) is None


def test_no_copy_is_taken_for_a_lesson_that_may_be_where_nobody_could_look_in_time(
    tmp_path: Path, template: bytes
) -> None:
    disk, now_s, step_s = Disk(tmp_path), [0.0], [MOST_S]

    def clock() -> float:
        now_s[0] += step_s[0]
        return now_s[0]

    finder = LessonFinder(disk.root / LIBRARY, list, lambda: [disk.root / KEY], clock)
    noted = disk.write(f"{LIBRARY}/a.tni", template)
    lesson_id, copy = read_lesson_id(noted), disk.root / LIBRARY / "b.tni"
    disk.do("copy of its own", noted, copy)
    noted = noted.rename(disk.root / KEY / "maths/a.tni")
    gone = disk.root / LIBRARY / "a.tni"
    assert finder.find(str(gone), lesson_id) is None
    step_s[0] = 0.0
    assert finder.find(str(gone), lesson_id) is None, "it was just looked for"
    now_s[0] += KEPT_S + 1
    assert finder.find(str(gone), lesson_id) == FoundLesson(noted, is_moved=True)
    noted.unlink()
    assert finder.find(str(gone), lesson_id) == FoundLesson(copy, is_moved=True, is_copy=True)


def test_a_path_alone_is_taken_as_it_is_and_never_guessed(tmp_path: Path, template: bytes) -> None:
    disk = Disk(tmp_path)
    noted = disk.write(f"{KEY}/maths/a.tni", template)
    assert disk.finder.find(str(noted), "") == FoundLesson(noted)
    disk.do("mount elsewhere", noted, noted)
    assert disk.finder.find(str(noted), "") is None
    assert disk.finder.find("", "") is None


def test_a_file_that_cannot_be_read_stays_the_noted_one(tmp_path: Path, template: bytes) -> None:
    disk = Disk(tmp_path)
    noted = disk.write(f"{LIBRARY}/a.tni", template)
    disk.do("copy", noted, disk.root / LIBRARY / "6e/a.tni")
    lesson_id = read_lesson_id(noted)
    noted.write_bytes(b"damaged")
    assert disk.finder.find(str(noted), lesson_id) == FoundLesson(noted), "opening it says what is wrong"


def test_removable_media_are_known_by_where_they_are_mounted() -> None:
    mounts = "/dev/sda1 / ext4 rw 0\n/dev/sdb1 /media/eva/KEY\\040A vfat rw 0\n/dev/sdc1 /run/media/x vfat rw\n"
    assert [path.parts[1] for path in removable_places(mounts)] == ["media", "run"]
    assert str(removable_places(mounts)[0]).endswith(" A")
