"""Walk through folders for picture files, within limits: no links, no hidden folders, none that the system refuses."""

from __future__ import annotations

import os
import stat
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass

from tni.library.picture_search import PictureFile
from tni.library.resource import PICTURE_SUFFIXES

DEEPEST = 24
"""Folders within one another."""
MOST_ENTRIES = 2_000_000
"""Files and folders of a walk that are looked at."""
MOST_PICTURES = 200_000
LARGEST_BYTES = 100_000_000
LEFT_OUT = frozenset(
    ("$recycle.bin", "system volume information", "lost+found", "__macosx", "node_modules", "appdata", "__pycache__")
)
"""Folders of systems and programs, whose pictures nobody looks for."""


@dataclass(frozen=True, slots=True)
class WalkedFolder:
    """Folder that was walked through. path: of it. name_text: its name after those of the folders it lies in, below
    the first one. pictures: that lie in it, some of them if it holds many. unread: the system refuses to list it."""

    path: str
    name_text: str
    pictures: tuple[PictureFile, ...] = ()
    unread: bool = False


PART = 500
"""Pictures after which a walk tells those that it has found."""


@dataclass(slots=True)
class WalkLimits:
    """Rest of what a walk may look at; several walks may share it."""

    entries: int = MOST_ENTRIES
    pictures: int = MOST_PICTURES

    @property
    def are_reached(self) -> bool:
        return self.entries <= 0 or self.pictures <= 0


def walk_pictures(root: str, limits: WalkLimits) -> Iterator[WalkedFolder]:
    """Yield the folders below `root`, and itself, the nearest first. Raises nothing: what cannot be read is told."""
    waiting = deque([(root, "", 0)])
    while waiting and not limits.are_reached:
        path, words, depth = waiting.popleft()
        found: list[PictureFile] = []
        try:
            with os.scandir(path) as entries:
                for entry in entries:
                    limits.entries -= 1
                    if entry.name.startswith(".") or limits.are_reached:
                        continue
                    if _is_folder(entry):
                        if depth < DEEPEST and entry.name.casefold() not in LEFT_OUT:
                            waiting.append((entry.path, f"{words} {entry.name}", depth + 1))
                    elif (picture := _picture(entry)) is not None:
                        limits.pictures -= 1
                        found.append(picture)
                        if len(found) == PART:
                            yield WalkedFolder(path, words, tuple(found))
                            found.clear()
        except (OSError, ValueError):
            yield WalkedFolder(path, words, tuple(found), unread=True)
        else:
            yield WalkedFolder(path, words, tuple(found))


def is_left_out(path: str) -> bool:
    """Return whether a walk leaves out a folder. path: of it, from the folder in which the walk begins."""
    parts = path.replace("\\", "/").split("/")
    return len(parts) > DEEPEST or any(part.startswith(".") or part.casefold() in LEFT_OUT for part in parts)


def _is_folder(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_dir(follow_symlinks=False) and not entry.is_junction() and not _is_hidden(entry)
    except OSError:
        return False


def _is_hidden(entry: os.DirEntry[str]) -> bool:
    if os.name != "nt":
        return False
    attributes = getattr(entry.stat(follow_symlinks=False), "st_file_attributes", 0)
    return bool(attributes & (stat.FILE_ATTRIBUTE_HIDDEN | stat.FILE_ATTRIBUTE_SYSTEM))


def _picture(entry: os.DirEntry[str]) -> PictureFile | None:
    """Return a file that is a picture by its name, None for anything else. A link, pipe or device is none."""
    if not entry.name.lower().endswith(PICTURE_SUFFIXES):
        return None
    try:
        if not entry.is_file(follow_symlinks=False):
            return None
        facts = entry.stat(follow_symlinks=False)
    except OSError:
        return None
    return PictureFile(entry.path, facts.st_mtime) if 0 < facts.st_size <= LARGEST_BYTES else None
