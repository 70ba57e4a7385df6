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
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from pathlib import Path, PurePosixPath

from tni.core.ids import new_id
from tni.files.atomic import WriteError, free_name, write_atomically
from tni.files.lesson_errors import LessonFileError, LessonMissingError, LessonUnreadableError
from tni.files.private import make_private_folder
from tni.store.lesson_moving import held_lesson, move_lesson
from tni.store.lesson_placing import free_lesson_name
from tni.store.lesson_trouble import trouble_of
from tni.store.library_folder import LESSON_SUFFIX
from tni.store.local_disk import is_local

BIN = Path(".tni") / "bin"
"""Folder of the bin, from the library's folder."""
NOTE = "binned.json"
KEPT_DAYS = 60
"""Days after which a lesson is due to leave the bin for good."""
DUE_DAYS = 7
"""Days from a start that sees that it is due to the first one that deletes it."""
_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class BinnedLesson:
    """Lesson in the bin. id: name of its folder there. path: where it was, from the library's folder. at: when it was
    thrown away. due: when it was first seen to be there for too long."""

    id: str
    path: str
    at: datetime
    due: datetime | None = field(default=None, compare=False)

    @property
    def title(self) -> str:
        return PurePosixPath(self.path).stem

    @property
    def file(self) -> str:
        """Its file, from the library's folder."""
        return (BIN / self.id / PurePosixPath(self.path).name).as_posix()

    @property
    def leaves(self) -> datetime:
        """The time from which on it is due to leave the bin for good."""
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
            _write_note(place, binned)
            move_lesson(source, place / source.name, self._work)
        except BaseException as error:
            _remove_without_lesson(place)
            if isinstance(error, OSError | LessonFileError) and _lesson_in(place) and not os.path.lexists(source):
                _log.warning("%s is in the bin in spite of an error: %s", path, error)
                return binned
            if isinstance(error, OSError | WriteError):  # of the note, too: nobody knows its file
                cause = error.cause if isinstance(error, WriteError) else error
                raise LessonUnreadableError(trouble_of(source, cause)) from error
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
        found = (self._note(place) for place in places if not self._never_left(place))
        return tuple(sorted(found, key=lambda binned: binned.at, reverse=True))

    def empty(self, now: datetime | None = None) -> None:
        """Delete all lessons of the bin for good; with a time, those alone that have been in it for `KEPT_DAYS` by
        then, and were seen to be so `DUE_DAYS` before: a clock that is wrong for once deletes nothing. One that is open
        stays."""
        for binned in self.lessons():
            if now is None or _is_due(self._folder / binned.id, binned, now):
                self.delete(binned)

    def delete(self, binned: BinnedLesson) -> None:
        """Delete a lesson of the bin for good. One that is open stays."""
        place = self._folder / binned.id
        if (lesson := _lesson_in(place)) is None:
            return
        try:
            with held_lesson(lesson, self._work):
                gone = free_name(place.with_name(f".{place.name}"))
                place.rename(gone)  # in one step: half of a lesson is none
            shutil.rmtree(gone, ignore_errors=True)
        except (LessonFileError, OSError) as error:
            _log.warning("%s stays in the bin: %s", binned.path, error)

    def _never_left(self, place: Path) -> bool:
        """Return whether the lesson in a place has its old name too, and take it out of the bin then: a program was
        killed between the two steps of a move, and SQLite must not know a file by two names. One that is open, or that
        another program is moving, stays."""
        lesson, before = _lesson_in(place), self._library / self._note(place).path
        if lesson is None or not _is_one_file(lesson, before) or not is_local(self._library):
            return False
        with suppress(OSError, LessonFileError), held_lesson(before, self._work):
            if _is_one_file(lesson, before):
                lesson.unlink()
                _remove_without_lesson(place)
                return True
        return False

    def _note(self, place: Path) -> BinnedLesson:
        """Return a lesson's note. One whose note cannot be read was in the library's folder, and is as old as its
        folder in the bin."""
        with suppress(OSError, ValueError, KeyError, TypeError):
            found = json.loads((place / NOTE).read_text(encoding="utf-8"))
            path, at = PurePosixPath(found["path"]), datetime.fromisoformat(found["at"])
            due = datetime.fromisoformat(found["due"]) if found.get("due") else None
            is_inside = not path.is_absolute() and ".." not in path.parts and path.name
            if is_inside and at.tzinfo is not None and (due is None or due.tzinfo is not None):
                return BinnedLesson(place.name, str(path), at, due)
        lesson = _lesson_in(place)
        name = place.name + LESSON_SUFFIX if lesson is None else lesson.name
        try:
            changed_s = place.stat().st_mtime
        except OSError:
            changed_s = datetime.now().timestamp()
        return BinnedLesson(place.name, name, datetime.fromtimestamp(changed_s).astimezone())


def _is_one_file(one: Path, other: Path) -> bool:
    try:
        return os.path.samestat(one.lstat(), other.lstat())
    except OSError:
        return False


def _is_due(place: Path, binned: BinnedLesson, now: datetime) -> bool:
    """Return whether a lesson leaves the bin at a time, and note since when it is due."""
    due = None if now < binned.leaves else binned.due if binned.due and binned.due <= now else now
    if due != binned.due:
        try:
            _write_note(place, replace(binned, due=due))
        except (WriteError, OSError) as error:
            _log.warning("%s stays in the bin: %s", binned.path, error)
            return False
    return due is not None and now - due >= timedelta(days=DUE_DAYS)


def _write_note(place: Path, binned: BinnedLesson) -> None:
    """Raises: WriteError."""
    note = {"path": binned.path, "at": binned.at.isoformat()}
    if binned.due is not None:
        note["due"] = binned.due.isoformat()
    write_atomically(place / NOTE, json.dumps(note).encode(), private=True)


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
