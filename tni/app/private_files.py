"""Tightening of the files that earlier versions left readable by everybody on the computer."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from tni.app.folders import Folders
from tni.files.private import make_private_folder, tighten, tighten_tree, write_private

FILES_MARK = "files-are-private"
LIBRARY_MARK = "library-is-private"
"""Files in the state folder: these files, and the library, were tightened once. New files are private from the first
byte on, and a teacher who opens her library to others afterwards keeps it so."""
LIBRARY_OWN_MARK = ".tni-private"
"""The same mark in the library itself, which may be on a server: another computer then leaves its rights alone."""


def tighten_files(folders: Folders) -> None:
    """Take from others the rights to the program's own folders, which closes what lies in them; once also to each file
    there, and to the lessons in the library."""
    own = (folders.data, folders.config, folders.state)
    for folder in own:
        tighten(folder)

    def tighten_own() -> None:
        for folder in own:
            tighten_tree(folder)

    def tighten_library() -> None:
        if not shared_mark.exists():
            for path in (folders.library, *folders.library.glob("*.tni")):
                tighten(path)

    shared_mark = folders.library / LIBRARY_OWN_MARK
    _once(folders.state / FILES_MARK, tighten_own)
    _once(folders.state / LIBRARY_MARK, tighten_library)
    if folders.library.is_dir() and not shared_mark.exists():
        with suppress(OSError):
            write_private(shared_mark, "")


def _once(mark: Path, act: Callable[[], None]) -> None:
    if mark.exists():
        return
    act()
    with suppress(OSError):
        make_private_folder(mark.parent)
        write_private(mark, "")
