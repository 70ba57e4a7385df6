"""A disk that fills, a lesson that is moved or renamed, a clock that goes back, at any moment: nothing is lost."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from tests.store.test_lesson_file import wait_for
from tests.support.lessons import Desk, a_stroke, adding, names, push, strokes_in
from tests.support.own_disks import fill, own_disk
from tni.core.clock import SystemClock
from tni.files.lesson_errors import LessonFileError, LessonUnreadableError
from tni.files.lesson_health import StorageTroubleKind
from tni.store.copy_origin import unpublished_copies
from tni.store.lesson_database import LessonDatabase
from tni.store.lesson_file import WorkFolders, new_lesson, open_lesson, untitled_lesson

NAMES = ["été.tni", "🦊 renard.tni", "a" * 200 + ".tni", "é" * 125 + ".tni", "a" * 251 + ".tni", "-rf.tni",
         "deux\nlignes.tni", "50 % d'\"un\" tiers ? #1 & 2;.tni", " .tni", "file:x.tni", "%41.tni"]  # fmt: skip


def desk_in(folder: Path, tmp_path: Path) -> Desk:
    folder.mkdir(exist_ok=True)
    desk = Desk(folder, WorkFolders(tmp_path / "work", tmp_path / "rescue"))
    new_lesson(desk.lesson)
    return desk


# -- names


@pytest.mark.parametrize("name", NAMES)
def test_every_name_that_a_disk_takes(tmp_path: Path, name: str) -> None:
    desk = desk_in(tmp_path / "lessons", tmp_path)
    path = desk.folder / name
    new_lesson(path)
    file = desk.open(path)
    push(file, a_stroke("a"))
    copy = tmp_path / name
    file.save_copy(copy)
    assert file.close().good
    assert strokes_in(path) == ["a"]
    assert strokes_in(copy) == ["a"]
    file = desk.open(path)
    push(file, a_stroke("b"))
    assert file.close().good
    assert strokes_in(path) == ["a", "b"]
    assert names(desk.folder) == sorted([name, desk.lesson.name])


@pytest.mark.parametrize("name", NAMES)
def test_every_name_can_be_rescued(tmp_path: Path, name: str) -> None:
    desk = desk_in(tmp_path / "lessons", tmp_path)
    path = desk.folder / name
    new_lesson(path)
    file = desk.open(path)
    push(file, a_stroke("before"))
    file.flush()
    path.rename(desk.folder / "elsewhere.tni")
    push(file, a_stroke("after"))
    file.flush()
    health = file.close()
    if file.file == file.path:
        assert health.rescue is not None
        assert strokes_in(health.rescue) == ["before", "after"]
    else:
        assert health.good
        assert strokes_in(path) == ["before", "after"]


def test_many_untitled_lessons_of_the_longest_name(tmp_path: Path) -> None:
    made = [untitled_lesson(tmp_path, "é" * 130) for _ in range(3)]
    assert len(set(made)) == 3
    assert all(path.suffix == ".tni" and path.exists() for path in made)


# -- a disk that fills


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    with own_disk(tmp_path / "small", "256k") as point:
        yield point


@pytest.mark.parametrize("leave", range(0, 80 * 1024, 4096))
def test_a_disk_that_fills_at_any_moment(small_disk: Path, tmp_path: Path, leave: int) -> None:
    """However much is left when a lesson is opened and written in: what was written is somewhere, and where is said."""
    desk = desk_in(small_disk, tmp_path)
    file = desk.open()
    push(file, a_stroke("before"))
    assert file.close().good
    filler = small_disk / "filler"
    fill(filler, leave)
    file = desk.open()
    wanted = ["before"]
    for number in range(6):
        file.commit(None, adding(a_stroke(f"stroke {number}", 400)), number + 2, number + 2)
        wanted.append(f"stroke {number}")
    file.flush()
    health = file.close()
    left = unpublished_copies(desk.places.work)
    where = left[0].copy if left else health.rescue
    assert where is not None or health.good
    if where is not None:
        assert strokes_in(where) == wanted
    filler.unlink()
    assert strokes_in(desk.lesson)[:1] == ["before"]
    file = desk.open()
    assert file.close().good
    if where is None or left:
        assert strokes_in(desk.lesson) == wanted
    assert names(small_disk) == [desk.lesson.name]


def test_no_room_for_a_new_lesson(small_disk: Path) -> None:
    fill(small_disk / "filler")
    with pytest.raises(LessonUnreadableError) as raised:
        untitled_lesson(small_disk, "Sans titre")
    assert raised.value.trouble.kind is StorageTroubleKind.DISK_FULL
    assert names(small_disk) == ["filler"]


def test_a_lesson_cut_off_on_a_disk_that_is_full_keeps_its_last_strokes(small_disk: Path, tmp_path: Path) -> None:
    """They are in its WAL; the working copy that is then worked in must have them, and the WAL must not outlive it."""
    desk = desk_in(small_disk, tmp_path)
    open_one = LessonDatabase(desk.lesson)
    open_one.recover(SystemClock().now(), "test")
    with open_one.transaction():
        open_one.commit(None, adding(a_stroke("last", 30)), 1, 1, SystemClock().now())
    copies = {name: (small_disk / name).read_bytes() for name in names(small_disk) if not name.endswith("-shm")}
    open_one.close()
    for name, data in copies.items():
        (small_disk / name).write_bytes(data)
    filler = small_disk / "filler"
    fill(filler)
    file = desk.open()
    assert list(file.layer(None).records) == ["last"]
    push(file, a_stroke("next"))
    file.flush()
    filler.unlink()
    assert file.close().good
    assert strokes_in(desk.lesson) == ["last", "next"]
    assert names(small_disk) == [desk.lesson.name]


# -- what is moved


def test_the_folder_is_renamed_while_a_lesson_is_open(tmp_path: Path) -> None:
    desk = desk_in(tmp_path / "lessons", tmp_path)
    file = desk.open()
    push(file, a_stroke("before"))
    file.flush()
    away = desk.folder.rename(tmp_path / "renamed")
    push(file, a_stroke("after"))
    file.flush()
    rescue = file.health.rescue
    assert rescue is not None
    assert strokes_in(rescue) == ["before", "after"]
    away.rename(desk.folder)
    wait_for(lambda: file.health.good)
    assert file.close().good
    assert strokes_in(desk.lesson) == ["before", "after"]
    assert names(desk.folder) == [desk.lesson.name]
    assert names(tmp_path / "rescue") == []


def test_the_folder_stays_renamed(tmp_path: Path) -> None:
    desk = desk_in(tmp_path / "lessons", tmp_path)
    file = desk.open()
    push(file, a_stroke("before"))
    file.flush()
    away = desk.folder.rename(tmp_path / "renamed")
    push(file, a_stroke("after"))
    health = file.close()
    assert health.rescue is not None
    assert strokes_in(health.rescue) == ["before", "after"]
    file = desk.open(away / desk.lesson.name)
    assert set(file.layer(None).records) >= {"before"}
    assert file.close().good


def test_another_program_puts_another_file_there(tmp_path: Path) -> None:
    desk = desk_in(tmp_path / "lessons", tmp_path)
    file = desk.open()
    push(file, a_stroke("ours"))
    file.flush()
    theirs = tmp_path / "theirs.tni"
    new_lesson(theirs)
    data = theirs.read_bytes()
    theirs.replace(desk.lesson)
    push(file, a_stroke("ours too"))
    health = file.close()
    assert health.rescue is not None
    assert strokes_in(health.rescue) == ["ours", "ours too"]
    assert desk.lesson.read_bytes() == data, "theirs is as they put it"
    assert desk.open().close().good
    assert desk.lesson.exists()


# -- time


class Backwards:
    """A clock whose date goes back an hour at each look, as when winter comes or a battery is flat."""

    def __init__(self) -> None:
        self._time = SystemClock()
        self._looks = 0

    def now(self) -> datetime:
        self._looks += 1
        return self._time.now() - timedelta(hours=self._looks)

    def monotonic(self) -> float:
        return self._time.monotonic()


def test_a_clock_that_goes_back(tmp_path: Path) -> None:
    desk = desk_in(tmp_path / "lessons", tmp_path)
    places, clock = WorkFolders(tmp_path / "work", tmp_path / "rescue", lambda _: False), Backwards()
    for n in range(3):
        file = open_lesson(desk.lesson, places, clock)
        seance = file.start_seance("5eA", None, clock.now())
        push(file, a_stroke(f"taught {n}"), layer=seance)
        push(file, a_stroke(f"stroke {n}"))
        assert file.close().good
    file = desk.open()
    assert len(file.seances()) == 3
    assert list(file.layer(None).records) == ["stroke 0", "stroke 1", "stroke 2"]
    assert file.close().good
    with pytest.raises(LessonFileError):
        desk.open(tmp_path / "none.tni")
