"""On-screen keyboard for the search of a panel, on boards that have no keyboard."""

from __future__ import annotations

from typing import Protocol

from PySide6.QtCore import QPoint, SignalInstance

from tni.ui.chrome.commands import CommandId
from tni.ui.chrome.search_field import SearchField
from tni.ui.chrome.titled_panel import TitledPanel
from tni.ui.main_window.window import MainWindow


class SearchedPanel(Protocol):
    """Panel with a search, which can leave out the rest. Panels of this kind are `TitledPanel`s."""

    search: SearchField

    def narrow_to_search(self, on: bool) -> None: ...


class PanelTyping:
    """Docks the on-screen keyboard while the panel's search is used by touch or pen. It goes when something is chosen,
    or with the panel, which lies above it meanwhile."""

    def __init__(self, window: MainWindow, panel: TitledPanel, searched: SearchedPanel, chosen: SignalInstance) -> None:
        """searched: the same panel. chosen: what the search was for has been found."""
        self._window, self._panel, self._searched = window, panel, searched
        self._keyboard = window.commands[CommandId.KEYBOARD]
        self._is_ours = False
        self._before = QPoint()
        searched.search.typing_began.connect(self._begin)
        chosen.connect(self._end)
        panel.closed.connect(self._end)
        self._keyboard.toggled.connect(self._keyboard_toggled)
        window.arranged.connect(self._follow)

    def _begin(self, by_touch: bool) -> None:
        if self._is_ours or not (by_touch or self._window.canvas.input.last_was_touch):
            return
        self._is_ours, self._before = True, self._panel.geometry().bottomRight()
        self._searched.narrow_to_search(True)
        self._keyboard.setChecked(True)

    def _end(self) -> None:
        if self._is_ours:
            self._keyboard.setChecked(False)

    def _keyboard_toggled(self, on: bool) -> None:
        """Widen the panel again, where it was, when its keyboard goes, whoever has put it away."""
        if self._is_ours and not on:
            self._is_ours = False
            self._searched.narrow_to_search(False)
            self._lay(self._before)

    def _follow(self) -> None:
        """Fit the panel into what the keyboard leaves of the page."""
        self._lay(self._panel.geometry().bottomRight())

    def _lay(self, corner: QPoint) -> None:
        if self._panel.isVisible():
            self._panel.set_area(self._window.low_area)
            self._panel.adjustSize()
            self._panel.keep_inside(corner - self._panel.rect().bottomRight())
