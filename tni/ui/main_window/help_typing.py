"""On-screen keyboard for the search of the help, on boards that have no keyboard."""

from __future__ import annotations

from tni.ui.chrome.commands import CommandId
from tni.ui.main_window.window import MainWindow
from tni.ui.panels.help_panel import HelpPanel


class HelpTyping:
    """Docks the on-screen keyboard while the help's search is used by touch or pen, and removes it with the help. The
    help keeps above it."""

    def __init__(self, window: MainWindow, panel: HelpPanel) -> None:
        self._window, self._panel = window, panel
        self._keyboard = window.commands[CommandId.KEYBOARD]
        self._is_ours = False
        panel.search.typing_began.connect(self._begin)
        panel.closed.connect(self._end)
        window.arranged.connect(self._follow)

    def _begin(self, by_touch: bool) -> None:
        if self._is_ours or not (by_touch or self._window.canvas.input.last_was_touch):
            return
        self._is_ours = True
        self._keyboard.setChecked(True)

    def _follow(self) -> None:
        """Fit the help into what the keyboard leaves of the page."""
        if self._panel.isVisible():
            corner = self._panel.geometry().bottomRight()
            self._panel.set_area(self._window.page_area)
            self._panel.open_at(corner - self._panel.rect().bottomRight())

    def _end(self) -> None:
        if self._is_ours:
            self._is_ours = False
            self._keyboard.setChecked(False)
