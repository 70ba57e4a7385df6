"""Pages of lessons that are not open, and their kept pictures. For worker threads."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from tni.core.ids import BlobId, PageId
from tni.document.document import Document
from tni.services.lesson.closed_lesson import blob_reader, read_layer
from tni.store.lesson_pictures import LessonPictures


@dataclass(frozen=True, slots=True)
class PicturedLesson:
    """Lesson as it is prepared. blobs: reads its images."""

    document: Document
    blobs: Callable[[BlobId], bytes]

    @property
    def first(self) -> PageId | None:
        """Its first page; None if it has no page."""
        pages = self.document.pages()
        return pages[0].id if pages else None


class PicturedPages:
    """Pages of the lessons below a folder. pictures: those that are kept."""

    def __init__(self, library: Path, pictures: LessonPictures) -> None:
        self._library, self.pictures = library, pictures

    def key_of(self, path: str, page: PageId | None) -> str:
        """Return the key of the picture of a page, None for a lesson's first. Raises: OSError."""
        return self.pictures.key_of(self._library / path, page)

    def read(self, path: str) -> PicturedLesson:
        """Read a lesson. Raises: LessonFileError."""
        file = self._library / path
        return PicturedLesson(read_layer(file, None), blob_reader(file))
