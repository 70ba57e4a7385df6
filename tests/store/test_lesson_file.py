"""The lesson file as a session and the disk see it."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
import threading
import weakref
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from tests.support.board import SquareLetters
from tests.support.lessons import PAGE, Desk, a_stroke, adding, names, now, push, strokes_in, wait_for
from tests.support.own_disks import fill, own_disk
from tni.core.clock import SystemClock
from tni.core.ids import BlobId, ClassId, ClassLayerId
from tni.document.document import Change, ChangeKind, RecordChange
from tni.document.lesson_port import LessonPort, LessonStoreError
from tni.document.lesson_problem import LessonProblemKind
from tni.files.lesson_errors import (
    LessonDamagedError,
    LessonExistsError,
    LessonInUseError,
    LessonMissingError,
    LessonTooNewError,
    LessonUnreadableError,
    MissingBlobError,
    MissingChangeError,
    NotALessonError,
    UnknownLayerError,
)
from tni.files.lesson_health import LessonHealth, StorageTroubleKind
from tni.services.lesson.lesson_editor import LessonEditor
from tni.store.lesson_check import check_lesson
from tni.store.lesson_connect import CACHE_KIB, check_header, clean_side_files
from tni.store.lesson_database import LessonDatabase
from tni.store.lesson_file import LessonFile, WorkFolders, new_lesson, open_lesson, untitled_lesson
from tni.store.lesson_lock import LessonLock
from tni.store.lesson_writer import LessonWriter, WriterState
from tni.store.migrations import FORMAT


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    made = Desk(tmp_path / "lessons", WorkFolders(tmp_path / "work", tmp_path / "rescue"))
    made.folder.mkdir()
    new_lesson(made.lesson)
    return made


# -- the port


def test_sqlite_keeps_little_of_it_in_memory(desk: Desk) -> None:
    file = desk.open()
    assert file._ask(lambda database: database._db.execute("PRAGMA cache_size").fetchone()) == (-CACHE_KIB,)
    file.close()


def test_a_film_that_was_read_is_not_kept_until_the_next_question(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    class Film:
        pass

    monkeypatch.setattr(LessonDatabase, "blob", lambda *_: Film())
    file = desk.open()
    film = weakref.ref(file.blob(BlobId("00")))
    wait_for(lambda: film() is None)
    file.close()


def test_ink_of_a_class_on_a_page_that_is_removed_without_it_waits_for_the_page(desk: Desk) -> None:
    file = desk.open()
    seance = file.start_seance("5eA", ClassId("c"), now())
    file.commit(None, adding(PAGE), 1, 1)
    file.commit(seance, adding(a_stroke("a")), 1, 1)
    file.commit(None, adding(PAGE).inverse(), 2, 2)
    assert file.layer(seance).records == {"a": a_stroke("a")}
    file.close()
    assert check_lesson(desk.lesson) == []


def test_an_item_on_a_page_that_never_was_is_a_problem(desk: Desk) -> None:
    file = desk.open()
    seance = file.start_seance("5eA", ClassId("c"), now())
    file.commit(seance, adding(a_stroke("a")), 1, 1)
    file.close()
    assert [problem.kind for problem in check_lesson(desk.lesson)] == [LessonProblemKind.PAGE]


def test_it_is_a_lesson_port(desk: Desk) -> None:
    file = desk.open()
    port: LessonPort = file
    seance = port.start_seance("5eA", ClassId("c"), now())
    port.commit(None, adding(PAGE), 1, 1)
    port.commit(seance, adding(a_stroke("a")), 1, 1)
    port.commit(seance, adding(a_stroke("b")), 2, 2)
    change = port.load_change(seance, 2)
    port.commit(seance, change.inverse(), None, 1)
    port.at_page(seance, PAGE.id)
    assert port.layer(None).records == {"page": PAGE}
    state = port.layer(seance)
    assert state.records == {"a": a_stroke("a")}
    assert (state.length, state.position, state.page) == (2, 1, PAGE.id)
    assert [(info.id, info.class_name) for info in port.seances()] == [(seance, "5eA")]
    assert file.flush()
    assert file.close() == LessonHealth()
    assert names(desk.folder) == ["leçon.tni"]
    assert check_lesson(desk.lesson) == []


def test_it_is_there_after_a_restart(desk: Desk) -> None:
    file = desk.open()
    push(file, PAGE)
    push(file, a_stroke("a"))
    blob = file.put_blob(b"a picture")
    file.close()
    file = desk.open()
    assert not file.opened.cut_off
    assert file.layer(None).records == {"page": PAGE, "a": a_stroke("a")}
    assert file.blob(blob) == b"a picture"
    assert file.load_change(None, 2) == adding(a_stroke("a"))
    file.close()


def test_pages_of_a_change_are_there_without_its_strokes(desk: Desk) -> None:
    file = desk.open()
    strokes = [a_stroke(f"{number:020x}") for number in range(3)]
    edited = replace(PAGE, title="Fractions")
    changes = [
        Change(ChangeKind.IMPORT, tuple(RecordChange(record.id, None, record) for record in (*strokes, PAGE))),
        Change(ChangeKind.EDIT_PAGE, (RecordChange(PAGE.id, PAGE, edited),)),
        Change(
            ChangeKind.DELETE_PAGE, (RecordChange(strokes[0].id, strokes[0], None), RecordChange(PAGE.id, edited, None))
        ),
    ]
    for number, change in enumerate(changes, 1):
        file.commit(None, change, number, number)
    for _ in ("as written", "packed"):
        assert [file.load_pages(None, n + 1) for n in range(3)] == [change.of_pages() for change in changes]
        assert [file.load_change(None, n + 1) for n in range(3)] == changes
        file.close()
        file = desk.open()
    file.close()


def test_a_long_first_change_is_not_read_to_know_whether_it_can_be_undone(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = desk.open()
    strokes = [a_stroke(f"{number:020x}") for number in range(3)]
    file.commit(None, Change(ChangeKind.IMPORT, tuple(RecordChange(r.id, None, r) for r in (PAGE, *strokes))), 1, 1)
    file.close()
    file = desk.open()
    with monkeypatch.context() as patch:
        patch.setattr(LessonFile, "load_change", lambda *_: pytest.fail("read"))
        board = LessonEditor(file, SystemClock(), SquareLetters())
        assert not board.can_undo  # the page would go
        board.add_page()
        assert board.can_undo
        board.undo()
        assert not board.can_undo
    file.close()


def test_what_is_not_there(desk: Desk) -> None:
    file = desk.open()
    with pytest.raises(MissingChangeError):
        file.load_change(None, 1)
    with pytest.raises(UnknownLayerError):
        file.layer(ClassLayerId("nobody"))
    with pytest.raises(MissingBlobError):
        file.blob(BlobId("00" * 32))
    file.close()
    with pytest.raises(LessonStoreError):
        file.layer(None)


def test_a_stroke_left_under_way_becomes_an_item(desk: Desk) -> None:
    file = desk.open()
    seance = file.start_seance("5eA", None, now())
    whole = a_stroke("w", 60)
    for start in (0, 20, 40):
        file.save_unfinished(seance, whole, start, whole.samples[start : start + 20])
    file.save_unfinished(None, a_stroke("ended"), 0, a_stroke("ended").samples)
    push(file, a_stroke("ended"))
    file.save_unfinished(None, a_stroke("palm"), 0, a_stroke("palm").samples)
    file.discard_unfinished(a_stroke("palm").id)
    file.close()
    file = desk.open()
    assert file.opened.recovered == ((seance, "w"),)
    state = file.layer(seance)
    assert state.records == {"w": whole}
    assert (state.length, state.position) == (1, 1)
    assert file.load_change(seance, 1) == Change(ChangeKind.WRITE, (RecordChange("w", None, whole),))
    assert file.layer(None).records == {"ended": a_stroke("ended")}
    file.close()
    file = desk.open()
    assert file.opened.recovered == ()
    file.close()


def test_untitled_lessons_take_free_names(desk: Desk) -> None:
    made = [untitled_lesson(desk.folder, "Sans titre").name for _ in range(3)]
    assert made == ["Sans titre.tni", "Sans titre (2).tni", "Sans titre (3).tni"]
    with pytest.raises(LessonExistsError):
        new_lesson(desk.lesson)


def test_a_copy_under_another_name(desk: Desk) -> None:
    file = desk.open()
    push(file, a_stroke("a"))
    copy = desk.folder / "copie.tni"
    file.save_copy(copy)
    with pytest.raises(LessonExistsError):
        file.save_copy(copy)
    file.save_copy(copy, replacing=True)
    file.close()
    assert names(desk.folder) == ["copie.tni", "leçon.tni"]
    file = desk.open(copy)
    assert not file.opened.cut_off
    assert file.layer(None).records == {"a": a_stroke("a")}
    file.close()


def test_a_listener_that_fails_stops_nothing(desk: Desk) -> None:
    def fail(_: LessonHealth) -> None:
        raise ZeroDivisionError

    file = open_lesson(desk.lesson, desk.places, SystemClock(), fail)
    file.commit(None, adding(a_stroke("a")), 7, 7)  # makes the health bad
    push(file, a_stroke("b"))
    file.close()
    assert _records(desk) == ["b"]


def test_what_is_asked_while_the_lesson_is_closed_is_refused(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """Else whoever waits for the answer waits for ever, and the program's end with it."""
    lesson = desk.open()
    closing, asked, refused = threading.Event(), threading.Event(), threading.Event()
    close = LessonDatabase.close

    def slowly(database: LessonDatabase) -> None:
        closing.set()
        asked.wait(10.0)
        close(database)

    def ask() -> None:
        closing.wait(10.0)
        with pytest.raises(LessonStoreError):
            lesson.flush()
        refused.set()

    monkeypatch.setattr(LessonDatabase, "close", slowly)
    asking = threading.Thread(target=ask, daemon=True)
    asking.start()
    closer = threading.Thread(target=lesson.close, daemon=True)
    closer.start()
    closing.wait(10.0)
    wait_for(lambda: not lesson._writer._queue.empty())
    asked.set()
    assert refused.wait(10.0)
    closer.join(10.0)
    asking.join(10.0)


def test_one_bad_job_does_not_stop_the_others(desk: Desk) -> None:
    file = desk.open()
    file.commit(None, adding(a_stroke("a")), 7, 7)  # no change 6 before it
    file.commit(None, adding(a_stroke("b")), 1, 1)
    assert file.layer(None).records == {"b": a_stroke("b")}
    health = file.close()
    assert health.trouble is not None
    assert health.trouble.kind is StorageTroubleKind.INTERNAL


# -- who else has it open


def test_a_second_instance_is_told_who_has_it(desk: Desk) -> None:
    file = desk.open()
    with pytest.raises(LessonInUseError) as caught:
        desk.open()
    assert caught.value.owner is not None
    assert caught.value.owner.pid > 0
    push(file, a_stroke("a"))
    file.close()
    desk.open().close()


def test_a_lock_whose_file_is_removed_while_it_is_taken_is_taken_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The first instance ends when the second has opened its lock file and not locked it yet: a third one, which finds
    no file, must not get in beside the second."""
    lesson = tmp_path / "leçon.tni"
    first, open_file = LessonLock(lesson, now()), os.open

    def open_late(path: Path, *args: int) -> int:
        number = open_file(path, *args)
        if path == first.path:
            monkeypatch.undo()
            first.release()
        return number

    monkeypatch.setattr(os, "open", open_late)
    second = LessonLock(lesson, now())
    with pytest.raises(LessonInUseError):
        LessonLock(lesson, now())
    second.release()
    assert names(tmp_path) == []


def test_a_dead_owner_locks_nobody_out(desk: Desk) -> None:
    code = (
        "import os, sys; from pathlib import Path; from tests.support.lessons import *;"
        "desk = Desk(Path(sys.argv[1]), WorkFolders(Path(sys.argv[2]), Path(sys.argv[2])));"
        "file = desk.open(); push(file, a_stroke('a', 5)); file.flush(); os.kill(os.getpid(), 9)"
    )
    root = Path(__file__).parents[2]
    command = [sys.executable, "-c", code, str(desk.folder), str(desk.places.work)]
    assert subprocess.run(command, cwd=root, check=False).returncode == -9
    assert f".{desk.lesson.name}.lock" in names(desk.folder)
    file = desk.open()
    assert file.opened.cut_off
    assert list(file.layer(None).records) == ["a"]
    file.close()
    assert names(desk.folder) == ["leçon.tni"]


# -- files that are no sound lessons


def _zip(path: Path) -> None:
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("content.xml", "<iwb/>")


def _foreign(path: Path) -> None:
    db = sqlite3.connect(path)
    db.execute("CREATE TABLE t (x)")
    db.close()


def _too_new(path: Path) -> None:
    new_lesson(path)
    db = sqlite3.connect(path)
    db.execute(f"PRAGMA user_version = {FORMAT + 1}")
    db.close()


def _cut_off(path: Path) -> None:
    new_lesson(path)
    path.write_bytes(path.read_bytes()[:-5000])


MAKERS: list[tuple[Callable[[Path], object], type[LessonStoreError], str]] = [
    (lambda path: None, LessonMissingError, "no such file"),
    (lambda path: path.write_bytes(b""), NotALessonError, "empty"),
    (lambda path: path.write_bytes(b"bonjour" * 50), NotALessonError, "unknown"),
    (lambda path: path.write_bytes(b"%PDF-1.7\n"), NotALessonError, "pdf"),
    (lambda path: path.write_bytes(b"SQLite format 3\x00"), LessonDamagedError, "cut off"),
    (_zip, NotALessonError, "zip"),
    (_foreign, NotALessonError, "sqlite"),
    (_too_new, LessonTooNewError, f"format {FORMAT + 1}"),
    (_cut_off, LessonDamagedError, "cut off"),
]


@pytest.mark.parametrize(("make", "error", "said"), MAKERS)
def test_what_is_no_lesson_is_refused_and_left_alone(
    desk: Desk, make: Callable[[Path], object], error: type[LessonStoreError], said: str
) -> None:
    path = desk.folder / "other.tni"
    make(path)
    before = path.read_bytes() if path.exists() else None
    with pytest.raises(error, match=said):
        check_header(path)  # before SQLite touches it, or a copy of it is made
    with pytest.raises(error, match=said):
        desk.open(path)
    assert (path.read_bytes() if path.exists() else None) == before
    assert [name for name in names(desk.folder) if "other" in name] == (["other.tni"] if before is not None else [])


@pytest.mark.parametrize("written", [b"", b"what was committed"])
def test_of_a_lesson_that_is_refused_only_empty_side_files_go_again(tmp_path: Path, written: bytes) -> None:
    lesson = tmp_path / "l.tni"
    sides = [lesson.with_name(lesson.name + end) for end in ("-wal", "-shm")]

    def refuse() -> None:
        with clean_side_files(lesson):
            for side in sides:
                side.write_bytes(written)
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        refuse()
    assert [side.exists() for side in sides] == [bool(written)] * 2


def test_a_blob_that_rotted_is_not_given_out(desk: Desk) -> None:
    file = desk.open()
    blob = file.put_blob(b"a picture")
    file.close()
    db = sqlite3.connect(desk.lesson)
    db.execute("UPDATE blob SET data = x'00'")
    db.commit()
    db.close()
    file = desk.open()
    with pytest.raises(LessonDamagedError):
        file.blob(blob)
    file.close()
    assert [problem.where for problem in check_lesson(desk.lesson)] == ["blob 1"]


# -- when the disk refuses


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A real disk of 1 MB."""
    with own_disk(tmp_path / "small", "1m") as point:
        yield point


def test_a_full_disk(small_disk: Path, tmp_path: Path) -> None:
    desk = Desk(small_disk, WorkFolders(tmp_path / "work", tmp_path / "rescue"))
    new_lesson(desk.lesson)
    file = desk.open()
    push(file, a_stroke("before"))
    filler = small_disk / "filler"
    fill(filler)
    big = a_stroke("big", 100_000)  # more than any page the file may still have
    file.commit(None, adding(big), 2, 2)
    file.commit(None, adding(a_stroke("after")), 3, 3)
    wait_for(lambda: file.health.trouble is not None and file.health.rescue is not None)
    trouble, rescue = file.health.trouble, file.health.rescue
    assert trouble is not None
    assert rescue is not None
    assert trouble.kind is StorageTroubleKind.DISK_FULL
    assert not file.saved
    file.commit(None, adding(a_stroke("later")), 4, 4)
    assert not file.flush()
    assert file.source() == rescue
    file.save_copy(tmp_path / "copy.tni")
    for path in (rescue, tmp_path / "copy.tni"):
        kept = LessonDatabase(path, read_only=True)
        assert list(kept.layer(None).records) == ["before", "big", "after", "later"]
        kept.abandon()
    filler.unlink()
    wait_for(lambda: file.saved)
    wait_for(lambda: file.health.good)
    assert list(file.layer(None).records) == ["before", "big", "after", "later"]
    assert file.close().good
    assert names(small_disk) == ["leçon.tni"]
    assert names(tmp_path / "rescue") == [], "the work is in its place again"
    assert check_lesson(desk.lesson)[0].detail.startswith("on page")
    assert desk.heard[-1].good


def test_what_was_added_on_a_full_disk_is_read_again(small_disk: Path, tmp_path: Path) -> None:
    desk = Desk(small_disk, WorkFolders(tmp_path / "work", tmp_path / "rescue"))
    new_lesson(desk.lesson)
    file = desk.open()
    earlier = file.put_blob(b"earlier")
    assert file.flush()
    fill(small_disk / "filler")
    film = bytes(range(256)) * 1000
    blob = file.put_blob(film)
    wait_for(lambda: file.health.rescue is not None)
    assert file.blob(blob) == film
    assert file.blob(earlier) == b"earlier"
    with pytest.raises(MissingBlobError):
        file.blob(BlobId("0" * 64))
    (small_disk / "filler").unlink()
    wait_for(lambda: file.saved)
    assert file.blob(blob) == film
    assert file.close().good


def test_where_the_rescue_folder_is_full_too_the_work_is_kept_on_another_disk(
    small_disk: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    monkeypatch.setattr("tni.store.lesson_rescue.PERSISTENT_TEMP", (str(elsewhere),))
    desk = Desk(small_disk, WorkFolders(tmp_path / "work", small_disk / "rescue"))
    new_lesson(desk.lesson)
    file = desk.open()
    push(file, a_stroke("before"))
    file.flush()
    filler = small_disk / "filler"
    fill(filler)
    file.commit(None, adding(a_stroke("big", 100_000)), 2, 2)
    wait_for(lambda: file.health.rescue is not None)
    rescue = file.health.rescue
    assert rescue is not None
    assert rescue.parent.parent == elsewhere
    assert rescue.parent.stat().st_mode & 0o077 == 0, "nobody else's"
    assert strokes_in(rescue) == ["before", "big"]
    filler.unlink()
    wait_for(lambda: file.health.good)
    assert file.close().good
    assert names(elsewhere) == []


def test_a_disk_that_stays_full_leaves_a_rescue_file(small_disk: Path, tmp_path: Path) -> None:
    desk = Desk(small_disk, WorkFolders(tmp_path / "work", tmp_path / "rescue"))
    new_lesson(desk.lesson)
    file = desk.open()
    push(file, a_stroke("before"))
    file.flush()
    fill(small_disk / "filler")
    push(file, a_stroke("big", 100_000))
    health = file.close()
    assert health.trouble is not None
    assert health.rescue is not None
    assert names(tmp_path / "rescue") == [health.rescue.name]
    rescued = desk.open(health.rescue)
    assert not rescued.opened.cut_off
    assert list(rescued.layer(None).records) == ["before", "big"]
    rescued.close()
    (small_disk / "filler").unlink()
    assert list(_records(desk)) == ["before"], "the lesson is as it was last saved"


def test_a_lesson_on_a_full_disk_opens_all_the_same(small_disk: Path, tmp_path: Path) -> None:
    desk = Desk(small_disk, WorkFolders(tmp_path / "work", tmp_path / "rescue"))
    new_lesson(desk.lesson)
    before = desk.lesson.read_bytes()
    fill(small_disk / "filler")
    file = desk.open()
    push(file, a_stroke("a", 100_000))
    assert file.flush(), "in a working copy elsewhere"
    health = file.close()
    assert health.publishing is not None
    assert health.publishing.kind is StorageTroubleKind.DISK_FULL
    assert desk.lesson.read_bytes() == before
    (small_disk / "filler").unlink()
    file = desk.open()
    assert list(file.layer(None).records) == ["a"]
    assert file.close().good
    assert names(small_disk) == ["leçon.tni"]


def test_a_full_disk_and_no_other_place(small_disk: Path) -> None:
    desk = Desk(small_disk, WorkFolders(small_disk / "work", small_disk / "rescue"))
    new_lesson(desk.lesson)
    fill(small_disk / "filler")
    with pytest.raises(LessonUnreadableError) as caught:
        desk.open()
    assert caught.value.trouble.kind is StorageTroubleKind.DISK_FULL
    (small_disk / "filler").unlink()
    desk.open().close()


def _records(desk: Desk) -> list[str]:
    file: LessonFile = desk.open()
    records = list(file.layer(None).records)
    file.close()
    return records


def test_a_lesson_that_is_moved_away_while_open(desk: Desk, tmp_path: Path) -> None:
    file = desk.open()
    push(file, a_stroke("a"))
    file.flush()
    desk.lesson.rename(tmp_path / "elsewhere.tni")
    push(file, a_stroke("b"))
    health = file.close()
    assert health.trouble is not None
    assert health.trouble.kind is StorageTroubleKind.MOVED
    assert health.rescue is not None
    rescued = desk.open(health.rescue)
    assert list(rescued.layer(None).records) == ["a", "b"]
    rescued.close()


def test_work_goes_on_in_one_rescue_file(desk: Desk, tmp_path: Path) -> None:
    """What is kept there already is not written there again: a class is begun once."""
    file = desk.open()
    desk.lesson.rename(tmp_path / "elsewhere.tni")
    push(file, a_stroke("prepared"))
    wait_for(lambda: file.health.rescue is not None)
    rescue = file.health.rescue
    assert rescue is not None
    seance = file.start_seance("5eA", None, now())
    for count, key in enumerate("abc", 1):
        file.commit(seance, adding(a_stroke(key)), count, count)
        file.flush()
        assert file.health.rescue == rescue
    database = LessonDatabase(rescue, read_only=True)
    assert [info.id for info in database.seances()] == [seance]
    assert sorted(database.layer(seance).records) == ["a", "b", "c"]
    database.abandon()
    assert names(rescue.parent) == sorted(path.name for path in rescue.parent.glob(f"{rescue.name}*"))
    file.close()


def test_a_job_that_the_database_refuses_for_itself_stops_no_other(tmp_path: Path) -> None:
    heard: list[WriterState] = []
    database = LessonDatabase.create(tmp_path / "l.tni")
    writer = LessonWriter(database, tmp_path / "rescue", SystemClock(), heard.append)

    def write(number: int) -> None:
        writer.put(lambda there: there.commit(None, adding(a_stroke(str(number))), number, number, now()))

    def refused(_: LessonDatabase) -> None:
        raise sqlite3.ProgrammingError("as of a statement that makes no sense")

    write(1)
    writer.put(refused)
    write(2)
    state = writer.close()
    assert state.trouble is not None
    assert state.trouble.kind is StorageTroubleKind.INTERNAL
    assert strokes_in(tmp_path / "l.tni") == ["1", "2"]


@pytest.mark.filterwarnings("ignore::pytest.PytestUnhandledThreadExceptionWarning")
def test_whoever_asks_a_lesson_whose_writer_has_failed_is_refused(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """Else the window that asks waits for ever."""
    lesson = desk.open()
    closing, waited = threading.Event(), threading.Event()
    close = LessonDatabase.close

    def failing(database: LessonDatabase) -> None:
        closing.set()
        waited.wait(10.0)
        close(database)
        raise sqlite3.OperationalError("disk I/O error")

    monkeypatch.setattr(LessonDatabase, "close", failing)
    closer = threading.Thread(target=lesson.close, daemon=True)
    closer.start()
    closing.wait(10.0)
    refused: list[str] = []

    def ask() -> None:
        with pytest.raises(LessonStoreError) as error:
            lesson.flush()
        refused.append(str(error.value))

    asking = threading.Thread(target=ask, daemon=True)
    asking.start()
    waited.set()
    for thread in (closer, asking):
        thread.join(10.0)
        assert not thread.is_alive()
    with pytest.raises(LessonStoreError):
        lesson.flush()
    assert refused == ["the lesson is closed"]


def test_a_lesson_that_goes_away_while_it_is_opened_is_refused_and_closed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    LessonDatabase.create(tmp_path / "cours.tni").close()
    check = LessonDatabase._check
    monkeypatch.setattr(
        LessonDatabase, "_check", lambda self, *, first: (check(self, first=first), self.path.unlink())[0]
    )
    with pytest.raises(LessonUnreadableError):
        LessonDatabase(tmp_path / "cours.tni", read_only=True)
