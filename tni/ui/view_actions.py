"""Commands on the window itself: full screen, the bar's edge, words under icons, colours."""

from __future__ import annotations

from functools import partial

from tni.core.settings import BAR_EDGE, ICON_WORDS, Settings
from tni.ui.board_window import BoardWindow
from tni.ui.commands import Id

_EDGES = {Id.BAR_BOTTOM: "bottom", Id.BAR_LEFT: "left", Id.BAR_RIGHT: "right"}


class ViewActions:
    def __init__(self, window: BoardWindow, settings: Settings) -> None:
        self._window, self._settings = window, settings
        commands = window.commands
        for command, edge in _EDGES.items():
            commands[command].triggered.connect(partial(self._move_bar, edge))
            commands[command].setChecked(edge == window.bar.edge)
        commands[Id.WORDS].setChecked(window.kit.look.words)
        commands[Id.WORDS].toggled.connect(self._show_words)
        commands[Id.FULL_SCREEN].triggered.connect(window.set_full_screen)
        commands[Id.QUIT].triggered.connect(window.close)

    def _move_bar(self, edge: str, _checked: bool = False) -> None:
        self._window.bar.set_edge(edge)
        self._window.arrange()
        self._settings.set(BAR_EDGE, edge)

    def _show_words(self, words: bool) -> None:
        self._window.kit.look.set_words(words)
        self._settings.set(ICON_WORDS, words)
