"""On-screen keyboard for the fields of a panel in the main window, on boards that have no keyboard."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QObject

from tni.ui.chrome.commands import CommandId
from tni.ui.chrome.search_field import SearchField
from tni.ui.chrome.text_area import TouchedTextArea
from tni.ui.chrome.titled_panel import TitledPanel
from tni.ui.main_window.window import MainWindow


class FieldTyping(QObject):
    """Docks the on-screen keyboard once a field of a panel in the main window is pressed by touch or pen. It goes with
    the panel, which lies above it meanwhile as far as there is room."""

    def __init__(self, window: MainWindow, panel: TitledPanel, fields: Iterable[SearchField | TouchedTextArea]) -> None:
        super().__init__(panel)
        self._window, self._panel = window, panel
        self._keyboard = window.commands[CommandId.KEYBOARD]
        self._is_ours = False
        for field in fields:
            field.typing_began.connect(self._begin)
        panel.closed.connect(self._end)
        window.arranged.connect(self._follow)

    def _begin(self, by_touch: bool) -> None:
        is_touch = by_touch or self._window.canvas.input.last_was_touch
        if is_touch and not self._keyboard.isChecked() and self._panel.parentWidget() is self._window:
            self._is_ours = True
            self._keyboard.setChecked(True)
            self._follow()

    def _end(self) -> None:
        if self._is_ours:
            self._is_ours = False
            self._keyboard.setChecked(False)

    def _follow(self) -> None:
        if self._is_ours and self._panel.isVisible():
            self._panel.set_area(self._window.page_area)
            keyboard = self._window.docked
            if keyboard is not None and self._panel.geometry().bottom() > self._window.page_area.bottom():
                keyboard.raise_()  # its keys are needed, and the fields are at the top of the panel
            else:
                self._panel.raise_()
