"""Kind of a file that the program can open by itself, judged by its suffix."""

from __future__ import annotations

from pathlib import Path

from tni.core.errors import TniError
from tni.library.resource import DRAWN_SUFFIXES, MEDIA_SUFFIXES, PICTURE_SUFFIXES


class UnknownFileKindError(TniError):
    """A file is no lesson, PDF, picture, sound or film, judged by its suffix."""

    def __init__(self, path: Path) -> None:
        super().__init__(f"{path}: neither a lesson, nor a PDF, nor a picture, sound or film")
        self.path = path


def file_kind(path: Path, *, opens: bool = False) -> str:
    """Return "lesson", "pdf", "picture" or "media", by the file's suffix. opens: it is opened by itself, not put on a
    page; a drawing is another program's lesson then. Raises: UnknownFileKindError."""
    if opens and path.suffix.lower() in DRAWN_SUFFIXES:
        raise UnknownFileKindError(path)
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
