"""Sending of entries in the program: made some time after the start where entries may wait, or at its first use."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from tni.app.folders import Folders
from tni.core.clock import Clock
from tni.core.settings import Settings
from tni.core.tasks import TaskRunner
from tni.ui.event_loop.threads import QtMainThread

if TYPE_CHECKING:
    from tni.app.sending import SendingParts

FIRST_MS = 40_000
"""Time after the start at which what waits is sent: the lesson has begun by then."""
WAKE_MS = 30_000


class EntrySending:
    """Outbox of the program."""

    def __init__(
        self,
        owner: QObject,
        folders: Folders,
        settings: Settings,
        clock: Clock,
        main: QtMainThread,
        tasks: TaskRunner,
    ) -> None:
        """owner: lives as long as the program. tasks: loads the modules, so that the board does not wait for them."""
        self._owner, self._folders, self._settings, self._clock, self._main = owner, folders, settings, clock, main
        self._tasks = tasks
        self._parts: SendingParts | None = None
        self._timer: QTimer | None = None

    def begin(self) -> None:
        """Send later what has waited, here or on another computer of the teacher. Without an account nothing is
        made."""
        if self._folders.ent_accounts.exists() or self._folders.outbox.exists():
            self._timer = QTimer(self._owner, singleShot=True, interval=FIRST_MS)
            self._timer.timeout.connect(self._load)
            self._timer.start()

    def _load(self) -> None:
        def load() -> None:
            import tni.app.sending  # noqa: F401

        def loaded(_none: None) -> None:
            self._make()

        self._tasks.submit(load, loaded, _raise)

    @property
    def made(self) -> SendingParts | None:
        """Use case of sending; None as long as nothing needed it."""
        return self._parts

    @property
    def parts(self) -> SendingParts:
        """Use case of sending; made, and begun, at the first access."""
        return self._parts or self._make()

    def _make(self) -> SendingParts:
        if self._parts is not None:
            return self._parts
        from tni.app.sending import make_sending

        self._parts = made = make_sending(self._folders, self._settings, self._main, self._clock)
        made.service.start()
        if self._timer is not None:
            self._timer.stop()
        self._timer = QTimer(self._owner, interval=WAKE_MS)
        self._timer.timeout.connect(made.service.wake)
        self._timer.start()
        return made

    def close(self) -> None:
        """End what is under way; what was handed over is on the disk afterwards."""
        if self._timer is not None:
            self._timer.stop()
        if self._parts is not None:
            self._parts.close()


def _raise(error: Exception) -> None:
    raise error
