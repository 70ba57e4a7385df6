"""Use case of restoring from backups: their lists, and files of one of them written to a folder or back into the folder
of lessons. For the main thread; the work is done on the worker of the backups."""

from __future__ import annotations

import os
from collections.abc import Callable, Collection
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import Enum
from pathlib import Path

from tni.core.errors import TniError
from tni.core.tasks import TaskRunner
from tni.files.atomic import copy_atomically
from tni.files.library_errors import BackupError, BackupTroubleKind, RestoreIntoLibraryError
from tni.files.private import make_private_folder
from tni.files.work_folder import work_folder
from tni.services.library.history_service import Done, Failed, HistoryService
from tni.store.backed_up_names import FileStates, LessonNames, lesson_id_at
from tni.store.backup_files import BackedUpFile, Backup
from tni.store.backup_place import BackupPlace
from tni.store.lesson_identity import make_copy_of_its_own, read_lesson_id
from tni.store.lesson_placing import free_lesson_name, is_side_file, placed_lesson
from tni.store.library_history import LibraryHistory, RestoredFile
from tni.store.library_names import LESSON, file_names, free_place


class FileStanding(Enum):
    """Standing of a file of a backup beside the folder of lessons."""

    GONE = "gone"
    """No file has this name there now."""
    SAME = "same"
    CHANGED = "changed"


class Replacing(Enum):
    """Choice about lessons that have changed since a backup."""

    LEAVE = "leave"
    BESIDE = "beside"
    REPLACE = "replace"
    """The present state is kept in the history."""


@dataclass(frozen=True, slots=True)
class ListedFile:
    """File of a backup. name: in the folder of lessons, with `/`. written: when it was written last; None where that is
    not known. now: name that the lesson has there now, of one whose own is gone; "" without."""

    name: str
    written: datetime | None
    standing: FileStanding
    now: str = ""

    @property
    def is_lesson(self) -> bool:
        return self.name.lower().endswith(LESSON)


@dataclass(frozen=True, slots=True)
class ListedBackup:
    """Backup in the list. source: computer and folder that it was made of."""

    path: Path
    made: datetime
    source: str
    files: tuple[ListedFile, ...]

    @property
    def lessons(self) -> tuple[ListedFile, ...]:
        return tuple(file for file in self.files if file.is_lesson)


class BackupRestoring:
    """Use case of restoring. place: folder of the backups."""

    def __init__(self, library: Path, place: Path, history: HistoryService, tasks: TaskRunner) -> None:
        self._library, self._place, self._history, self._tasks = library.absolute(), place, history, tasks
        self.progress = (0, 0)
        """Files done of those that are restored, and all; written by the worker."""

    def list_backups(self, done: Done[list[ListedBackup]], failed: Failed) -> None:
        """List all backups at the place, latest first, those of other computers too."""

        def look() -> list[ListedBackup]:
            there = _states_in(self._library)
            names = LessonNames(self._library, there)
            found = [_listed(backup, there, names) for backup in BackupPlace(self._place).backups()]
            return sorted(found, key=lambda backup: backup.made, reverse=True)

        self._tasks.submit(look, done, failed)

    def restore_into_folder(
        self,
        backup: ListedBackup,
        names: Collection[str],
        folder: Path,
        inner: str,
        done: Done[list[RestoredFile]],
        failed: Failed,
    ) -> None:
        """Write files of a backup to a folder. No file there is replaced. inner: name of the folder to make within one
        that holds something already, for several files. failed: receives RestoreIntoLibraryError, BackupError,
        OSError."""
        self.progress = (0, len(names))

        def restore() -> list[RestoredFile]:
            if folder.resolve().is_relative_to(self._library.resolve()):
                raise RestoreIntoLibraryError(folder)
            place, found = self._found(backup)
            is_empty = next(folder.iterdir(), None) is None
            out = folder if is_empty or len(names) == 1 else folder / inner
            return [self._counted(one) for name in names for one in place.restore(found, out, [name])]

        self._tasks.submit(restore, done, failed)

    def restore_into_library(
        self,
        backup: ListedBackup,
        names: Collection[str],
        replacing: Replacing,
        label: Callable[[str], str],
        done: Done[list[RestoredFile]],
        failed: Failed,
    ) -> None:
        """Write files of a backup back into the folder of lessons. Those that are there as they were stay, and so do
        files that are no lessons, and lessons that have changed since they were listed: nobody was asked about these.
        replacing: what becomes of lessons that had changed. label: returns the name of a lesson beside the present one,
        "" gives that of the present state in the history. `done` receives what was written, or could not be."""
        self.progress, wanted = (0, len(names)), frozenset(names)
        asked = {file.name for file in backup.lessons if file.standing is FileStanding.CHANGED}

        def restore() -> list[RestoredFile]:
            place, found = self._found(backup)
            there = _states_in(self._library)
            restored = list[RestoredFile]()
            with work_folder() as folder:
                put = _PuttingBack(self._library, place, self._history, folder / f"restored{LESSON}", label)
                for file in (file for file in found.files if file.name in wanted):
                    standing = _standing(file, there)
                    is_left = file.name not in asked or replacing is Replacing.LEAVE
                    if standing is FileStanding.SAME or (standing is FileStanding.CHANGED and is_left):
                        continue
                    try:
                        path = put.put_back(file, standing, replacing)
                    except (TniError, OSError) as error:
                        restored.append(self._counted(RestoredFile(file.name, None, error)))
                    else:
                        restored.append(self._counted(RestoredFile(file.name, path)))
            return restored

        self._tasks.submit(restore, done, failed)

    # -- on the worker

    def _found(self, backup: ListedBackup) -> tuple[BackupPlace, Backup]:
        place = BackupPlace(self._place)
        found = next((one for one in place.backups() if one.path == backup.path), None)
        if found is None:
            raise BackupError(BackupTroubleKind.AWAY, self._place)
        return place, found

    def _counted(self, restored: RestoredFile) -> RestoredFile:
        done, total = self.progress
        self.progress = (done + 1, total)
        return restored


class _PuttingBack:
    """Writer of files back into the folder of lessons, on the worker. copy: path that it may use for a lesson."""

    def __init__(
        self, library: Path, place: BackupPlace, history: HistoryService, copy: Path, label: Callable[[str], str]
    ) -> None:
        self._library, self._place, self._history, self._copy, self._label = library, place, history, copy, label
        self._kept = LibraryHistory(library)

    def put_back(self, file: BackedUpFile, standing: FileStanding, replacing: Replacing) -> Path:
        """Return the path of what was written. Raises: TniError, OSError, and nothing has changed."""
        if not file.name.lower().endswith(LESSON):
            path = free_place(self._library, file.name)
            self._place.restore_file(file, path)
            return path
        self._place.restore_file(file, self._copy)
        lesson, now = read_lesson_id(self._copy), self._library / file.name
        is_gone = standing is FileStanding.GONE
        is_itself = not is_gone and lesson == lesson_id_at(now)
        if is_itself and replacing is Replacing.REPLACE:
            self._history.replace(now, self._label(""), lambda: self._place_copy(now, replacing=True))
            return now
        if is_itself or (lesson and self._has_other(lesson, file.name)):
            make_copy_of_its_own(self._copy)
        beside = now.with_stem(self._label(now.stem))
        path = free_place(self._library, file.name) if is_gone else free_lesson_name(beside)
        self._place_copy(path)
        return path

    def _place_copy(self, path: Path, *, replacing: bool = False) -> None:
        make_private_folder(path.parent)
        with placed_lesson(path, replacing=replacing) as part:
            copy_atomically(self._copy, part, replacing=True)
            found = self._copy.stat()
            os.utime(part, ns=(found.st_atime_ns, found.st_mtime_ns))  # so that it is told as the same

    def _has_other(self, lesson: str, name: str) -> bool:
        """Return whether another file that is there holds the lesson, as after it was renamed."""
        history = self._kept.store.history(lesson, name)
        names = {one for stored in history for one, state in stored.files.items() if state.left is None} - {name}
        return any(lesson_id_at(self._library / one) == lesson for one in names)


def _states_in(library: Path) -> FileStates:
    """Return size and time of each file in the folder of lessons, by name."""
    found: dict[str, tuple[int, int]] = {}
    with suppress(FileNotFoundError):
        for name in file_names(library):
            with suppress(OSError):
                state = (library / name).stat()
                found[name] = state.st_size, state.st_mtime_ns
    return found


def _standing(file: BackedUpFile, there: FileStates) -> FileStanding:
    if (state := there.get(file.name)) is None:
        return FileStanding.GONE
    return FileStanding.SAME if state == (file.size, file.mtime_ns) else FileStanding.CHANGED


def _listed(backup: Backup, there: FileStates, names: LessonNames) -> ListedBackup:
    backed_up = {file.name for file in backup.files}

    def listed(file: BackedUpFile) -> ListedFile:
        standing = _standing(file, there)
        is_gone = standing is FileStanding.GONE and file.name.lower().endswith(LESSON)
        written = datetime.fromtimestamp(file.mtime_ns / 1e9, UTC) if file.mtime_ns >= 0 else None
        return ListedFile(file.name, written, standing, names.now(file, backed_up) if is_gone else "")

    files = (listed(file) for file in backup.files if not is_side_file(file.name))
    return ListedBackup(backup.path, backup.made, backup.source, tuple(files))
