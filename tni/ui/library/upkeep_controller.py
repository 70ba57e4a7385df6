"""Controller of the library's upkeep in the windows: history, backups, check, and quiet notices of their trouble."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial
from hashlib import sha256
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from tni.core.clock import Clock
from tni.core.settings import BACKUP_AWAY_SAID, UNREADABLE_SAID, Settings
from tni.ui.chrome.commands import CommandId
from tni.ui.i18n import tr
from tni.ui.library.history_controller import HistoryController, Host, LibraryServices
from tni.ui.main_window.main_controller import MainController
from tni.ui.messages.lazy_errors import error_message

if TYPE_CHECKING:
    from tni.files.library_errors import BackupTroubleKind
    from tni.services.library.backup_service import BackupService, BackupState
    from tni.services.library.history_service import HistoryService, UnreadableLesson
    from tni.ui.library.backup_controller import BackupController

AWAY_DAYS = 7
"""Days from one notice that the place of the backups is away to the next."""


class UpkeepController(QObject):
    """Has the sheets of history and backups, and says what does not work, after the class if one is taught. is_taught:
    returns whether pupils see the board. placed: called when lessons were added to the library."""

    def __init__(
        self,
        main: MainController,
        library: LibraryServices,
        settings: Settings,
        clock: Clock,
        host: Host,
        is_taught: Callable[[], bool],
        placed: Callable[[], None],
    ) -> None:
        super().__init__(main)
        self._is_taught, self._placed = is_taught, placed
        self._waiting: dict[str, Callable[[], None]] = {}
        self._main, self._library, self._settings, self._clock, self._host = main, library, settings, clock, host
        self.history = HistoryController(main, library, clock, host, placed)
        self._backups: BackupController | None = None

    @property
    def backups(self) -> BackupController:
        """Controller of backups and check, made at its first use."""
        if self._backups is None:
            from tni.ui.library.backup_controller import BackupController

            self._backups = BackupController(
                self._main, self._library, self._settings, self._clock, self._host, self._placed
            )
        return self._backups

    def follow(self, history: HistoryService, backups: BackupService) -> None:
        """Say from now on what does not work."""
        history.subscribe(self.show_history_trouble)
        history.subscribe_unreadable(self.show_unreadable)
        backups.subscribe(self.show_backup_trouble)

    def show_unreadable(self, lessons: Sequence[UnreadableLesson]) -> None:
        """Say that lessons of the library cannot be read, once for each state of a file."""
        from tni.ui.messages.file_errors import quoted_name

        marks = {sha256(f"{lesson.path} {lesson.state}".encode()).hexdigest()[:12] for lesson in lessons}
        said = set(self._settings.get(UNREADABLE_SAID).split())
        if marks <= said:
            return
        self._settings.set(UNREADABLE_SAID, " ".join(sorted(marks)))
        number = len(lessons)
        text = (
            tr("{name} ne peut pas être lue.").format(name=quoted_name(lessons[0].path))
            if number == 1
            else tr("{number} leçons de la bibliothèque ne peuvent pas être lues.").format(number=number)
        )
        self._say("unreadable", partial(self._offer_check, text))

    def _offer_check(self, text: str) -> None:
        check, label = self.backups.open_check, tr("Vérifier ma bibliothèque")
        self._main.window.notices.show(text, act_text=label, act=check, unasked=True)

    def show_history_trouble(self, trouble: Exception | None) -> None:
        """Say why a revision was not saved; None that all are."""
        text = "" if trouble is None else _history_trouble(trouble)
        self._main.upkeep_trouble = text
        self._waiting.pop("history", None)
        if text:
            self._say("history", lambda: self._main.show_notice(text, unasked=True))

    def tell(self) -> None:
        """Say what waits, unless a class is taught."""
        if self._is_taught():
            return
        waiting, self._waiting = self._waiting, {}
        for say in waiting.values():
            say()

    def _say(self, about: str, say: Callable[[], None]) -> None:
        """Say something now, or after the class. about: of what only the last is said."""
        self._waiting[about] = say
        self.tell()

    def show_backup_trouble(self, state: BackupState) -> None:
        """Say why a backup failed, unless the sheet says it; that the place is away once a week."""
        self._waiting.pop("backup", None)
        if state.trouble is None or (self._backups is not None and self._backups.is_shown):
            return
        self._say("backup", partial(self._say_backup_trouble, state.trouble))

    def _say_backup_trouble(self, trouble: BackupTroubleKind) -> None:
        from tni.files import library_errors
        from tni.ui.messages.library_history import backup_trouble_text

        if trouble is library_errors.BackupTroubleKind.AWAY and not self._is_away_news():
            return
        open_sheet = self._main.commands[CommandId.BACKUPS].trigger
        text = backup_trouble_text(trouble)
        self._main.window.notices.show(text, act_text=tr("Sauvegardes"), act=open_sheet, unasked=True)

    def _is_away_news(self) -> bool:
        """Return whether the absence was not said for a week, and note that it is said now."""
        today, said = self._clock.now().date(), self._settings.get(BACKUP_AWAY_SAID)
        try:
            is_old = not 0 <= (today - date.fromisoformat(said)).days < AWAY_DAYS
        except ValueError:
            is_old = True
        if is_old:
            self._settings.set(BACKUP_AWAY_SAID, today.isoformat())
        return is_old


def _history_trouble(trouble: Exception) -> str:
    return tr("La dernière version de la leçon n’est pas dans l’historique. {}").format(error_message(trouble))
