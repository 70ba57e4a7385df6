"""Controller for the import of a class list: preview of a file, then import of all of it or nothing."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog, QWidget
from shiboken6 import isValid

from tni.core.clock import Clock
from tni.roster.class_list import PupilRow
from tni.roster.errors import NoNamesKeyError
from tni.roster.import_plan import ImportOptions, ImportReport
from tni.ui.chrome.button import Style
from tni.ui.chrome.file_dialog import file_dialog
from tni.ui.classes.class_list_importer import ClassListImporter, ImportStoppedError
from tni.ui.classes.import_preview import ClassListImportPreview
from tni.ui.i18n import tr


def choose_class_list_file(style: Style, parent: QWidget, then: Callable[[Path], object]) -> None:
    """Open a dialog for a file to preview and call `then` with its path."""
    kinds = tr("Listes d’élèves (*.csv *.txt *.tsv *.xml *.zip);;Tous les fichiers (*)")
    dialog = file_dialog(style, parent, tr("Importer une liste"), "", kinds)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    dialog.fileSelected.connect(lambda name: then(Path(name)))
    dialog.show()


class ClassListImportController(QObject):
    """Controller of the preview and the import.

    Signals:
        page_wanted: show the page with the preview.
        names_wanted: function to call once names can be stored.
        imported: an `ImportReport`.
        refused: a message; nothing has changed.
    """

    page_wanted = Signal()
    names_wanted = Signal(object)
    imported = Signal(object)
    refused = Signal(str)

    def __init__(
        self, parent: QWidget, preview: ClassListImportPreview, lists: ClassListImporter, clock: Clock
    ) -> None:
        super().__init__(parent)
        self._preview, self._lists, self._clock = preview, lists, clock
        preview.taken.connect(self._import)
        preview.refused.connect(self.refused)

    def preview_file(self, path: Path) -> None:
        """Preview a file. If it is no class list, `refused` is emitted."""
        self._preview.failed.emit("")
        self.page_wanted.emit()
        self._preview.show_file(path, self._clock.now().date())

    def may_leave(self) -> bool:
        """Return False while an import is being written. Otherwise cancel the reading of a file and return True."""
        if self._lists.is_importing:
            self._preview.failed.emit(tr("L’import se termine…"))
            return False
        self._lists.stop()
        return True

    def _import(self, rows: list[PupilRow], choice: ImportOptions) -> None:
        def run_import() -> None:
            self.page_wanted.emit()
            self._lists.import_pupils(rows, choice, self._clock.now().date(), done, failed)
            self._preview.show_busy(self._lists.is_importing)

        def done(report: ImportReport) -> None:
            if isValid(self):
                self._preview.show_busy(False)
                self.imported.emit(report)

        def failed(error: Exception) -> None:
            if not isValid(self):
                return
            self._preview.show_busy(False)
            if isinstance(error, NoNamesKeyError):
                self.names_wanted.emit(run_import)
            elif isinstance(error, ImportStoppedError):
                self.refused.emit(tr("L’import a été arrêté ; les classes sont inchangées."))
            else:
                unchanged = tr("La liste n’a pas pu être enregistrée ; les classes sont inchangées.")
                self._preview.failed.emit(unchanged)

        self.names_wanted.emit(run_import)
