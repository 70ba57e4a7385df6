"""File dialog for a class's cahier de textes over a year."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from tni.ui.chrome.button import Style
from tni.ui.chrome.file_dialog import file_dialog
from tni.ui.i18n import tr


def ask_year_path(style: Style, parent: QWidget, folder: Path, name: str, write: Callable[[Path], None]) -> None:
    """Ask for the path of a PDF or a zip and call `write` with it. name: proposed for the file, with the class."""
    kinds = {
        tr("PDF pour le visa et l’archive") + " (*.pdf)": "pdf",
        tr("Dossier ZIP complet, pour un remplaçant") + " (*.zip)": "zip",
    }
    start = str(next((one for one in (folder, *folder.parents) if one.is_dir()), ""))
    dialog = file_dialog(style, parent, tr("Année de la classe"), start, ";;".join(kinds))
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setDefaultSuffix("pdf")
    dialog.filterSelected.connect(lambda chosen: dialog.setDefaultSuffix(kinds[chosen]))
    plain = "".join(c if c.isalnum() or c in " -" else "-" for c in name)
    dialog.selectFile(tr("Cahier de textes") + f" {plain}")
    dialog.fileSelected.connect(lambda chosen: write(Path(chosen)))
    dialog.show()
