"""Menu « Plus » of the home screen: what is not about one of the lessons shown."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect

from tni.ui.chrome.commands import CommandId, Commands
from tni.ui.i18n import tr
from tni.ui.library.home_screen import HomeScreen
from tni.ui.library.tile_menu import TileMenu, command_line


def open_home_menu(screen: HomeScreen, commands: Commands) -> None:
    """Open the menu above its button."""
    lines = [
        command_line(commands, CommandId.OPEN, text=tr("Ouvrir un autre fichier…")),
        command_line(commands, CommandId.TEMPLATE_LESSON),
        command_line(commands, CommandId.EXAMPLE, text=tr("Exemples de leçons")),
        command_line(commands, CommandId.BACKUPS, text=tr("Sauvegardes et vérification")),
        command_line(commands, CommandId.SETTINGS),
        command_line(commands, CommandId.HELP),
    ]
    button = screen.bar.more_button
    menu = TileMenu(screen.kit, tr("Plus"), lines, screen)
    menu.open_at(QRect(button.mapTo(screen, QPoint(0, 0)), button.size()), by_key=button.hasFocus())
