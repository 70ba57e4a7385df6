"""Way of entries to ENTs in the program, from its start on: what it needs is made at its first use."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from tni.app.folders import Folders
from tni.core.clock import Clock
from tni.core.lazy import Lazy
from tni.core.settings import Settings
from tni.ui.chrome.commands import CommandId
from tni.ui.event_loop.threads import QtMainThread, ThreadTaskRunner
from tni.ui.main_window.main_controller import MainController

if TYPE_CHECKING:
    from tni.app.ent_parts import EntParts
    from tni.app.entry_sending import EntrySending
    from tni.app.program_parts import ProgramParts


class EntServices:
    """Outbox of the program, and its accounts and plugins. parts: made at the first call. tasks: the program's worker
    for files."""

    def __init__(
        self,
        board: MainController,
        folders: Folders,
        settings: Settings,
        clock: Clock,
        main: QtMainThread,
        tasks: ThreadTaskRunner,
    ) -> None:
        self._board, self._folders, self._settings = board, folders, settings
        self._clock, self._main, self._tasks = clock, main, tasks
        self._program: ProgramParts | None = None
        self._named: Callable[[], Sequence[str]] = list
        self.parts = Lazy(self._made)

    @cached_property
    def outbox(self) -> EntrySending:
        from tni.app.entry_sending import EntrySending

        made = EntrySending(
            self._board, self._folders, self._settings, self._clock, self._main, self._tasks,
            lambda: self.parts().connectors,
        )  # fmt: skip
        made.begun = lambda: self.parts().follow()
        return made

    def _made(self) -> EntParts:
        from tni.app.ent_parts import EntParts, EntSurroundings

        assert self._program is not None
        return EntParts(
            self._board, self._folders, self._settings, self._clock, self._main, self._tasks,
            lambda: self.outbox, EntSurroundings(self._program, self._named),
        )  # fmt: skip

    # -- the program

    def follow(self, program: ProgramParts, class_names: Callable[[], Sequence[str]]) -> None:
        """Open the sheets by their commands, which make them at the first time. class_names: returns the classes of the
        lists and of the timetable."""
        self._program, self._named, commands = program, class_names, self._board.commands
        commands[CommandId.OUTBOX].triggered.connect(lambda _=False: self.parts().windows.toggle())
        commands[CommandId.ENT_ACCOUNTS].triggered.connect(lambda _=False: self.parts().accounts_window.toggle())
        commands[CommandId.PLUGINS].triggered.connect(lambda _=False: self.parts().plugins_window.toggle())

    def begin(self) -> None:
        """Let the séances know of sending, once they are there, and send later what has waited."""
        assert self._program is not None
        teaching = self._program.teaching
        sheets = teaching.seance.sheets
        sheets.left_to_send = lambda entry: self.parts().left(entry)
        sheets.show_outbox = lambda: self.parts().windows.open()
        sheets.sending = lambda: self.parts().sending
        if self._is_used:
            self.outbox.begin()

    @property
    def _is_used(self) -> bool:
        """True once there is an account, or something in the outbox."""
        return self._folders.ent_accounts.exists() or self._folders.outbox.exists()

    def close(self) -> None:
        """End what is under way."""
        if (made := self.parts.made) is not None:
            made.close()
        if "outbox" in self.__dict__:
            self.outbox.close()
