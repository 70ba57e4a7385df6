"""Errors of the library's commands."""

from __future__ import annotations

from tni.core.errors import TniError
from tni.files.lesson_errors import LessonFileError


class LessonInSeanceError(TniError):
    """The lesson that is open is being taught: it cannot be moved now."""


class FolderNameError(TniError):
    """A folder cannot get this name. name: the one that was asked for."""

    def __init__(self, name: str) -> None:
        super().__init__(f"no folder {name!r} can be made")
        self.name = name


class DiskFullError(LessonFileError):
    """The library's disk has no room for more lessons."""
