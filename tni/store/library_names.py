"""Names of the files in a folder of lessons, from this folder, with `/`; and files of such names in another folder."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from tni.files.atomic import NAME_BYTES, free_name, truncated_name
from tni.files.private import make_private_folder

LESSON = ".tni"
_FORBIDDEN = re.compile(r'[<>:"|?*\\\x00-\x1f\udc80-\udcff]')
"""Characters that FAT and Windows refuse, and bytes that are no text."""
_RESERVED = re.compile(r"(con|prn|aux|nul|com[0-9]|lpt[0-9])", re.IGNORECASE)
_STEM_BYTES = NAME_BYTES - 16


def name_of(path: Path, library: Path) -> str:
    """Return the name of a file in a folder of lessons; its whole path if it is elsewhere."""
    path = path.absolute()
    return path.relative_to(library).as_posix() if path.is_relative_to(library) else path.as_posix()


def file_names(library: Path) -> list[str]:
    """Return the names of all regular files of the teacher in a folder of lessons, by name; none that is hidden or a
    link. Raises: OSError."""
    return sorted(_names(library, ""))


def lesson_names(library: Path) -> list[str]:
    """Return the names of all lessons in a folder of lessons. Raises: OSError."""
    return [name for name in file_names(library) if name.lower().endswith(LESSON)]


def is_text(name: str) -> bool:
    """Return whether the name of a file is text in the system's encoding."""
    return not any("\udc80" <= letter <= "\udcff" for letter in name)


def free_place(folder: Path, name: str) -> Path:
    """Return a path in a folder for a file of this name, where no file is, and create its folder. Characters that the
    disk refuses are replaced, and nothing is placed outside of the folder. Raises: OSError."""
    parts = [part for part in PurePosixPath(name).parts if part not in ("/", "..", ".")] or ["_"]
    if PurePosixPath(name).is_absolute() or ".." in PurePosixPath(name).parts:
        parts = parts[-1:]
    try:
        return _free(folder, parts)
    except (OSError, ValueError):  # such as `:` on FAT
        return _free(folder, [_plain_name(part) for part in parts])


def _free(folder: Path, parts: list[str]) -> Path:
    place = folder.joinpath(*parts[:-1])
    make_private_folder(place)
    path = free_name(place / parts[-1], os.path.lexists)
    path.touch(exist_ok=False)  # a disk that refuses the name says so now
    path.unlink()
    return path


def _plain_name(part: str) -> str:
    plain = PurePosixPath(_FORBIDDEN.sub("_", part).rstrip(" .") or "_")
    stem = truncated_name(plain.stem, _STEM_BYTES)
    return ("_" if _RESERVED.fullmatch(stem) else "") + stem + plain.suffix


def _names(folder: Path, before: str) -> Iterator[str]:
    with os.scandir(folder) as found:
        for entry in found:
            if entry.name.startswith("."):
                continue
            name = before + entry.name
            if entry.is_dir(follow_symlinks=False):
                yield from _names(folder / entry.name, f"{name}/")
            elif entry.is_file(follow_symlinks=False):
                yield name
