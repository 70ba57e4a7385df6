"""Lessons written for other programs by plugins."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from tni.api.formats import FormatLoss
from tni.api.manifest import Localised
from tni.core.ids import BlobId
from tni.core.listeners import Listeners
from tni.core.tasks import TaskRunner
from tni.files.atomic import write_atomically
from tni.services.lesson.plain_lesson_values import TakenLesson, plain_lesson
from tni.services.lesson.shared_parts import SharedParts
from tni.services.plugins.format_runner import FormatRunner

if TYPE_CHECKING:
    from tni.services.plugins.plugin_folders import RunnablePlugin


def write_foreign_lesson(
    runner: FormatRunner, lesson: TakenLesson, blob: Callable[[BlobId], bytes], path: Path
) -> tuple[FormatLoss, ...]:
    """Write a lesson to a file, and return what was lost. For a worker thread. blob: reads a picture. Raises:
    FormatError, PluginError, WriteError, and what `blob` raises."""
    values, lost = plain_lesson(lesson, blob)
    written = runner.write_lesson(values)
    write_atomically(path, written.data)
    return (*lost, *written.losses)


@dataclass(frozen=True, slots=True)
class ForeignExportBegun:
    """A plugin has begun to write a file. name: of the file; plugin: of the plugin."""

    name: str
    plugin: Localised


@dataclass(frozen=True, slots=True)
class ForeignExportDone:
    """A file holds what a plugin has written. losses: all that was left out or altered; withheld: parts that were not
    given away."""

    path: Path
    losses: tuple[FormatLoss, ...]
    withheld: SharedParts


@dataclass(frozen=True, slots=True)
class ForeignExportEnded:
    """Writing has ended without a file. error: the reason; None if it was given up."""

    name: str
    error: Exception | None = None


type ForeignExportEvent = ForeignExportBegun | ForeignExportDone | ForeignExportEnded


class ForeignExports:
    """Use case of writing lessons for other programs. For the main thread; plugins run on `tasks`, one at a time.
    installed: returns the exporters that may run."""

    def __init__(self, tasks: TaskRunner, installed: Callable[[], Iterable[RunnablePlugin]]) -> None:
        self._tasks, self._installed = tasks, installed
        self._running: tuple[FormatRunner, str] | None = None
        self._listeners = Listeners[ForeignExportEvent]()

    def subscribe(self, listener: Callable[[ForeignExportEvent], None]) -> None:
        self._listeners.add(listener)

    @property
    def exporters(self) -> tuple[RunnablePlugin, ...]:
        return tuple(one for one in self._installed() if one.manifest.extensions)

    def write(self, plugin: RunnablePlugin, lesson: TakenLesson, blob: Callable[[BlobId], bytes], path: Path) -> None:
        """Write a lesson to a file by a plugin; what another is writing is given up. blob: reads a picture, on the
        worker."""
        self.give_up()
        runner = FormatRunner(plugin)
        self._running = runner, path.name
        self._listeners.tell(ForeignExportBegun(path.name, plugin.manifest.name))

        def done(losses: tuple[FormatLoss, ...]) -> None:
            if self._ends(runner):
                self._listeners.tell(ForeignExportDone(path, losses, lesson.withheld))

        def failed(error: Exception) -> None:
            if self._ends(runner):
                self._listeners.tell(ForeignExportEnded(path.name, error))

        self._tasks.submit(partial(write_foreign_lesson, runner, lesson, blob, path), done, failed)

    def give_up(self) -> None:
        """Give up the file that is being written, if any."""
        if self._running is not None:
            (runner, name), self._running = self._running, None
            runner.cancel()
            self._listeners.tell(ForeignExportEnded(name))

    def _ends(self, runner: FormatRunner) -> bool:
        """Note the end of a call. Return False if it was given up before."""
        if self._running is None or self._running[0] is not runner:
            return False
        self._running = None
        return True
