"""Controller of restoring from a backup: its sheet, the folder that is asked for, and lessons that have changed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QFileDialog

from tni.core.clock import Clock
from tni.files.lesson_errors import LessonInUseError
from tni.services.library.backup_restoring import BackupRestoring, FileStanding, ListedBackup, Replacing
from tni.ui.chrome.file_dialog import file_dialog
from tni.ui.chrome.question_panel import QuestionPanel
from tni.ui.i18n import tr
from tni.ui.library.restore_sheet import RestoreSheet
from tni.ui.main_window.main_controller import MainController
from tni.ui.messages.lazy_errors import error_message
from tni.ui.messages.library_restoring import changed_question, on_board_text, restored_text

if TYPE_CHECKING:
    from tni.ui.library.history_controller import Host, LibraryServices

PROGRESS_MS = 250


class _WrittenFile(Protocol):
    """File of a backup. path: its place, None if it could not be restored. error: why."""

    @property
    def name(self) -> str: ...

    @property
    def path(self) -> Path | None: ...

    @property
    def error(self) -> Exception | None: ...


class RestoreController(QObject):
    """Opens the sheet of restoring. placed: called when lessons were added to the library. sheet: the one that is open;
    None without."""

    def __init__(
        self, main: MainController, library: LibraryServices, clock: Clock, host: Host, placed: Callable[[], None]
    ) -> None:
        super().__init__(main)
        self._main, self._library, self._clock, self._host, self._placed = main, library, clock, host, placed
        self.sheet: RestoreSheet | None = None
        self._service: BackupRestoring | None = None
        self._ticking = QTimer(self, interval=PROGRESS_MS)
        self._ticking.timeout.connect(self._show_progress)

    def open(self) -> None:
        """Open the sheet, if a place of backups was chosen."""
        if self.sheet is not None or (service := self._library.backup_restoring()) is None:
            return
        self._service = service
        parent, style = self._host()
        sheet = self.sheet = RestoreSheet(style, self._today(), parent)
        sheet.folder_wanted.connect(lambda: ask_folder(self._host, tr("Dossier des leçons"), self.restore_into))
        sheet.library_wanted.connect(self._ask_library)
        sheet.closed.connect(self._closed)
        sheet.open()
        self._list(sheet)

    def _list(self, sheet: RestoreSheet) -> None:
        def listed(found: list[ListedBackup]) -> None:
            if sheet is self.sheet:
                sheet.show_backups(found)

        if self._service is not None:
            self._service.list_backups(listed, partial(self._failed, sheet))

    def restore_into(self, folder: Path) -> None:
        """Write what is chosen to a folder."""
        sheet, service = self.sheet, self._service
        if sheet is None or service is None or (backup := sheet.chosen) is None or not sheet.names:
            return
        self._begin(sheet)
        inner = tr("Sauvegarde du {}").format(f"{backup.made.astimezone():%Y-%m-%d}")
        done = partial(self._restored, sheet, folder.name or str(folder))
        service.restore_into_folder(backup, sheet.names, folder, inner, done, partial(self._failed, sheet))

    def _ask_library(self) -> None:
        """Write what is chosen back into the library, once it is known what becomes of lessons that have changed."""
        sheet = self.sheet
        if sheet is None or (backup := sheet.chosen) is None:
            return
        names = sheet.names
        wanted = set(names)
        changed = [
            file.name for file in backup.lessons if file.name in wanted and file.standing is FileStanding.CHANGED
        ]
        restore = partial(self._restore, sheet, backup, names)  # as it is now: the choice below the question stays free
        if not changed:
            restore(Replacing.LEAVE)
            return
        answers = (
            (tr("Mettre à côté"), partial(restore, Replacing.BESIDE)),
            (tr("Remplacer"), partial(restore, Replacing.REPLACE)),
            (tr("Laisser celle d’aujourd’hui"), partial(restore, Replacing.LEAVE)),
        )
        title = tr("Leçon modifiée depuis") if len(changed) == 1 else tr("Leçons modifiées depuis")
        question = QuestionPanel(sheet.kit, title, changed_question(changed), answers, sheet)
        question.closed.connect(partial(self._asked, sheet))
        sheet.show_busy(busy=True)
        question.open_low()

    def _asked(self, sheet: RestoreSheet) -> None:
        if sheet is self.sheet:
            sheet.show_busy(busy=False)

    def _restore(self, sheet: RestoreSheet, backup: ListedBackup, names: list[str], replacing: Replacing) -> None:
        service = self._service
        if sheet is not self.sheet or service is None or not names:
            return
        self._begin(sheet)
        day = f"{backup.made.astimezone():%Y-%m-%d}"
        beside, kept = tr("Sauvegarde du {day} - {name}"), tr("avant la reprise d’une sauvegarde")
        done, failed = partial(self._put_back, sheet, names), partial(self._failed, sheet)
        service.restore_into_library(
            backup,
            names,
            replacing,
            lambda name: beside.format(name=name, day=day) if name else kept,
            done,
            failed,
        )

    def _begin(self, sheet: RestoreSheet) -> None:
        sheet.show_busy(busy=True)
        sheet.show_message(tr("Restauration…"))
        self._ticking.start()

    def _show_progress(self) -> None:
        if self.sheet is not None and self._service is not None:
            done, total = self._service.progress
            if done:
                self.sheet.show_message(tr("Restauration : {done} sur {total}").format(done=done, total=total))

    def _put_back(self, sheet: RestoreSheet, names: list[str], files: Sequence[_WrittenFile]) -> None:
        if sheet is self.sheet:
            sheet.untick(set(names) - {file.name for file in files if file.path is None})
        self._restored(sheet, "", files)

    def _restored(self, sheet: RestoreSheet, folder: str, files: Sequence[_WrittenFile]) -> None:
        self._ticking.stop()
        written = [file.name for file in files if file.path is not None]
        lost = [file for file in files if file.path is None]
        text = restored_text(written, [file.name for file in lost], folder)
        if lost and lost[0].error is not None:
            text += " " + self._why(lost[0].error)
        if not folder and written:
            self._placed()
        if sheet is self.sheet:
            sheet.show_busy(busy=False)
            sheet.show_message(text, "danger" if lost else "accent")
            self._list(sheet)
        else:
            self._main.show_notice(text)

    def _why(self, error: Exception) -> str:
        here = self._main.current_lesson.lesson.path
        if isinstance(error, LessonInUseError) and here is not None and error.path.resolve() == here.resolve():
            return on_board_text(here)
        return error_message(error)

    def _failed(self, sheet: RestoreSheet, error: Exception) -> None:
        self._ticking.stop()
        if sheet is self.sheet:
            sheet.show_busy(busy=False)
            sheet.show_message(error_message(error), "danger")
        else:
            self._main.fail(error)

    def _today(self) -> date:
        return self._clock.now().astimezone().date()

    def _closed(self) -> None:
        if self.sheet is not None:
            self.sheet.deleteLater()
            self.sheet = None


def ask_folder(host: Host, title: str, use: Callable[[Path], None]) -> None:
    """Ask for a folder, and use the one that is chosen."""
    parent, style = host()
    dialog = file_dialog(style, parent, title, str(Path.home()), "")
    dialog.setFileMode(QFileDialog.FileMode.Directory)
    dialog.setOption(QFileDialog.Option.ShowDirsOnly)
    dialog.fileSelected.connect(lambda name: use(Path(name)))
    dialog.open()
