"""Controller for the data of one pupil: set extra time, export all data on request, erase all data."""

from __future__ import annotations

import logging
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from tni.core.errors import TniError
from tni.core.ids import ClassId, PupilId
from tni.roster.errors import NoNamesKeyError
from tni.services.class_lists.class_list_service import ClassListService, PupilData
from tni.ui.chrome.button import Style
from tni.ui.chrome.file_dialog import file_dialog
from tni.ui.classes.pupil_data_export import pupil_data_html
from tni.ui.i18n import tr

_log = logging.getLogger(__name__)


class PupilDataController(QObject):
    """Controller for the data of one pupil.

    Signals:
        message: a message.
        changed: the data of a pupil in the class lists have changed or are erased.
        exchanged: ids of two pupils who have each other's names now.
    """

    message = Signal(str)
    changed = Signal()
    exchanged = Signal(str, str)

    def __init__(self, lists: ClassListService, parent: QObject) -> None:
        super().__init__(parent)
        self._lists = lists

    def ask_where(self, style: Style, host: QWidget, class_id: ClassId | None, pupil_id: PupilId) -> None:
        """Ask for a file to export to. The proposed file name does not name the pupil, since others may see the
        folder."""
        kinds = tr("Page web (*.html)")
        dialog = file_dialog(style, host, tr("Exporter les données d’un élève"), tr("données d’un élève.html"), kinds)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("html")
        dialog.fileSelected.connect(lambda name: self.export(class_id, pupil_id, Path(name)))
        dialog.show()

    def export(self, class_id: ClassId | None, pupil_id: PupilId, path: Path) -> None:
        """Write names, numbers and all answers of a pupil to a file."""
        if class_id is None:
            return
        failed = lambda error: self._failed(path, error)  # noqa: E731

        def found(data: PupilData) -> None:
            text = tr("Données enregistrées avec le nom : {}. Ne pas les laisser sur un poste partagé.")
            saved = text.format(path.name)
            self._lists.write_file(path, pupil_data_html(data), lambda: self.message.emit(saved), failed)

        self._lists.collect_data(class_id, pupil_id, found, failed)

    def _failed(self, path: Path, error: Exception) -> None:
        _log.warning("a pupil's data: %s", type(error).__name__)
        self.message.emit(tr("« {} » n’a pas pu être enregistré : choisir un autre dossier.").format(path.name))

    def set_extra_time(self, pupil_id: PupilId, extra: float) -> None:
        """Set the extra time of a pupil for future votes with a time limit."""
        try:
            self._lists.set_extra_time(pupil_id, extra)
        except NoNamesKeyError:  # lists from before names were encrypted
            self.message.emit(tr("Protéger d’abord les noms : le temps en plus est chiffré avec eux."))
        except TniError:
            self.message.emit(tr("Le temps en plus n’a pas pu être enregistré."))
        self.changed.emit()

    def add(self, class_id: ClassId | None, last: str, first: str) -> None:
        """Add a pupil to a class."""
        if class_id is not None:
            self._name(lambda: self._lists.add_pupil(class_id, last, first), tr("L’élève n’a pas pu être ajouté."))

    def rename(self, pupil: str, last: str, first: str) -> None:
        """Give a pupil other names; number and votes stay."""
        refused = tr("Le nom n’a pas pu être enregistré.")
        self._name(lambda: self._lists.rename_pupil(PupilId(pupil), last, first), refused)

    def _name(self, command: Callable[[], object], refused: str) -> None:
        try:
            command()
        except TniError as error:
            _log.warning("a pupil's name: %s", type(error).__name__)
            self.message.emit(refused)
        else:
            self.message.emit("")
        self.changed.emit()

    def exchange_names(self, one: str, other: str) -> None:
        """Exchange the names of two pupils, after a name was given to the wrong number."""
        try:
            self._lists.exchange_names(PupilId(one), PupilId(other))
        except TniError:
            self.message.emit(tr("Les noms n’ont pas pu être échangés ; rien n’a changé."))
            return
        self.message.emit("")
        self.changed.emit()
        self.exchanged.emit(one, other)

    def erase(self, pupil_id: PupilId) -> None:
        """Erase a pupil from the class lists at once, and from the votes right after."""
        try:
            self._lists.erase_pupil(pupil_id, self.show_erased)
        except TniError:
            self.message.emit(tr("L’élève n’a pas pu être effacé."))
        else:
            self.changed.emit()

    def show_erased(self, error: TniError | None) -> None:
        """Report that votes were erased, or that they will be once the disk allows it."""
        gone = tr("Noms et votes effacés.")
        rest = tr("Restent à effacer : les tableaux exportés et les sauvegardes de l’ordinateur.")
        waits = tr("Les votes ne sont pas encore effacés : écriture impossible sur le disque. TNI réessaie.")
        self.message.emit(f"{gone} {rest}" if error is None else waits)
