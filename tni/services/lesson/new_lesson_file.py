"""New lesson that is written to a file without being shown."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from tni.core.clock import Clock
from tni.files.atomic import copy_atomically
from tni.files.lesson_errors import LessonUnreadableError
from tni.files.work_folder import work_folder
from tni.store.lesson_creation import create_lesson_file
from tni.store.lesson_file import LessonFile, WorkFolders, open_lesson
from tni.store.lesson_identity import make_copy_of_its_own
from tni.store.lesson_placing import placed_lesson


def write_new_lesson(path: Path, fill: Callable[[LessonFile], object], clock: Clock, own_id: str = "") -> None:
    """Write a new lesson, which `fill` is given blank. It appears whole or not at all. own_id: that it gets, "" for a
    new one. Raises: LessonExistsError, LessonFileError, OSError, and what `fill` raises."""
    with work_folder() as folder:
        made = folder / "lesson.tni"
        create_lesson_file(made)
        file = open_lesson(made, WorkFolders(folder, folder, lambda _folder: True), clock)
        try:
            fill(file)
        finally:
            health = file.close()
        if health.trouble is not None:
            raise LessonUnreadableError(health.trouble)
        if own_id:
            make_copy_of_its_own(made, own_id)
        with placed_lesson(path, replacing=False) as part:
            copy_atomically(made, part, replacing=True)
