"""An open lesson moves into another file while a pen writes: every stroke is in the file that the lesson goes on in."""

from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.store.test_lesson_rename import Moments
from tests.support.lessons import Desk, a_stroke, adding, names, now, strokes_in
from tni.files.lesson_errors import LessonExistsError, LessonUnreadableError
from tni.store import copy_origin, lesson_adoption, publisher
from tni.store.copy_origin import unpublished_copies
from tni.store.lesson_adoption import NewPlace
from tni.store.lesson_check import LessonProblemKind, check_lesson
from tni.store.lesson_database import LessonDatabase
from tni.store.lesson_file import LessonFile, WorkFolders, new_lesson
from tni.store.lesson_identity import read_lesson_id, read_lesson_origin
from tni.store.lesson_lock import is_locked
from tni.store.lesson_placing import copy_with_wal
from tni.store.lesson_writer import LessonWriter

KINDS = ["in place", "from a key", "to a server", "from a key to a server"]


def desk_in(disk: Path, kind: str) -> Desk:
    """A lesson elsewhere, beside the library."""
    elsewhere = disk / "elsewhere"
    for folder in (elsewhere, disk / "lessons", disk / "work"):
        folder.mkdir(parents=True)

    def in_place(folder: Path) -> bool:
        return ("key" if folder.name == "elsewhere" else "server") not in kind

    desk = Desk(elsewhere, WorkFolders(disk / "work", disk / "rescue", in_place))
    new_lesson(desk.lesson)
    return desk


@pytest.fixture(params=KINDS)
def desk(request: pytest.FixtureRequest, tmp_path: Path) -> Desk:
    return desk_in(tmp_path / "disk", request.param)


def target_of(desk: Desk) -> Path:
    return desk.folder.parent / "lessons" / "Thalès.tni"


class Pen:
    """Writes one stroke after the other; also before and after each step of the moving."""

    def __init__(self, file: LessonFile) -> None:
        self.file, self.written = file, list[str]()

    def write(self) -> None:
        self.written.append(name := f"stroke {len(self.written)}")
        self.file.commit(None, adding(a_stroke(name)), len(self.written), len(self.written))

    def write_around(self, patch: pytest.MonkeyPatch, owner: object, name: str) -> None:
        step: Callable[..., object] = getattr(owner, name)

        def with_pen(*args: object, **named: object) -> object:
            self.write()
            found = step(*args, **named)
            self.write()
            return found

        patch.setattr(owner, name, with_pen)


def test_what_a_pen_writes_at_any_step_is_in_the_new_file(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    file = desk.open()
    pen = Pen(file)
    pen.write()
    lesson_id = file.lesson_id
    with monkeypatch.context() as patch:
        for owner, name in (
            (lesson_adoption, "pinned_connection"),
            (lesson_adoption, "copy_snapshot"),
            (NewPlace, "take"),
            (LessonWriter, "switch"),
            (LessonDatabase, "close"),
        ):
            pen.write_around(patch, owner, name)
        assert file.move_into(target_of(desk))
    pen.write()
    assert (file.path, file.lesson_id) == (target_of(desk), lesson_id)
    assert not is_locked(desk.lesson)
    assert file.layer(None).length == len(pen.written) >= 10
    undone = file.load_change(None, len(pen.written))
    assert file.close().good
    assert strokes_in(target_of(desk)) == pen.written
    assert [swap.key for swap in undone.swaps] == pen.written[-1:]
    problems = {one.kind for path in (target_of(desk), desk.lesson) for one in check_lesson(path)}
    assert problems == {LessonProblemKind.PAGE}, "its strokes are on no page, and nothing else is wrong"
    before = strokes_in(desk.lesson)
    assert before == pen.written[: len(before)], "it stays as it was when the lesson left"
    assert before
    assert read_lesson_id(target_of(desk)) == read_lesson_id(desk.lesson) == lesson_id
    assert names(desk.folder) == [desk.lesson.name]
    assert names(target_of(desk).parent) == ["Thalès.tni"]
    assert list(desk.places.work.iterdir()) == []


def test_a_pen_that_never_rests_loses_nothing(desk: Desk) -> None:
    file = desk.open()
    pen, is_moved = Pen(file), threading.Event()
    mover = threading.Thread(target=lambda: (file.move_into(target_of(desk)), is_moved.set()))
    mover.start()
    while not is_moved.is_set():
        pen.write()
        file.flush()  # as fast as the disk takes them
    mover.join()
    pen.write()
    assert file.close().good
    assert strokes_in(target_of(desk)) == pen.written


def test_a_stroke_under_way_ends_in_the_new_file(desk: Desk, tmp_path: Path) -> None:
    file, stroke = desk.open(), a_stroke("long", 40)
    file.save_unfinished(None, stroke, 0, stroke.samples[:20])
    file.move_into(target_of(desk))
    file.save_unfinished(None, stroke, 20, stroke.samples[20:])
    file.flush()
    copy_with_wal(file.file, tmp_path / "cut off.tni")
    cut_off = LessonDatabase(tmp_path / "cut off.tni")
    assert [one.stroke for one in cut_off.recover(now(), "test")] == ["long"]
    assert cut_off.layer(None).records["long"] == stroke
    cut_off.close()
    file.commit(None, adding(stroke), 1, 1)
    assert file.close().good
    assert strokes_in(target_of(desk)) == ["long"]


@pytest.mark.parametrize("is_under_way", [False, True])
def test_a_lesson_that_is_closed_meanwhile_is_whole_in_both_files(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, is_under_way: bool
) -> None:
    file, is_waited_for = desk.open(), threading.Event()
    pen = Pen(file)
    copy, closed, wait_if_closing = lesson_adoption.copy_snapshot, LessonDatabase.close, LessonWriter.wait_if_closing

    def close_first(*args: object, **named: object) -> None:
        copy(*args, **named)  # type: ignore[arg-type]
        pen.write()
        file.begin_closing() if is_under_way else file.close()

    def closed_late(database: LessonDatabase) -> None:
        is_waited_for.wait()
        closed(database)

    def waited_for(writer: LessonWriter) -> bool:
        is_waited_for.set()
        return wait_if_closing(writer)

    monkeypatch.setattr(lesson_adoption, "copy_snapshot", close_first)
    monkeypatch.setattr(LessonWriter, "wait_if_closing", waited_for)
    if is_under_way:
        monkeypatch.setattr(LessonDatabase, "close", closed_late)
    assert not file.move_into(target_of(desk))
    if is_under_way:
        assert file.close().good
    assert strokes_in(desk.lesson) == strokes_in(target_of(desk)) == pen.written
    assert not is_locked(target_of(desk))
    assert file.path == desk.lesson


def test_a_place_that_is_taken_or_full_leaves_the_lesson_where_it_was(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = desk.open()
    pen = Pen(file)
    target_of(desk).write_bytes(b"another's")
    with pytest.raises(LessonExistsError):
        file.move_into(target_of(desk))
    target_of(desk).unlink()

    def full(*_args: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(NewPlace, "take", full)
        with pytest.raises(LessonUnreadableError):
            file.move_into(target_of(desk))
    pen.write()
    assert file.path == desk.lesson
    assert file.close().good
    assert strokes_in(desk.lesson) == pen.written
    assert names(target_of(desk).parent) == []
    assert list(desk.places.work.iterdir()) == []


def test_a_lesson_of_its_own_remembers_the_one_that_it_was_copied_from(desk: Desk) -> None:
    file = desk.open()
    assert file.move_into(target_of(desk), as_copy=True)
    assert file.lesson_id not in ("", read_lesson_id(desk.lesson))
    assert file.close().good
    assert read_lesson_id(target_of(desk)) == file.lesson_id
    assert read_lesson_origin(target_of(desk)) == read_lesson_id(desk.lesson)


@pytest.mark.parametrize("kind", KINDS)
def test_a_kill_at_any_step_leaves_all_in_one_of_the_two_files(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kind: str
) -> None:
    monkeypatch.setattr(publisher, "QUIET_S", 1e6)
    monkeypatch.setattr(publisher, "LATEST_S", 1e6)
    desk = desk_in(tmp_path / "disk", kind)
    file = desk.open()
    pen = Pen(file)
    pen.write()
    file.flush()
    with monkeypatch.context() as patch:
        moments = Moments(patch, tmp_path / "disk")
        for owner, name in (
            (lesson_adoption, "copy_snapshot"),
            (lesson_adoption, "commit_new_file"),
            (copy_origin, "commit_file"),
            (NewPlace, "take"),
            (LessonDatabase, "close"),
        ):
            moments.around(owner, name)
        file.move_into(target_of(desk))
        pen.write()
        file.flush()
        moments.keep()
    file.close()
    for number in range(moments.count):
        moments.bring_back(number)
        found = [desk.lesson, *(path for path in [target_of(desk)] if path.exists())]
        found += [left.target for left in unpublished_copies(desk.places.work)]
        held = []
        for path in dict.fromkeys(found):
            after = desk.open(path)
            held.append(list(after.layer(None).records))
            after.close()
        wanted = pen.written if number == moments.count - 1 else pen.written[:1]
        assert wanted in held, number
