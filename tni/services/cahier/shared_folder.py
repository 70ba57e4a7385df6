"""Use case of the folder by which a teacher's computers share what is to be sent: choosing it, and leaving it. For the
main thread; the folder, which may be on a network, is asked on a worker."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryFile

from tni.core.settings import SEND_SHARED, Settings
from tni.core.tasks import TaskRunner
from tni.files.errors import SharedFolderError


class SharedFolder:
    """Folder of the teacher's own. changed: called when another one was chosen, or none. What she wanted last holds:
    of a folder that was still being tried then nothing is told."""

    def __init__(self, settings: Settings, tasks: TaskRunner, changed: Callable[[], None]) -> None:
        self._settings, self._tasks, self._changed = settings, tasks, changed
        self._wishes = 0

    @property
    def path(self) -> Path | None:
        """Folder; None without one."""
        chosen = self._settings.get(SEND_SHARED)
        return Path(chosen) if chosen else None

    def choose(self, folder: Path, done: Callable[[], None], failed: Callable[[Exception], None]) -> None:
        """Take a folder in which files can be written. `failed` gets a SharedFolderError for any other, and the one
        before stays."""

        def chosen(_: object) -> None:
            self._settings.set(SEND_SHARED, str(folder))
            self._changed()
            done()

        self._wishes += 1
        self._submit(lambda: _check(folder), chosen, failed)

    def check(self, found: Callable[[], None], failed: Callable[[Exception], None]) -> None:
        """Check the folder, which another window may have chosen: `found` comes once `path` is its own, then `failed`
        gets a SharedFolderError if it is not there, or cannot be written."""

        def look(_: object) -> None:
            found()
            if (folder := self.path) is not None:
                self._submit(lambda: _check(folder), lambda _: None, failed)

        self._submit(self._settings.refresh, look, failed)

    def leave(self) -> None:
        """Share nothing any more. What is in the folder stays there."""
        self._wishes += 1
        self._settings.set(SEND_SHARED, "")
        self._changed()

    def _submit(
        self, work: Callable[[], None], done: Callable[[object], None], failed: Callable[[Exception], None]
    ) -> None:
        """Work on the worker; nothing is told if the teacher has wanted something else meanwhile."""
        wish = self._wishes

        def told[T](tell: Callable[[T], None]) -> Callable[[T], None]:
            return lambda what: tell(what) if wish == self._wishes else None

        self._tasks.submit(work, told(done), told(failed))


def _check(folder: Path) -> None:
    try:
        with TemporaryFile(dir=folder) as file:  # leaves nothing behind
            file.write(b"tni")
    except OSError as error:
        raise SharedFolderError(folder, error) from error
