"""Lessons written for other programs, by the program's own writers and by plugins."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from tni.api.manifest import Localised
from tni.core.ids import BlobId
from tni.core.listeners import Listeners
from tni.core.tasks import TaskRunner
from tni.files.atomic import write_atomically
from tni.services.lesson.conversion_report import ConversionReport, conversion_report
from tni.services.lesson.lesson_formats import FormatCall, LessonFormat, LessonFormats
from tni.services.lesson.plain_lesson_values import TakenLesson, plain_lesson
from tni.services.lesson.plain_rulings import RULING_GROUP
from tni.services.lesson.shared_parts import SharedParts


def write_foreign_lesson(
    call: FormatCall, lesson: TakenLesson, blob: Callable[[BlobId], bytes], path: Path
) -> ConversionReport:
    """Write a lesson to a file. For a worker thread. blob: reads a picture. Raises: WriteError, and what `FormatCall`
    and `blob` raise."""
    values, lost = plain_lesson(lesson, blob)
    written = call.write_lesson(values, path.name)
    write_atomically(path, written.data)
    return conversion_report(values, (*lost, *written.losses), {RULING_GROUP})


@dataclass(frozen=True, slots=True)
class ForeignExportBegun:
    """The writing of a file has begun. name: of the file; plugin: of the plugin that writes it, if one does."""

    name: str
    plugin: Localised | None


@dataclass(frozen=True, slots=True)
class ForeignExportDone:
    """A file is written. withheld: parts that were not given away."""

    path: Path
    report: ConversionReport
    withheld: SharedParts


@dataclass(frozen=True, slots=True)
class ForeignExportEnded:
    """Writing has ended without a file. error: the reason; None if it was given up."""

    name: str
    error: Exception | None = None


type ForeignExportEvent = ForeignExportBegun | ForeignExportDone | ForeignExportEnded


class ForeignExports:
    """Use case of writing lessons for other programs. For the main thread; files are written on `tasks`, one at a
    time."""

    def __init__(self, tasks: TaskRunner, formats: LessonFormats) -> None:
        self._tasks, self._formats = tasks, formats
        self._running: tuple[FormatCall, str] | None = None
        self._listeners = Listeners[ForeignExportEvent]()

    def subscribe(self, listener: Callable[[ForeignExportEvent], None]) -> None:
        self._listeners.add(listener)

    @property
    def formats(self) -> tuple[LessonFormat, ...]:
        return self._formats.all

    def write(self, kind: LessonFormat, lesson: TakenLesson, blob: Callable[[BlobId], bytes], path: Path) -> None:
        """Write a lesson to a file; what else is being written is given up. blob: reads a picture, on the worker."""
        self.give_up()
        call = kind.begin()
        self._running = call, path.name
        self._listeners.tell(ForeignExportBegun(path.name, kind.plugin))

        def done(report: ConversionReport) -> None:
            if self._ends(call):
                self._listeners.tell(ForeignExportDone(path, report, lesson.withheld))

        def failed(error: Exception) -> None:
            if self._ends(call):
                self._listeners.tell(ForeignExportEnded(path.name, error))

        self._tasks.submit(partial(write_foreign_lesson, call, lesson, blob, path), done, failed)

    def give_up(self) -> None:
        """Give up the file that is being written, if any."""
        if self._running is not None:
            (call, name), self._running = self._running, None
            call.cancel()
            self._listeners.tell(ForeignExportEnded(name))

    def _ends(self, call: FormatCall) -> bool:
        """Note the end of a call. Return False if it was given up before."""
        if self._running is None or self._running[0] is not call:
            return False
        self._running = None
        return True
