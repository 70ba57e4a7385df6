"""Kind of a file that the program can open by itself, judged by its suffix."""

from __future__ import annotations

from pathlib import Path

from tni.core.errors import TniError
from tni.library.resource import MEDIA_SUFFIXES, PICTURE_SUFFIXES


class UnknownFileKindError(TniError):
    """A file is no lesson, PDF, picture, sound or film, judged by its suffix."""

    def __init__(self, path: Path) -> None:
        super().__init__(f"{path}: neither a lesson, nor a PDF, nor a picture, sound or film")
        self.path = path


def file_kind(path: Path) -> str:
    """Return "lesson", "pdf", "picture" or "media", by the file's suffix. Raises: UnknownFileKindError."""
    match path.suffix.lower():
        case ".tni":
            return "lesson"
        case ".pdf":
            return "pdf"
        case suffix if suffix in PICTURE_SUFFIXES:
            return "picture"
        case suffix if suffix in MEDIA_SUFFIXES:
            return "media"
        case _:
            raise UnknownFileKindError(path)
