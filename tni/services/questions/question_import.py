"""Import of questions: a file is read and shown, and those of its questions that are wanted go into a collection."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

from tni.services.questions.listed_questions import ListedQuestion
from tni.services.questions.question_file import QuestionFile, add_to_collection
from tni.services.questions.question_library import QuestionLibrary
from tni.services.questions.question_reader import QuestionFileReader, QuestionPlugins
from tni.services.questions.questions_state import (
    FilePreview,
    QuestionsAdded,
    QuestionsFailed,
    QuestionsNotice,
    ReadingFile,
)
from tni.services.questions.shown_questions import ShownQuestions


class QuestionImport:
    """Import of one file at a time."""

    def __init__(self, shown: ShownQuestions, library: QuestionLibrary, importers: QuestionPlugins) -> None:
        self._shown, self._library, self._importers = shown, library, importers
        self._file: QuestionFile | None = None
        self._reader: QuestionFileReader | None = None

    def forget(self) -> None:
        """Drop the file on show."""
        self._file = None

    def preview(self, path: Path) -> None:
        """Read a file and show its questions; nothing is stored yet."""
        self.cancel()
        shown = self._shown
        reader = self._reader = QuestionFileReader(self._importers)

        def done(file: QuestionFile) -> None:
            if reader is self._reader:
                self._reader, self._file = None, file
                name = self._library.free_name(file.title or path.stem)
                preview = FilePreview(path.name, name, file.entries, file.losses)
                shown.show(replace(shown.state, preview=preview, is_reading=False))

        def failed(error: Exception) -> None:
            if reader is self._reader:
                self._reader = None
                shown.show(replace(shown.state, is_reading=False))
                shown.tell(QuestionsFailed(error))

        shown.show(replace(shown.state, is_reading=True))
        shown.tell(ReadingFile(path.name))
        shown.do(lambda: reader.read(path), done, failed)

    def cancel(self) -> None:
        """Cancel the reading of a file."""
        if self._reader is not None:
            self._reader.cancel()
            self._reader = None
            self._shown.show(replace(self._shown.state, is_reading=False))
            self._shown.tell(QuestionsNotice.READING_CANCELLED)

    def add(self, name: str, entries: Sequence[ListedQuestion], then: Callable[[], None]) -> None:
        """Add questions of the file on show to a collection. then: called when they are stored."""
        file, shown = self._file, self._shown
        if file is None:
            return

        def done(count: int) -> None:
            shown.show(replace(shown.state, is_saving=False))
            then()
            shown.tell(QuestionsAdded(name, count, len(entries) - count))

        def failed(error: Exception) -> None:
            shown.show(replace(shown.state, is_saving=False))
            shown.tell(QuestionsFailed(error))

        shown.show(replace(shown.state, is_saving=True))
        shown.do(lambda: add_to_collection(self._library, name, file, entries), done, failed)
