"""Choosing the folder by which a teacher's computers share what is to be sent: what she wanted last holds."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.later_tasks import LaterTasks
from tni.core.settings import SEND_SHARED
from tni.files.errors import SharedFolderError
from tni.services.cahier.shared_folder import SharedFolder
from tni.store.settings_file import SettingsFile


class Teacher:
    """A window, and what it was told."""

    def __init__(self, folder: Path) -> None:
        self.settings, self.tasks = SettingsFile(folder / "settings.json"), LaterTasks()
        self.other_window = SettingsFile(folder / "settings.json")
        self.told: list[object] = []
        self.shared = SharedFolder(self.settings, self.tasks, lambda: self.told.append("changed"))

    def choose(self, folder: Path) -> None:
        self.shared.choose(folder, lambda: self.told.append(folder), self.told.append)


@pytest.fixture
def teacher(tmp_path: Path) -> Teacher:
    for name in ("a", "b"):
        (tmp_path / name).mkdir()
    return Teacher(tmp_path)


def test_a_choice_that_is_still_being_tried_does_not_undo_what_was_wanted_after(
    teacher: Teacher, tmp_path: Path
) -> None:
    teacher.choose(tmp_path / "a")
    teacher.choose(tmp_path / "absent")
    teacher.shared.leave()
    teacher.tasks.run()
    assert (teacher.shared.path, teacher.told) == (None, ["changed"])
    teacher.choose(tmp_path / "absent")
    teacher.choose(tmp_path / "b")
    teacher.tasks.run()
    assert (teacher.shared.path, teacher.told) == (tmp_path / "b", ["changed", "changed", tmp_path / "b"])


def test_a_folder_without_use_leaves_the_one_before(teacher: Teacher, tmp_path: Path) -> None:
    teacher.choose(tmp_path / "a")
    teacher.tasks.run()
    teacher.choose(tmp_path / "absent")
    teacher.tasks.run()
    assert teacher.shared.path == tmp_path / "a"
    assert isinstance(teacher.told[-1], SharedFolderError)


def test_a_check_hears_of_another_windows_choice(teacher: Teacher, tmp_path: Path) -> None:
    teacher.other_window.set(SEND_SHARED, str(tmp_path / "absent"))
    teacher.shared.check(lambda: teacher.told.append(teacher.shared.path), teacher.told.append)
    teacher.tasks.run()
    path, error = teacher.told
    assert path == tmp_path / "absent"
    assert isinstance(error, SharedFolderError)


def test_a_folder_that_is_left_while_it_is_checked_is_not_complained_of(teacher: Teacher, tmp_path: Path) -> None:
    teacher.settings.set(SEND_SHARED, str(tmp_path / "absent"))
    teacher.shared.check(lambda: teacher.told.append("found"), teacher.told.append)
    teacher.shared.leave()
    teacher.tasks.run()
    assert teacher.told == ["changed"]
