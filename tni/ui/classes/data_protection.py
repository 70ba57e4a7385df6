"""Copying of the documents on data protection, which come with the program, to a folder of the teacher's choice."""

from __future__ import annotations

import logging
from pathlib import Path

from PySide6.QtWidgets import QFileDialog

from tni.files.atomic import WriteError, free_name, write_atomically
from tni.ui.chrome.button import Style
from tni.ui.chrome.file_dialog import file_dialog
from tni.ui.classes.class_sheet import ClassSheet
from tni.ui.i18n import tr

_log = logging.getLogger(__name__)


def choose_data_protection_folder(style: Style, sheet: ClassSheet, papers: Path) -> None:
    """Ask for a folder and copy the documents there. Files that are there already are kept."""
    dialog = file_dialog(style, sheet, tr("Enregistrer le registre et l’AIPD"), "", "")
    dialog.setFileMode(QFileDialog.FileMode.Directory)
    dialog.setOption(QFileDialog.Option.ShowDirsOnly)
    dialog.fileSelected.connect(lambda name: copy_data_protection_files(sheet, papers, Path(name)))
    dialog.show()


def copy_data_protection_files(sheet: ClassSheet, papers: Path, folder: Path) -> None:
    try:
        for paper in sorted(papers.glob("*.html")):
            write_atomically(free_name(folder / paper.name), paper.read_bytes())
    except (WriteError, OSError) as error:
        _log.warning("papers: %s", error)
        sheet.show_message(tr("Les documents n’ont pas pu être enregistrés : choisir un autre dossier."))
        return
    sheet.show_message(tr("Registre et AIPD enregistrés dans « {} ».").format(folder.name))
