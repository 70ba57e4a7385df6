"""Working copy of a lesson that is not on a local disk: edited on a local disk, and published as a whole to the
lesson's own place.

A folder of its own under the work folder holds the copy and `origin.json`: the lesson's path, whether that file is up
to date, and its fingerprint when last seen. The folder is removed when the copy is published and closed.
"""

from __future__ import annotations

import json
import shutil
import sqlite3
import threading
from contextlib import suppress
from dataclasses import asdict, dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Any, Self

from tni.core.digest import sha256
from tni.files.atomic import commit_file, copy_atomically, rename_new, temporary_path
from tni.files.lesson_errors import LessonFileError, LessonInUseError, LessonUnreadableError
from tni.files.lesson_health import StorageTrouble, StorageTroubleKind
from tni.files.private import create_private, make_private_folder, write_private
from tni.store.lesson_connect import check_header, connect
from tni.store.lesson_creation import copy_clean
from tni.store.lesson_lock import LessonLock, is_locked
from tni.store.lesson_placing import copy_with_wal, free_lesson_name, side_files, without_side_files
from tni.store.lesson_trouble import trouble_of
from tni.store.local_disk import is_writable, mount_of

COPY, ORIGIN, SNAPSHOT = "lesson.tni", "origin.json", "snapshot.tni"


class PublishError(LessonFileError):
    """The lesson could not be published; the working copy keeps it. trouble: the reason."""

    def __init__(self, trouble: StorageTrouble) -> None:
        super().__init__(trouble.path, trouble.detail)
        self.trouble = trouble


@dataclass(frozen=True, slots=True)
class FileFingerprint:
    """Fingerprint of a file. Equal size and time mean the same file; otherwise the hash decides, since FAT rounds
    times."""

    size: int
    mtime_ns: int
    sha256: str

    @classmethod
    def of(cls, path: Path) -> Self | None:
        """Return the fingerprint of a file, None without a file. Raises: OSError."""
        import hashlib  # loads OpenSSL, which the start does not need

        try:
            stat = path.stat()
            with path.open("rb") as file:
                return cls(stat.st_size, stat.st_mtime_ns, hashlib.file_digest(file, "sha256").hexdigest())
        except FileNotFoundError:
            return None

    def is_still(self, path: Path) -> bool:
        """Return whether the file is unchanged. Raises: OSError."""
        stat = path.stat()
        if (stat.st_size, stat.st_mtime_ns) == (self.size, self.mtime_ns):
            return True
        now = FileFingerprint.of(path)
        return now is not None and now.sha256 == self.sha256


@dataclass(frozen=True, slots=True)
class CopyOrigin:
    """Origin of a working copy.

    target: path of the lesson. published: the target holds everything that the copy does. seen: the target's
    fingerprint when last read or written, None when there was no file. mount: mount point of the target's folder, None
    when unknown. renamed_from: earlier path of a target that is being renamed.
    """

    target: Path
    published: bool
    seen: FileFingerprint | None
    mount: str | None
    renamed_from: Path | None = None


@dataclass(frozen=True, slots=True)
class UnpublishedCopy:
    """Work of an earlier run that was not published. Opening `target` continues it."""

    target: Path
    copy: Path
    changed: datetime


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
        self._placed: FileFingerprint | None = None

    @classmethod
    def open(cls, target: Path, work: Path, now: datetime) -> Self:
        """Open the unpublished copy that an earlier run left, else make a new copy of `target`.

        Raises: LessonFileError.
        """
        target = target.absolute()
        folder = _left_for(target, work) or _free_folder(target, work)
        left = _read_origin(folder)
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
            left = _read_origin(folder)
            return cls(folder, left if left and not left.published else cls._fetch(target, folder), lock)
        except OSError as error:
            lock.release()
            raise LessonUnreadableError(trouble_of(target, error)) from error

    @staticmethod
    def _fetch(target: Path, folder: Path) -> CopyOrigin:
        for old in folder.glob(f"{COPY}*"):
            old.unlink()
        seen = FileFingerprint.of(target)
        if any(side.stat().st_size for side in side_files(target)):
            copy_with_wal(target, folder / COPY)
        else:
            copy_atomically(target, folder / COPY, replacing=True)
        mount = mount_of(target.parent)
        origin = CopyOrigin(target, True, seen, mount.point if mount else None)
        _write_origin(folder, origin)
        return origin

    def will_write(self) -> None:
        """Note that the copy is about to hold more than the target. Raises: OSError."""
        with self._guard:
            self._writing, self._writes = True, self._writes + 1
            if self.origin.published:
                self.origin = replace(self.origin, published=False)
                _write_origin(self.folder, self.origin)

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
            self._check_target(old)
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
            _write_origin(self.folder, origin)
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
        self._check_target(target)
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
            self._placed = FileFingerprint.of(snapshot)
            with without_side_files(target):  # what an interrupted program left there is merged in the copy
                commit_file(part, target)
            self._remove_parts(but=target)
        finally:
            with suppress(OSError):
                part.unlink(missing_ok=True)
        seen = self._published_fingerprint(target)
        snapshot.unlink()
        with self._guard:
            whole = not writing and writes == self._writes  # otherwise a change may be missing from the snapshot
            self.origin = replace(self.origin, target=target, published=whole, seen=seen)
            _write_origin(self.folder, self.origin)
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
        known = (self.origin.seen, self._placed)  # the second: published by an attempt that failed afterwards
        return any(seen is not None and seen.is_still(target) for seen in known)

    def _snapshot(self) -> Path:
        snapshot = self.folder / SNAPSHOT
        snapshot.unlink(missing_ok=True)
        db = connect(self.path, read_only=True)
        try:
            copy_clean(db, snapshot)
        finally:
            db.close()
        return snapshot

    def _check_target(self, target: Path) -> None:
        """Check that the target's folder is there and on the same mount. Raises: PublishError if not."""
        mount = mount_of(target.parent)
        if not target.parent.is_dir() or (self.origin.mount is not None and mount and mount.point != self.origin.mount):
            raise PublishError(StorageTrouble(StorageTroubleKind.UNREACHABLE, target, f"{target.parent} is not there"))

    def _published_fingerprint(self, target: Path) -> FileFingerprint:
        """Return the target's fingerprint after the snapshot was published.

        If a USB key was unplugged and plugged in again meanwhile, the file was written to the folder that serves as
        mount point. Raises: PublishError, OSError.
        """
        seen, placed = FileFingerprint.of(target), self._placed
        is_placed = seen is not None and placed is not None and seen.sha256 == placed.sha256
        try:
            self._check_target(target)
        except PublishError:
            if is_placed:
                target.unlink()
            raise
        if seen is None or not is_placed:
            raise PublishError(
                StorageTrouble(StorageTroubleKind.UNREACHABLE, target, "it is not there though it was placed")
            )
        return seen

    def release(self) -> None:
        """Leave the copy for the next start."""
        self._lock.release()

    def remove(self) -> None:
        """Delete the copy after it was published."""
        shutil.rmtree(self.folder, ignore_errors=True)
        self._lock.release()


def _folder_of(target: Path, work: Path) -> Path:
    return work / sha256(str(target).encode("utf-8", "surrogateescape")).hex()[:16]


def _free_folder(target: Path, work: Path) -> Path:
    """Return a folder for the copy of `target` that holds no copy of a lesson renamed since."""
    first = folder = _folder_of(target, work)
    number = 1
    while (found := _read_origin(folder)) is not None and target not in (found.target, found.renamed_from):
        if found.published and not is_locked(folder / COPY):
            break
        number += 1
        folder = first.with_name(f"{first.name}-{number}")
    return folder


def is_unpublished(target: Path, work: Path) -> bool:
    """Return whether a working copy holds more than `target`."""
    return _left_for(target.absolute(), work) is not None


def copy_in_use(target: Path, work: Path) -> bool:
    """Return whether an instance on this computer has `target` open in a working copy."""
    return is_locked(_folder_of(target.absolute(), work) / COPY)


def _left_for(target: Path, work: Path) -> Path | None:
    """Return the folder of the copy that holds more than `target`. The copy may have been made from another file."""
    for folder in work.glob("*/"):
        left = _read_origin(folder)
        if left is not None and not left.published and target in (left.target, left.renamed_from):
            return folder
    return None


def unpublished_copies(work: Path) -> list[UnpublishedCopy]:
    """Return the working copies that hold more than their targets, newest first."""
    found = []
    for folder in work.glob("*/"):
        origin, lesson = _read_origin(folder), folder / COPY
        if origin is not None and not origin.published and lesson.exists():
            newest = max(path.stat().st_mtime for path in folder.glob(f"{COPY}*"))
            found.append(UnpublishedCopy(origin.target, lesson, datetime.fromtimestamp(newest).astimezone()))
    return sorted(found, key=lambda left: left.changed, reverse=True)


def _write_origin(folder: Path, origin: CopyOrigin) -> None:
    """Write `origin.json`. Raises: OSError."""
    before = None if origin.renamed_from is None else str(origin.renamed_from)
    text = json.dumps(asdict(origin) | {"target": str(origin.target), "renamed_from": before})
    part = temporary_path(folder / ORIGIN)
    write_private(part, text, errors="surrogateescape")
    commit_file(part, folder / ORIGIN)


def _read_origin(folder: Path) -> CopyOrigin | None:
    try:
        found: dict[str, Any] = json.loads((folder / ORIGIN).read_text(encoding="utf-8", errors="surrogateescape"))
        seen = None if found["seen"] is None else FileFingerprint(**found["seen"])
        before = found.get("renamed_from")
        return CopyOrigin(
            Path(found["target"]), bool(found["published"]), seen, found["mount"], Path(before) if before else None
        )
    except (OSError, ValueError, KeyError, TypeError):
        return None
