"""Upkeep of the library while the program runs, with the services and files as they are."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from tests.services.library.test_history_service import SetClock
from tests.store.test_lesson_snapshot import make_lesson
from tests.support.later_tasks import LaterTasks
from tests.support.lessons import PAGE, a_stroke, push
from tests.support.memory_settings import MemorySettings
from tni.app.library_upkeep import LibraryUpkeep
from tni.core.settings import BACKUP_FOLDER
from tni.services.lesson.lesson_events import CurrentLessonChanged, LessonClosed, LessonEvent, LessonListener
from tni.store.backup_place import BackupPlace
from tni.store.lesson_file import WorkFolders, open_lesson
from tni.store.library_history import LibraryHistory

pytestmark = pytest.mark.qt


class Worker(LaterTasks):
    """Worker that works when it is told to, and notes how long its end is waited for."""

    waited_s = -1.0

    def close(self, wait_s: float) -> None:
        self.waited_s = wait_s


class House:
    """A library, its upkeep, and the lesson that is open."""

    def __init__(self, folder: Path) -> None:
        self.library, self.settings, self.worker = folder / "lessons", MemorySettings(), Worker()
        self.listeners: list[LessonListener] = []
        self.lesson: Any = SimpleNamespace(file=None)
        self.folder, self.clock = folder, SetClock()
        self.path = self.library / "eau.tni"
        make_lesson(self.path, PAGE, a_stroke("s"))
        self.upkeep = LibraryUpkeep(self, self.library, self.settings, self.clock, self.worker)

    def subscribe(self, listener: LessonListener) -> None:
        self.listeners.append(listener)

    def close_lesson(self, *, at_end: bool = False) -> None:
        self.tell(LessonClosed(self.path, at_end))

    def tell(self, event: LessonEvent) -> None:
        for listener in self.listeners:
            listener(event)

    def revisions(self) -> int:
        return len(LibraryHistory(self.library).of(self.path))


@pytest.fixture
def house(tmp_path: Path, qapp: QApplication) -> Iterator[House]:
    del qapp  # timers need it
    house = House(tmp_path)
    yield house
    house.upkeep.close()


def test_a_lesson_that_is_closed_gets_a_revision_without_being_waited_for(house: House) -> None:
    house.close_lesson()
    assert house.revisions() == 0
    house.worker.run()
    assert house.revisions() == 1


def test_the_end_of_the_program_begins_nothing(house: House) -> None:
    house.close_lesson(at_end=True)
    house.upkeep.close()
    assert house.worker.waiting == []
    assert 0 <= house.worker.waited_s < 1


def test_the_open_lesson_is_saved_when_a_seance_ends(house: House) -> None:
    house.upkeep.save_open()
    file = open_lesson(house.path, WorkFolders(house.folder / "work", house.folder / "rescue"), house.clock)
    house.lesson = SimpleNamespace(file=file)
    house.upkeep.save_open()
    house.worker.run()
    file.close()
    assert house.revisions() == 1


def test_a_lesson_that_the_history_does_not_know_is_saved_as_it_was_found(house: House) -> None:
    file = open_lesson(house.path, WorkFolders(house.folder / "work", house.folder / "rescue"), house.clock)
    (look,) = house.upkeep.findChildren(QTimer)
    for is_unsaved in (False, True):
        house.tell(CurrentLessonChanged(SimpleNamespace(file=file, is_unsaved=is_unsaved)))  # type: ignore[arg-type]
    (shown,) = (timer for timer in house.upkeep.findChildren(QTimer) if timer is not look)
    assert house.worker.waiting == [], "the page comes first"
    push(file, a_stroke("written"))
    shown.timeout.emit()
    house.worker.run()
    file.close()
    house.close_lesson()
    house.worker.run()
    assert house.revisions() == 2


def test_a_look_after_the_start_saves_and_backs_up(house: House) -> None:
    house.settings.set(BACKUP_FOLDER, str(house.folder / "key"))
    place = BackupPlace.create(house.folder / "key", house.clock.now())
    (timer,) = house.upkeep.findChildren(QTimer)
    assert timer.isActive(), "it looks by itself"
    house.upkeep.look()
    house.worker.run()
    assert house.revisions() == 1
    (backup,) = place.backups()
    assert [file.name for file in backup.files] == ["eau.tni"]
    assert timer.isActive(), "and again"
