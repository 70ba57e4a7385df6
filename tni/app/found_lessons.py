"""Lessons that moved or were copied outside the program, as the open lesson needs them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from tni.app.folders import Folders

if TYPE_CHECKING:
    from tni.services.lesson.lesson_finder import FindLesson


def lesson_finder(library: Path) -> FindLesson:
    """Return the search for a lesson that is no longer at its path."""
    from tni.app.folders import library_index
    from tni.services.lesson.lesson_finder import LessonFinder, indexed_lessons  # when a noted lesson is opened

    return LessonFinder(library, lambda: indexed_lessons(library_index(library))).find


def part_from_twin(folders: Folders, path: Path) -> None:
    """Give a lesson that is a copy of another an identity of its own."""
    from tni.services.lesson import twin_lessons  # with the first lesson that is opened
    from tni.store.sharing_list_file import SharingListFile

    twin_lessons.part_from_twin(
        path, folders.library, folders.work_folders.work, SharingListFile(folders.sharing_list).has_path
    )
