"""Where the system has no dialog for files, Qt's own speaks French and can be hit."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale, QSize, QTranslator
from PySide6.QtWidgets import QFileDialog, QLabel, QPushButton, QStyleOptionViewItem, QToolButton, QTreeView
from pytestqt.qtbot import QtBot

from tests.program.gallery import Board
from tni.ui import i18n
from tni.ui.chrome.file_dialog import DATE_COLUMN, file_dialog

ENGLISH = re.compile(r"\b(Look|Files?|type|Name|Open|Save|Cancel|Directory)\b")


@pytest.fixture(autouse=True)
def _languages(qapp) -> Iterator[None]:
    locale, before = QLocale(), set(map(id, qapp.findChildren(QTranslator)))
    yield
    for translator in qapp.findChildren(QTranslator):
        if id(translator) not in before:
            qapp.removeTranslator(translator)
            translator.deleteLater()
    QLocale.setDefault(locale)


@pytest.fixture(params=[(1280, 720), (3840, 2160)], ids=["720p", "4K"])
def dialog(qtbot: QtBot, qapp, tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[QFileDialog]:
    i18n.install(qapp, "fr")
    (tmp_path / "Les fractions.tni").write_bytes(b"")
    board = Board(QSize(*request.param), "light")
    qtbot.addWidget(board)
    board.show()
    made = file_dialog(board.kit, board, "Ouvrir une leçon", str(tmp_path), "Leçons (*.tni)")
    made.setOption(QFileDialog.Option.DontUseNativeDialog)
    with qtbot.waitExposed(made):
        made.show()
    yield made
    board.close()  # and it has lived until here: the dialog is its child


def test_all_its_words_are_french(dialog: QFileDialog) -> None:
    said = [label.text() for label in dialog.findChildren(QLabel) if label.isVisible()]
    said += [button.text() for button in dialog.findChildren(QPushButton) if button.isVisible()]
    assert {"Dossier :", "Nom du fichier :", "Type :", "Annuler"} <= {text.replace("&", "") for text in said}
    assert [text for text in said if ENGLISH.search(text.replace("&", ""))] == []


def test_in_english_it_cancels_and_does_not_undo(qtbot: QtBot, qapp, tmp_path: Path) -> None:
    i18n.install(qapp, "en")
    board = Board(QSize(1280, 720), "light")
    qtbot.addWidget(board)
    board.show()
    made = file_dialog(board.kit, board, "Open", str(tmp_path), "Lessons (*.tni)")
    made.setOption(QFileDialog.Option.DontUseNativeDialog)
    with qtbot.waitExposed(made):
        made.show()
    said = {button.text().replace("&", "") for button in made.findChildren(QPushButton)}
    assert "Cancel" in said
    assert "Undo" not in said


def test_names_and_dates_are_whole_and_buttons_large(dialog: QFileDialog, qtbot: QtBot) -> None:
    files = dialog.findChild(QTreeView, "treeView")
    shown = [column for column in range(files.model().columnCount()) if not files.isColumnHidden(column)]
    assert shown == [0, 3]
    qtbot.waitUntil(lambda: files.model().rowCount(files.rootIndex()) == 1)
    for column in shown:
        assert files.columnWidth(column) >= files.sizeHintForColumn(column)
    for button in [*dialog.findChildren(QPushButton), *dialog.findChildren(QToolButton)]:
        if button.isVisible():
            assert button.height() >= 44, button.objectName() or button.text()


def test_dates_are_written_as_the_language_writes_them(dialog: QFileDialog, qtbot: QtBot) -> None:
    files = dialog.findChild(QTreeView, "treeView")
    assert files is not None
    qtbot.waitUntil(lambda: files.model().rowCount(files.rootIndex()) == 1)
    index = files.model().index(0, DATE_COLUMN, files.rootIndex())
    delegate, option = files.itemDelegateForIndex(index), QStyleOptionViewItem()
    delegate.initStyleOption(option, index)
    assert re.fullmatch(r"\d\d/\d\d/\d{4} \d\d:\d\d", option.text)  # type: ignore[attr-defined]
