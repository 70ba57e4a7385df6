"""Sound and film in the program: their player process and controllers, made at the first use."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer

from tni.core.clock import Clock
from tni.core.closing import close_all
from tni.core.ids import ItemId
from tni.core.lazy import Lazy
from tni.core.settings import Settings
from tni.document.items import Media, PluginItem
from tni.document.playable import playable
from tni.document.pointer import Changed, ChangedFlag
from tni.ui.chrome.commands import CommandId
from tni.ui.event_loop.threads import QtMainThread, ThreadTaskRunner
from tni.ui.main_window.main_controller import MainController

if TYPE_CHECKING:
    from tni.ui.media.media_parts import MediaParts

_MAY_MOVE = ChangedFlag.PAGE | ChangedFlag.UNDO
LOOK_MS = 300
"""Wait after a page was shown before its moving pictures are looked for: it is painted first."""


class PageMedia:
    """Sounds and films of the program."""

    def __init__(self, board: MainController, main: QtMainThread, clock: Clock, settings: Settings) -> None:
        self._board, self._main, self._clock, self._settings = board, main, clock, settings
        self._look = QTimer(board, singleShot=True, interval=LOOK_MS)
        self._look.timeout.connect(self._look_for_moving)
        self._parts = Lazy(self._made)
        board.media.follow, board.media.press, board.media.has_sign = self._follow, self._press, self._has_sign
        board.current_lesson.imports.open_media = self.add
        board.media.play_tones = lambda tones: self.parts.controller.play_tones(tones)
        board.commands[CommandId.MEDIA].triggered.connect(lambda _=False: self.parts.intake.ask())
        board.commands[CommandId.RECORD_SOUND].triggered.connect(lambda _=False: self.parts.recording.toggle())
        board.commands[CommandId.NOISE].toggled.connect(lambda on: self.parts.noise.show(is_open=on))

    @property
    def parts(self) -> MediaParts:
        return self._parts()

    def add(self, paths: Sequence[Path]) -> None:
        """Put sound and film files on the page."""
        self.parts.intake.add(paths)

    def _press(self, key: ItemId) -> None:
        self.parts.controller.press(key)

    def _has_sign(self, key: ItemId) -> bool:
        return self._parts.made is None or self._parts.made.controller.has_sign(key)

    def _follow(self, changed: Changed) -> None:
        if changed.what & _MAY_MOVE and not self._look.isActive():
            self._look.start()
        made = self._parts.made
        if made is not None:
            made.follow(changed)
        elif changed.what & ChangedFlag.SELECTION and self._has_chosen_media():
            self.parts.follow(changed)

    def _has_chosen_media(self) -> bool:
        editor = self._board.editor
        items = [editor.document.item(key) for key in islice(editor.selection, 2)]
        return len(items) == 1 and isinstance(items[0], Media | PluginItem) and playable(items[0]) is not None

    def _look_for_moving(self) -> None:
        """Play the moving pictures of the page, which are known once they are painted."""
        if self._board.shown.painter.pictures.moving:
            self.parts.moving.look()

    def _made(self) -> MediaParts:
        from tni.ui.media.media_parts import MediaParts

        board = self._board
        tasks = ThreadTaskRunner(self._main, "media")
        return MediaParts(board.window, lambda: board.shown, self._main, tasks, self._clock, self._settings)

    def close(self) -> None:
        """End the player process and what is under way."""
        self._look.stop()
        if (made := self._parts.made) is not None:
            close_all(made.close)
