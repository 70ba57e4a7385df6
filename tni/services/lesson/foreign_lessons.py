"""Lessons of other programs, read into new lessons of this one, by the program's own readers and by plugins."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from tni.api.manifest import Localised
from tni.core.errors import TniError
from tni.core.listeners import Listeners
from tni.core.picture import EncodedPicture
from tni.core.tasks import TaskRunner
from tni.document.text_measurer import TextMeasurer
from tni.files.regular_file import open_regular
from tni.services.lesson.conversion_report import ConversionReport, conversion_report, losses_of_shown
from tni.services.lesson.current_lesson import CurrentLesson
from tni.services.lesson.files_beside import with_files_beside
from tni.services.lesson.kept_reports import KeptReports
from tni.services.lesson.lesson_events import CurrentLessonChanged, LessonEvent
from tni.services.lesson.lesson_formats import FILE_BYTES, FormatCall, LessonFormats
from tni.services.lesson.lesson_service import LessonService, OpenLesson
from tni.services.lesson.plain_files import ReadSizes, read_files
from tni.services.lesson.plain_lesson_pages import PlainLessonPages


@dataclass(frozen=True, slots=True)
class ForeignLesson:
    """Lesson as it was read. blobs: files that its items need. report: what became of its items."""

    pages: PlainLessonPages
    blobs: tuple[bytes, ...]
    report: ConversionReport

    def steps_into(self, lesson: OpenLesson, title: str = "") -> Iterator[None]:
        """Put its pages in place of the only, blank page of a new lesson, in short steps that are undone as one.
        title: of a lesson that has none."""
        for data in self.blobs:
            lesson.port.put_blob(data)
            yield
        yield from self.pages.steps_into(lesson.editor, title)

    def into(self, lesson: OpenLesson, title: str = "") -> ConversionReport:
        """Put its pages in place of the only, blank page of a new lesson. title: of a lesson that has none."""
        for _ in self.steps_into(lesson, title):
            pass
        return self.report


def read_foreign_lesson(call: FormatCall, path: Path, measurer: TextMeasurer, pdf_sizes: ReadSizes) -> ForeignLesson:
    """Read a file and make its pages. For a worker thread. Raises: OSError, and what `FormatCall` raises."""
    with open_regular(path) as file:
        data = file.read(FILE_BYTES + 1)
    read = call.read_lesson(with_files_beside(path, data), path.name)
    files = read_files(read.lesson, _same if call.checks_pictures else _decoded, pdf_sizes)
    pages = PlainLessonPages(read.lesson, measurer, files.pictures, files.pdfs, files.others)
    told = losses_of_shown(read.lesson, read.losses)
    report = conversion_report(read.lesson, (*told, *files.losses, *pages.losses))
    return ForeignLesson(pages, (*files.data.values(), *pages.blobs), report)


def _same(pictures: Sequence[bytes]) -> Sequence[bytes]:
    return pictures


def _decoded(pictures: Sequence[bytes]) -> list[bytes | None]:
    """Decode what a plugin has read in a stranger's file."""
    from tni.formats.picture_process import ForeignPicture, decode_pictures  # rarely needed

    found = decode_pictures(map(ForeignPicture, pictures))
    return [one.data if isinstance(one, EncodedPicture) else None for one in found]


@dataclass(frozen=True, slots=True)
class ForeignLessonReading:
    """The reading of a file has begun. name: of the file; plugin: of the plugin that reads it, if one does."""

    name: str
    plugin: Localised | None


@dataclass(frozen=True, slots=True)
class ForeignLessonRead:
    """A new lesson, which is open now, holds what was read."""

    name: str
    report: ConversionReport


@dataclass(frozen=True, slots=True)
class ForeignLessonEnded:
    """Reading has ended without a lesson. error: the reason; None if it was given up. is_left: it was given up because
    another lesson was opened."""

    name: str
    error: Exception | None = None
    is_left: bool = False


type ForeignLessonEvent = ForeignLessonReading | ForeignLessonRead | ForeignLessonEnded


class ForeignLessons:
    """Use case of opening other programs' lessons. For the main thread; files are read on `tasks`, one at a time. The
    open lesson stays in use until the other is read, and where reading fails."""

    def __init__(
        self,
        current: CurrentLesson,
        service: LessonService,
        measurer: TextMeasurer,
        tasks: TaskRunner,
        formats: LessonFormats,
        reports: KeptReports | None = None,
    ) -> None:
        """reports: keeps what is told of each file."""
        self._current, self._service, self._measurer = current, service, measurer
        self._tasks, self._formats, self._reports = tasks, formats, reports
        self._running: tuple[FormatCall, str] | None = None
        self._begun: OpenLesson | None = None
        self._listeners = Listeners[ForeignLessonEvent]()
        current.subscribe(self._follow)

    def subscribe(self, listener: Callable[[ForeignLessonEvent], None]) -> None:
        self._listeners.add(listener)

    @property
    def suffixes(self) -> tuple[str, ...]:
        """Ends of the names of files that can be read."""
        return self._formats.suffixes

    @property
    def is_reading(self) -> bool:
        return self._running is not None

    def open(self, path: Path) -> bool:
        """Open a file as a new lesson, once it is read. Return False if nothing reads such files."""
        kind = self._formats.of(path)
        if kind is None:
            return False
        self.give_up()
        call = kind.begin()
        self._running = call, path.name
        self._listeners.tell(ForeignLessonReading(path.name, kind.plugin))
        self._tasks.submit(
            lambda: read_foreign_lesson(call, path, self._measurer, self._service.pdf_sizes),
            partial(self._read, call, path),
            partial(self._failed, call),
        )
        return True

    def give_up(self, *, is_left: bool = False) -> None:
        """Give up the file that is being read, if any. is_left: because another lesson was opened."""
        if self._running is not None:
            (call, name), self._running = self._running, None
            call.cancel()
            self._discard()
            self._listeners.tell(ForeignLessonEnded(name, is_left=is_left))

    def _read(self, call: FormatCall, path: Path, read: ForeignLesson) -> None:
        if not self._is_of(call):
            return
        lesson = self._begun = self._service.blank(path.stem)
        steps = read.steps_into(lesson, path.stem)

        def go_on(_: None = None) -> None:
            if not self._is_of(call):
                return
            try:
                for _ in steps:
                    self._tasks.submit(lambda: None, go_on, partial(self._failed, call))  # events come in between
                    return
            except TniError as error:
                self._failed(call, error)
                return
            self._running = self._begun = None
            self._current.open_made(lambda: lesson)
            self._keep(lesson.lesson_id, path.name, read.report)
            self._listeners.tell(ForeignLessonRead(path.name, read.report))

        go_on()

    def _keep(self, lesson_id: str, name: str, report: ConversionReport) -> None:
        if (reports := self._reports) is not None:
            self._tasks.submit(lambda: reports.keep(lesson_id, name, report), lambda _: None, lambda _: None)

    def _is_of(self, call: FormatCall) -> bool:
        return self._running is not None and self._running[0] is call

    def _discard(self) -> None:
        """Leave no file of a lesson that was begun."""
        if self._begun is not None:
            lesson, self._begun = self._begun, None
            self._service.discard(lesson)

    def _failed(self, call: FormatCall, error: Exception) -> None:
        if self._running is not None and self._running[0] is call:
            (_, name), self._running = self._running, None
            self._discard()
            self._listeners.tell(ForeignLessonEnded(name, error))

    def _follow(self, event: LessonEvent) -> None:
        if isinstance(event, CurrentLessonChanged):
            self.give_up(is_left=True)
