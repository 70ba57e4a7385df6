"""Sounds and films on their way onto the page: looked at, examined by the player process, stored, put on the page."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QFileDialog

from tni.core.ids import BlobId, ItemId
from tni.core.tasks import TaskRunner
from tni.library.resource import MEDIA_SUFFIXES
from tni.services.lesson.lesson_editor import LessonEditor
from tni.services.media.media_edits import change_media, put_media
from tni.services.media.media_errors import MediaError, MediaFault
from tni.services.media.media_files import (
    SUBTITLE_SUFFIXES,
    MediaFacts,
    StoredMedia,
    check_media,
    store_media,
    store_subtitles,
    undecodable,
)
from tni.ui.canvas.shown_lesson import ShownLesson
from tni.ui.chrome.commands import CommandId
from tni.ui.chrome.file_dialog import file_dialog
from tni.ui.i18n import tr
from tni.ui.main_window.covered_page import is_refused
from tni.ui.main_window.window import MainWindow
from tni.ui.media.player_process import PlayerProcess

PATIENCE_MS = 25_000
"""Longest examination of a file; a process that takes longer hangs, and is ended."""


class MediaIntake:
    """Puts files on the page, one after another. process: examines them; its news come to `received` and `ended`."""

    def __init__(
        self, window: MainWindow, shown: Callable[[], ShownLesson], tasks: TaskRunner, process: PlayerProcess
    ) -> None:
        self._window, self._shown, self._tasks, self._process = window, shown, tasks, process
        self._patience = QTimer(window, singleShot=True, interval=PATIENCE_MS)
        self._patience.timeout.connect(process.child.kill)  # whose end is then told
        self._waiting: deque[tuple[Path, LessonEditor]] = deque()
        self._current: Path | None = None
        self._editor: LessonEditor | None = None
        self._number = 0
        self._folder: Path | None = None

    @property
    def is_busy(self) -> bool:
        return self._current is not None

    def ask(self) -> None:
        """Ask for files."""
        if is_refused(self._window, CommandId.MEDIA):
            return
        kinds = " ".join(f"*{end}" for end in MEDIA_SUFFIXES)
        start = self._folder if self._folder is not None and self._folder.is_dir() else Path.home()
        title, text = tr("Ajouter un son ou un film"), tr("Sons et films ({kinds})").format(kinds=kinds)
        dialog = file_dialog(self._window.kit, self._window, title, str(start), text)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        dialog.filesSelected.connect(lambda names: self.add(tuple(map(Path, names))))
        dialog.open()

    def add(self, paths: Sequence[Path]) -> None:
        """Put files on the page that is then shown of the lesson that is open now."""
        if paths:
            self._folder = paths[0].parent
        editor = self._shown().editor
        self._waiting.extend((path, editor) for path in paths)
        self._next()

    def _next(self) -> None:
        if self._current is not None or not self._waiting:
            return
        path, self._editor = self._waiting.popleft()
        self._current = path
        self._number += 1
        number = self._number
        self._tasks.submit(lambda: check_media(path), lambda _: self._examine(number, path), self._failed)

    def _examine(self, number: int, path: Path) -> None:
        self._patience.start()
        self._process.tell(do="examine", number=number, path=str(path))

    def received(self, head: Mapping[str, Any], payload: bytes) -> None:
        """Take the news of the player process that are about files."""
        path = self._current
        self._patience.stop()
        if head.get("examined") != self._number or path is None:
            return
        if head.get("fault") or not (head.get("film") or head.get("sound")):
            codec = str(head.get("codec", ""))
            self._tasks.submit(lambda: undecodable(path, codec), self._failed, self._failed)
            return
        facts = MediaFacts(float(head["seconds"]), bool(head["film"]), int(head["width"]), int(head["height"]), payload)
        shown = self._shown()
        if shown.editor is not self._editor:
            self._failed(MediaError(MediaFault.OTHER_LESSON, path))
            return
        port = shown.lesson.port
        self._tasks.submit(lambda: store_media(path, port), lambda stored: self._put(path, stored, facts), self._failed)

    def ended(self) -> None:
        """Note that the player process has ended by itself, over the file that it was examining."""
        self._patience.stop()
        if self._current is not None:
            self._failed(MediaError(MediaFault.STOPPED, self._current))

    def _put(self, path: Path, stored: StoredMedia, facts: MediaFacts) -> None:
        if self._shown().editor is not self._editor:
            self._failed(MediaError(MediaFault.OTHER_LESSON, path))
            return
        self._current = None
        if not is_refused(self._window, CommandId.MEDIA):
            self._window.do(lambda s: put_media(s, stored, facts, Path(stored.name).stem))
        self._next()

    def _failed(self, error: Exception) -> None:
        self._current = None
        self._window.show_error(error)
        self._next()

    # -- subtitles

    def ask_subtitles(self, key: ItemId) -> None:
        """Ask for a file of subtitles of a film."""
        kinds = " ".join(f"*{end}" for end in SUBTITLE_SUFFIXES)
        start = self._folder if self._folder is not None and self._folder.is_dir() else Path.home()
        title, text = tr("Choisir des sous-titres"), tr("Sous-titres ({kinds})").format(kinds=kinds)
        dialog = file_dialog(self._window.kit, self._window, title, str(start), text)
        dialog.fileSelected.connect(lambda name: self.add_subtitles(key, Path(name)))
        dialog.open()

    def add_subtitles(self, key: ItemId, path: Path) -> None:
        """Give subtitles from a file to a film."""
        port = self._shown().lesson.port

        def give(blob: BlobId) -> None:
            self._window.do(lambda s: change_media(s, key, subtitles=blob))

        self._tasks.submit(lambda: store_subtitles(path, port), give, self._window.show_error)
