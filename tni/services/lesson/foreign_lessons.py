"""Lessons of other programs, read by plugins into new lessons of this one."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from tni.api.formats import FormatLoss
from tni.api.manifest import Localised
from tni.core.digest import sha256
from tni.core.errors import TniError
from tni.core.ids import BlobId
from tni.core.listeners import Listeners
from tni.core.tasks import TaskRunner
from tni.document.text_measurer import TextMeasurer
from tni.files.picture_errors import PictureError
from tni.files.regular_file import open_regular
from tni.services.lesson.current_lesson import CurrentLesson
from tni.services.lesson.lesson_events import CurrentLessonChanged, LessonEvent
from tni.services.lesson.lesson_service import LessonService, OpenLesson
from tni.services.lesson.plain_lesson_pages import PlainLessonPages, readable_pictures
from tni.services.plugins.format_runner import FILE_BYTES, FormatRunner

if TYPE_CHECKING:
    from tni.services.plugins.plugin_folders import RunnablePlugin


@dataclass(frozen=True, slots=True)
class ForeignLesson:
    """Lesson as a plugin has read it. pictures: those of its files that can be shown. losses: all that was lost."""

    pages: PlainLessonPages
    pictures: tuple[bytes, ...]
    losses: tuple[FormatLoss, ...]

    def steps_into(self, lesson: OpenLesson) -> Iterator[None]:
        """Put its pages in place of the only, blank page of a new lesson, in short steps."""
        for data in self.pictures:
            lesson.port.put_blob(data)
            yield
        yield from self.pages.steps_into(lesson.editor)

    def into(self, lesson: OpenLesson) -> tuple[FormatLoss, ...]:
        """Put its pages in place of the only, blank page of a new lesson. Return all that was lost."""
        for _ in self.steps_into(lesson):
            pass
        return self.losses


def read_foreign_lesson(runner: FormatRunner, path: Path, measurer: TextMeasurer) -> ForeignLesson:
    """Read a file and make its pages. For a worker thread. Raises: FormatError, PluginError, OSError."""
    with open_regular(path) as file:
        data = file.read(FILE_BYTES + 1)
    read = runner.read_lesson(data, path.name)
    pictures, lost = readable_pictures(read.lesson, _picture)
    blobs = {name: BlobId(sha256(data).hex()) for name, data in pictures.items()}
    pages = PlainLessonPages(read.lesson, measurer, blobs)
    return ForeignLesson(pages, tuple(pictures.values()), (*read.losses, *lost, *pages.losses))


def _picture(data: bytes) -> bytes | None:
    from tni.formats.picture_reader import read_picture  # its library takes 70 ms

    try:
        return read_picture(data).data
    except PictureError:
        return None


@dataclass(frozen=True, slots=True)
class ForeignLessonReading:
    """A plugin has begun to read a file. name: of the file; plugin: of the plugin."""

    name: str
    plugin: Localised


@dataclass(frozen=True, slots=True)
class ForeignLessonRead:
    """A new lesson holds what a plugin has read. losses: all that was left out or altered."""

    name: str
    losses: tuple[FormatLoss, ...]


@dataclass(frozen=True, slots=True)
class ForeignLessonEnded:
    """Reading has ended without a lesson. error: the reason; None if it was given up."""

    name: str
    error: Exception | None = None


type ForeignLessonEvent = ForeignLessonReading | ForeignLessonRead | ForeignLessonEnded


class ForeignLessons:
    """Use case of opening other programs' lessons. For the main thread; plugins run on `tasks`, one at a time. The open
    lesson stays in use until the other is read, and where a plugin fails. importers: returns the plugins that may run.
    """

    def __init__(
        self,
        current: CurrentLesson,
        service: LessonService,
        measurer: TextMeasurer,
        tasks: TaskRunner,
        importers: Callable[[], Iterable[RunnablePlugin]],
    ) -> None:
        self._current, self._service, self._measurer = current, service, measurer
        self._tasks, self._importers = tasks, importers
        self._running: tuple[FormatRunner, str] | None = None
        self._begun: OpenLesson | None = None
        self._listeners = Listeners[ForeignLessonEvent]()
        current.subscribe(self._follow)

    def subscribe(self, listener: Callable[[ForeignLessonEvent], None]) -> None:
        self._listeners.add(listener)

    @property
    def suffixes(self) -> tuple[str, ...]:
        """Ends of the names of files that can be read."""
        return tuple(sorted({one for plugin in self._importers() for one in plugin.manifest.extensions}))

    @property
    def is_reading(self) -> bool:
        return self._running is not None

    def open(self, path: Path) -> bool:
        """Open a file as a new lesson, once a plugin has read it. Return False if no plugin reads such files."""
        plugin = next((one for one in self._importers() if path.suffix.lower() in one.manifest.extensions), None)
        if plugin is None:
            return False
        self.give_up()
        runner = FormatRunner(plugin)
        self._running = runner, path.name
        self._listeners.tell(ForeignLessonReading(path.name, plugin.manifest.name))
        self._tasks.submit(
            lambda: read_foreign_lesson(runner, path, self._measurer),
            partial(self._read, runner, path),
            partial(self._failed, runner),
        )
        return True

    def give_up(self) -> None:
        """Give up the file that is being read, if any."""
        if self._running is not None:
            (runner, name), self._running = self._running, None
            runner.cancel()
            self._discard()
            self._listeners.tell(ForeignLessonEnded(name))

    def _read(self, runner: FormatRunner, path: Path, read: ForeignLesson) -> None:
        if not self._is_of(runner):
            return
        lesson = self._begun = self._service.blank(path.stem)
        steps = read.steps_into(lesson)

        def go_on(_: None = None) -> None:
            if not self._is_of(runner):
                return
            try:
                for _ in steps:
                    self._tasks.submit(lambda: None, go_on, partial(self._failed, runner))  # events come in between
                    return
                if not lesson.editor.info.title:
                    lesson.editor.set_info(title=path.stem)
            except TniError as error:
                self._failed(runner, error)
                return
            self._running = self._begun = None
            self._current.open_made(lambda: lesson)
            self._listeners.tell(ForeignLessonRead(path.name, read.losses))

        go_on()

    def _is_of(self, runner: FormatRunner) -> bool:
        return self._running is not None and self._running[0] is runner

    def _discard(self) -> None:
        """Leave no file of a lesson that was begun."""
        if self._begun is not None:
            lesson, self._begun = self._begun, None
            self._service.discard(lesson)

    def _failed(self, runner: FormatRunner, error: Exception) -> None:
        if self._running is not None and self._running[0] is runner:
            (_, name), self._running = self._running, None
            self._discard()
            self._listeners.tell(ForeignLessonEnded(name, error))

    def _follow(self, event: LessonEvent) -> None:
        if isinstance(event, CurrentLessonChanged):
            self.give_up()  # she has opened another one meanwhile
