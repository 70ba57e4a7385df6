"""Lessons that come with the program, as they are offered to be opened as copies."""

from __future__ import annotations

import logging
from dataclasses import dataclass
from pathlib import Path

from tni.core.collation import sort_key
from tni.document.document import Document
from tni.files.lesson_errors import LessonFileError
from tni.library.built_in_vocabularies import built_in_vocabularies
from tni.library.listed_lesson import ListedLesson
from tni.library.vocabulary import VocabularyKind
from tni.services.lesson.closed_lesson import read_layer
from tni.store.library_folder import lesson_files

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class ExampleLesson:
    """Shipped lesson. lesson: its path is from the folder of shipped lessons."""

    lesson: ListedLesson
    level: str
    subject: str


def read_examples(folder: Path) -> tuple[ExampleLesson, ...]:
    """Return the lessons of a folder by level, those of no level first: they are about the program itself. Lessons that
    cannot be read are left out. For a worker thread."""
    found: list[tuple[tuple[object, ...], ExampleLesson]] = []
    levels = [concept.key for concept in built_in_vocabularies().of_kind(VocabularyKind.LEVEL)]
    for file in lesson_files(folder):
        try:
            document, stat = read_layer(file, None), file.stat()
        except (LessonFileError, OSError) as error:
            _log.info("%s is no example: %s", file, error)
            continue
        info, path = document.info, file.relative_to(folder).as_posix()
        title = info.title or file.stem
        lesson = ListedLesson(
            path=path, changed_s=stat.st_mtime, size=stat.st_size, title=title, colour=info.colour, tags=info.tags
        )
        found.append(
            ((_rank(document, levels), sort_key(title, path)), ExampleLesson(lesson, info.level, info.subject))
        )
    return tuple(example for _, example in sorted(found, key=lambda one: one[0]))


def _rank(document: Document, levels: list[str]) -> int:
    """Return the place of a lesson's first level in school, -1 without one."""
    own = () if document.curriculum is None else document.curriculum.levels
    return min((levels.index(level) for level in own if level in levels), default=-1)
