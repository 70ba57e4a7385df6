"""History of lessons as the teacher meets it: listed, read, restored, and saved without anybody waiting for it."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from tests.store.test_lesson_snapshot import LAYER, PICTURE, image, make_lesson
from tests.support.later_tasks import LaterTasks
from tests.support.lessons import PAGE, a_stroke
from tni.core.ids import PageId
from tni.document.document import ChangeKind
from tni.document.items import LessonRecord, Page
from tni.files.atomic import WriteError
from tni.files.lesson_errors import LessonUnpublishedError
from tni.files.library_errors import UnknownRevisionError
from tni.library.thinning import ThinningRules
from tni.services.lesson.lesson_editor import LessonEditor
from tni.services.lesson.lesson_events import LessonClosed
from tni.services.library.history_service import EarlierPages, HistoryService, ListedRevision, revision_at
from tni.store.file_history import is_unsaved
from tni.store.lesson_creation import copy_lesson
from tni.store.lesson_database import LessonDatabase
from tni.store.lesson_file import LessonFile, WorkFolders, new_lesson, open_lesson
from tni.store.lesson_id import LESSON_ID
from tni.store.lesson_identity import read_lesson_id, read_lesson_origin
from tni.store.lesson_snapshot import read_content
from tni.store.library_history import LibraryHistory
from tni.store.working_copy import WorkingCopy

SECOND = Page(id=PageId("second"), position=2.0)
START = datetime(2026, 10, 1, 17, 0, tzinfo=UTC)


class SetClock:
    """Clock that stands where it was set."""

    def __init__(self) -> None:
        self.at = START

    def now(self) -> datetime:
        return self.at

    def monotonic(self) -> float:
        return self.at.timestamp()


class Room:
    """A folder of lessons with its history."""

    def __init__(self, folder: Path) -> None:
        self.library, self.clock, self.tasks = folder / "lessons", SetClock(), LaterTasks()
        self.rules = ThinningRules()
        self.service = HistoryService(self.library, self.tasks, self.clock, lambda: self.rules, "Portable")
        self.path = self.library / "6e" / "Les fractions.tni"
        self.folders = WorkFolders(folder / "work", folder / "rescue")

    def ask(self, ask: Callable[..., None], *arguments: object) -> Any:
        found: list[Any] = []
        ask(*arguments, found.append, _raise)
        self.tasks.run()
        return found[0]

    def save(self, *, days: int = 0) -> None:
        self.clock.at += timedelta(days=days)
        self.service.on_event(LessonClosed(self.path))
        self.tasks.run()
        assert self.service.trouble is None

    def change(self, *added: LessonRecord) -> None:
        database = LessonDatabase(self.path)
        with database.transaction():
            for record in added:
                database.add_outside(record)
        database.close()

    def rewrite(self, *records: LessonRecord) -> None:
        """Put another file of the same lesson in its place, without its media."""
        lesson_id = read_lesson_id(self.path)
        self.path.unlink()
        make_lesson(self.path, *records)
        database = LessonDatabase(self.path)
        with database.transaction():
            database.set_meta(LESSON_ID, lesson_id)
        database.close()

    def listed(self) -> list[ListedRevision]:
        found: list[ListedRevision] = self.ask(self.service.list_revisions, self.path)
        return found

    def open(self) -> LessonFile:
        return open_lesson(self.path, self.folders, self.clock)

    def editor(self, file: LessonFile) -> LessonEditor:
        return LessonEditor(file, self.clock, _NoMeasurer())  # type: ignore[arg-type]


class _NoMeasurer:
    pass


def _raise(error: Exception) -> None:
    raise error


@pytest.fixture
def room(tmp_path: Path) -> Room:
    """A lesson of two pages, closed on three days; the second page was added on the second."""
    room = Room(tmp_path)
    make_lesson(room.path, PAGE, a_stroke("old"), image("i", PICTURE), media=(PICTURE,), layer=True)
    room.save()
    room.change(SECOND, a_stroke("later"))
    room.save(days=1)
    room.change(replace(a_stroke("last"), page=SECOND.id))
    room.save(days=1)
    return room


def test_revisions_are_listed_with_the_pages_that_changed(room: Room) -> None:
    listed = room.listed()
    assert [one.made.day for one in listed] == [3, 2, 1]
    assert [{p: (n, how.value) for p, (n, how) in one.pages.items()} for one in listed] == [
        {"second": (2, "changed")},
        {"page": (1, "changed"), "second": (2, "added")},
        {},
    ]
    assert [one.is_current for one in listed] == [True, False, False]
    assert {one.author for one in listed} == {"Portable"}
    assert revision_at(listed, START + timedelta(hours=30)) == listed[1]
    assert revision_at(listed, START - timedelta(hours=1)) is None


def test_a_page_of_a_revision_is_read_for_drawing(room: Room) -> None:
    first = room.listed()[-1]
    found: EarlierPages = room.ask(room.service.read_pages, room.path, first.id, [PAGE.id])
    assert [page.id for page in found.document.pages()] == [PAGE.id]
    assert {item.id for item in found.document.items(PAGE.id)} == {"old", "i"}
    assert found.media == {}, "the lesson's file has the picture"
    assert room.service.medium(image("i", PICTURE).blob) == PICTURE


def test_a_page_is_restored_as_one_step_that_can_be_undone(room: Room) -> None:
    first = room.listed()[-1]
    found: EarlierPages = room.ask(room.service.read_pages, room.path, first.id, [PAGE.id])
    file = room.open()
    editor = room.editor(file)
    before = dict(editor.document.base)
    editor.restore_pages(found.records, found.media, whole=found.whole)
    assert {item.id for item in editor.document.items(PAGE.id)} == {"old", "i"}
    assert {item.id for item in editor.document.items(SECOND.id)} == {"last"}, "the other page stays"
    assert editor.page.id == PAGE.id
    editor.undo()
    assert dict(editor.document.base) == before
    editor.redo()
    file.close()
    room.save()
    assert set(read_content(room.path).prepared) == {"page", "old", "i", "second", "last"}
    assert len(room.listed()) == 4, "what was restored is a new revision, and nothing is lost"


def test_all_of_a_lesson_is_restored_with_its_media_while_it_is_open(room: Room) -> None:
    latest = room.listed()[0]
    room.rewrite(SECOND, Page(id=PageId("new"), position=1.0))
    found: EarlierPages = room.ask(room.service.read_pages, room.path, latest.id, None)
    file = room.open()
    editor = room.editor(file)
    editor.restore_pages(found.records, found.media, whole=found.whole)
    assert [page.id for page in editor.pages] == ["page", "second"]
    assert file.blob(image("i", PICTURE).blob) == PICTURE
    editor.undo()
    assert [page.id for page in editor.pages] == ["new", "second"]
    file.close()


def test_an_item_that_lies_on_another_page_by_now_comes_back_as_a_copy(room: Room) -> None:
    first = room.listed()[-1]
    found: EarlierPages = room.ask(room.service.read_pages, room.path, first.id, [PAGE.id])
    file = room.open()
    editor = room.editor(file)
    moved = editor.document.item(a_stroke("old").id)
    assert moved is not None
    editor.do(editor.document.replace(ChangeKind.MOVE, replace(moved, page=SECOND.id)))
    editor.restore_pages(found.records)
    assert {item.id for item in editor.document.items(SECOND.id)} == {"old", "last"}
    copies = [item for item in editor.document.items(PAGE.id) if item.id != "i"]
    assert [replace(item, id=moved.id) for item in copies] == [moved]
    file.close()


def test_a_closed_lesson_is_put_back_with_its_class_layers_and_nothing_is_lost(room: Room) -> None:
    first, now = room.listed()[-1], read_content(room.path)
    room.change(a_stroke("not saved yet"))
    room.clock.at += timedelta(hours=1)
    room.ask(room.service.restore_closed, room.path, first.id, "avant")
    restored = read_content(room.path)
    assert set(restored.prepared) == {"page", "old", "i"}
    assert [info.id for info, _ in restored.layers] == [LAYER]
    listed = room.listed()
    assert len(listed) == 5, "the state before was saved, and what was restored is a revision"
    assert listed[1].name == "avant", "so that it is not thinned out"
    beside = room.library / "avant.tni"
    room.ask(room.service.restore_beside, room.path, listed[1].id, beside)
    assert set(read_content(beside).prepared) == {*now.prepared, "not saved yet"}
    assert read_lesson_id(beside) != read_lesson_id(room.path), "a lesson of its own"


def test_a_lesson_that_is_open_in_a_working_copy_is_not_put_back(room: Room) -> None:
    first, now, work = room.listed()[-1], read_content(room.path), room.folders.work
    work.mkdir()
    room.service = HistoryService(room.library, room.tasks, room.clock, lambda: room.rules, work=work)
    copy = WorkingCopy.open(room.path, work, START)
    failed: list[Exception] = []
    room.service.restore_closed(room.path, first.id, "avant", lambda _: None, failed.append)
    copy.will_write()
    copy.release()
    room.tasks.run()
    assert [type(error) for error in failed] == [LessonUnpublishedError]
    assert read_content(room.path) == now


def test_a_lesson_that_was_deleted_has_its_history_still(room: Room) -> None:
    good = read_content(room.path)
    room.path.unlink()
    latest = room.listed()[0]
    room.ask(room.service.restore_beside, room.path, latest.id, room.path)
    assert read_content(room.path) == good


def test_the_end_of_the_program_waits_for_nothing_and_the_next_start_saves(room: Room) -> None:
    room.change(a_stroke("on the last day"))
    room.service.on_event(LessonClosed(room.path, at_end=True))
    assert room.tasks.waiting == []
    later = Room(room.library.parent)
    later.clock.at = room.clock.at + timedelta(days=1)
    later.service.catch_up()
    later.tasks.run()
    assert len(later.listed()) == 4
    later.service.catch_up()
    assert later.tasks.run() == 2, "a look and thinning out: nothing to save"


def test_an_open_lesson_is_saved_when_a_seance_ends(room: Room) -> None:
    file = room.open()
    editor = room.editor(file)
    editor.delete_pages([SECOND.id])
    room.clock.at += timedelta(hours=1)
    room.service.save_open(file)
    room.tasks.run()
    assert room.listed()[0].page_count == 1
    editor.add_page()
    room.service.catch_up()
    assert room.tasks.run() == 2, "a lesson that is open is left for its closing"
    editor.undo()
    file.close()
    room.save()
    assert len(room.listed()) == 4, "closing adds no revision of the same content"


def test_of_a_lesson_that_just_came_both_states_are_kept(tmp_path: Path) -> None:
    room = Room(tmp_path)
    make_lesson(room.path, PAGE, a_stroke("old"), image("i", PICTURE), media=(PICTURE,))
    came = read_content(room.path)
    assert is_unsaved(room.path, room.library)
    file = room.open()
    room.service.save_held(file.hold_state(), room.path, room.clock.now())
    room.editor(file).delete_pages([PAGE.id])
    room.clock.at += timedelta(seconds=30)
    room.tasks.run()
    file.close()
    room.save()
    assert not is_unsaved(room.path, room.library)
    now, before = room.listed()
    assert (before.made, now.made) == (START, room.clock.at)
    room.ask(room.service.restore_closed, room.path, before.id, "kept")
    assert read_content(room.path) == came


def test_an_empty_lesson_that_is_gone_is_no_trouble(room: Room) -> None:
    room.service.on_event(LessonClosed(room.library / "gone.tni"))
    room.service.on_event(LessonClosed(None))
    room.tasks.run()
    assert room.service.trouble is None


def test_lessons_that_cannot_be_read_are_told_together_and_are_no_trouble(room: Room) -> None:
    found: list[list[str]] = []
    room.service.subscribe_unreadable(lambda lessons: found.append([lesson.path.name for lesson in lessons]))
    for name in ("a.tni", "b.tni"):
        (room.library / name).write_bytes(b"no lesson")
    room.service.catch_up()
    room.tasks.run()
    assert found == [["a.tni", "b.tni"]]
    assert room.service.trouble is None


def test_a_lesson_that_is_moved_before_its_turn_is_saved_under_its_new_name(room: Room) -> None:
    room.change(a_stroke("more"))
    room.service.on_event(LessonClosed(room.path))
    moved = room.path.rename(room.library / "moved.tni")
    room.tasks.run()
    assert room.service.trouble is None
    room.service.catch_up()
    room.tasks.run()
    assert LibraryHistory(room.library).unsaved() == []
    assert "moved.tni" in LibraryHistory(room.library).at(room.clock.at)
    assert moved.exists()


def test_a_full_disk_is_told_and_the_next_save_succeeds(room: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    room.change(a_stroke("more"))

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", full)
        room.service.save(room.path)
        room.tasks.run()
    assert room.service.trouble is not None
    room.save()
    assert len(room.listed()) == 4


def test_the_history_leaves_the_last_room_of_a_disk_to_the_lessons(room: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    room.change(a_stroke("more"))
    monkeypatch.setattr(shutil, "disk_usage", lambda _: SimpleNamespace(free=100 << 20))
    room.service.save(room.path)
    room.tasks.run()
    assert isinstance(room.service.trouble, WriteError)
    assert len(room.listed()) == 3


def test_a_thinned_out_history_still_lists_differences_and_keeps_named_revisions(room: Room) -> None:
    first, second = room.listed()[-1], room.listed()[1]
    room.ask(room.service.name_revision, room.path, first.id, "Avant l’inspection")
    room.rules = ThinningRules(0, 0, 0, 1)
    room.clock.at += timedelta(days=40)
    room.service.catch_up()
    room.tasks.run()
    listed = room.listed()
    assert [one.name for one in listed] == ["", "Avant l’inspection"]
    assert {p: how.value for p, (_, how) in listed[0].pages.items()} == {"page": "changed", "second": "added"}
    with pytest.raises(UnknownRevisionError):
        room.ask(room.service.read_pages, room.path, second.id, None)


def test_lessons_are_restored_as_they_were_on_a_day(room: Room, tmp_path: Path) -> None:
    history = LibraryHistory(room.library)
    moved = room.library / "6e" / "Fractions 2.tni"
    room.path.rename(moved)
    room.clock.at += timedelta(days=5)
    room.service.catch_up()
    room.tasks.run()
    assert set(history.at(START)) == {"6e/Les fractions.tni"}
    assert set(history.at(room.clock.at)) == {"6e/Fractions 2.tni"}
    assert history.at(START - timedelta(days=1)) == {}
    (first,) = history.restore_at(START, tmp_path / "1 October")
    (now,) = history.restore_at(room.clock.at, tmp_path / "now")
    assert first.path is not None
    assert now.path is not None
    assert set(read_content(first.path).prepared) == {"page", "old", "i"}
    assert read_content(now.path) == read_content(moved)


def test_a_lesson_that_stays_blank_leaves_no_revision_until_it_holds_something(room: Room) -> None:
    room.path = room.library / "Tableau.tni"
    new_lesson(room.path)
    room.save()
    file = room.open()
    editor = room.editor(file)
    editor.add_page()
    editor.undo()
    file.close()
    room.save()
    assert room.listed() == []
    room.change(a_stroke("at last"))
    room.save()
    room.rewrite()
    room.save()
    assert len(room.listed()) == 2, "a lesson that was emptied has a past"


def test_a_restored_copy_remembers_the_lesson_that_it_came_from(room: Room) -> None:
    first, origin = room.path, read_lesson_id(room.path)
    beside = room.ask(room.service.restore_beside, first, room.listed()[-1].id, first.with_name("beside.tni"))
    room.path = first.with_name("copy.tni")
    copy_lesson(first, room.path)
    room.save()
    room.change(a_stroke("more"))
    room.ask(room.service.restore_closed, room.path, room.listed()[-1].id, "avant")
    assert [read_lesson_origin(path) for path in (beside, room.path)] == [origin, origin]
    latest = room.listed()[0].id
    room.path.unlink()
    back = room.ask(room.service.restore_beside, room.path, latest, room.path)
    assert read_lesson_origin(back) == origin
    assert read_lesson_origin(first) == ""


def test_a_copy_of_a_lesson_has_a_history_of_its_own(room: Room) -> None:
    copy = room.path.with_name("copy.tni")
    copy.write_bytes(room.path.read_bytes())
    room.service.catch_up()
    room.tasks.run()
    assert LibraryHistory(room.library).unsaved() == []
    assert set(LibraryHistory(room.library).at(room.clock.at)) == {"6e/Les fractions.tni", "6e/copy.tni"}


def test_a_revision_is_compared_with_the_lesson_as_it_is_now(room: Room) -> None:
    first, latest = room.listed()[-1], room.listed()[0]
    same = room.ask(room.service.compare, room.path, latest.id, None)
    assert same.changes == ()
    compared = room.ask(room.service.compare, room.path, first.id, None)
    assert [(change.page, change.how.value) for change in compared.changes] == [
        (PAGE.id, "changed"),
        (SECOND.id, "added"),
    ]
    file = room.open()
    editor = room.editor(file)
    assert room.ask(room.service.compare, room.path, latest.id, dict(editor.document.base)).changes == ()
    file.close()


def test_trouble_is_told_once_and_when_it_has_ended(room: Room) -> None:
    told: list[Exception | None] = []
    room.service.subscribe(told.append)
    room.change(a_stroke("more"))
    room.library.joinpath(".tni").rename(room.library / "away")
    room.library.joinpath(".tni").touch()
    for _ in range(2):
        room.service.save(room.path)
        room.tasks.run()
    assert len(told) == 1
    assert told[0] is not None
    room.library.joinpath(".tni").unlink()
    room.service.save(room.path)
    room.tasks.run()
    assert told[1:] == [None]
