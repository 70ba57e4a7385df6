"""Commands of the library: each does what it says on the disk, tells it, and can be taken back."""

from __future__ import annotations

import errno
import os
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.support.later_tasks import LaterTasks
from tests.support.lessons import PAGE, a_stroke, push
from tni.cahier.seance_log import LessonOpened, PageShown, SeanceEnded, SeanceId, SeanceStarted
from tni.core.clock import SystemClock
from tni.core.digest import sha256
from tni.core.file_names import safe_stem
from tni.core.ids import BlobId, ClassId, ClassLayerId, PageId
from tni.document.lesson_port import ClassLayerInfo
from tni.files.lesson_errors import LessonDamagedError, LessonInUseError
from tni.files.pdf_errors import PdfError, PdfFault
from tni.services.cahier.past_seances import lessons_of
from tni.services.library.errors import FolderNameError, LessonInSeanceError
from tni.services.library.intake import Intake
from tni.services.library.intake_report import IntakeOutcome, IntakeReport
from tni.services.library.library_files import LibraryFiles
from tni.services.library.library_service import LibraryService
from tni.services.library.library_state import (
    IntakeAsks,
    IntakeEnded,
    LessonPlaced,
    LessonsMoved,
    LessonsThrown,
    LibraryEvent,
    LibraryFailed,
    MoveUndone,
    ThrowUndone,
)
from tni.store.lesson_creation import copy_lesson
from tni.store.lesson_database import LessonDatabase
from tni.store.lesson_file import WorkFolders, new_lesson, open_lesson
from tni.store.lesson_identity import read_lesson_id, read_lesson_origin
from tni.store.lesson_lock import LessonLock
from tni.store.lesson_rename import name_for
from tni.store.lesson_snapshot import read_content
from tni.store.library_folder import LibraryFolder
from tni.store.library_marks_file import LibraryMarksFile
from tni.store.seances import SeanceStore

NOW = datetime(2026, 11, 29, 8, tzinfo=UTC)


@dataclass
class Clock:
    at: datetime = NOW

    def now(self) -> datetime:
        return self.at

    def monotonic(self) -> float:
        return self.at.timestamp()


@dataclass
class Screen:
    """The open lesson."""

    path: Path | None = None
    has_seance: bool = False
    is_blank: bool = False
    opened: list[Path | None] = field(default_factory=list)
    titles: list[str] = field(default_factory=list)

    def leave(self) -> None:
        self.path = None
        self.opened.append(None)

    def open(self, path: Path) -> None:
        self.path = path
        self.opened.append(path)

    def rename(self, title: str) -> None:
        self.titles.append(title)

    @property
    def lesson_id(self) -> str:
        return "" if self.path is None else read_lesson_id(self.path)

    def mover(self, *, as_copy: bool) -> Callable[[Path], object] | None:
        path = self.path

        def move(target: Path) -> None:
            assert path is not None
            (copy_lesson if as_copy else shutil.copyfile)(path, target)
            self.path = target

        return None if path is None else move

    def moved(self) -> None:
        self.opened.append(self.path)


class Properties:
    """Titles are names of files here; tags and colours are remembered."""

    def __init__(self) -> None:
        self.described: dict[str, tuple[tuple[str, ...], str]] = {}

    def rename(self, path: Path, title: str) -> Path:
        if path.read_bytes().startswith(b"damaged"):
            raise LessonDamagedError(path, ["test"])
        return path.rename(name_for(path, safe_stem(title)))

    def describe(self, path: Path, tags: tuple[str, ...], colour: str) -> None:
        self.described[path.name] = tags, colour

    def write_pdf(self, source: Path, path: Path) -> None:
        """Only the bytes of a sound PDF come into the lesson: it has no page here."""
        if (data := source.read_bytes()).startswith(b"%PDF damaged"):
            raise PdfError(PdfFault.DAMAGED, source)
        if data.startswith(b"%PDF secret"):
            raise PdfError(PdfFault.ENCRYPTED, source)
        new_lesson(path)
        database = LessonDatabase(path)
        with database.transaction():
            database.put_blob(BlobId(sha256(data).hex()), data)
        database.close()


@dataclass
class Lister:
    """The files on the disk; with their ids once they are indexed."""

    files: LibraryFiles
    is_indexed: bool = False

    def lessons(self) -> LibraryFolder:
        found = self.files.lessons()
        if not self.is_indexed:
            return found
        known = [replace(one, lesson_id=read_lesson_id(self.files.library / one.path)) for one in found.lessons]
        return LibraryFolder(tuple(known), found.folders)


class Room:
    """A library in a folder of its own, and what it told."""

    def __init__(self, home: Path) -> None:
        self.library, self.work = home / "lessons", home / "work"
        self.library.mkdir(parents=True)
        self.seances, self.tasks, self.screen, self.clock = SeanceStore(home / "s.db"), LaterTasks(), Screen(), Clock()
        self.events: list[LibraryEvent] = []
        self.properties = Properties()
        files = LibraryFiles(self.library, self.work, ("Questions",))
        self.marks, self.lister = LibraryMarksFile(home / "library.json"), Lister(files)
        self.service = LibraryService(
            files,
            self.marks,
            self.lister,
            self.properties,
            self.screen,
            lambda: self.seances,
            self.tasks,
            self.clock,
        )
        self.service.subscribe(self.events.append)

    def add(self, *paths: str) -> None:
        for path in paths:
            (self.library / path).parent.mkdir(parents=True, exist_ok=True)
            new_lesson(self.library / path)
        self.service.refresh()
        self.tasks.run()

    @property
    def paths(self) -> list[str]:
        return sorted(one.path for one in self.service.state.listing.lessons)

    @property
    def on_disk(self) -> list[str]:
        found = self.library.rglob("*.tni")
        return sorted(p.relative_to(self.library).as_posix() for p in found if ".tni/" not in p.as_posix())

    def errors(self) -> list[type[Exception]]:
        return [type(event.error) for event in self.events if isinstance(event, LibraryFailed)]


@pytest.fixture
def room(tmp_path: Path) -> Room:
    return Room(tmp_path)


def test_lessons_are_listed_by_title_as_a_french_list_is(room: Room) -> None:
    room.add("zèbre.tni", "Étoiles.tni", "eau.tni", "6e/aires.tni")
    assert [one.title for one in room.service.state.listing.lessons] == ["aires", "eau", "Étoiles", "zèbre"]
    assert room.service.state.listing.folders == ("6e",)
    assert room.service.state.listing.words.having(["etoiles"]) == [2]


def test_a_renamed_lesson_keeps_its_marks_and_gets_its_name_back(room: Room) -> None:
    room.add("6e/aires.tni")
    room.service.set_favourite("6e/aires.tni", is_favourite=True)
    room.service.rename("6e/aires.tni", "Aires et périmètres ?")
    room.tasks.run()
    assert room.paths == room.on_disk == ["6e/Aires et périmètres.tni"]
    assert room.service.state.marks.favourites == {"6e/Aires et périmètres.tni"}
    room.service.undo()
    room.tasks.run()
    assert room.paths == ["6e/aires.tni"]
    assert room.service.state.marks.favourites == {"6e/aires.tni"}
    assert not room.service.state.can_undo


def test_a_name_that_another_lesson_has_gets_a_number(room: Room) -> None:
    room.add("a.tni", "b.tni")
    room.service.rename("a.tni", "b")
    room.tasks.run()
    assert room.paths == room.on_disk == ["b (2).tni", "b.tni"]


def test_a_damaged_lesson_gets_its_name_all_the_same(room: Room) -> None:
    (room.library / "a.tni").write_bytes(b"damaged")
    room.service.rename("a.tni", "b")
    room.tasks.run()
    assert room.on_disk == ["b.tni"]


def test_tags_and_colour_are_given_and_taken_back(room: Room) -> None:
    room.add("a.tni")
    room.service.describe("a.tni", ("géométrie",), "#0000ff")
    room.tasks.run()
    assert room.properties.described == {"a.tni": (("géométrie",), "#0000ff")}
    room.service.undo()
    room.tasks.run()
    assert room.properties.described == {"a.tni": ((), "")}


def test_a_lesson_moved_beside_its_namesake_gets_a_number(room: Room) -> None:
    room.add("a.tni", "6e/a.tni")
    room.service.move(["a.tni"], "6e")
    room.tasks.run()
    assert room.paths == ["6e/a (2).tni", "6e/a.tni"]


def test_moved_lessons_come_back_by_one_undo_with_the_open_one_and_without_the_folder_made(room: Room) -> None:
    room.add("a.tni", "6e/b.tni", "c.tni")
    room.screen.path = room.library / "a.tni"
    room.service.move(["a.tni", "6e/b.tni"], "5e")
    room.tasks.run()
    assert room.paths == room.on_disk == ["5e/a.tni", "5e/b.tni", "c.tni"]
    assert LessonsMoved(("a", "b"), "5e") in room.events
    room.service.undo()
    room.tasks.run()
    assert MoveUndone(("a", "b"), "5e") in room.events
    assert room.paths == ["6e/b.tni", "a.tni", "c.tni"]
    assert room.screen.path == room.library / "a.tni"
    assert room.service.state.listing.folders == ("6e",)


def test_of_several_lessons_those_before_one_in_use_are_moved_and_come_back(room: Room) -> None:
    room.add("a.tni", "b.tni", "c.tni")
    lock = LessonLock(room.library / "b.tni", NOW)
    room.service.move(["a.tni", "b.tni", "c.tni"], "6e")
    room.tasks.run()
    lock.release()
    assert room.errors() == [LessonInUseError]
    assert room.paths == ["6e/a.tni", "b.tni", "c.tni"]
    room.service.undo()
    room.tasks.run()
    assert room.paths == ["a.tni", "b.tni", "c.tni"]


def test_a_folder_is_moved_and_thrown_away_with_its_lessons_and_comes_back(room: Room) -> None:
    room.add("6e/a.tni", "6e/Aires/b.tni", "c.tni")
    (room.library / "6e" / "Vide").mkdir()
    (room.library / "5e").mkdir()
    room.service.move_folder("6e", "5e")
    room.tasks.run()
    assert room.paths == ["5e/6e/Aires/b.tni", "5e/6e/a.tni", "c.tni"]
    room.service.throw_folder("5e/6e")
    room.tasks.run()
    assert room.paths == ["c.tni"]
    assert room.service.state.listing.folders == ("5e",)
    assert LessonsThrown(("a", "b"), "6e") in room.events
    room.service.undo()
    room.tasks.run()
    room.service.undo()
    room.tasks.run()
    assert room.paths == ["6e/Aires/b.tni", "6e/a.tni", "c.tni"]
    assert room.service.state.listing.folders == ("5e", "6e", "6e/Aires", "6e/Vide")


def test_a_folder_with_another_file_in_it_stays(room: Room) -> None:
    room.add("6e/a.tni")
    (room.library / "6e" / "notes.txt").write_text("x")
    room.service.throw_folder("6e")
    room.tasks.run()
    assert room.paths == []
    assert (room.library / "6e" / "notes.txt").is_file()
    assert LessonsThrown(("a",)) in room.events, "the folder is not in the bin"


def test_what_could_not_be_taken_back_while_it_was_open_can_be_later(room: Room) -> None:
    room.add("a.tni")
    room.service.copy("a.tni")
    room.tasks.run()
    lock = LessonLock(room.library / "a (2).tni", NOW)
    room.service.undo()
    room.tasks.run()
    assert room.service.state.can_undo
    lock.release()
    room.service.undo()
    room.tasks.run()
    assert not room.service.state.can_undo
    assert room.errors() == [LessonInUseError]
    assert room.paths == ["a.tni"]


def test_a_move_that_could_not_be_taken_back_whole_can_be_later(room: Room) -> None:
    room.add("a.tni", "b.tni", "c.tni")
    room.service.move(["a.tni", "b.tni", "c.tni"], "6e")
    room.tasks.run()
    room.screen.path, room.screen.has_seance = room.library / "6e/b.tni", True
    room.service.undo()
    room.tasks.run()
    assert (room.errors(), room.service.state.can_undo) == ([LessonInSeanceError], True)
    room.screen.path, lock = None, LessonLock(room.library / "6e/b.tni", NOW)
    room.service.undo()
    room.tasks.run()
    assert room.errors()[1:] == [LessonInUseError]
    assert room.paths == ["6e/b.tni", "6e/c.tni", "a.tni"]
    assert not any(isinstance(event, MoveUndone) for event in room.events)
    lock.release()
    room.service.undo()
    room.tasks.run()
    assert (room.paths, room.service.state.can_undo) == (["a.tni", "b.tni", "c.tni"], False)
    assert room.service.state.listing.folders == (), "the folder that was made is gone"


def test_thrown_lessons_come_back_though_one_is_back_already(room: Room) -> None:
    room.add("a.tni", "b.tni")
    room.service.throw(["a.tni", "b.tni"])
    room.tasks.run()
    room.service.restore(next(one for one in room.service.state.binned if one.title == "a"))
    room.tasks.run()
    room.service.undo()
    room.tasks.run()
    assert (room.paths, room.errors()) == (["a.tni", "b.tni"], [])


def test_a_lesson_from_the_bin_tells_where_it_was(room: Room) -> None:
    room.add("a.tni")
    room.service.throw(["a.tni"])
    room.tasks.run()
    room.add("a.tni")
    (binned,) = room.service.state.binned
    room.service.restore(binned)
    room.tasks.run()
    assert LessonPlaced("", "a (2).tni", "a.tni") in room.events


def test_thrown_lessons_come_back_by_one_undo(room: Room) -> None:
    room.add("a.tni", "6e/b.tni", "c.tni")
    room.service.throw(["a.tni", "6e/b.tni"])
    room.tasks.run()
    assert room.paths == ["c.tni"]
    assert LessonsThrown(("a", "b")) in room.events
    assert sorted(one.title for one in room.service.state.binned) == ["a", "b"]
    room.service.undo()
    room.tasks.run()
    assert ThrowUndone(("a", "b")) in room.events
    assert room.paths == ["6e/b.tni", "a.tni", "c.tni"]
    assert room.service.state.binned == ()


def test_a_lesson_open_elsewhere_stays_and_the_others_are_thrown(room: Room) -> None:
    room.add("a.tni", "b.tni", "c.tni")
    lock = LessonLock(room.library / "b.tni", NOW)
    room.service.throw(["a.tni", "b.tni", "c.tni"])
    room.tasks.run()
    lock.release()
    assert room.errors() == [LessonInUseError]
    assert room.paths == ["b.tni", "c.tni"]
    room.service.undo()
    room.tasks.run()
    assert room.paths == ["a.tni", "b.tni", "c.tni"]


@pytest.mark.parametrize("has_seance", [False, True])
def test_the_open_lesson_is_closed_to_be_moved_unless_it_is_taught(room: Room, has_seance: bool) -> None:
    room.add("a.tni", "6e/b.tni")
    room.screen.path, room.screen.has_seance = room.library / "a.tni", has_seance
    room.service.move(["a.tni"], "6e")
    room.tasks.run()
    if has_seance:
        assert room.errors() == [LessonInSeanceError]
        assert room.screen.opened == []
    else:
        assert room.screen.opened == [None, room.library / "6e/a.tni"]


def test_the_open_lesson_is_renamed_where_it_is_open(room: Room) -> None:
    room.add("a.tni")
    room.screen.path, room.screen.has_seance = room.library / "a.tni", True
    room.service.set_favourite("a.tni", is_favourite=True)
    room.service.rename("a.tni", "Aires")
    assert room.screen.titles == ["Aires"]
    (room.library / "a.tni").rename(room.library / "Aires.tni")
    room.screen.path = room.library / "Aires.tni"
    room.service.open_renamed(room.library / "a.tni", room.library / "Aires.tni")
    room.tasks.run()
    assert room.paths == ["Aires.tni"]
    assert room.service.state.marks.favourites == {"Aires.tni"}
    room.service.undo()
    assert room.screen.titles == ["Aires", "a"]


def test_a_blank_lesson_that_is_open_is_not_listed(room: Room) -> None:
    room.add("a.tni", "Tableau.tni")
    room.screen.path, room.screen.is_blank = room.library / "Tableau.tni", True
    room.service.refresh()
    room.tasks.run()
    assert room.paths == ["a.tni"]


def test_the_open_lesson_is_open_again_when_it_cannot_be_moved(room: Room) -> None:
    room.add("a.tni", "6e/b.tni")
    room.screen.path = room.library / "a.tni"
    lock = LessonLock(room.library / "a.tni", NOW)
    room.service.move(["a.tni"], "6e")
    room.tasks.run()
    lock.release()
    assert room.errors() == [LessonInUseError]
    assert room.screen.opened == [None, room.library / "a.tni"]


def test_a_copy_stands_beside_its_lesson_and_undo_throws_it_away(room: Room) -> None:
    room.add("6e/a.tni")
    room.service.copy("6e/a.tni")
    room.tasks.run()
    assert room.paths == ["6e/a (2).tni", "6e/a.tni"]
    room.service.undo()
    room.tasks.run()
    assert room.paths == ["6e/a.tni"]
    assert len(room.service.state.binned) == 1


def test_a_copy_has_what_a_killed_program_left_in_side_files(room: Room, tmp_path: Path) -> None:
    new_lesson(scratch := tmp_path / "scratch.tni")
    file = open_lesson(scratch, WorkFolders(room.work, room.work), SystemClock())
    push(file, PAGE, a_stroke("mine"))
    file.flush()
    for end in ("", "-wal"):
        shutil.copyfile(f"{scratch}{end}", room.library / f"a.tni{end}")
    file.close()
    copied = LibraryFiles(room.library, room.work).copy("a.tni")
    assert sorted(read_content(room.library / copied).prepared) == ["mine", "page"]
    assert (room.library / "a.tni-wal").stat().st_size > 0, "the source stays as it is"


def test_folders_are_made_and_renamed_with_what_is_in_them(room: Room) -> None:
    room.service.create_folder("", "6e")
    room.tasks.run()
    room.add("6e/a.tni")
    room.service.rename_folder("6e", "Sixième")
    room.tasks.run()
    assert room.paths == ["Sixième/a.tni"]
    room.service.undo()
    room.tasks.run()
    room.service.undo()  # of the folder itself, which has a lesson by now
    room.tasks.run()
    assert room.paths == ["6e/a.tni"]
    room.service.create_folder("", " . ")
    room.tasks.run()
    assert room.errors() == [FolderNameError]


def test_a_lesson_from_elsewhere_is_offered_once_and_goes_on_in_the_library(room: Room, tmp_path: Path) -> None:
    new_lesson(elsewhere := tmp_path / "clé.tni")
    assert room.service.is_new_elsewhere(elsewhere)
    assert not room.service.is_new_elsewhere(elsewhere)
    assert not room.service.is_new_elsewhere(room.library / "own.tni")
    room.screen.path = elsewhere
    room.screen.has_seance = True
    room.service.adopt_open()
    assert room.errors() == [LessonInSeanceError]
    room.screen.has_seance = False
    room.service.adopt_open()
    room.tasks.run()
    assert room.screen.opened == [room.library / "clé.tni"]
    assert elsewhere.is_file()
    assert room.paths == ["clé.tni"]
    assert read_lesson_id(elsewhere) == read_lesson_id(room.library / "clé.tni"), "the same lesson in another place"
    room.lister.is_indexed, room.screen.path = True, elsewhere
    room.service.refresh()
    room.tasks.run()
    room.service.adopt_open()
    room.tasks.run()
    assert read_lesson_id(room.library / "clé (2).tni") != read_lesson_id(elsewhere), "the library has it already"
    room.service.adopt_open()
    room.tasks.run()
    assert room.on_disk == ["clé (2).tni", "clé.tni"], "that one is the library's own"


def test_a_lesson_of_the_library_is_known_before_the_library_was_listed(room: Room, tmp_path: Path) -> None:
    (room.library / "6e").mkdir()
    (room.library / "a.tni").write_bytes(b"damaged")
    new_lesson(own := room.library / "6e" / "Aires.tni")
    shutil.copyfile(own, elsewhere := tmp_path / "Aires.tni")
    room.screen.path = elsewhere
    assert not room.service.state.is_read
    room.service.adopt_open()
    room.tasks.run()
    assert read_lesson_origin(room.library / "Aires.tni") == read_lesson_id(own) == read_lesson_id(elsewhere)
    assert read_lesson_id(room.library / "Aires.tni") != read_lesson_id(own)


def test_marks_follow_a_lesson_that_a_file_manager_moved(room: Room) -> None:
    room.add("a.tni")
    room.service.note_opening(room.library / "a.tni", 3, read_lesson_id(room.library / "a.tni"))
    room.service.set_favourite("a.tni", is_favourite=True)
    (room.library / "a.tni").rename(room.library / "Aires.tni")
    room.lister.is_indexed = True
    room.service.refresh()
    room.tasks.run()
    marks = room.service.state.marks
    assert (marks.favourites, marks.recent, marks.opened["Aires.tni"].page) == ({"Aires.tni"}, ("Aires.tni",), 3)
    assert room.marks.read() == marks, "the next start knows it"


def test_classes_go_on_where_they_were_left(room: Room) -> None:
    def started(day: int, name: str, file: str) -> SeanceId:
        seance, at = SeanceId(f"{name}{day}"), NOW - timedelta(days=day)
        log = (
            SeanceStarted(at, ClassId(name), name, "maths", "", seance=ClassLayerId("old"), file="/x.tni"),
            PageShown(at, PageId("p"), 9),
            LessonOpened(at, "Aires", ClassLayerId(f"layer{day}"), file),
            PageShown(at, PageId("q"), 4, "Exercices"),
            SeanceEnded(at),
        )
        room.seances.append(seance, 0, log)
        return seance

    started(1, "5e B", "/a.tni")
    started(2, "5e B", "/older.tni")
    started(3, "6e A", "")
    started(300, "4e", "/old.tni")
    room.service.refresh()
    room.tasks.run()
    (last,) = room.service.state.resume_points
    assert (last.class_name, last.file, last.layer, last.lesson) == ("5e B", "/a.tni", "layer1", "Aires")
    assert (last.page, last.page_title) == (4, "Exercices")


def test_a_class_of_an_earlier_version_keeps_its_lesson_that_is_renamed_after_it_was_met(room: Room) -> None:
    room.add("a.tni")
    lesson, seance = room.library / "a.tni", SeanceId("1")
    lesson_id = read_lesson_id(lesson)
    room.seances.append(seance, 0, (SeanceStarted(NOW, None, "5e B", "", "A", file=str(lesson)), SeanceEnded(NOW)))
    for step in (lambda: None, lambda: lesson.rename(room.library / "Aires.tni")):
        step()
        room.service.refresh()
        room.tasks.run()
        assert [point.lesson_id for point in room.service.state.resume_points] == [lesson_id]
    assert [event.lesson_id for event in lessons_of(SeanceStore(room.library.parent / "s.db"), seance)] == [lesson_id]


class TestIntake:
    """Many files at once."""

    @pytest.fixture
    def key(self, tmp_path: Path) -> Path:
        """A key with two lessons, a copy of one of them, a damaged one, a stranger and a later version's."""
        key = tmp_path / "CLÉ"
        (key / "6e").mkdir(parents=True)
        places = WorkFolders(tmp_path / "work", tmp_path / "rescue")
        for path in ("a.tni", "6e/b.tni"):
            new_lesson(key / path)
            file = open_lesson(key / path, places, SystemClock())
            push(file, PAGE, a_stroke(path, 2000))
            file.close()
        shutil.copyfile(key / "a.tni", key / "6e" / "copie de a.tni")
        whole = (key / "a.tni").read_bytes()
        (key / "abîmée.tni").write_bytes(whole[: len(whole) // 2])
        (key / "étrangère.tni").write_bytes(b"PK\x03\x04 a zip")
        (key / "future.tni").write_bytes(whole[:60] + (999).to_bytes(4) + whole[64:])
        (key / "notes.txt").write_text("no lesson", encoding="utf-8")
        return key

    @staticmethod
    def report(room: Room) -> IntakeReport:
        (report,) = (event.report for event in room.events if isinstance(event, IntakeEnded))
        return report

    def test_one_report_says_what_became_of_each(self, room: Room, key: Path) -> None:
        room.service.take_in(key)
        room.tasks.run()
        report = self.report(room)
        assert report.ended == ""
        assert report.total == report.done == 6
        assert report.files == {
            IntakeOutcome.ADDED: ("a.tni", "6e/b.tni"),
            IntakeOutcome.KNOWN: ("6e/copie de a.tni",),
            IntakeOutcome.DAMAGED: ("abîmée.tni",),
            IntakeOutcome.NEWER: ("future.tni",),
            IntakeOutcome.OTHER: ("étrangère.tni",),
        }
        assert room.paths == room.on_disk == ["CLÉ/6e/b.tni", "CLÉ/a.tni"]
        assert (room.library / "CLÉ/a.tni").stat().st_mtime_ns == (key / "a.tni").stat().st_mtime_ns

    def test_pdfs_are_asked_for_once_and_known_by_their_content(self, room: Room, key: Path) -> None:
        for name, kind in (("a.pdf", "sound"), ("6e/b.PDF", "sound"), ("c.pdf", "damaged"), ("d.pdf", "secret")):
            (key / name).write_bytes(f"%PDF {kind}".encode())
        room.service.take_in(key)
        room.tasks.run()
        assert [event for event in room.events if isinstance(event, IntakeAsks)] == [IntakeAsks(6, 4)]
        room.service.go_on_intake(with_pdfs=True)
        room.tasks.run()
        report = self.report(room)
        assert (report.total, report.pdfs, report.ended) == (10, 4, "")
        assert report.files[IntakeOutcome.ADDED] == ("a.tni", "6e/b.tni", "a.pdf")
        assert report.files[IntakeOutcome.KNOWN] == ("6e/copie de a.tni", "6e/b.PDF")
        assert (report.files[IntakeOutcome.BROKEN], report.files[IntakeOutcome.LOCKED]) == (("c.pdf",), ("d.pdf",))
        assert room.on_disk == ["CLÉ/6e/b.tni", "CLÉ/a (2).tni", "CLÉ/a.tni"]
        room.events.clear()
        room.service.take_in(key)
        room.tasks.run()
        room.service.go_on_intake(with_pdfs=True)
        room.tasks.run()
        assert self.report(room).count(IntakeOutcome.ADDED) == 0
        room.service.take_in(key)
        room.tasks.run()
        room.service.cancel_intake()
        room.service.go_on_intake(with_pdfs=True)
        room.tasks.run()
        assert room.service.state.intake is None

    def test_without_pdfs_the_lessons_come_alone(self, room: Room, key: Path) -> None:
        (key / "a.pdf").write_bytes(b"%PDF sound")
        room.service.take_in(key)
        room.tasks.run()
        room.service.go_on_intake(with_pdfs=False)
        room.tasks.run()
        assert self.report(room).total == 6

    def test_a_second_time_nothing_is_added(self, room: Room, key: Path) -> None:
        room.service.take_in(key)
        room.tasks.run()
        room.events.clear()
        room.service.take_in(key)
        room.tasks.run()
        assert self.report(room).count(IntakeOutcome.ADDED) == 0
        assert room.paths == ["CLÉ/6e/b.tni", "CLÉ/a.tni"]

    def test_the_same_lesson_in_another_file_is_known_by_its_id_and_its_pages(self, room: Room, key: Path) -> None:
        room.service.take_in(key)
        room.tasks.run()
        known = {read_lesson_id(room.library / "CLÉ/a.tni"): "CLÉ/a.tni"}
        with closing(sqlite3.connect(key / "a.tni", isolation_level=None)) as db:
            db.execute("CREATE TABLE other (of_another_program)")
        intake = Intake(room.library, key, "CLÉ", known)
        intake.find()
        assert intake.take(key / "a.tni") is IntakeOutcome.KNOWN
        file = open_lesson(key / "a.tni", WorkFolders(room.work, room.work), SystemClock())
        push(file, a_stroke("later"))
        file.close()
        assert intake.take(key / "a.tni") is IntakeOutcome.VERSION

    def test_another_version_of_a_lesson_becomes_a_lesson_of_its_own_once(self, room: Room, key: Path) -> None:
        room.service.take_in(key)
        room.tasks.run()
        ours, theirs = room.library / "CLÉ/a.tni", key / "a.tni"
        lesson_id, before = read_lesson_id(ours), ours.read_bytes()
        file = open_lesson(theirs, WorkFolders(room.work, room.work), SystemClock())
        push(file, a_stroke("later"))
        file.close()
        os.utime(theirs, ns=(0, 0))
        for with_versions, outcome in ((False, None), (True, IntakeOutcome.OLDER), (True, IntakeOutcome.KNOWN)):
            room.events.clear()
            room.service.take_in(key)
            room.tasks.run()
            asked = [event.versions for event in room.events if isinstance(event, IntakeAsks)]
            assert asked == ([] if outcome is IntakeOutcome.KNOWN else [("a",)])
            room.service.go_on_intake(with_pdfs=True, with_versions=with_versions)
            room.tasks.run()
            if outcome is None:
                assert self.report(room).added == 0
                assert room.on_disk == ["CLÉ/6e/b.tni", "CLÉ/a.tni"]
                continue
            assert "a.tni" in self.report(room).files[outcome]
            assert room.on_disk == ["CLÉ/6e/b.tni", "CLÉ/a (2).tni", "CLÉ/a.tni"]
        apart = room.library / "CLÉ/a (2).tni"
        assert read_lesson_origin(apart) == lesson_id == read_lesson_id(ours) != read_lesson_id(apart)
        assert read_content(apart).prepared == read_content(theirs).prepared
        assert ours.read_bytes() == before
        assert apart.stat().st_mtime_ns == 0

    @pytest.mark.parametrize("state", ["damaged", "gone"])
    def test_a_sound_file_is_taken_in_although_the_lesson_of_the_library_is_lost(
        self, room: Room, key: Path, state: str
    ) -> None:
        room.service.take_in(key)
        room.tasks.run()
        ours = room.library / "CLÉ/a.tni"
        intake = Intake(room.library, key, "CLÉ", {read_lesson_id(ours): "CLÉ/a.tni"})
        intake.find()
        ours.write_bytes(b"no lesson") if state == "damaged" else ours.unlink()
        assert intake.take(key / "a.tni") is IntakeOutcome.ADDED

    def test_a_lesson_taught_to_another_class_is_not_known(self, room: Room, key: Path) -> None:
        room.service.take_in(key)
        room.tasks.run()
        ours = room.library / "CLÉ/a.tni"
        taught = LessonDatabase(key / "a.tni")
        with taught.transaction():
            taught.add_seance(ClassLayerInfo(ClassLayerId("layer"), ClassId("6b"), "6e B", NOW, NOW))
        taught.close()
        intake = Intake(room.library, key, "CLÉ", {read_lesson_id(ours): "CLÉ/a.tni"})
        intake.find()
        assert intake.take(key / "a.tni") is IntakeOutcome.VERSION

    @settings(max_examples=8)
    @given(after=st.integers(0, 5))
    def test_cancelled_at_any_time_it_leaves_whole_lessons(
        self, tmp_path_factory: pytest.TempPathFactory, after: int
    ) -> None:
        home = tmp_path_factory.mktemp("home")
        room, key = Room(home), home / "key"
        key.mkdir()
        for number in range(5):
            new_lesson(key / f"{number}.tni")
        room.service.take_in(key)
        for _ in range(after):
            room.tasks.waiting.pop(0)()
        room.service.cancel_intake()
        room.tasks.run()
        assert self.report(room).ended == "cancelled"
        assert not [path.name for path in room.library.rglob("*") if path.name.endswith(".part")]
        for path in room.on_disk:
            open_lesson(room.library / path, WorkFolders(home / "work", home / "rescue"), SystemClock()).close()

    def test_a_full_disk_ends_it_with_what_was_added(
        self, room: Room, key: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        room.service.take_in(key)
        for _ in range(2):
            room.tasks.waiting.pop(0)()

        def full(*_args: object, **_kept: object) -> None:
            raise OSError(errno.ENOSPC, "full")

        monkeypatch.setattr("tni.services.library.intake.copy_atomically", full)
        room.tasks.run()
        report = self.report(room)
        assert report.ended == "full"
        assert room.on_disk == [f"CLÉ/{name}" for name in report.files.get(IntakeOutcome.ADDED, ())]
