"""First pages of lessons that are not open, and their kept pictures. For worker threads."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from tni.core.ids import BlobId, PageId
from tni.document.document import Document
from tni.services.lesson.closed_lesson import blob_reader, read_layer
from tni.store.lesson_pictures import LessonPictures


@dataclass(frozen=True, slots=True)
class FirstPage:
    """First page of a lesson as it is prepared. blobs: reads the lesson's images."""

    document: Document
    page: PageId
    blobs: Callable[[BlobId], bytes]


class FirstPages:
    """First pages of the lessons below a folder. pictures: those that are kept."""

    def __init__(self, library: Path, pictures: LessonPictures) -> None:
        self._library, self.pictures = library, pictures

    def key_of(self, path: str) -> str:
        """Return the key of a lesson's picture. Raises: OSError."""
        return self.pictures.key_of(self._library / path)

    def read(self, path: str) -> FirstPage | None:
        """Read a lesson's first page; None if it has no page. Raises: LessonFileError."""
        file = self._library / path
        document = read_layer(file, None)
        pages = document.pages()
        return FirstPage(document, pages[0].id, blob_reader(file)) if pages else None
