"""Tightening of the files that earlier versions left readable by everybody on the computer."""

from __future__ import annotations

from contextlib import suppress

from tni.app.folders import Folders
from tni.files.private import make_private_folder, tighten, tighten_tree, write_private

LIBRARY_MARK = "library-is-private"
"""File in the state folder: the library was tightened once. A teacher who opens it to others afterwards keeps it so."""


def tighten_files(folders: Folders) -> None:
    """Take from others the rights to the program's own files, and once to the lessons in the library."""
    for folder in (folders.data, folders.config, folders.state):
        tighten_tree(folder)
    mark = folders.state / LIBRARY_MARK
    if mark.exists():
        return
    for path in (folders.library, *folders.library.glob("*.tni")):
        tighten(path)
    with suppress(OSError):
        make_private_folder(folders.state)
        write_private(mark, "")
