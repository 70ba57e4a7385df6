"""Origins of working copies: which lesson a copy in the work folder was made from, and whether that file holds all of
it. Read at each opening, whereas working copies themselves are rare."""

from __future__ import annotations

import json
import os
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path
from typing import Any, Self

from tni.core.digest import sha256
from tni.files.atomic import commit_file, temporary_path
from tni.files.private import write_private
from tni.store.lesson_lock import is_locked
from tni.store.local_disk import is_local, mount_of, volume_of

COPY, ORIGIN = "lesson.tni", "origin.json"
ASIDE = "aside"
"""End of the name of a folder with a copy of an unknown lesson."""
REPORTED = "reported"
"""Name of an empty file beside such a copy, of which the teacher was told."""


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
    when unknown. renamed_from: earlier path of a target that is being renamed. volume: what names the key or server
    that the target is on, "" when unknown.
    """

    target: Path
    published: bool
    seen: FileFingerprint | None
    mount: str | None
    renamed_from: Path | None = None
    volume: str = ""
    placed: FileFingerprint | None = None

    def known(self, path: Path) -> FileFingerprint | None:
        """Return which of `seen` and `placed` a file still is: nobody else changed it. Raises: OSError."""
        found = (seen for seen in (self.seen, self.placed) if seen is not None and seen.is_still(path))
        return next(found, None)


@dataclass(frozen=True, slots=True)
class UnpublishedCopy:
    """Work of an earlier run that was not published. Opening `target` continues it."""

    target: Path
    copy: Path
    changed: datetime


def copy_folder(target: Path, work: Path) -> Path:
    """Return the folder of the copy of a lesson."""
    return work / sha256(str(target).encode("utf-8", "surrogateescape")).hex()[:16]


def is_working_copy(path: Path) -> bool:
    """Return whether a file is a working copy, not a lesson of the teacher."""
    return path.name == COPY and (path.with_name(ORIGIN).exists() or path.parent.name.endswith(f"-{ASIDE}"))


def is_unpublished(target: Path, work: Path) -> bool:
    """Return whether a working copy holds more than `target`."""
    return folder_left_for(target.resolve(), work) is not None


def copy_in_use(target: Path, work: Path) -> bool:
    """Return whether an instance on this computer has `target` open in a working copy."""
    target = target.resolve()
    if is_locked(copy_folder(target, work) / COPY):
        return True
    folders = (folder for folder in work.glob("*/") if is_locked(folder / COPY))  # of one that was renamed or moved
    return any((origin := read_origin(folder)) is not None and origin.target == target for folder in folders)


def folder_left_for(target: Path, work: Path) -> Path | None:
    """Return the folder of the copy that holds more than `target`. The copy may have been made from another file, and
    its lesson may have been at another path: on a key that is mounted elsewhere now, or before a file manager moved it.
    A file on another key or disk is never taken for it: it may be a copy of the lesson, which is to open as it is.
    """
    lost: list[tuple[Path, CopyOrigin]] = []
    for folder in work.glob("*/"):
        left = read_origin(folder)
        if left is None or left.published:
            continue
        if is_copy_of(folder, left, target):
            return folder
        if not is_in_its_place(folder, left):
            lost.append((folder, left))
    if not lost:
        return None
    lost = [(folder, left) for folder, left in lost if _is_on_its_volume(left, target)]
    found = [(is_same_place, folder) for folder, left in lost for is_same_place in _matches(folder, left, target)]
    return max(found, key=lambda one: (one[0], _changed_s(one[1])), default=(False, None))[1]


def is_copy_of(folder: Path, origin: CopyOrigin, target: Path) -> bool:
    """Return whether a copy was made for a path, and no other lesson is there now."""
    return target in (origin.target, origin.renamed_from) and not _is_of_another_key(folder, origin, target)


def is_in_its_place(folder: Path, origin: CopyOrigin) -> bool:
    """Return whether the lesson of a copy is where it was."""
    paths = [path for path in (origin.target, origin.renamed_from) if path is not None]
    return any(os.path.lexists(path) and not _is_of_another_key(folder, origin, path) for path in paths)


def _is_of_another_key(folder: Path, origin: CopyOrigin, path: Path) -> bool:
    """Return whether the file at the path of a copy's lesson is another lesson, on another key of the same name."""
    from tni.core.errors import TniError
    from tni.store.lesson_identity import read_lesson_id

    mount = mount_of(path.parent) if origin.volume else None
    if mount is None or volume_of(mount) in ("", origin.volume):
        return False
    try:
        ids = {read_lesson_id(path), read_lesson_id(folder / COPY)}
    except (OSError, TniError):
        return False
    return len(ids - {""}) == 2


def may_publish_on(folder: Path, origin: CopyOrigin, volume: str) -> bool:
    """Return whether a copy may be published at its path while this key or server is there: its own, one that is not
    known, or one that has its lesson, such as a key that was formatted or a server that moved."""
    if not origin.volume or volume in ("", origin.volume):
        return True
    paths = [path for path in (origin.target, origin.renamed_from) if path is not None]
    return any(_matches(folder, origin, path) for path in paths)


def _is_on_its_volume(origin: CopyOrigin, target: Path) -> bool:
    """Return whether a file is on the key, server or disk that a copy was made for."""
    mount = mount_of(target.parent)
    if mount is None or origin.mount is None:
        return is_local(origin.target.parent) == is_local(target.parent)
    if origin.volume and (volume := volume_of(mount)):
        return volume == origin.volume
    return mount.point == origin.mount


def _matches(folder: Path, origin: CopyOrigin, target: Path) -> list[bool]:
    """Return whether a file is the lesson of a copy whose own target is gone: [] if not, else whether it has the same
    place on its disk. It has what the target had when last seen, or the same place and the lesson's id."""
    from tni.core.errors import TniError
    from tni.store.lesson_identity import read_lesson_id  # with a copy whose lesson is not where it was

    end = () if origin.mount is None or not origin.target.is_relative_to(origin.mount) else (
        origin.target.relative_to(origin.mount).parts
    )  # fmt: skip
    is_same_place = bool(end) and target.parts[-len(end) :] == end
    try:
        size = target.stat().st_size
        hashes = {seen.sha256 for seen in (origin.seen, origin.placed) if seen is not None and seen.size == size}
        if hashes and (now := FileFingerprint.of(target)) is not None and now.sha256 in hashes:
            return [is_same_place]
        if is_same_place and read_lesson_id(target) == read_lesson_id(folder / COPY) != "":
            return [True]
    except (OSError, TniError):
        pass  # it is no lesson, or cannot be read
    return []


def _changed_s(folder: Path) -> float:
    """Return when a copy was last written, in seconds since 1970."""
    try:
        return max((path.stat().st_mtime for path in folder.glob(f"{COPY}*")), default=0.0)
    except OSError:
        return 0.0


def unpublished_copies(work: Path) -> list[UnpublishedCopy]:
    """Return the working copies that hold more than their targets, newest first."""
    found = []
    for folder in work.glob("*/"):
        origin, lesson = read_origin(folder), folder / COPY
        if origin is not None and not origin.published and lesson.exists():
            changed = datetime.fromtimestamp(_changed_s(folder)).astimezone()
            found.append(UnpublishedCopy(origin.target, lesson, changed))
    return sorted(found, key=lambda left: left.changed, reverse=True)


def put_aside_copies(work: Path) -> list[Path]:
    """Return the copies of unknown lessons of which the teacher was not told, newest first."""
    copies = (folder / COPY for folder in sorted(work.glob(f"*-{ASIDE}*/"), key=_changed_s, reverse=True))
    return [
        copy for copy in copies if copy.exists() and not (copy.parent / REPORTED).exists() and _is_unknown(copy.parent)
    ]


def _is_unknown(folder: Path) -> bool:
    return read_origin(folder) is None and not is_locked(folder / COPY)


def mark_reported(copy: Path) -> None:
    """Note that the teacher was told of a copy. Raises: OSError."""
    (copy.parent / REPORTED).touch()


def write_origin(folder: Path, origin: CopyOrigin) -> None:
    """Write `origin.json`. Raises: OSError."""
    before = None if origin.renamed_from is None else str(origin.renamed_from)
    text = json.dumps(asdict(origin) | {"target": str(origin.target), "renamed_from": before})
    part = temporary_path(folder / ORIGIN)
    write_private(part, text, errors="surrogateescape")
    commit_file(part, folder / ORIGIN)


def read_origin(folder: Path) -> CopyOrigin | None:
    """Return the origin of the copy in a folder; None without a readable one."""
    try:
        found: dict[str, Any] = json.loads((folder / ORIGIN).read_text(encoding="utf-8", errors="surrogateescape"))
        seen = None if found["seen"] is None else FileFingerprint(**found["seen"])
        placed = None if found.get("placed") is None else FileFingerprint(**found["placed"])
        before = found.get("renamed_from")
        return CopyOrigin(
            Path(found["target"]),
            bool(found["published"]),
            seen,
            found["mount"],
            Path(before) if before else None,
            found.get("volume", ""),
            placed,
        )
    except (OSError, ValueError, KeyError, TypeError):
        return None
