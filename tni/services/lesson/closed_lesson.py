"""Read access to a lesson that is not open, to attach its pages to an entry as a class saw them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from tni.core.ids import BlobId, ClassLayerId
from tni.document.document import Document
from tni.store.lesson_database import LessonDatabase


def read_layer(path: Path, seance: ClassLayerId | None) -> Document:
    """Read the lesson with the ink of a class layer; None reads it as prepared. For a worker thread.
    Raises: LessonStoreError."""
    with _reading(path) as lesson:
        return lesson.layer(None).document(None if seance is None else lesson.layer(seance).records)


def is_unwritten(path: Path) -> bool:
    """Return whether the lesson has no change and no begun stroke since its creation. Raises: LessonStoreError."""
    with _reading(path) as lesson:
        return lesson.is_unwritten


def blob_reader(path: Path) -> Callable[[BlobId], bytes]:
    """Return a function that reads blobs of a closed lesson. It opens the file each time and raises
    LessonStoreError."""

    def blob(wanted: BlobId) -> bytes:
        with _reading(path) as lesson:
            return lesson.blob(wanted)

    return blob


def blobs_in(path: Path) -> set[BlobId]:
    """Return the media that a lesson's file has; none if there is no such file. Raises: LessonStoreError."""
    if not path.exists():
        return set()
    with _reading(path) as lesson:
        return set(lesson.blobs())


@contextmanager
def _reading(path: Path) -> Iterator[LessonDatabase]:
    lesson = LessonDatabase(path, read_only=True)
    try:
        yield lesson
    finally:
        lesson.abandon()
