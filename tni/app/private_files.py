"""Tightening of the files that earlier versions left readable by everybody on the computer."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress

from tni.app.folders import Folders
from tni.files.private import make_private_folder, tighten, tighten_tree, write_private

FILES_MARK = "files-are-private"
LIBRARY_MARK = "library-is-private"
"""Files in the state folder: these files, and the library, were tightened once. New files are private from the first
byte on, and a teacher who opens her library to others afterwards keeps it so."""


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
        for path in (folders.library, *folders.library.glob("*.tni")):
            tighten(path)

    _once(folders, FILES_MARK, tighten_own)
    _once(folders, LIBRARY_MARK, tighten_library)


def _once(folders: Folders, name: str, act: Callable[[], None]) -> None:
    mark = folders.state / name
    if mark.exists():
        return
    act()
    with suppress(OSError):
        make_private_folder(folders.state)
        write_private(mark, "")
