"""Work that earlier runs left on this computer: lessons that are not on their key or server yet, and copies of lessons
that nobody can name any more. For a worker thread, but for `tell_left_work`."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from tni.core.errors import TniError
from tni.core.tasks import TaskRunner
from tni.files.private import make_private_folder
from tni.services.lesson.closed_lesson import read_layer
from tni.services.lesson.lesson_finder import paths_on
from tni.store.copy_origin import (
    COPY,
    folder_left_for,
    is_in_its_place,
    mark_reported,
    put_aside_copies,
    read_origin,
    unpublished_copies,
)
from tni.store.lesson_creation import copy_lesson
from tni.store.lesson_lock import is_locked
from tni.store.lesson_placing import free_lesson_name
from tni.store.local_disk import removable_places


@dataclass(frozen=True, slots=True)
class LeftLesson:
    """Lesson whose own place does not hold all of it. path: opening it goes on with it. is_away: nothing is there now,
    such as when its key is not plugged in."""

    path: Path
    is_away: bool


@dataclass(frozen=True, slots=True)
class LeftWork:
    """Work that was left. lessons, aside: the last changed first; the latter are copies of unknown lessons that the
    teacher has not put away yet."""

    lessons: tuple[LeftLesson, ...] = ()
    aside: tuple[Path, ...] = ()


type TellLeft = Callable[[LeftWork, Callable[[], None]], None]
"""Tells what was left. The second is to be called when the teacher has read it and wants nothing made of it: until then
it is told at each start."""


def tell_left_work(work: Path, tasks: TaskRunner, tell: TellLeft, failed: Callable[[Exception], None]) -> None:
    """Find on a worker what is left, and tell it. For the main thread."""

    def found(left: LeftWork) -> None:
        tell(left, lambda: tasks.submit(lambda: mark_all_reported(left), lambda _none: None, failed))

    tasks.submit(lambda: find_left_work(work), found, failed)


def find_left_work(work: Path, places: Callable[[], Sequence[Path]] = removable_places) -> LeftWork:
    """Return what is in the folder of working copies and not open. places: where keys are mounted. Raises: OSError."""
    lessons = [
        _left_lesson(left.target, left.copy, work, places)
        for left in unpublished_copies(work)
        if not is_locked(left.copy)
    ]
    return LeftWork(tuple(lessons), tuple(put_aside_copies(work)))


def mark_all_reported(left: LeftWork) -> None:
    """Note that the teacher was told. Raises: OSError."""
    for copy in left.aside:
        if copy.exists():
            mark_reported(copy)


def _left_lesson(target: Path, copy: Path, work: Path, places: Callable[[], Sequence[Path]]) -> LeftLesson:
    """Return where a lesson is. On keys it is looked for at its path alone, which is quick; `folder_left_for` knows it
    under any path when it is opened."""
    origin = read_origin(copy.parent)
    if target.exists() and (origin is None or is_in_its_place(copy.parent, origin)):
        return LeftLesson(target, is_away=False)
    for path in paths_on(places(), target):
        if path.is_file() and folder_left_for(path.resolve(), work) == copy.parent:
            return LeftLesson(path, is_away=False)
    return LeftLesson(target, is_away=True)


def take_aside(copies: Sequence[Path], library: Path, name: Callable[[str], str]) -> list[Path]:
    """Make lessons of the library of copies that were put aside, which are removed then; one that cannot be read stays.
    name: returns the name of its file for a title, which may be empty. Raises: LessonFileError, OSError, if none can be
    read."""
    made, failed = [], None
    for copy in copies:
        try:
            made.append(_taken(copy, library, name))
        except (TniError, OSError) as error:
            failed = failed or error
    if failed is not None and not made:
        raise failed
    return made


def _taken(copy: Path, library: Path, name: Callable[[str], str]) -> Path:
    title = read_layer(copy, None).info.title.strip()
    make_private_folder(library)
    path = free_lesson_name(library / f"{name(title)}.tni")
    copy_lesson(copy, path)
    if copy.name == COPY:
        shutil.rmtree(copy.parent, ignore_errors=True)
    return path
