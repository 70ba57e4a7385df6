"""Folder of the teacher's lessons as it is on the disk. A scan opens no file."""

from __future__ import annotations

import os
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tni.library.listed_lesson import ListedLesson


LESSON_SUFFIX = ".tni"


@dataclass(frozen=True, slots=True)
class LibraryFolder:
    """Lessons and folders found in one scan, in no order. folders: from the library's folder, with `/`."""

    lessons: tuple[ListedLesson, ...] = ()
    folders: tuple[str, ...] = ()


def scan_library(
    library: Path,
    skipped: Collection[str] = (),
    quiet: Collection[str] = (),
    before: Mapping[str, ListedLesson] = MappingProxyType({}),
) -> LibraryFolder:
    """Return all lessons and folders below `library`. Hidden ones are left out, and so are folders that cannot be read
    and links to folders. For a worker thread.

    skipped: names of folders in `library` itself that hold something else. quiet: those that do so too, and are listed
    as far as the teacher has put lessons into them. before: lessons of an earlier scan, by path; one whose file did not
    change is returned as it is there.
    """
    lessons: list[ListedLesson] = []
    folders: list[str] = []
    waiting = [""]
    while waiting:
        folder = waiting.pop()
        for entry in _entries(library / folder):
            path = f"{folder}/{entry.name}" if folder else entry.name
            if entry.is_dir(follow_symlinks=False):
                if folder or entry.name not in skipped:
                    folders.append(path)
                    waiting.append(path)
            elif entry.name.lower().endswith(LESSON_SUFFIX):
                lessons += _listed(path, entry, before.get(path))
    folders = [one for one in folders if one.partition("/")[0] not in quiet or _has_lesson(one, lessons)]
    return LibraryFolder(tuple(lessons), tuple(folders))


def _has_lesson(folder: str, lessons: Iterable[ListedLesson]) -> bool:
    return any(lesson.path.startswith(f"{folder}/") for lesson in lessons)


def lesson_files(folder: Path, suffixes: tuple[str, ...] = (LESSON_SUFFIX,)) -> Iterator[Path]:
    """Yield the files below `folder` whose names end with one of the suffixes, sorted folder by folder. Hidden ones are
    left out, and links to folders are not followed."""
    waiting = [folder]
    while waiting:
        here = waiting.pop()
        entries = sorted(_entries(here), key=lambda entry: entry.name)
        for entry in entries:
            if entry.name.lower().endswith(suffixes) and entry.is_file():
                yield here / entry.name
        waiting += [here / entry.name for entry in reversed(entries) if entry.is_dir(follow_symlinks=False)]


def _entries(folder: Path) -> list[os.DirEntry[str]]:
    try:
        with os.scandir(folder) as found:
            return [entry for entry in found if not entry.name.startswith(".")]
    except OSError:
        return []


def _listed(path: str, entry: os.DirEntry[str], before: ListedLesson | None) -> tuple[ListedLesson, ...]:
    from tni.library.listed_lesson import ListedLesson  # with the first library

    try:
        if not entry.is_file():
            return ()
        found = entry.stat()
    except OSError:  # it has just gone
        return ()
    if before is not None and (before.changed_s, before.size) == (found.st_mtime, found.st_size):
        return (before,)
    title = entry.name[: -len(LESSON_SUFFIX)]
    return (ListedLesson(path=path, changed_s=found.st_mtime, size=found.st_size, title=title),)
