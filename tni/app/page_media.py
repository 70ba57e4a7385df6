"""Sound and film in the program: their player process and controllers, made at the first use."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from tni.core.closing import close_all
from tni.core.ids import ItemId
from tni.core.lazy import Lazy
from tni.document.items import Media, PluginItem
from tni.document.playable import playable
from tni.document.pointer import Changed, ChangedFlag
from tni.ui.chrome.commands import CommandId
from tni.ui.event_loop.threads import QtMainThread, ThreadTaskRunner
from tni.ui.main_window.main_controller import MainController

if TYPE_CHECKING:
    from tni.ui.media.media_parts import MediaParts


class PageMedia:
    """Sounds and films of the program."""

    def __init__(self, board: MainController, main: QtMainThread) -> None:
        self._board, self._main = board, main
        self._parts = Lazy(self._made)
        board.follow_media = self._follow
        board.press_media = self._press
        board.current_lesson.open_media = self.add
        board.commands[CommandId.MEDIA].triggered.connect(lambda _=False: self.parts.intake.ask())
        board.commands[CommandId.RECORD_SOUND].triggered.connect(lambda _=False: self.parts.recording.toggle())

    @property
    def parts(self) -> MediaParts:
        return self._parts()

    def add(self, paths: Sequence[Path]) -> None:
        """Put sound and film files on the page."""
        self.parts.intake.add(paths)

    def _press(self, key: ItemId) -> None:
        self.parts.controller.press(key)

    def _follow(self, changed: Changed) -> None:
        editor = self._board.editor
        if self._parts.made is not None:
            self._parts.made.follow(changed)
        elif changed.what & ChangedFlag.SELECTION and len(editor.selection) == 1:
            (chosen,) = editor.selection
            item = editor.document.item(chosen)
            if isinstance(item, Media | PluginItem) and playable(item) is not None:
                self.parts.follow(changed)

    def _made(self) -> MediaParts:
        from tni.ui.media.media_parts import MediaParts

        board = self._board
        tasks = ThreadTaskRunner(self._main, "media")
        made = MediaParts(board.window, lambda: board.shown, self._main, tasks)
        board.editor.media_taps.has_sign = made.controller.has_sign
        return made

    def close(self) -> None:
        """End the player process and what is under way."""
        if (made := self._parts.made) is not None:
            close_all(made.close)
