"""Question and file dialog for a class's cahier de textes over a year."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QWidget

from tni.ui.chrome.button import Style
from tni.ui.chrome.question_panel import QuestionPanel
from tni.ui.chrome.save_dialog import ask_save_path, file_name
from tni.ui.i18n import tr


def ask_year(
    style: Style, parent: QWidget, folder: Path, class_name: str, year: int, write: Callable[[Path], None]
) -> QuestionPanel:
    """Ask as what the year of a class is wanted, then for the path of the file, and call `write` with it."""
    name = f"{class_name} {year}-{year + 1}"

    def ask_path(kind: str, suffix: str) -> None:
        start = str(next((one for one in (folder, *folder.parents) if one.is_dir()), ""))
        named = tr("Cahier de textes") + f" {file_name(name)}"
        kinds = ((f"{kind} (*.{suffix})", suffix),)
        ask_save_path(style, parent, tr("Année de la classe"), start, named, kinds, lambda path, _: write(path))

    pdf, zipped = tr("PDF pour le visa et l’archive"), tr("Dossier ZIP complet, pour un remplaçant")
    text = tr("Pour une autre classe ou une autre année, la choisir au-dessus de la liste.")
    answers = (
        (pdf, lambda: ask_path(pdf, "pdf")),
        (zipped, lambda: ask_path(zipped, "zip")),
        (tr("Annuler", "cancel"), lambda: None),
    )
    asked = QuestionPanel(style, tr("Cahier de textes : {}").format(name), text, answers, parent)
    asked.open_low()
    return asked
