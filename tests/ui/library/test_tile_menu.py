"""Menu of actions: a title that is too long ends in « … » and is whole in its tool tip."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from tests.support.widgets import texts
from tni.ui.chrome.button import Style
from tni.ui.chrome.icons import Icons
from tni.ui.chrome.metrics import Metrics
from tni.ui.chrome.theme import Theme
from tni.ui.library.tile_menu import TileMenu


def test_a_long_title_ends_in_an_ellipsis(qtbot: QtBot) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    parent.resize(1280, 720)
    parent.show()
    for title, ending in (
        ("Aires", "Aires"),
        ("lun. 7 sept., 15 h 00 : Les lentilles convergentes et leurs images", "…"),
    ):
        menu = TileMenu(Style(Theme(Metrics(48)), Icons()), title, [("check", "Déjà faite", lambda: None)], parent)
        menu.show()
        (shown,) = texts(menu)
        assert shown.endswith(ending)
        assert menu.accessibleName() == title
        menu.put_away()
