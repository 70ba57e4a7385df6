"""File dialog for a file to write, of one of several kinds."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from tni.ui.chrome.button import Style
from tni.ui.chrome.file_dialog import file_dialog


def ask_save_path(
    style: Style,
    parent: QWidget,
    title: str,
    folder: str,
    name: str,
    kinds: Sequence[tuple[str, str]],
    write: Callable[[Path, int], object],
) -> None:
    """Ask for the path of a file, and call `write` with it and the index of its kind. kinds: filters in Qt's syntax,
    each with the suffix of its files, the usual one first. name: proposed for the file, without a suffix."""
    filters = [filter for filter, _ in kinds]
    dialog = file_dialog(style, parent, title, folder, ";;".join(filters))
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)

    dialog.setDefaultSuffix(kinds[0][1])
    dialog.selectFile(f"{name}.{kinds[0][1]}")  # a name with a point would get none by itself
    dialog.filterSelected.connect(lambda chosen: dialog.setDefaultSuffix(kinds[filters.index(chosen)][1]))
    dialog.fileSelected.connect(lambda chosen: write(Path(chosen), filters.index(dialog.selectedNameFilter())))
    dialog.open()


def file_name(words: str) -> str:
    """Return words as a name that every disk takes."""
    return "".join(c if c.isalnum() or c in " -" else "-" for c in words)
