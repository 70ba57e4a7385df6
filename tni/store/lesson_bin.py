"""Bin of the library: lessons that were thrown away, each in a folder of its own with a note of where it was.

It lies in the library, so that a lesson is thrown away and comes back by a rename, and what a sync client keeps of the
library it keeps of the bin.
"""

from __future__ import annotations

import json
import logging
import os
import shutil
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path, PurePosixPath

from tni.core.ids import new_id
from tni.files.atomic import free_name, write_atomically
from tni.files.lesson_errors import LessonFileError, LessonMissingError, LessonUnreadableError
from tni.files.private import make_private_folder
from tni.store.lesson_moving import held_lesson, move_lesson
from tni.store.lesson_placing import free_lesson_name
from tni.store.lesson_trouble import trouble_of
from tni.store.library_folder import LESSON_SUFFIX

BIN = Path(".tni") / "bin"
"""Folder of the bin, from the library's folder."""
NOTE = "binned.json"
KEPT_DAYS = 60
"""Days after which a lesson leaves the bin for good."""
_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class BinnedLesson:
    """Lesson in the bin. id: name of its folder there. path: where it was, from the library's folder. at: when it was
    thrown away."""

    id: str
    path: str
    at: datetime

    @property
    def title(self) -> str:
        return PurePosixPath(self.path).stem

    @property
    def file(self) -> str:
        """Its file, from the library's folder."""
        return (BIN / self.id / PurePosixPath(self.path).name).as_posix()

    @property
    def leaves(self) -> datetime:
        """The time from which on it may leave the bin for good."""
        return self.at + timedelta(days=KEPT_DAYS)


class LessonBin:
    """Bin of one library. For worker threads. work: folder of working copies."""

    def __init__(self, library: Path, work: Path) -> None:
        self._library, self._work = library, work
        self._folder = library / BIN

    def throw(self, path: str, now: datetime) -> BinnedLesson:
        """Throw a lesson that is not open into the bin. Raises: as `move_lesson`, with the lesson where it was."""
        source, binned = self._library / path, BinnedLesson(new_id(), path, now)
        if not source.is_file():
            raise LessonMissingError(source)
        place = self._folder / binned.id
        try:
            make_private_folder(place)
            note = json.dumps({"path": path, "at": now.isoformat()}, ensure_ascii=False)
            write_atomically(place / NOTE, note.encode(), private=True)
            move_lesson(source, place / source.name, self._work)
        except BaseException as error:
            _remove_without_lesson(place)
            if isinstance(error, OSError | LessonFileError) and _lesson_in(place) and not os.path.lexists(source):
                _log.warning("%s is in the bin in spite of an error: %s", path, error)
                return binned
            if isinstance(error, OSError):
                raise LessonUnreadableError(trouble_of(source, error)) from error
            raise
        return binned

    def restore(self, binned_id: str) -> str:
        """Put a lesson back where it was, beside another one of its name if there is one by now. Return its path from
        the library's folder. Raises: as `move_lesson`."""
        place = self._folder / binned_id
        lesson, path = _lesson_in(place), self._note(place).path
        if lesson is None:
            raise LessonMissingError(place / PurePosixPath(path).name)
        target = free_lesson_name(self._library / path)
        move_lesson(lesson, target, self._work)
        _remove_without_lesson(place)
        return target.relative_to(self._library).as_posix()

    def lessons(self) -> tuple[BinnedLesson, ...]:
        """Return the lessons in the bin, those thrown away last first."""
        try:
            places = [place for place in self._folder.iterdir() if _lesson_in(place) is not None]
        except OSError:
            return ()
        return tuple(sorted(map(self._note, places), key=lambda binned: binned.at, reverse=True))

    def empty(self, now: datetime | None = None) -> None:
        """Delete all lessons of the bin for good; with a time, those alone that have been in it for `KEPT_DAYS` by
        then. One that is open stays."""
        for binned in self.lessons():
            if now is not None and now < binned.leaves:
                continue
            place = self._folder / binned.id
            lesson = _lesson_in(place)
            if lesson is None:
                continue
            try:
                with held_lesson(lesson, self._work):
                    gone = free_name(place.with_name(f".{place.name}"))
                    place.rename(gone)  # in one step: half of a lesson is none
                shutil.rmtree(gone, ignore_errors=True)
            except (LessonFileError, OSError) as error:
                _log.warning("%s stays in the bin: %s", binned.path, error)

    def _note(self, place: Path) -> BinnedLesson:
        """Return a lesson's note. One whose note cannot be read was in the library's folder, and is as old as its
        folder in the bin."""
        with suppress(OSError, ValueError, KeyError, TypeError):
            found = json.loads((place / NOTE).read_text(encoding="utf-8"))
            path, at = PurePosixPath(found["path"]), datetime.fromisoformat(found["at"])
            if at.tzinfo is not None and not path.is_absolute() and ".." not in path.parts and path.name:
                return BinnedLesson(place.name, str(path), at)
        lesson = _lesson_in(place)
        name = place.name + LESSON_SUFFIX if lesson is None else lesson.name
        try:
            changed_s = place.stat().st_mtime
        except OSError:
            changed_s = datetime.now().timestamp()
        return BinnedLesson(place.name, name, datetime.fromtimestamp(changed_s).astimezone())


def _remove_without_lesson(place: Path) -> None:
    """Remove a folder of the bin; one with a lesson, which may be the only one, stays with its note."""
    if _lesson_in(place) is None:
        with suppress(OSError):
            (place / NOTE).unlink(missing_ok=True)
            place.rmdir()


def _lesson_in(place: Path) -> Path | None:
    if place.name.startswith("."):
        return None
    try:
        return next((path for path in sorted(place.iterdir()) if path.suffix.lower() == LESSON_SUFFIX), None)
    except OSError:
        return None
