"""Files appear whole or not at all: written beside, synced, then renamed."""

from __future__ import annotations

import os
import secrets
import shutil
from contextlib import suppress
from pathlib import Path


def part_beside(path: Path) -> Path:
    """A name in the same folder for a file being written."""
    return path.with_name(f".{path.name}.{secrets.token_hex(4)}.part")


def sync(path: Path) -> None:
    """Wait until a file, or a folder's list of names, is on the disk. Raises: OSError."""
    number = os.open(path, os.O_RDONLY)
    try:
        os.fsync(number)
    finally:
        os.close(number)


def _sync_folder(folder: Path) -> None:
    with suppress(OSError):  # Windows and some network folders cannot
        sync(folder)


def place(part: Path, path: Path) -> None:
    """Rename a finished file to `path`, replacing what is there. Raises: OSError."""
    sync(part)
    part.replace(path)
    _sync_folder(path.parent)


def place_new(part: Path, path: Path) -> None:
    """Rename a finished file to `path` where nothing is. Raises: FileExistsError, OSError."""
    sync(part)
    try:
        path.hardlink_to(part)
        part.unlink()
    except FileExistsError:
        raise
    except OSError:  # FAT and some network folders have no links; the check and the rename are then two steps
        if path.exists():
            raise FileExistsError(path) from None
        part.rename(path)
    _sync_folder(path.parent)


def copy(source: Path, path: Path, *, replacing: bool) -> None:
    """Copy a file to `path`. Raises: FileExistsError when not `replacing`, OSError."""
    part = part_beside(path)
    try:
        shutil.copyfile(source, part)
        (place if replacing else place_new)(part, path)
    finally:
        with suppress(OSError):
            part.unlink(missing_ok=True)


def free_name(path: Path) -> Path:
    """`path`, or the first of "name (2).ext", "name (3).ext" ... that is not there."""
    number, found = 1, path
    while found.exists():
        number += 1
        found = path.with_name(f"{path.stem} ({number}){path.suffix}")
    return found
