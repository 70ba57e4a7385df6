"""Backups as the teacher meets them: made each day when the place is there, said once when it is not."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from tests.services.library.test_history_service import Room
from tests.store.test_lesson_snapshot import make_lesson
from tests.support.lessons import PAGE, a_stroke
from tni.files.library_errors import BackupTroubleKind
from tni.services.library.backup_service import BackupService, BackupState
from tni.store.backup_files import Backup
from tni.store.backup_place import BackupPlace


class Office:
    """A folder of lessons, a key, and what was told of the backups."""

    def __init__(self, folder: Path) -> None:
        self.room = Room(folder)
        make_lesson(self.room.path, PAGE, a_stroke("s"))
        self.key = folder / "key"
        self.key.mkdir()
        self.kept: list[Path | None] = []
        self.told: list[BackupState] = []
        self.service = self.started(None)

    def started(self, folder: Path | None) -> BackupService:
        made = BackupService(self.room.library, self.room.tasks, self.room.clock, "here", folder, self.kept.append)
        made.subscribe(self.told.append)
        return made

    def chosen(self) -> None:
        self.service.choose(self.key / "TNI")
        self.room.tasks.run()
        self.told.clear()

    def due(self, *, days: int = 0, hours: int = 0) -> None:
        self.room.clock.at += timedelta(days=days, hours=hours)
        self.service.run_if_due()
        self.room.tasks.run()

    def listed(self) -> list[Backup]:
        return BackupPlace(self.key / "TNI").backups()


@pytest.fixture
def office(tmp_path: Path) -> Office:
    return Office(tmp_path)


def test_the_first_backup_is_made_when_the_place_is_chosen(office: Office) -> None:
    office.service.choose(office.key / "TNI")
    office.room.tasks.run()
    assert office.kept == [office.key / "TNI"]
    assert [state.is_running for state in office.told] == [False, True, False]
    assert (office.told[-1].last, office.told[-1].trouble) == (office.room.clock.at, None)
    assert office.told[-1].used_bytes > 0
    assert office.told[-1].free_bytes > 0


def test_one_backup_a_day_is_made_by_itself_after_a_restart_too(office: Office) -> None:
    office.chosen()
    office.due(hours=1)
    assert len(office.listed()) == 1
    office.due(days=1)
    assert len(office.listed()) == 2
    office.service = office.started(office.key / "TNI")
    office.due(hours=1)
    assert len(office.listed()) == 2
    assert office.service.state.last == office.room.clock.at - timedelta(hours=1)


def test_a_place_that_is_away_is_told_once_until_it_is_back(office: Office) -> None:
    office.chosen()
    office.key.rename(office.key.with_name("pulled out"))
    for _ in range(5):
        office.due(days=1)
    assert [state.trouble for state in office.told] == [BackupTroubleKind.AWAY]
    office.key.with_name("pulled out").rename(office.key)
    office.due(hours=1)
    assert [state.trouble for state in office.told] == [BackupTroubleKind.AWAY, None]
    assert len(office.listed()) == 2


def test_the_end_of_the_program_gives_a_backup_up(office: Office) -> None:
    office.chosen()
    office.room.clock.at += timedelta(days=1)
    office.service.run_now()
    office.service.close()
    office.room.tasks.run()
    assert office.told[-1].trouble is None
    assert len(office.listed()) == 1


def test_without_a_place_nothing_happens_and_a_forgotten_one_keeps_its_backups(office: Office) -> None:
    office.due()
    assert office.told == []
    office.chosen()
    office.service.forget()
    assert office.kept[-1] is None
    office.due(days=1)
    assert office.room.tasks.waiting == []
    assert (office.key / "TNI" / "backups").is_dir()


def test_a_rhythm_of_a_week_makes_no_backup_sooner(office: Office) -> None:
    office.chosen()
    office.service = BackupService(
        office.room.library, office.room.tasks, office.room.clock, "here", office.key / "TNI", office.kept.append,
        lambda: 7,
    )  # fmt: skip
    office.due(days=6)
    assert len(office.listed()) == 1
    office.due(days=1)
    assert len(office.listed()) == 2


def test_a_backup_that_is_stopped_leaves_what_was_and_can_be_made_again(office: Office) -> None:
    office.chosen()
    office.service.run_now()
    office.service.stop()
    office.room.tasks.run()
    assert not office.service.state.is_running
    assert len(office.listed()) == 1
    office.room.clock.at += timedelta(days=1)
    office.service.run_now()
    office.room.tasks.run()
    assert len(office.listed()) == 2


def test_a_look_tells_the_last_backup_and_the_room(office: Office) -> None:
    office.chosen()
    service = office.started(office.key / "TNI")
    service.look()
    office.room.tasks.run()
    assert service.state.last == office.room.clock.now()
    assert service.state.used_bytes > 0
    assert service.state.free_bytes > 0


def test_the_place_is_a_folder_of_its_own_on_the_key_and_none_within_the_lessons(office: Office) -> None:
    office.service.choose(office.key, "Sauvegardes")
    office.room.tasks.run()
    assert office.service.state.folder == office.key / "Sauvegardes"
    office.service.choose(office.key / "Sauvegardes", "Sauvegardes")
    office.room.tasks.run()
    assert office.service.state.folder == office.key / "Sauvegardes"
    office.service.choose(office.room.library / "6e", "Sauvegardes")
    office.room.tasks.run()
    assert office.service.state.folder == office.key / "Sauvegardes"
    assert office.service.state.trouble is BackupTroubleKind.REFUSED
