"""Pages of a lesson that is not open: read as they were taught to a class, to be joined to an entry."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from tni.core.ids import BlobId, ClassLayerId
from tni.document.document import Document
from tni.store.lesson_database import LessonDatabase


def read_layer(path: Path, seance: ClassLayerId | None) -> Document:
    """The lesson with the ink of a séance; of None, as prepared. For a worker. Raises: LessonStoreError."""
    with _reading(path) as lesson:
        base = {key: record for key, record in lesson.layer(None).records.items() if record is not None}
        return Document(base, None if seance is None else lesson.layer(seance).records)


def is_unwritten(path: Path) -> bool:
    """Whether no change was made and no stroke begun since the lesson was made. Raises: LessonStoreError."""
    with _reading(path) as lesson:
        return lesson.is_unwritten


def blob_reader(path: Path) -> Callable[[BlobId], bytes]:
    """What is asked of a lesson that is not open: the file is opened for each answer, which raises LessonStoreError."""

    def blob(wanted: BlobId) -> bytes:
        with _reading(path) as lesson:
            return lesson.blob(wanted)

    return blob


@contextmanager
def _reading(path: Path) -> Iterator[LessonDatabase]:
    lesson = LessonDatabase(path, read_only=True)
    try:
        yield lesson
    finally:
        lesson.abandon()
