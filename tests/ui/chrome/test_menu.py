"""Menus of the toolbar lie within the window, whatever it has room for."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication, QWidget

from tni.ui.chrome import theme
from tni.ui.chrome.button import Style
from tni.ui.chrome.command_table import command_table
from tni.ui.chrome.commands import Commands
from tni.ui.chrome.drawer_sheets import MENUS, menu_commands, menu_title
from tni.ui.chrome.icons import Icons
from tni.ui.chrome.menu import Menu
from tni.ui.chrome.metrics import Metrics
from tni.ui.chrome.style_sheet import apply_to_window


@pytest.mark.parametrize("name", MENUS)
@pytest.mark.parametrize("size", [(1366, 768), (1920, 1080)])
def test_a_menu_lies_within_the_window(qapp: QApplication, name: str, size: tuple[int, int]) -> None:
    window = QWidget()
    style = Style(theme.Theme(Metrics.wall(size), scheme="light", parent=window), Icons())
    apply_to_window(window, style.theme)
    window.resize(*size)
    commands = Commands(command_table(), window)
    anchor = QWidget(window)
    anchor.setGeometry(200, size[1] - 80, 90, 80)
    menu = Menu(style, menu_title(name), commands, menu_commands(name, commands), window)
    window.show()
    menu.open_by(anchor)
    qapp.processEvents()
    assert window.rect().contains(menu.geometry())
    menu.put_away()
    window.deleteLater()
