"""Second place for a folder of lessons: backups of all its files in a folder that the teacher chose, such as one on a
USB key or a server.

Files are cut into chunks of 1 MB, each stored once under its hash, so a backup costs what changed since the last one. A
file that marks the place is never created anew: where it is missing, the key or the server is away, and nothing is
written to the folder that stands in its place. For a worker thread.
"""

from __future__ import annotations

import errno
import json
import os
import shutil
import sqlite3
from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from tni.core.digest import sha256
from tni.core.errors import TniError
from tni.core.ids import BlobId
from tni.files.atomic import WriteError, atomic_file, write_atomically
from tni.files.lesson_errors import LessonFileError
from tni.files.lesson_health import StorageTroubleKind
from tni.files.library_errors import BackupError, BackupStoppedError, BackupTroubleKind, BadBackupError
from tni.files.regular_file import NotRegularFileError, open_regular
from tni.files.work_folder import work_folder
from tni.library.thinning import DatedState, ThinningRules, kept_states
from tni.store.backup_files import (
    BackedUpFile,
    Backup,
    list_paths,
    new_list_path,
    read_list,
    write_list,
)
from tni.store.content_store import ContentStore, make_synced_folder
from tni.store.lesson_check import check_lesson
from tni.store.lesson_connect import as_lesson_error, connect
from tni.store.lesson_creation import copy_clean
from tni.store.lesson_placing import is_side_file, readable_lesson, side_files
from tni.store.lesson_trouble import ERRNO
from tni.store.library_history import RestoredFile
from tni.store.library_names import LESSON, file_names, free_place

MARK = "tni-backup.json"
CHECKED = "checked.json"
CHUNK_BYTES = 1 << 20
CHECK_DAYS = 7
"""Age of the last complete check of the latest backup up to which older backups are deleted without another one."""
UNFINISHED = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class WrittenBackup:
    """Result of a backup. written_bytes: what it took at the place. unread: files of which the backup has an earlier
    state or none, because they could not be read."""

    backup: Backup
    written_bytes: int
    unread: tuple[str, ...]


class BackupPlace:
    """Place of backups, which exists; see `create`."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.contents = ContentStore(folder / "contents")
        self._lists = folder / "backups"

    @classmethod
    def create(cls, folder: Path, now: datetime) -> BackupPlace:
        """Make a folder a place of backups. The folder above it must be there. One that is such a place stays as it is.
        Raises: BackupError."""
        place = cls(folder)
        with _told(folder):
            if not folder.parent.is_dir():
                raise BackupError(BackupTroubleKind.AWAY, folder)
            if not place.is_there:
                make_synced_folder(folder)
                write_atomically(folder / MARK, json.dumps({"made": now.isoformat()}).encode(), private=True)
        return place

    @property
    def is_there(self) -> bool:
        try:
            return (self.folder / MARK).is_file()
        except OSError:
            return False

    def backups(self) -> list[Backup]:
        """Return all backups whose lists are sound, oldest first. Raises: BackupError."""
        found = []
        with self._there():
            for path in list_paths(self._lists):
                with suppress(BadBackupError):
                    found.append(read_list(path))
        return found

    def space(self) -> tuple[int, int]:
        """Return the bytes that the backups take, and those that are free. Raises: BackupError."""
        with self._there():
            return self.contents.bytes_used(), shutil.disk_usage(self.folder).free

    # -- writing

    def write(
        self,
        library: Path,
        now: datetime,
        source: str,
        must_stop: Callable[[], bool] = lambda: False,
        progress: Callable[[int, int], object] = lambda _done, _all: None,
    ) -> WrittenBackup:
        """Back up all files of a folder of lessons, and read back what was written. The history of the lessons, which
        can be thrown away, is left out; of an open lesson there is a clean copy. progress: called with the number of
        files done, and of all. Raises: BackupError, BackupStoppedError, OSError for the folder of lessons."""
        names = [name for name in file_names(library) if not is_side_file(name)]
        with self._there():
            make_synced_folder(self._lists)
            last = max((b for b in self.backups() if b.source == source), key=lambda b: b.made, default=None)
            before = {file.name: file for file in last.files} if last else {}
            files, unread, written = list[BackedUpFile](), list[str](), dict[BlobId, int]()
            try:
                for number, name in enumerate(names):
                    progress(number, len(names))
                    if must_stop():
                        raise BackupStoppedError
                    try:
                        files.append(self._back_up(library / name, name, before.get(name), written))
                    except _UnreadError:
                        unread.append(name)
                        files += [before[name]] if name in before else []
                for blob in written:
                    if not self.contents.is_sound(blob, fresh=True):
                        raise BackupError(BackupTroubleKind.NOT_KEPT, self.folder, blob)
            except (WriteError, OSError) as error:
                if _kind_of(error) is BackupTroubleKind.FULL:
                    for blob in written:
                        self.contents.remove(blob)
                raise
            backup = Backup(new_list_path(self._lists, now), now, source, tuple(files))
            write_list(backup)
        return WrittenBackup(backup, sum(written.values()), tuple(unread))

    def _back_up(self, path: Path, name: str, before: BackedUpFile | None, written: dict[BlobId, int]) -> BackedUpFile:
        """Store a file's chunks. written: receives those that are new, with their size. Raises: _UnreadError,
        WriteError, OSError of the place."""
        with _reading():
            found = path.stat()
            is_whole = not (is_lesson := name.lower().endswith(LESSON)) or not side_files(path)
        is_as_before = before is not None and (before.size, before.mtime_ns) == (found.st_size, found.st_mtime_ns)
        if before is not None and is_as_before and is_whole and all(map(self.contents.has, before.chunks)):
            return before
        chunks = []
        with _copy_of_open_lesson(path) if not is_whole else _unchanged(path) as source:
            for chunk in _chunks(source):
                blob = BlobId(sha256(chunk).hex())
                chunks.append(blob)
                if not self.contents.has(blob):
                    written[blob] = len(chunk)
                    self.contents.write(blob, [chunk])
            is_sound = not is_lesson or _is_sound(source)
        with _reading():
            now = path.stat()
        mtime_ns = found.st_mtime_ns if (now.st_size, now.st_mtime_ns) == (found.st_size, found.st_mtime_ns) else -1
        return BackedUpFile(name, found.st_size, mtime_ns, tuple(chunks), is_sound)

    # -- checking and deleting

    def damaged_contents(self, backups: Collection[Backup]) -> set[BlobId]:
        """Return the contents of backups that are missing or not what they were, by reading all. Raises:
        BackupError."""
        with self._there():
            needed = {blob for backup in backups for blob in backup.contents()}
            return {blob for blob in sorted(needed) if not self.contents.is_sound(blob, fresh=True)}

    def rotate(self, rules: ThinningRules, now: datetime, source: str) -> int:
        """Delete the backups of a source that the rules do not keep, and return their number.

        Nothing is deleted unless the latest backup was read as a whole within the last days. The latest backup stays,
        and for each file that is damaged in it the latest one that has it sound. Raises: BackupError.
        """
        ours = [backup for backup in self.backups() if backup.source == source]
        if not ours:
            return 0
        states = [DatedState(backup.path, backup.made) for backup in ours]
        gone = {backup.path for backup in ours} - kept_states(states, rules, now) - _last_sound(ours)
        if not gone or not self._is_checked(max(ours, key=lambda backup: backup.made), now):
            return 0
        with self._there():
            for path in gone:
                path.unlink(missing_ok=True)
            self._remove_unused(now - UNFINISHED)
        return len(gone)

    def _is_checked(self, latest: Backup, now: datetime) -> bool:
        """Read the latest backup, if that was not done lately. Contents that are damaged are deleted: the next backup
        writes them again."""
        checked = self._checked()
        with suppress(ValueError, KeyError, TypeError):
            if timedelta() <= now - datetime.fromisoformat(checked[latest.source]) < timedelta(days=CHECK_DAYS):
                return True
        damaged = self.damaged_contents([latest])
        with self._there():
            for blob in damaged:
                self.contents.remove(blob)
            if not damaged:
                found = json.dumps({"sources": checked | {latest.source: now.isoformat()}})
                write_atomically(self.folder / CHECKED, found.encode(), private=True)
        return not damaged

    def _checked(self) -> dict[str, str]:
        """Return when the latest backup of each source was read without a fault."""
        with suppress(OSError, ValueError, KeyError, TypeError):
            return dict(json.loads((self.folder / CHECKED).read_bytes())["sources"])
        return {}

    def _remove_unused(self, before: datetime) -> None:
        """Delete chunks of no backup, unless a list is damaged: it may need them. Raises: OSError."""
        try:
            needed = {blob for path in list_paths(self._lists) for blob in read_list(path).contents()}
        except BadBackupError:
            return
        self.contents.remove_unused(needed, before.timestamp())

    # -- restoring

    def restore(self, backup: Backup, out: Path, names: Collection[str] | None = None) -> list[RestoredFile]:
        """Write files of a backup to a folder, by default all. No file there is replaced. Raises: BackupError when the
        place is away."""
        self._check_there()
        restored = []
        for file in backup.files:
            if (names is None or file.name in names) and not is_side_file(file.name):
                try:
                    path = free_place(out, file.name)
                    self.restore_file(file, path)
                except (TniError, OSError) as error:
                    restored.append(RestoredFile(file.name, None, error))
                else:
                    restored.append(RestoredFile(file.name, path))
        return restored

    def restore_file(self, file: BackedUpFile, path: Path) -> None:
        """Write a file of a backup. Raises: ContentMissingError, ContentDamagedError, WriteError, OSError."""
        with atomic_file(path, private=True) as out:
            for chunk in file.chunks:
                out.write(self.contents.read(chunk))
        if file.mtime_ns >= 0:
            with suppress(OSError):
                os.utime(path, ns=(file.mtime_ns, file.mtime_ns))

    # -- the place

    def _check_there(self) -> None:
        if not self.is_there:
            raise BackupError(BackupTroubleKind.AWAY, self.folder)

    @contextmanager
    def _there(self) -> Iterator[None]:
        """Tell errors of the place as `BackupError`."""
        self._check_there()
        with _told(self.folder):
            try:
                yield
            except (WriteError, OSError):
                self._check_there()  # pulled out meanwhile
                raise


class _UnreadError(Exception):
    """A file of the library could not be read."""


@contextmanager
def _told(folder: Path) -> Iterator[None]:
    try:
        yield
    except (WriteError, OSError) as error:
        raise BackupError(_kind_of(error), folder, str(error)) from error


@contextmanager
def _reading() -> Iterator[None]:
    try:
        yield
    except (OSError, LessonFileError, NotRegularFileError) as error:
        raise _UnreadError from error


def _kind_of(error: WriteError | OSError) -> BackupTroubleKind:
    cause = error.cause if isinstance(error, WriteError) else error
    kinds = {
        StorageTroubleKind.DISK_FULL: BackupTroubleKind.FULL,
        StorageTroubleKind.READ_ONLY: BackupTroubleKind.REFUSED,
        StorageTroubleKind.UNREACHABLE: BackupTroubleKind.AWAY,
    }
    return kinds.get(ERRNO.get(cause.errno or errno.EIO, StorageTroubleKind.IO), BackupTroubleKind.FAILED)


@contextmanager
def _unchanged(path: Path) -> Iterator[Path]:
    yield path


@contextmanager
def _copy_of_open_lesson(path: Path) -> Iterator[Path]:
    """Yield a clean copy of a lesson that is open or was cut off."""
    with work_folder() as folder:
        copy = folder / "copy.tni"
        with _reading(), readable_lesson(path) as readable:
            db = connect(readable, read_only=True)
            try:
                copy_clean(db, copy)
            except sqlite3.Error as error:
                raise as_lesson_error(path, error) from error
            finally:
                db.close()
        yield copy


def _chunks(path: Path) -> Iterator[bytes]:
    with _reading():
        file = open_regular(path)
    with file:
        while True:
            with _reading():
                chunk = file.read(CHUNK_BYTES)
            if not chunk:
                return
            yield chunk


def _is_sound(path: Path) -> bool:
    try:
        return not check_lesson(path)
    except (LessonFileError, OSError):
        return False


def _last_sound(backups: list[Backup]) -> set[Path]:
    """Return the latest backups that have each file sound, for files that are damaged in the latest one."""
    newest_first = sorted(backups, key=lambda backup: backup.made, reverse=True)
    wanted = {file.name for file in newest_first[0].files if not file.is_sound}
    found = set[Path]()
    for backup in newest_first:
        if here := {file.name for file in backup.files if file.is_sound} & wanted:
            wanted -= here
            found.add(backup.path)
    return found
