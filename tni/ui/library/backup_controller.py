"""Controller of the backups and of the library's check: their sheets, and the folders that are asked for."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from tni.core.clock import Clock
from tni.core.settings import Settings
from tni.services.library.backup_service import BackupService, BackupState
from tni.services.library.check_service import CheckService, CheckStoppedError
from tni.services.library.history_service import HistoryService
from tni.ui.i18n import tr
from tni.ui.library.backup_sheet import BackupSheet
from tni.ui.library.check_sheet import CheckSheet
from tni.ui.library.history_controller import Host, LibraryServices
from tni.ui.library.restore_controller import RestoreController, ask_folder
from tni.ui.main_window.main_controller import MainController
from tni.ui.messages.lazy_errors import error_message
from tni.ui.messages.library_history import mended_lesson_name

if TYPE_CHECKING:
    from collections.abc import Callable

    from tni.library.library_report import LibraryReport

PROGRESS_MS = 250


class BackupController(QObject):
    """Opens the sheet of backups, and from it those of the check and of restoring. sheet, check: those that are open;
    None without."""

    def __init__(
        self,
        main: MainController,
        library: LibraryServices,
        settings: Settings,
        clock: Clock,
        host: Host,
        placed: Callable[[], None],
    ) -> None:
        """placed: called when lessons were added to the library."""
        super().__init__(main)
        self._main, self._library, self._settings, self._clock, self._host = main, library, settings, clock, host
        self.sheet: BackupSheet | None = None
        self.check: CheckSheet | None = None
        self.restoring = RestoreController(main, library, clock, host, placed)
        self._service: BackupService | None = None
        self._checking: CheckService | None = None
        self._ticking = QTimer(self, interval=PROGRESS_MS)
        self._ticking.timeout.connect(self._show_progress)

    @property
    def is_shown(self) -> bool:
        """True while the sheet shows the state of the backups."""
        return self.sheet is not None

    @property
    def is_ready(self) -> bool:
        """True once the services are loaded."""
        return self._service is not None

    def toggle(self) -> None:
        if self.sheet is not None:
            self.sheet.put_away()
            return
        parent, style = self._host()
        sheet = self.sheet = BackupSheet(style, self._settings, self._clock.now(), parent)
        sheet.show_state(BackupState())
        sheet.choose_wanted.connect(self._choose)
        sheet.run_wanted.connect(lambda: self._ask(BackupService.run_now))
        sheet.stop_wanted.connect(lambda: self._ask(BackupService.stop))
        sheet.forget_wanted.connect(lambda: self._ask(BackupService.forget))
        sheet.restore_wanted.connect(self.restoring.open)
        sheet.check_wanted.connect(self.open_check)
        sheet.closed.connect(self._closed)
        sheet.open()
        self._library.when_loaded(self._begin)

    def _begin(self, _history: HistoryService, backups: BackupService) -> None:
        if self._service is None:
            self._service = backups
            backups.subscribe(self._show_state)
        self._show_state(backups.state)
        backups.look()

    def _ask(self, do: Callable[[BackupService], object]) -> None:
        if self._service is not None:
            do(self._service)
            self._show_state(self._service.state)

    def _show_state(self, state: BackupState) -> None:
        if self.sheet is not None:
            self.sheet.show_state(state)
            if state.is_running:
                self._show_progress()
                self._ticking.start()

    def _show_progress(self) -> None:
        """Show how far the backup and the check are."""
        is_backing_up = self.sheet is not None and self._service is not None and self._service.state.is_running
        if is_backing_up:
            assert self.sheet is not None and self._service is not None  # noqa: PT018 - for the type checker
            self.sheet.show_progress(*self._service.progress)
        if self.check is not None and self._checking is not None:
            self.check.show_progress(self._checking.progress)
        if not is_backing_up and self._checking is None:
            self._ticking.stop()

    def _choose(self) -> None:
        ask_folder(
            self._host,
            tr("Où sauvegarder les leçons"),
            lambda folder: self._ask(lambda backups: backups.choose(folder, tr("Sauvegardes TNI"))),
        )

    # -- the check

    def open_check(self) -> None:
        """Open the sheet of the check, and begin it."""
        if self.check is not None:
            return
        parent, style = self._host()
        sheet = self.check = CheckSheet(style, parent)
        sheet.check_wanted.connect(lambda: self._check(mend=False))
        sheet.repair_wanted.connect(lambda: self._check(mend=True))
        sheet.stop_wanted.connect(self._stop_check)
        sheet.closed.connect(self._check_closed)
        sheet.open()
        self._check(mend=False)

    def _check(self, *, mend: bool) -> None:
        if self.check is None:
            return
        self.check.begin()
        service = self._checking = self._library.check_service()
        name = mended_lesson_name() if mend else ""
        service.run(partial(self._checked, service), partial(self._check_failed, service), mended_name=name)
        self._ticking.start()

    def _stop_check(self) -> None:
        if self._checking is not None:
            self._checking.stop()

    def _checked(self, service: CheckService, report: LibraryReport) -> None:
        if service is self._checking:
            self._checking = None
            if self.check is not None:
                self.check.show_report(report)

    def _check_failed(self, service: CheckService, error: Exception) -> None:
        if service is not self._checking:
            return
        self._checking = None
        if self.check is not None:
            is_stopped = isinstance(error, CheckStoppedError)
            text = tr("Arrêté avant la fin : rien n’a changé.") if is_stopped else error_message(error)
            self.check.show_trouble(text)

    # -- closing

    def _check_closed(self) -> None:
        self._stop_check()
        self._checking = None
        if self.check is not None:
            self.check.deleteLater()
            self.check = None

    def _closed(self) -> None:
        if self.sheet is not None:
            self.sheet.deleteLater()
            self.sheet = None
