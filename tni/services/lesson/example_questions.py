"""Questions of the lessons that come with the program: put among the teacher's collections with the copy of a lesson.

They are a collection beside the lesson, under its file's name; the teacher finds it under the lesson's title.
"""

from __future__ import annotations

from pathlib import Path

from tni.files.atomic import WriteError
from tni.files.lesson_errors import LessonFileError
from tni.services.lesson.closed_lesson import read_layer
from tni.services.questions.question_library import COLLECTION_SUFFIX, QuestionLibrary


def copy_questions(example: Path, collections: Path) -> None:
    """Put the questions of an example among the collections, under the lesson's title. A collection of that name stays
    as it is. Where they cannot be copied, the lesson opens without them. For a worker thread."""
    questions, library = example.with_suffix(COLLECTION_SUFFIX), QuestionLibrary(collections)
    try:
        if questions.is_file():
            library.add_file(questions, read_layer(example, None).info.title or example.stem)
    except (OSError, WriteError, LessonFileError):
        return
