"""Use case of backups: one a day to the second place that the teacher chose, when it is there. For the main thread; the
work is done on a worker."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from tni.core.clock import Clock
from tni.core.listeners import Listeners
from tni.core.tasks import TaskRunner
from tni.files.library_errors import BackupError, BackupStoppedError, BackupTroubleKind
from tni.library.thinning import BACKUP_RULES
from tni.store.backup_place import BackupPlace, WrittenBackup


@dataclass(frozen=True, slots=True)
class BackupState:
    """State of the backups. folder: the place, None as long as none was chosen. last: time of the last good backup of
    this computer, None if not known or none. is_running: a backup is being made. trouble: the reason why the last
    attempt failed, None when it did not; AWAY until the place is back. used_bytes, free_bytes: at the place, -1 when
    not known. unread: files whose last state could not be backed up."""

    folder: Path | None = None
    last: datetime | None = None
    is_running: bool = False
    trouble: BackupTroubleKind | None = None
    used_bytes: int = -1
    free_bytes: int = -1
    unread: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Outcome:
    last: datetime | None
    written: WrittenBackup | None
    used_bytes: int
    free_bytes: int


class BackupService:
    """Use case of backups. source: label of this computer and its folder of lessons. store_folder: keeps the choice of
    the place, such as in the settings."""

    def __init__(
        self,
        library: Path,
        tasks: TaskRunner,
        clock: Clock,
        source: str,
        folder: Path | None,
        store_folder: Callable[[Path | None], None],
        days_between: Callable[[], int] = lambda: 1,
    ) -> None:
        """days_between: days from one backup to the next, read each time."""
        self._library, self._tasks, self._clock, self._source = library, tasks, clock, source
        self._store_folder = store_folder
        self._listeners = Listeners[BackupState]()
        self._days_between = days_between
        self._is_closing = self._is_stopped = False
        self.progress = (0, 0)
        """Files done of the backup under way, and all; written by the worker."""
        self.state = self._told = BackupState(folder)

    def subscribe(self, listener: Callable[[BackupState], None]) -> None:
        """Tell the listener each new state; one that lasts is told once."""
        self._listeners.add(listener)

    def choose(self, folder: Path, name: str = "") -> None:
        """Make a folder the place of backups, and make the first one there. name: of the folder to make within it,
        unless it is such a place already."""
        now = self._clock.now()

        def create() -> Path:
            place = folder if not name or BackupPlace(folder).is_there else folder / name
            if place.resolve().is_relative_to(self._library.resolve()):  # each backup would hold the earlier ones
                raise BackupError(BackupTroubleKind.REFUSED, place)
            return BackupPlace.create(place, now).folder

        def chosen(place: Path) -> None:
            self._store_folder(place)
            self._set(BackupState(place))
            self.run_now()

        self._tasks.submit(create, chosen, self._failed)

    def forget(self) -> None:
        """Make no more backups; those that were made stay where they are."""
        self._store_folder(None)
        self._set(BackupState())

    def run_if_due(self) -> None:
        """Make a backup if the last one is as old as the teacher wants. To be called after the start and each hour: a
        place that is away is looked for again, without a word as long as it stays away."""
        if self._is_due(self.state.last, self._clock.now()):
            self._run(only_due=True)

    def run_now(self) -> None:
        """Make a backup, as the teacher asks for it."""
        self._run(only_due=False)

    def stop(self) -> None:
        """Give up the backup under way; the next one goes on with what is there."""
        self._is_stopped = True

    def close(self) -> None:
        """Make no backup any more, and give up the one under way."""
        self._is_closing = True

    def look(self) -> None:
        """Learn the time of the last backup and the room at the place, to be shown."""
        if self.state.folder is None or self.state.is_running:
            return
        place = BackupPlace(self.state.folder)

        def looked(found: tuple[datetime | None, int, int]) -> None:
            last, used, free = found
            if self.state.folder == place.folder and not self.state.is_running:
                self._set(replace(self.state, last=last, used_bytes=used, free_bytes=free, trouble=None))

        self._tasks.submit(lambda: (self._last_at(place), *place.space()), looked, self._failed)

    # -- private

    def _run(self, *, only_due: bool) -> None:
        if self.state.folder is None or self.state.is_running:
            return
        self._is_stopped, self.progress = False, (0, 0)
        place, now, before = BackupPlace(self.state.folder), self._clock.now(), self.state
        self._set(replace(before, is_running=True), quiet=only_due)

        def done(outcome: _Outcome) -> None:
            unread = before.unread if outcome.written is None else outcome.written.unread
            sizes = outcome.used_bytes, outcome.free_bytes
            self._set(BackupState(place.folder, outcome.last, False, None, *sizes, unread))

        self._tasks.submit(lambda: self._work(place, now, only_due=only_due), done, self._failed)

    def _work(self, place: BackupPlace, now: datetime, *, only_due: bool) -> _Outcome:
        last, written = self._last_at(place), None
        if not only_due or self._is_due(last, now):
            written = place.write(self._library, now, self._source, self._must_stop, self._note_progress)
            last = now
            place.rotate(BACKUP_RULES, now, self._source)
        return _Outcome(last, written, *place.space())

    def _last_at(self, place: BackupPlace) -> datetime | None:
        return max((one.made for one in place.backups() if one.source == self._source), default=None)

    def _is_due(self, last: datetime | None, now: datetime) -> bool:
        return last is None or (now.date() - last.astimezone(now.tzinfo).date()).days >= self._days_between()

    def _must_stop(self) -> bool:
        return self._is_closing or self._is_stopped

    def _note_progress(self, done: int, total: int) -> None:
        self.progress = (done, total)

    def _failed(self, error: Exception) -> None:
        if isinstance(error, BackupStoppedError):
            self._set(replace(self.state, is_running=False))
            return
        kind = error.kind if isinstance(error, BackupError) else BackupTroubleKind.FAILED
        self._set(replace(self.state, is_running=False, trouble=kind))

    def _set(self, state: BackupState, *, quiet: bool = False) -> None:
        """Set the state and tell it. quiet: what began by itself is told when it has ended otherwise than before."""
        self.state = state
        if not quiet and state != self._told:
            self._told = state
            self._listeners.tell(state)
