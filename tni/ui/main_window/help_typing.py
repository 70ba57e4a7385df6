"""On-screen keyboard for the search of the help, on boards that have no keyboard."""

from __future__ import annotations

from PySide6.QtCore import QPoint

from tni.ui.chrome.commands import CommandId
from tni.ui.main_window.window import MainWindow
from tni.ui.panels.help_panel import HelpPanel


class HelpTyping:
    """Docks the on-screen keyboard while the help's search is used by touch or pen. It goes when a topic is chosen, or
    with the help, which lies above it meanwhile."""

    def __init__(self, window: MainWindow, panel: HelpPanel) -> None:
        self._window, self._panel = window, panel
        self._keyboard = window.commands[CommandId.KEYBOARD]
        self._is_ours = False
        self._before = QPoint()
        panel.search.typing_began.connect(self._begin)
        panel.topic_shown.connect(self._end)
        panel.closed.connect(self._end)
        self._keyboard.toggled.connect(self._keyboard_toggled)
        window.arranged.connect(self._follow)

    def _begin(self, by_touch: bool) -> None:
        if self._is_ours or not (by_touch or self._window.canvas.input.last_was_touch):
            return
        self._is_ours, self._before = True, self._panel.geometry().bottomRight()
        self._panel.narrow_to_search(True)
        self._keyboard.setChecked(True)

    def _end(self) -> None:
        if self._is_ours:
            self._keyboard.setChecked(False)

    def _keyboard_toggled(self, on: bool) -> None:
        """Widen the help again, where it was, when its keyboard goes, whoever has put it away."""
        if self._is_ours and not on:
            self._is_ours = False
            self._panel.narrow_to_search(False)
            self._lay(self._before)

    def _follow(self) -> None:
        """Fit the help into what the keyboard leaves of the page."""
        self._lay(self._panel.geometry().bottomRight())

    def _lay(self, corner: QPoint) -> None:
        if self._panel.isVisible():
            self._panel.set_area(self._window.low_area)
            self._panel.adjustSize()
            self._panel.keep_inside(corner - self._panel.rect().bottomRight())
