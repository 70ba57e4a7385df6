"""Commands on the window itself: full screen, the toolbar's edge, labels under icons, settings."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QKeySequence

from tni.core.settings import BAR_EDGE, ICON_LABELS, Settings
from tni.ui.chrome.commands import CommandId
from tni.ui.main_window.window import MainWindow

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from tni.ui.chrome.button import Style
    from tni.ui.panels.settings_panel import SettingsPanel

_EDGES = {CommandId.BAR_BOTTOM: "bottom", CommandId.BAR_LEFT: "left", CommandId.BAR_RIGHT: "right"}
REMOTE_KEYS = {CommandId.HIDE_BOARD: ("B", "."), CommandId.WHITE_SCREEN: ("W", ",")}
"""Keys by which presenter remotes make the screen dark or white. Teachers type them too, so they are off at each
start."""


class ViewActions(QObject):
    """Commands on the window, and the settings panel.

    Signals:
        raw_boards_changed: the teacher has changed which boards are read raw.
        opt_in_boards_changed: the teacher has changed which boards are read only on request.
        record_wanted: record an unknown board.
        spelling_changed: the check of the spelling was switched on or off.
    """

    raw_boards_changed = Signal()
    opt_in_boards_changed = Signal()
    record_wanted = Signal()
    spelling_changed = Signal()

    def __init__(
        self,
        window: MainWindow,
        settings: Settings,
        language_changed: Callable[[], None],
        roles_changed: Callable[[], None],
        host: Callable[[], tuple[QWidget, Style]],
    ) -> None:
        """host: returns the window in which the settings are asked for, and its style."""
        super().__init__(window)
        self._host = host
        self._window, self._settings = window, settings
        self._language_changed, self._roles_changed = language_changed, roles_changed
        self._panel: SettingsPanel | None = None
        commands = window.commands
        for command, edge in _EDGES.items():
            commands[command].triggered.connect(partial(self._move_bar, edge))
            commands[command].setChecked(edge == window.bar.edge)
        commands[CommandId.ICON_LABELS].setChecked(window.kit.theme.icon_labels)
        commands[CommandId.ICON_LABELS].toggled.connect(self._show_icon_labels)
        commands[CommandId.REMOTE].toggled.connect(self._listen_to_remote)
        commands[CommandId.FULL_SCREEN].triggered.connect(window.set_full_screen)
        commands[CommandId.SETTINGS].triggered.connect(self._toggle_settings)
        commands[CommandId.QUIT].triggered.connect(window.close)

    def _move_bar(self, edge: str, _checked: bool = False) -> None:
        self._window.bar.set_edge(edge)
        self._window.arrange()
        self._settings.set(BAR_EDGE, edge)

    def _show_icon_labels(self, shown: bool) -> None:
        self._window.kit.theme.set_icon_labels(shown)
        self._settings.set(ICON_LABELS, shown)

    def _listen_to_remote(self, on: bool) -> None:
        commands = self._window.commands
        for command, of_remote in REMOTE_KEYS.items():
            keys = (*commands.table[command].keys, *(of_remote if on else ()))
            commands[command].setShortcuts([QKeySequence(key) for key in keys])

    def _toggle_settings(self) -> None:
        window = self._window
        parent, style = self._host()
        if self._panel is not None and self._panel.parentWidget() is not parent:
            self._panel.put_away()
            self._panel.deleteLater()
            self._panel = None
        if self._panel is None:
            from tni.ui.panels.settings_panel import SettingsPanel

            self._panel = SettingsPanel(style, self._settings, window.commands, parent, theme=window.kit.theme)
            self._panel.picture_width_changed.connect(lambda _mm: window.refit())
            self._panel.language_changed.connect(self._language_changed)
            self._panel.roles_changed.connect(self._roles_changed)
            self._panel.technical.raw_boards_changed.connect(self.raw_boards_changed)
            self._panel.technical.opt_in_boards_changed.connect(self.opt_in_boards_changed)
            self._panel.technical.record_wanted.connect(self._record_board)
            self._panel.predicted_ink_changed.connect(window.canvas.predicted_ink.set_on)
            self._panel.spelling_changed.connect(self.spelling_changed)
        if self._panel.isVisible():
            self._panel.put_away()
        else:
            self._panel.show_what_is_known(pen=window.canvas.input.pen_hand.known)
            self._panel.set_area(window.panel_area(parent))
            self._panel.open_at()

    def _record_board(self) -> None:
        if self._panel is not None:
            self._panel.put_away()
        self.record_wanted.emit()
