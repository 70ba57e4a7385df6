"""File dialogs for the export of results."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtWidgets import QWidget

from tni.ui.chrome.button import Style
from tni.ui.chrome.save_dialog import ask_save_path, file_name
from tni.ui.i18n import tr


def ask_table_path(style: Style, parent: QWidget, name: str, write: Callable[[Path], None]) -> None:
    """Ask for the path of a table and call `write` with it. `name` is proposed for the file."""
    kinds = (
        (tr("Classeur Excel"), "xlsx"),
        (tr("Classeur LibreOffice"), "ods"),
        (tr("Tableau CSV"), "csv"),
        (tr("PDF à imprimer"), "pdf"),
    )
    _ask_path(style, parent, tr("Exporter"), tr("Résultats") + f" {name}", kinds, write)


def ask_report_path(style: Style, parent: QWidget, name: str, write: Callable[[Path], None]) -> None:
    """Ask for the path of the report of one pupil and call `write` with it. `name` is proposed for the file."""
    kinds = ((tr("PDF à imprimer"), "pdf"),)
    _ask_path(style, parent, tr("Fiche de l’élève"), tr("Fiche") + f" {name}", kinds, write)


def ask_marks_path(style: Style, parent: QWidget, name: str, write: Callable[[Path], None]) -> None:
    """Ask for the path of a column of marks and call `write` with it. `name` is proposed for the file."""
    _ask_path(
        style, parent, tr("Notes pour l’ENT"), tr("Notes", "marks") + f" {name}", ((tr("Tableau CSV"), "csv"),), write
    )


def _ask_path(
    style: Style,
    parent: QWidget,
    title: str,
    name: str,
    kinds: Sequence[tuple[str, str]],
    write: Callable[[Path], None],
) -> None:
    """Ask for a path. `kinds` are pairs of description and suffix, the usual one first."""
    filters = [(f"{words} (*.{suffix})", suffix) for words, suffix in kinds]
    ask_save_path(style, parent, title, "", file_name(name), filters, lambda path, _: write(path))
