"""Sending of entries in the program: made some time after the start where entries may wait, later where another window
shares a folder, or at its first use."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from tni.app.folders import Folders
from tni.core.clock import Clock
from tni.core.settings import SEND_SHARED, Settings
from tni.core.tasks import TaskRunner
from tni.ui.event_loop.threads import QtMainThread

if TYPE_CHECKING:
    from tni.app.sending import SendingParts
    from tni.services.cahier.sending_ports import AccountConnectors

FIRST_MS = 40_000
"""Time after the start at which what waits is sent: the lesson has begun by then."""
WAKE_MS = 15_000
"""Time from one look at the clock to the next, while something waits."""
QUIET_MS = 10 * 60_000
"""The same while nothing does: another computer of the teacher may share something."""


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
        connectors: Callable[[], AccountConnectors] | None = None,
    ) -> None:
        """owner: lives as long as the program. tasks: loads the modules, so that the board does not wait for them.
        connectors: makes those of the accounts, None for those that are installed."""
        self._owner, self._folders, self._settings, self._clock, self._main = owner, folders, settings, clock, main
        self._tasks, self._connectors = tasks, connectors or self._installed
        self.begun: Callable[[], object] = _nothing
        """Called once `parts` are made."""
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
        def load() -> bool:
            from tni.store.outbox_peek import is_something_waiting

            self._settings.refresh()
            if self._settings.get(SEND_SHARED) or is_something_waiting(self._folders.outbox):
                load_sending()
                return True
            return False

        def loaded(is_needed: bool) -> None:
            if is_needed:
                self._make()
            elif self._parts is None and self._timer is not None:
                self._timer.start(QUIET_MS)  # another window may share a folder by then

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

        connectors = self._connectors()
        self._parts = made = make_sending(self._folders, self._settings, self._main, self._clock, connectors)
        if self._timer is not None:
            self._timer.stop()
        self._timer = QTimer(self._owner, interval=WAKE_MS)
        self._timer.timeout.connect(made.service.wake)
        self._timer.start()
        made.service.subscribe(self._follow)
        self.begun()
        made.service.start()
        return made

    def _installed(self) -> AccountConnectors:
        from tni.app.connectors import program_connectors

        return program_connectors(self._folders, self._settings)

    def _follow(self) -> None:
        """Look at the clock more often while something waits."""
        if self._parts is None or self._timer is None:
            return
        state = self._parts.service.state
        waits = state.problem is not None or any(one.delivery.is_open for one in state.deliveries)
        wanted = WAKE_MS if waits else QUIET_MS
        if self._timer.interval() != wanted:
            self._timer.setInterval(wanted)

    def close(self) -> None:
        """End what is under way; what was handed over is on the disk afterwards."""
        if self._timer is not None:
            self._timer.stop()
            self._timer = None
        if self._parts is not None:
            self._parts.close()


def load_sending() -> None:
    """Load the modules that `EntrySending.parts` needs, on any thread, so that the board does not wait for them."""
    import tni.app.connectors
    import tni.app.sending
    import tni.ui.seance.outbox_controller  # noqa: F401


def _nothing() -> None:
    pass


def _raise(error: Exception) -> None:
    raise error
