"""Files and folders that only their owner can read, for the program's own files on a shared computer.

What a teacher exports is written as the system's umask says.
"""

from __future__ import annotations

import os
import stat
from contextlib import suppress
from pathlib import Path

FILE_MODE, FOLDER_MODE = 0o600, 0o700
OF_OTHERS = 0o077
"""Rights of the group and of everybody."""


def make_private_folder(folder: Path) -> None:
    """Create a folder that only its owner can enter, and the missing ones above it. One that exists stays as it is.
    Raises: OSError."""
    missing = [folder]
    while not missing[-1].parent.exists() and missing[-1] != missing[-1].parent:
        missing.append(missing[-1].parent)
    for one in reversed(missing):
        one.mkdir(mode=FOLDER_MODE, exist_ok=True)


def create_private(path: Path) -> None:
    """Create an empty file that only its owner can read, if there is none. SQLite gives its side files the same rights.
    An error is left to whoever opens the file next."""
    with suppress(OSError):
        os.close(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, FILE_MODE))


def write_private(path: Path, text: str, *, errors: str = "strict") -> None:
    """Write a text, which is not synced. errors: as for `str.encode`. Raises: OSError."""
    create_private(path)
    path.write_text(text, encoding="utf-8", errors=errors)


def tighten_tree(folder: Path) -> None:
    """Take from others the rights to a folder and everything in it, as far as it is this user's. Links are not
    followed."""
    tighten(folder)
    for place, folders, files in os.walk(folder):
        for name in (*folders, *files):
            tighten(Path(place) / name)


def tighten(path: Path) -> None:
    """Take from others the rights to a file or folder of this user, if it is there."""
    if os.name != "posix":
        return
    with suppress(OSError):
        found = path.lstat()
        is_ours = found.st_uid == os.getuid() and (stat.S_ISREG(found.st_mode) or stat.S_ISDIR(found.st_mode))
        if is_ours and found.st_mode & OF_OTHERS:
            path.chmod(stat.S_IMODE(found.st_mode) & ~OF_OTHERS)
