"""On-screen keyboard for the drawer's search field, on boards that have no keyboard."""

from __future__ import annotations

from tni.ui.chrome.commands import CommandId
from tni.ui.main_window.window import MainWindow


class DrawerTyping:
    """Docks the on-screen keyboard while the drawer's search is used by touch or pen, and removes it with the
    drawer."""

    def __init__(self, window: MainWindow, *, by_touch: bool) -> None:
        """by_touch: the press that has begun the first search was that of a finger or a pen."""
        self._window = window
        self._keyboard = window.commands[CommandId.KEYBOARD]
        self._is_ours = False
        window.drawer.typing_began.connect(self._begin)
        window.drawer.closed.connect(self._end)
        self._begin(by_touch)

    def _begin(self, by_touch: bool) -> None:
        window, drawer = self._window, self._window.drawer
        if self._is_ours or not (by_touch or window.canvas.input.last_was_touch):
            return
        self._is_ours = True
        drawer.narrow_to_search(True)
        self._keyboard.setChecked(True)
        drawer.companion = window.docked
        drawer.set_area(window.page_area)

    def _end(self) -> None:
        if not self._is_ours:
            return
        self._is_ours = False
        self._window.drawer.companion = None
        self._keyboard.setChecked(False)
        self._window.drawer.set_area(self._window.rect())
        self._window.drawer.narrow_to_search(False)
