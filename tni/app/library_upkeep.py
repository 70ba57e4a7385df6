"""Upkeep of the library while the program runs: revisions of lessons that are closed, what an earlier run could not
save, and backups. All of it is done on a worker of its own, and its modules are loaded there."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject, QTimer

from tni.core.clock import Clock
from tni.core.settings import BACKUP_DAYS, BACKUP_FOLDER, Settings
from tni.core.tasks import TaskRunner
from tni.services.lesson.lesson_events import CurrentLessonChanged, LessonClosed, LessonEvent, LessonListener

if TYPE_CHECKING:
    from tni.services.lesson.lesson_service import OpenLesson
    from tni.services.library.backed_up_history import BackedUpHistory
    from tni.services.library.backup_restoring import BackupRestoring
    from tni.services.library.backup_service import BackupService
    from tni.services.library.check_service import CheckService
    from tni.services.library.history_service import HistoryService
    from tni.store.lesson_file import LessonFile

FIRST_MS = 60_000
"""Time after the start at which the library is looked after: the lesson has begun by then."""
AGAIN_MS = 3_600_000
SHOWN_MS = 2_000
"""Time after the opening of a lesson at which the state in which it was found is read: its page is shown by then."""
MODULES = ("tni.services.library.history_service", "tni.services.library.backup_service")


CLOSE_WAIT_S = 0.2
"""Longest wait for a revision that is being saved when the program ends. What is not saved is, after the next start."""


type Follower = Callable[[HistoryService, BackupService], None]


class UpkeepWorker(TaskRunner, Protocol):
    """Worker of the upkeep; `tni.ui.event_loop.threads.ThreadTaskRunner`."""

    def close(self, wait_s: float) -> None: ...


class OpenedLessons(Protocol):
    """Part of `CurrentLesson` that is used here."""

    @property
    def lesson(self) -> OpenLesson: ...

    def subscribe(self, listener: LessonListener) -> None: ...


class LibraryUpkeep(QObject):
    """Keeps the history and the backups of a folder of lessons up to date. tasks: a worker for nothing else, which
    it closes. reading: worker that reads the history while a backup is made; None for `tasks`. work: folder of working
    copies."""

    def __init__(
        self,
        current: OpenedLessons,
        library: Path,
        settings: Settings,
        clock: Clock,
        tasks: UpkeepWorker,
        reading: TaskRunner | None = None,
        work: Path | None = None,
    ) -> None:
        super().__init__()
        self._current, self._library, self._settings = current, library, settings
        self._clock, self._tasks, self._reading, self._work = clock, tasks, reading, work
        self._history: HistoryService | None = None
        self._backups: BackupService | None = None
        self._waiting: list[Callable[[], None]] | None = None
        self._followers: list[Follower] = []
        self._once_shown: QTimer | None = None
        current.subscribe(self._on_event)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.look)
        self._timer.start(FIRST_MS)

    def follow(self, do: Follower) -> None:
        """Call with the services as soon as something else has their modules loaded."""
        if self._history is not None:
            self.when_loaded(do)
        else:
            self._followers.append(do)

    def check_service(self) -> CheckService:
        """Return a new use case of the library's check. To be called once the modules are loaded."""
        from tni.services.library.check_service import CheckService

        place = None if self._backups is None else self._backups.state.folder
        return CheckService(self._library, self._tasks, place)

    def backed_up_history(self) -> BackedUpHistory | None:
        """Return a new use case of a lesson's states in the backups; None as long as no place was chosen. To be called
        once the modules are loaded."""
        from tni.services.library.backed_up_history import BackedUpHistory

        if self._history is None or self._backups is None or (place := self._backups.state.folder) is None:
            return None
        label = place.parent.name or place.name  # the folder above is the key, or what the teacher chose
        return BackedUpHistory(self._library, place, label, self._history, self._tasks)

    def backup_restoring(self) -> BackupRestoring | None:
        """Return a new use case of restoring from the backups; None as long as no place was chosen. To be called once
        the modules are loaded."""
        from tni.services.library.backup_restoring import BackupRestoring

        if self._history is None or self._backups is None or (place := self._backups.state.folder) is None:
            return None
        return BackupRestoring(self._library, place, self._history, self._tasks)

    def when_loaded(self, do: Follower) -> None:
        """Call with the services: now, or once their modules are loaded."""

        def call() -> None:
            if self._history is not None and self._backups is not None:
                do(self._history, self._backups)

        if self._history is not None:
            call()
        elif self._waiting is not None:
            self._waiting.append(call)
        else:
            self._waiting = [call]
            self._tasks.submit(lambda: list(map(import_module, MODULES)), self._loaded, self._not_loaded)

    def look(self) -> None:
        """Save what an earlier run could not, thin out, and make today's backup."""

        def look(history: HistoryService, backups: BackupService) -> None:
            history.catch_up()
            backups.run_if_due()

        self.when_loaded(look)
        self._timer.start(AGAIN_MS)

    def save_open(self) -> None:
        """Save the state of the open lesson, as when a séance ends."""
        if (file := self._current.lesson.file) is not None:
            self.when_loaded(lambda history, _: history.save_open(file))

    def close(self) -> None:
        """Begin nothing any more; a backup under way is given up."""
        self._timer.stop()
        if self._once_shown is not None:
            self._once_shown.stop()
        if self._backups is not None:
            self._backups.close()
        self._tasks.close(CLOSE_WAIT_S)

    def _on_event(self, event: LessonEvent) -> None:
        if isinstance(event, LessonClosed) and not event.at_end:
            self.when_loaded(lambda history, _: history.on_event(event))
        if isinstance(event, CurrentLessonChanged) and event.lesson.is_unsaved and event.lesson.file is not None:
            self._hold(event.lesson.file)

    def _hold(self, file: LessonFile) -> None:
        """Save the state in which a lesson was found and that the history does not have, once its page is shown."""
        held, path, made = file.hold_state(), file.path, self._clock.now()
        if self._once_shown is not None:
            self._once_shown.deleteLater()
        self._once_shown = QTimer(self, singleShot=True, interval=SHOWN_MS)
        self._once_shown.timeout.connect(
            lambda: self.when_loaded(lambda history, _: history.save_held(held, path, made))
        )
        self._once_shown.start()

    def _loaded(self, _: object) -> None:
        import platform

        from tni.library.thinning import rules_of_settings
        from tni.services.library.backup_service import BackupService
        from tni.services.library.history_service import HistoryService

        settings, computer = self._settings, platform.node()
        self._history = HistoryService(
            self._library,
            self._tasks,
            self._clock,
            lambda: rules_of_settings(settings),
            computer,
            self._reading,
            self._work,
        )
        place = settings.get(BACKUP_FOLDER)
        self._backups = BackupService(
            self._library,
            self._tasks,
            self._clock,
            f"{computer}:{self._library}",
            Path(place) if place else None,
            lambda folder: settings.set(BACKUP_FOLDER, "" if folder is None else str(folder)),
            lambda: int(settings.get(BACKUP_DAYS)),
        )
        for follower in self._followers:
            follower(self._history, self._backups)
        waiting, self._waiting = self._waiting or [], None
        for call in waiting:
            call()

    def _not_loaded(self, error: Exception) -> None:
        self._waiting = None
        raise error
