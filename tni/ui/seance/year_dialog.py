"""File dialog for a class's cahier de textes over a year."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QWidget

from tni.ui.chrome.button import Style
from tni.ui.chrome.save_dialog import ask_save_path, file_name
from tni.ui.i18n import tr


def ask_year_path(style: Style, parent: QWidget, folder: Path, name: str, write: Callable[[Path], None]) -> None:
    """Ask for the path of a PDF or a zip and call `write` with it. name: proposed for the file, with the class."""
    kinds = (
        (tr("PDF pour le visa et l’archive") + " (*.pdf)", "pdf"),
        (tr("Dossier ZIP complet, pour un remplaçant") + " (*.zip)", "zip"),
    )
    start = str(next((one for one in (folder, *folder.parents) if one.is_dir()), ""))
    named = tr("Cahier de textes") + f" {file_name(name)}"
    ask_save_path(style, parent, tr("Année de la classe"), start, named, kinds, lambda path, _: write(path))
