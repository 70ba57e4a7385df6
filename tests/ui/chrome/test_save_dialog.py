"""The dialog for a file to write keeps the name that was typed, whatever kind is chosen."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from tni.ui.chrome.button import Style
from tni.ui.chrome.icons import Icons
from tni.ui.chrome.metrics import Metrics
from tni.ui.chrome.save_dialog import ask_save_path, file_name
from tni.ui.chrome.theme import Theme

KINDS = (("Texte (*.txt)", "txt"), ("Tableau (*.csv)", "csv"))


@pytest.fixture
def parent(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    return made


def test_the_suffix_follows_the_kind_and_the_name_stays(parent: QWidget, tmp_path: Path) -> None:
    asked: list[tuple[Path, int]] = []
    style = Style(Theme(Metrics(48)), Icons())
    ask_save_path(
        style, parent, "Exporter", str(tmp_path), "Ch. 3", KINDS, lambda path, kind: asked.append((path, kind))
    )
    (dialog,) = parent.findChildren(QFileDialog)
    assert [Path(one).name for one in dialog.selectedFiles()] == ["Ch. 3.txt"]
    dialog.selectNameFilter(KINDS[1][0])
    dialog.filterSelected.emit(KINDS[1][0])
    assert [Path(one).name for one in dialog.selectedFiles()] == ["Ch. 3.csv"]
    dialog.selectFile("Chapitre 4")
    assert [Path(one).name for one in dialog.selectedFiles()] == ["Chapitre 4.csv"]
    dialog.fileSelected.emit(dialog.selectedFiles()[0])
    assert asked == [(tmp_path / "Chapitre 4.csv", 1)]
    dialog.close()


def test_a_name_is_one_that_every_disk_takes() -> None:
    assert file_name("5eA : « Pythagore » 1/2?") == "5eA - - Pythagore - 1-2-"
