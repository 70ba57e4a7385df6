"""File dialogs for the import and export of questions."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from tni.quiz.bank.bank_format import BANK_FORMATS, READABLE_EXTENSIONS, BankFormat
from tni.ui.chrome.button import Style
from tni.ui.chrome.file_dialog import file_dialog
from tni.ui.chrome.open_dialog import documents_folder, open_dialog
from tni.ui.i18n import tr

EXPORT_FORMATS = (
    BankFormat.GIFT,
    BankFormat.MOODLE,
    BankFormat.QCMCAM,
    BankFormat.CSV,
    BankFormat.AIKEN,
    BankFormat.KAHOOT,
)


def choose_import_file(
    style: Style, parent: QWidget, then: Callable[[Path], object], others: Sequence[str] = ()
) -> None:
    """Open a dialog for a file to preview and call `then` with its path. others: ends of the files of plugins."""
    kinds = tr("Questions ({kinds})").format(kinds=" ".join(f"*{end}" for end in (*READABLE_EXTENSIONS, *others)))
    everything = tr("Tous les fichiers (*)")
    dialog = open_dialog(style, parent, tr("Importer des questions"), documents_folder(), f"{kinds};;{everything}")
    dialog.fileSelected.connect(lambda name: then(Path(name)))
    dialog.show()


def choose_export_file(style: Style, parent: QWidget, name: str, then: Callable[[Path, BankFormat], object]) -> None:
    """Open a dialog for the file and the format to export a collection to. `name` is the name of the collection."""
    named = {f"{BANK_FORMATS[kind].name} (*{BANK_FORMATS[kind].extensions[0]})": kind for kind in EXPORT_FORMATS}
    dialog = file_dialog(style, parent, tr("Exporter"), "", ";;".join(named))
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setDefaultSuffix(_end(named[next(iter(named))]))
    dialog.filterSelected.connect(lambda chosen: dialog.setDefaultSuffix(_end(named[chosen])))
    dialog.selectFile(name)
    dialog.fileSelected.connect(lambda chosen: then(Path(chosen), named[dialog.selectedNameFilter()]))
    dialog.show()


def _end(kind: BankFormat) -> str:
    return BANK_FORMATS[kind].extensions[0].removeprefix(".")
