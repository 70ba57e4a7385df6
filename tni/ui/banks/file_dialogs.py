"""File dialogs for the import and export of questions."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtWidgets import QWidget

from tni.quiz.bank.bank_format import BANK_FORMATS, READABLE_EXTENSIONS, BankFormat
from tni.services.plugins.plugin_folders import RunnablePlugin
from tni.ui.chrome.button import Style
from tni.ui.chrome.open_dialog import documents_folder, open_dialog
from tni.ui.chrome.save_dialog import ask_save_path
from tni.ui.i18n import tr
from tni.ui.messages.plugins import name_of

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


def choose_export_file(
    style: Style,
    parent: QWidget,
    name: str,
    then: Callable[[Path, BankFormat], object],
    plugins: Sequence[RunnablePlugin],
    then_by: Callable[[RunnablePlugin, Path], object],
) -> None:
    """Open a dialog for the file and the format to export a collection to. name: of the collection. plugins: exporters,
    whose formats come last; `then_by` is called for one of these."""
    ends = [BANK_FORMATS[kind].extensions[0] for kind in EXPORT_FORMATS]
    own = [(f"{BANK_FORMATS[kind].name} (*{end})", end[1:]) for kind, end in zip(EXPORT_FORMATS, ends, strict=True)]
    others = [(one, end) for one in plugins for end in one.manifest.extensions]
    filters = [*own, *((f"{name_of(one.manifest)} (*{end})", end.removeprefix(".")) for one, end in others)]

    def write(path: Path, index: int) -> None:
        if index < len(own):
            then(path, EXPORT_FORMATS[index])
        else:
            then_by(others[index - len(own)][0], path)

    ask_save_path(style, parent, tr("Exporter"), "", name, filters, write)
