"""Folder for the temporary files of a job, which leaves nothing behind even when its process is killed."""

from __future__ import annotations

import errno
import os
import shutil
import stat
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from tni.files.file_lock import try_lock

PREFIX = "tni-work-"
LOCK = "in-use"
TRIES = 10


@contextmanager
def work_folder() -> Iterator[Path]:
    """Create a private folder among the system's temporary files, and delete it at the end of the block.

    Its lock file is locked as long as the process lives. Folders of this user whose lock is free were left by a process
    that was killed, and are deleted; one without a lock is none of these. Raises: OSError.
    """
    _delete_abandoned(Path(tempfile.gettempdir()))
    folder, lock = _create()
    try:
        yield folder
    finally:
        try:
            _delete(folder, lock)
        except BaseException:  # Ctrl+C while it is deleted
            _delete(folder, lock)
            raise


def _delete(folder: Path, lock: int) -> None:
    """Delete a folder, whose lock keeps other processes from it meanwhile. It may be deleted in part."""
    if os.name != "posix":
        with suppress(OSError):
            os.close(lock)  # Windows deletes no open file
    shutil.rmtree(folder, ignore_errors=True)
    if os.name == "posix":
        with suppress(OSError):
            os.close(lock)


def _create() -> tuple[Path, int]:
    """Create a locked folder. Another process may take it for an abandoned one before it is locked; then the next one
    is tried."""
    for _ in range(TRIES):
        folder = Path(tempfile.mkdtemp(prefix=PREFIX))
        try:
            lock = os.open(folder / LOCK, os.O_RDWR | os.O_CREAT, 0o600)
        except FileNotFoundError:
            continue
        if try_lock(lock) and _is_same(lock, folder / LOCK):
            return folder, lock
        os.close(lock)
        shutil.rmtree(folder, ignore_errors=True)
    raise OSError(errno.ENOLCK, "no file can be locked", tempfile.gettempdir())


def _delete_abandoned(among: Path) -> None:
    for folder in among.glob(f"{PREFIX}*"):
        with suppress(OSError):  # another user's, or one that another process is deleting
            if not folder.is_symlink() and _is_ours(folder):
                _delete_if_free(folder)


def _delete_if_free(folder: Path) -> None:
    lock = os.open(folder / LOCK, os.O_RDWR | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0))
    try:
        is_free = stat.S_ISREG(os.fstat(lock).st_mode) and try_lock(lock)
        if is_free and os.name == "posix":  # while the lock is held: its creator looks whether the file is still there
            shutil.rmtree(folder, ignore_errors=True)
    finally:
        os.close(lock)
    if is_free and os.name != "posix":
        shutil.rmtree(folder, ignore_errors=True)


def _is_ours(folder: Path) -> bool:
    return os.name != "posix" or folder.lstat().st_uid == os.getuid()


def _is_same(number: int, path: Path) -> bool:
    try:
        return os.path.samestat(os.fstat(number), path.stat())
    except OSError:
        return False
