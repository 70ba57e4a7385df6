"""Errors of sharing lessons that the teacher is told of."""

from __future__ import annotations

from pathlib import Path

from tni.core.errors import TniError
from tni.files.errors import JsonFileError
from tni.library.sharing_list import PlaceEntry


class SecretNeededError(TniError):
    """The password of a place is not known: the teacher must be asked. place: the place."""

    def __init__(self, place: PlaceEntry) -> None:
        super().__init__("a password is needed")
        self.place = place


class LessonWithoutIdError(TniError):
    """The file of a lesson holds no id. path: of the file."""

    def __init__(self, path: Path) -> None:
        super().__init__(f"{path} has no id")
        self.path = path


class NotSharedError(TniError):
    """The file at a lesson's path is not the lesson that is shared. path: of the file."""

    def __init__(self, path: Path) -> None:
        super().__init__(f"{path} is another lesson")
        self.path = path


class UnreadableVersionsError(TniError):
    """None of the versions of others can be read. authors: labels of the teachers, which may be empty."""

    def __init__(self, authors: tuple[str, ...]) -> None:
        super().__init__(f"{len(authors)} versions cannot be read")
        self.authors = authors


class PlaceInLibraryError(TniError):
    """A folder that is to be shared is that of the teacher's own lessons, or in it, or around it. folder: the one that
    was chosen."""

    def __init__(self, folder: Path) -> None:
        super().__init__(f"{folder} is no place to share in")
        self.folder = folder


class SharingListError(JsonFileError):
    """The list of shared places cannot be read; there are none until they are added again. The lessons and what was
    exchanged are untouched."""


class LessonGoneError(TniError):
    """A lesson that was listed is in its place no longer, or none of its versions can be read."""

    def __init__(self, lesson: str) -> None:
        super().__init__(f"{lesson}: not there any more")
        self.lesson = lesson
