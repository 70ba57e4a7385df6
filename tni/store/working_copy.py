"""Working copy of a lesson that is not on a local disk: edited on a local disk, and published as a whole to the
lesson's own place.

A folder of its own under the work folder holds the copy and `origin.json`: the lesson's path, whether that file is up
to date, and its fingerprint when last seen. The folder is removed when the copy is published and closed.
"""

from __future__ import annotations

import logging
import os
import shutil
import sqlite3
import threading
from contextlib import suppress
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Self

from tni.files.atomic import commit_file, copy_atomically, free_name, rename_new, temporary_path
from tni.files.lesson_errors import LessonFileError, LessonInUseError, LessonUnreadableError
from tni.files.lesson_health import StorageTrouble, StorageTroubleKind
from tni.files.private import create_private, make_private_folder
from tni.store.copy_origin import (
    ASIDE,
    COPY,
    ORIGIN,
    CopyOrigin,
    FileFingerprint,
    copy_folder,
    folder_left_for,
    is_copy_of,
    may_publish_on,
    read_origin,
    write_origin,
)
from tni.store.lesson_connect import check_header, connect
from tni.store.lesson_creation import copy_clean
from tni.store.lesson_lock import LessonLock, is_locked
from tni.store.lesson_placing import copy_with_wal, free_lesson_name, side_files, without_side_files
from tni.store.lesson_trouble import trouble_of
from tni.store.local_disk import is_writable, mount_of, volume_of

SNAPSHOT = "snapshot.tni"
_log = logging.getLogger(__name__)


class PublishError(LessonFileError):
    """The lesson could not be published; the working copy keeps it. trouble: the reason."""

    def __init__(self, trouble: StorageTrouble) -> None:
        super().__init__(trouble.path, trouble.detail)
        self.trouble = trouble


class WorkingCopy:
    """Working copy, held by this instance alone until `release` or `remove`.

    `publish` is for one thread; `will_write` and `did_write` may be called from another.
    """

    def __init__(self, folder: Path, origin: CopyOrigin, lock: LessonLock) -> None:
        self.folder, self.origin = folder, origin
        self.path = folder / COPY
        self._lock = lock
        self._guard = threading.Lock()
        self._writes, self._writing = 0, False
        self._parts: dict[Path, Path] = {}
        """Temporary file of each target. The path stays the same, so that the next attempt overwrites a partial file
        left on a USB key that was unplugged."""

    @classmethod
    def open(cls, target: Path, work: Path, now: datetime) -> Self:
        """Open the unpublished copy that an earlier run left, else make a new copy of `target`.

        Raises: LessonFileError.
        """
        target = target.absolute()
        folder = folder_left_for(target, work) or _free_folder(target, work)
        left = read_origin(folder)
        if left is None or left.published:
            check_header(target)
        try:
            make_private_folder(folder)
            lock = LessonLock(folder / COPY, now)
        except OSError as error:
            raise LessonUnreadableError(trouble_of(folder, error)) from error
        except LessonInUseError as error:
            raise LessonInUseError(target, error.owner) from None
        try:
            left = read_origin(folder)
            if left is None or left.published:
                return cls(folder, cls._fetch(target, folder), lock)
            return cls(folder, _at_its_place(left, target, folder), lock)
        except OSError as error:
            lock.release()
            raise LessonUnreadableError(trouble_of(target, error)) from error

    @staticmethod
    def _fetch(target: Path, folder: Path) -> CopyOrigin:
        if read_origin(folder) is None:
            _put_aside(folder)
        for old in folder.glob(f"{COPY}*"):
            old.unlink()
        seen, mount = FileFingerprint.of(target), mount_of(target.parent)
        volume = volume_of(mount) if mount else ""
        origin = CopyOrigin(target, True, seen, mount.point if mount else None, volume=volume)
        write_origin(folder, origin)  # before the copy: one without it may be somebody's work
        if any(side.stat().st_size for side in side_files(target)):
            copy_with_wal(target, folder / COPY)
        else:
            copy_atomically(target, folder / COPY, replacing=True)
        return origin

    def will_write(self) -> None:
        """Note that the copy is about to hold more than the target. Raises: OSError."""
        with self._guard:
            self._writing, self._writes = True, self._writes + 1
            if self.origin.published:
                self.origin = replace(self.origin, published=False)
                write_origin(self.folder, self.origin)

    def did_write(self) -> None:
        with self._guard:
            self._writing = False

    def rename(self, stem: str) -> Path:
        """Rename the target, for the thread that publishes. Return its path.

        `origin.json` says what is meant before it is done, so that the next start finishes it. Raises: LessonFileError,
        with nothing renamed.
        """
        from tni.store.lesson_rename import name_for  # when a lesson is renamed

        old = self.origin.target
        try:
            self._reach_target(old)
            if is_locked(old):
                raise LessonInUseError(old, None)
            if side_files(old):  # they are of the file's name; publishing takes them away
                self._publish(old)
                old = self.origin.target
            new = name_for(old, stem)
            if new.name != old.name:
                self._note(target=new, renamed_from=old)
                try:
                    self._finish_rename()
                except BaseException:
                    self._note(target=old, renamed_from=None)
                    raise
            return new
        except OSError as error:
            raise LessonUnreadableError(trouble_of(old, error)) from error
        except sqlite3.Error as error:
            raise PublishError(trouble_of(self.path, error)) from error

    def _finish_rename(self) -> None:
        """Give the target its new name. If somebody changed the file meanwhile, it is left alone, and the lesson is
        published under the new name. Raises: OSError."""
        old, new = self.origin.renamed_from, self.origin.target
        if old is None:
            return
        if old.exists() and self._is_unchanged(old) and (not new.exists() or new.samefile(old)):
            rename_new(old, new)
            self._note(renamed_from=None)
        elif new.exists():  # already renamed when the program was cut off
            self._note(renamed_from=None)
        else:
            self._note(renamed_from=None, published=False, seen=None)

    def _note(self, **changes: object) -> None:
        """Raises: OSError."""
        with self._guard:
            origin = replace(self.origin, **changes)  # type: ignore[arg-type]
            write_origin(self.folder, origin)
            self.origin = origin

    def publish(self) -> Path | None:
        """Publish the lesson in its present state.

        Return None, or the new path when somebody changed the target meanwhile: both files are then kept, and the new
        path becomes the target. Raises: PublishError.
        """
        target = self.origin.target
        try:
            return self._publish(target)
        except OSError as error:
            raise PublishError(trouble_of(target, error)) from error
        except sqlite3.Error as error:
            raise PublishError(trouble_of(self.path, error)) from error

    def _publish(self, target: Path) -> Path | None:
        self._reach_target(target)
        self._finish_rename()  # of a program that was cut off
        if not is_writable(target):
            raise PublishError(StorageTrouble(StorageTroubleKind.READ_ONLY, target, "no right to write"))
        if is_locked(target):
            raise PublishError(StorageTrouble(StorageTroubleKind.IO, target, "open in its place in another instance"))
        with self._guard:
            writes, writing = self._writes, self._writing
        snapshot = self._snapshot()
        beside = None
        if not self._is_unchanged(target):
            target = beside = free_lesson_name(target)
        part = self._parts.setdefault(target, temporary_path(target))
        try:
            create_private(part)
            shutil.copyfile(snapshot, part)
            if not beside:
                with suppress(OSError):  # no rights on FAT
                    shutil.copymode(target, part)
            if not beside and not self._is_unchanged(
                target
            ):  # changed while the copy was written over a slow connection
                target = beside = free_lesson_name(target)
            self._note_placing(target, FileFingerprint.of(snapshot))
            with without_side_files(target):  # what an interrupted program left there is merged in the copy
                commit_file(part, target)
        finally:
            with suppress(OSError):
                part.unlink(missing_ok=True)
        seen = self._published_fingerprint(target)
        self._remove_parts(but=target)  # not before it is known to be on the key
        snapshot.unlink()
        with self._guard:
            whole = not writing and writes == self._writes  # otherwise a change may be missing from the snapshot
            self.origin = replace(self.origin, target=target, published=whole, seen=seen, placed=None)
            write_origin(self.folder, self.origin)
        return beside

    def _remove_parts(self, but: Path) -> None:
        """Remove the partial files of other targets, left on a USB key that was unplugged during writing.

        Called right after a successful write to the key, so a partial file that is not found does not exist.
        """
        for part in (part for target, part in self._parts.items() if target != but):
            with suppress(OSError):
                part.unlink(missing_ok=True)
        self._parts.clear()

    def _is_unchanged(self, target: Path) -> bool:
        if not target.exists():
            return True  # the file was removed: the lesson is published there again
        return self.origin.known(target) is not None

    def _note_placing(self, target: Path, placed: FileFingerprint | None) -> None:
        """Note what is about to be placed: a key that is pulled out, or a program that ends, just after that leaves it
        there, and the next attempt must not take it for somebody else's. Raises: OSError."""
        seen = (self.origin.known(target) if target.exists() else None) or self.origin.seen
        self._note(seen=seen, placed=placed)

    def _snapshot(self) -> Path:
        snapshot = self.folder / SNAPSHOT
        snapshot.unlink(missing_ok=True)
        db = connect(self.path, read_only=True)
        try:
            copy_clean(db, snapshot)
        finally:
            db.close()
        return snapshot

    def _reach_target(self, target: Path) -> None:
        """Check that the target's folder is there, on a key that is the lesson's or has it, which is its own from now
        on. Raises: PublishError if not, OSError."""
        mount = mount_of(target.parent)
        volume = volume_of(mount) if mount and mount.point == self.origin.mount else ""
        if volume not in ("", self.origin.volume) and self.origin.volume:
            if not may_publish_on(self.folder, self.origin, volume):
                raise _unreachable(target, f"another key is at {mount.point if mount else target.parent}")
            self._note(volume=volume)
        self._check_target(target)

    def _check_target(self, target: Path) -> None:
        """Check that the target's folder is there, on the same mount and key. Raises: PublishError if not."""
        mount, origin = mount_of(target.parent), self.origin
        if not target.parent.is_dir() or (origin.mount is not None and mount and mount.point != origin.mount):
            raise _unreachable(target, f"{target.parent} is not there")
        if origin.volume and mount and volume_of(mount) not in ("", origin.volume):
            raise _unreachable(target, f"another key is at {mount.point}")

    def _published_fingerprint(self, target: Path) -> FileFingerprint:
        """Return the target's fingerprint after the snapshot was published.

        If a USB key was unplugged and plugged in again meanwhile, the file was written to the folder that serves as
        mount point. Raises: PublishError, OSError.
        """
        seen, placed = FileFingerprint.of(target), self.origin.placed
        is_placed = seen is not None and placed is not None and seen.sha256 == placed.sha256
        try:
            self._check_target(target)
        except PublishError:
            if is_placed:
                target.unlink()
            raise
        if seen is None or not is_placed:
            raise _unreachable(target, "it is not there though it was placed")
        return seen

    def release(self) -> None:
        """Leave the copy for the next start."""
        self._lock.release()

    def remove(self) -> None:
        """Delete the copy after it was published."""
        shutil.rmtree(self.folder, ignore_errors=True)
        self._lock.release()


def _unreachable(target: Path, why: str) -> PublishError:
    return PublishError(StorageTrouble(StorageTroubleKind.UNREACHABLE, target, why))


def _at_its_place(left: CopyOrigin, target: Path, folder: Path) -> CopyOrigin:
    """Return the origin of a copy whose lesson is at `target` now. Raises: OSError."""
    if target in (left.target, left.renamed_from):
        return left
    mount = mount_of(target.parent)
    point, volume = (mount.point, volume_of(mount) or left.volume) if mount else (None, left.volume)
    origin = replace(left, target=target, renamed_from=None, mount=point, volume=volume)
    if left.renamed_from is not None and target.name == left.renamed_from.name:  # its new name was not given yet
        origin = replace(origin, target=target.with_name(left.target.name), renamed_from=target)
    write_origin(folder, origin)
    return origin


def _put_aside(folder: Path) -> None:
    """Move a copy whose origin cannot be read, which may hold work, to a folder of its own. Raises: OSError."""
    if not (folder / COPY).exists():
        return
    aside = free_name(folder.with_name(f"{folder.name}-{ASIDE}"), os.path.lexists)
    make_private_folder(aside)
    for old in sorted(folder.glob(f"{COPY}?*")):  # side files first: a copy without them is not whole
        old.rename(aside / old.name)
    (folder / COPY).rename(aside / COPY)
    with suppress(FileNotFoundError):
        (folder / ORIGIN).rename(aside / ORIGIN)  # it may be read at a later start
    _log.warning("a working copy without a readable origin is kept in %s", aside)


def _free_folder(target: Path, work: Path) -> Path:
    """Return a folder for the copy of `target` that holds no copy of a lesson renamed since."""
    first = folder = copy_folder(target, work)
    number = 1
    while (found := read_origin(folder)) is not None and not is_copy_of(folder, found, target):
        if found.published and not is_locked(folder / COPY):
            break
        number += 1
        folder = first.with_name(f"{first.name}-{number}")
    return folder
