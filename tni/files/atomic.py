"""Atomic file writes: files appear whole or not at all. They are written without a name where the system can do that,
else under a temporary one, synced, then renamed."""

from __future__ import annotations

import errno
import os
import re
import shutil
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

from tni.core.errors import TniError

COPIED_BYTES = 1 << 20
NAME_BYTES = 255
"""Longest file name on most disks, in bytes of the system's encoding."""
OPEN_FILES = Path("/proc/self/fd")
"""Links of Linux to the open files of a process, by which a file without a name gets one."""
PART_BYTES = 100
"""Bytes of a file's name that its temporary name keeps. In encrypted home folders names are limited to 143 bytes."""


class WriteError(TniError):
    """A file could not be written. path: the file, which stays unchanged; cause: the system's error, such as a full
    disk or a folder without write permission."""

    def __init__(self, path: Path, cause: OSError) -> None:
        super().__init__(f"{path} not written: {cause}")
        self.path, self.cause = path, cause


@contextmanager
def atomic_file(path: Path, *, private: bool = False) -> Iterator[BinaryIO]:
    """Open a temporary file for writing; it replaces `path` when the block ends without an error. A symbolic link keeps
    its target, and a replaced file keeps its mode. private: only the owner may read the file, from its first byte on
    and whatever the mode of the file that it replaces. Raises: WriteError on any OSError.

    A process that is killed while it writes leaves no file, or, where files without a name are unknown, the temporary
    one."""
    try:
        target = path.resolve()
        part = temporary_path(target)
        try:
            with _new_part(part, private=private) as file:
                yield file
            with suppress(FileNotFoundError):
                if not private:
                    shutil.copymode(target, part)
            commit_file(part, target)
        finally:
            with suppress(OSError):
                part.unlink(missing_ok=True)
    except OSError as error:
        raise WriteError(path, error) from error


@contextmanager
def _new_part(part: Path, *, private: bool) -> Iterator[BinaryIO]:
    """Open a new file, which has the name `part` at the latest when the block has ended without an error. Raises:
    OSError."""
    nameless = _nameless(part.parent, private=private)
    with nameless or _named(part, private=private) as file:
        yield file
        if nameless is not None:
            _give_name(nameless, part, private=private)


def _named(part: Path, *, private: bool) -> BinaryIO:
    return open(part, "xb", opener=lambda path, flags: os.open(path, flags, _mode(private=private)))


def _nameless(folder: Path, *, private: bool) -> BinaryIO | None:
    """Create a file without a name in a folder, which is gone when its process ends. None where the system or the disk
    has no such files."""
    flag = getattr(os, "O_TMPFILE", 0)  # of Linux
    if not flag or not OPEN_FILES.is_dir():
        return None
    try:
        return os.fdopen(os.open(folder, os.O_RDWR | flag, _mode(private=private)), "wb")
    except OSError:  # what is wrong besides shows when the file is created with a name
        return None


def _mode(*, private: bool) -> int:
    return 0o600 if private else 0o666


def _give_name(file: BinaryIO, part: Path, *, private: bool) -> None:
    """Name a file without a name, once its content is on the disk: the rest takes no time. Raises: OSError."""
    file.flush()
    os.fsync(file.fileno())
    files = os.open(OPEN_FILES, os.O_RDONLY)
    try:
        os.link(str(file.fileno()), part, src_dir_fd=files, follow_symlinks=True)
    except OSError:  # some network folders and containers refuse it
        with (OPEN_FILES / str(file.fileno())).open("rb") as content, _named(part, private=private) as named:
            shutil.copyfileobj(content, named)
    finally:
        os.close(files)


def write_atomically(path: Path, data: bytes, *, private: bool = False) -> None:
    """Write data to a file atomically. private: see `atomic_file`. Raises: WriteError."""
    with atomic_file(path, private=private) as file:
        file.write(data)


def temporary_path(path: Path) -> Path:
    """Return a new name in the same folder for a file that is being written."""
    return path.with_name(f".{truncated_name(path.name, PART_BYTES)}.{os.urandom(4).hex()}.part")


def truncated_name(name: str, size: int) -> str:
    """Return the beginning of a name: whole characters, at most `size` bytes."""
    while len(os.fsencode(name)) > size:
        name = name[:-1]
    return name


def left_parts(path: Path) -> list[Path]:
    """Return the temporary files that a program which was killed has left beside a file. Raises: OSError."""
    begin = re.escape(truncated_name(path.name, PART_BYTES))
    pattern = re.compile(rf"\.+{begin}(?:\.[0-9a-f]{{8}}\.part){{1,2}}")
    return [one for one in path.parent.iterdir() if pattern.fullmatch(one.name)]


def commit_file(part: Path, path: Path) -> None:
    """Rename a finished file to `path`, replacing what is there. Raises: OSError."""
    _sync(part)
    part.replace(path)
    sync_renamed(path)


def commit_new_file(part: Path, path: Path) -> None:
    """Rename a finished file to `path` where no file is. Raises: FileExistsError, OSError."""
    _sync(part)
    try:
        path.hardlink_to(part)
        part.unlink()
    except FileExistsError:
        raise
    except OSError:  # FAT and some network folders have no hard links; the check and the rename are then two steps
        if path.exists():
            raise FileExistsError(path) from None
        part.rename(path)
    sync_renamed(path)


def rename_new(path: Path, new: Path) -> None:
    """Rename a file to a name that no file has, and wait until the name is on the disk. A process that is killed leaves
    it under one of the two names. Raises: FileExistsError, OSError."""
    if os.path.lexists(new) and not _is_same(path, new):  # the same file where letters' case does not count
        raise FileExistsError(new)
    if not renamed_without_replacing(path, new):
        path.rename(new)
    sync_renamed(new)


def _is_same(path: Path, new: Path) -> bool:
    return path.name.casefold() == new.name.casefold() and path.samefile(new)


def renamed_without_replacing(path: Path, new: Path) -> bool:
    """Rename a file in one step that fails where a file has come meanwhile. Return False where the system or the disk
    has no such step. Raises: FileExistsError."""
    if sys.platform != "linux" or os.path.lexists(new):
        return False
    import ctypes

    rename = getattr(ctypes.CDLL(None, use_errno=True), "renameat2", None)
    if rename is None:
        return False
    done = rename(_AT_FDCWD, os.fsencode(path.absolute()), _AT_FDCWD, os.fsencode(new.absolute()), _RENAME_NOREPLACE)
    if done != 0 and ctypes.get_errno() == errno.EEXIST:
        raise FileExistsError(new)
    return bool(done == 0)


_AT_FDCWD, _RENAME_NOREPLACE = -100, 1


def copy_atomically(source: Path, path: Path, *, replacing: bool, private: bool = True) -> None:
    """Copy a file to `path` atomically. private: only its owner can read it there. Raises: FileExistsError when not
    `replacing`, OSError."""
    part = temporary_path(path)
    try:
        with source.open("rb") as content, _new_part(part, private=private) as file:
            shutil.copyfileobj(content, file, COPIED_BYTES)
        (commit_file if replacing else commit_new_file)(part, path)
    finally:
        with suppress(OSError):
            part.unlink(missing_ok=True)


def free_name(path: Path, is_taken: Callable[[Path], bool] = Path.exists) -> Path:
    """Return `path`, or the first of "name (2).ext", "name (3).ext" ... that is not taken; a name that is too long is
    shortened."""
    number, end = 1, path.suffix
    while True:
        found = path.with_name(truncated_name(path.stem, NAME_BYTES - len(os.fsencode(end))) + end)
        if not is_taken(found):
            return found
        number += 1
        end = f" ({number}){path.suffix}"


def sync_parent(path: Path) -> None:
    """Wait until a file's name is on the disk. Windows and some network folders do not support this."""
    with suppress(OSError):
        _sync(path.parent)


def _sync(path: Path) -> None:
    """Wait until a file, or a folder's list of names, is on the disk. Raises: OSError."""
    number = os.open(path, os.O_RDWR if os.name == "nt" else os.O_RDONLY)  # Windows syncs only writable files
    try:
        os.fsync(number)
    finally:
        os.close(number)


def sync_renamed(path: Path) -> None:
    """Sync a renamed file again. FAT stores a file's size and position under its name, so that a renamed file is on the
    disk only after another sync. A USB key that is pulled out before that holds an empty file."""
    _sync(path)
    sync_parent(path)
