"""Lesson files of a library's folder, with the state by which a changed one is recognised."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

from tni.store.library_index import IndexedFile
from tni.store.library_names import is_text

SUFFIX, WAL = ".tni", "-wal"


class ScannedLessons(NamedTuple):
    """Lessons of a library, by their path from its folder, with `/`. states: of those that can be indexed. unnamed:
    those with a name that is no text, which SQLite does not store."""

    states: dict[str, IndexedFile]
    unnamed: list[str]


def scan_lessons(library: Path, check_cancelled: Callable[[], None] = lambda: None) -> ScannedLessons:
    """Return the lessons of a library. Hidden files and folders are left out, and so are links to folders. A folder
    that can't be read has no lessons.

    Raises: OSError if the library itself can't be read.
    """
    os.scandir(library).close()
    found = ScannedLessons({}, [])
    waiting = [""]
    while waiting:  # folders may lie deeper than Python calls
        check_cancelled()
        for path, state in _lessons(library, waiting.pop(), waiting):
            if is_text(path):
                found.states[path] = state
            else:
                found.unnamed.append(path)
    return found


def _lessons(library: Path, folder: str, folders: list[str]) -> Iterator[tuple[str, IndexedFile]]:
    """Yield the lessons in one folder, and add the folders in it to `folders`."""
    try:
        with os.scandir(library / folder) as found:
            entries = {entry.name: entry for entry in found}
    except OSError:
        return
    for name, entry in entries.items():
        path = f"{folder}/{name}" if folder else name
        if name.startswith("."):
            continue
        try:
            if entry.is_dir(follow_symlinks=False):
                folders.append(path)
            elif name.lower().endswith(SUFFIX) and entry.is_file():
                stat = entry.stat()
                wal = entries.get(name + WAL)
                yield path, IndexedFile(stat.st_size, stat.st_mtime_ns, stat.st_ino & _ROW_BITS, _wal(wal))
        except OSError:
            continue  # gone meanwhile


_ROW_BITS = (1 << 63) - 1
"""Bits of a number that SQLite stores; file systems of servers use all 64."""


def _wal(entry: os.DirEntry[str] | None) -> str:
    if entry is None:
        return ""
    stat = entry.stat()
    return f"{stat.st_size} {stat.st_mtime_ns}" if stat.st_size else ""
