"""Files of other programs that become lessons of the library without being shown."""

from __future__ import annotations

from pathlib import Path

from tni.core.digest import sha256
from tni.core.ids import new_id
from tni.document.text_measurer import TextMeasurer
from tni.files.regular_file import open_regular
from tni.services.lesson.conversion_report import ConversionReport
from tni.services.lesson.foreign_lessons import read_foreign_lesson
from tni.services.lesson.kept_reports import KeptReports
from tni.services.lesson.lesson_formats import FILE_BYTES, FormatCall, LessonFormats
from tni.services.lesson.lesson_service import LessonService, OpenLesson

_MARK = b"lesson of another program\n"


class ForeignLessonFiles:
    """Use case of making lessons of many files; a `ForeignIntake` of the library. For a worker thread, but for
    `cancel`. measurer: of texts on that thread. reports: keeps what is told of each file."""

    def __init__(
        self, formats: LessonFormats, service: LessonService, measurer: TextMeasurer, reports: KeptReports | None = None
    ) -> None:
        self._formats, self._service, self._measurer, self._reports = formats, service, measurer, reports
        self.suffixes = formats.suffixes
        """Ends of the names of files that can be read."""
        self._call: FormatCall | None = None

    def lesson_id(self, source: Path) -> str:
        """Return the id of the lesson that a file becomes: the same each time, so that it is known again. Raises:
        OSError."""
        with open_regular(source) as file:
            return sha256(_MARK + file.read(FILE_BYTES + 1)).hex()[: len(new_id())]

    def write(self, source: Path, path: Path) -> ConversionReport:
        """Write a new lesson of a file. Raises: OSError, LessonExistsError, LessonFileError, and what `FormatCall`
        raises."""
        kind = self._formats.of(source)
        assert kind is not None
        self._call = kind.begin()
        read = read_foreign_lesson(self._call, source, self._measurer, self._service.pdf_sizes)

        def fill(lesson: OpenLesson) -> None:
            read.into(lesson, source.stem)
            lesson.editor.finish()

        self._service.write_new(path, fill, lesson_id := self.lesson_id(source))
        if self._reports is not None:
            self._reports.keep(lesson_id, source.name, read.report)
        return read.report

    def cancel(self) -> None:
        """End the reading of the file that is being read, on any thread."""
        if self._call is not None:
            self._call.cancel()
