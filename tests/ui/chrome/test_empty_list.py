"""An empty list says what to do, until it has something."""

from __future__ import annotations

from PySide6.QtWidgets import QListWidget
from pytestqt.qtbot import QtBot

from tni.ui.chrome.button import Style
from tni.ui.chrome.empty_list import EmptyListNote
from tni.ui.chrome.icons import Icons
from tni.ui.chrome.metrics import Metrics
from tni.ui.chrome.theme import Theme


def test_the_note_is_in_the_middle_of_an_empty_list_and_goes_with_its_first_row(qtbot: QtBot) -> None:
    view = QListWidget()
    qtbot.addWidget(view)
    note = EmptyListNote(Style(Theme(Metrics.desktop()), Icons()), "Aucune classe : importer une liste.", view)
    view.resize(400, 300)
    with qtbot.waitExposed(view):
        view.show()
    assert note.isVisible()
    middle = view.viewport().rect().center()
    assert (note.geometry().center() - middle).manhattanLength() <= 2
    view.addItem("5eA")
    assert not note.isVisible()
    view.clear()
    assert note.isVisible()
