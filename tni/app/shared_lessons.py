"""Sharing between colleagues in the program: made some time after the start where a place is known, or when it is
opened."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer

from tni.app.folders import Folders
from tni.core.clock import Clock
from tni.core.settings import SHARING_AUTHOR, Settings
from tni.services.lesson.lesson_events import CurrentLessonChanged, LessonEvent, LessonRenamed
from tni.ui.chrome.commands import CommandId
from tni.ui.event_loop.threads import QtMainThread
from tni.ui.main_window.main_controller import MainController

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from tni.app.sharing import SharingParts
    from tni.app.teaching_parts import TeachingParts
    from tni.services.library.library_service import LibraryService
    from tni.ui.chrome.button import Style
    from tni.ui.library.colleagues_controller import ColleaguesController

FIRST_MS = 45_000
"""Time after the start at which places are exchanged with: the lesson has begun by then."""


class SharedLessons:
    """Sharing of the program. classroom: returns the parts of teaching; None while the program starts. placed: a lesson
    was added to the library. library: returns the library's use case."""

    def __init__(
        self,
        board: MainController,
        folders: Folders,
        settings: Settings,
        clock: Clock,
        main: QtMainThread,
        classroom: Callable[[], TeachingParts | None],
        placed: Callable[[], None],
        library: Callable[[], LibraryService],
    ) -> None:
        self._library = library
        self._board, self._folders, self._settings, self._clock = board, folders, settings, clock
        self._main, self._classroom, self._placed = main, classroom, placed
        self._parts: SharingParts | None = None
        self._controller: ColleaguesController | None = None
        self._timer: QTimer | None = None
        self._file: Path | None = None
        self.shared: dict[Path, str | None] = {}
        """Files of shared lessons, each with the colleague whose lesson is followed, "" where that is not known; None
        for one that is not only followed. None until known."""
        board.current_lesson.subscribe(self._follow_lesson)
        board.commands[CommandId.SHARING].triggered.connect(lambda _checked=False: self.controller.toggle())

    @property
    def _is_used(self) -> bool:
        return self._controller is not None or self._folders.sharing_list.exists()

    def begin(self) -> None:
        """Exchange with the known places later. Without one, nothing is made."""
        if self._is_used:
            self._timer = QTimer(self._board, singleShot=True, interval=FIRST_MS)
            self._timer.timeout.connect(lambda: self.controller)
            self._timer.start()

    def note_moved(self, before: Path, after: Path) -> None:
        """Note that a lesson's file, or a folder of lessons, is at another path."""
        if before != after and self._is_used:
            self.controller.service.move(before, after, self._board.fail)

    def _follow_lesson(self, event: LessonEvent) -> None:
        """Follow the file of the open lesson."""
        match event:
            case CurrentLessonChanged(lesson):
                self._file = lesson.path
            case LessonRenamed(lesson):
                before, self._file = self._file, lesson.path
                if before is not None and lesson.path is not None:
                    self.note_moved(before, lesson.path)
            case _:
                pass

    def _note_shared(self) -> None:
        """Show the library anew where other lessons are shared now."""
        from tni.library.shared_lesson import SharedRole

        found: dict[Path, str | None] = {}
        for entry in self.controller.service.list.lessons:
            path, is_followed = Path(entry.path), entry.role is SharedRole.FOLLOWED
            found[path] = entry.author if is_followed and found.get(path, "") is not None else None
        if found != self.shared:
            self.shared = found
            self._placed()

    @property
    def controller(self) -> ColleaguesController:
        """Controller of the sheets; made, with the service, at the first access."""
        if self._controller is None:
            self._controller = self._make()
            self._controller.service.subscribe(self._note_shared)
        return self._controller

    def _make(self) -> ColleaguesController:
        from tni.app.sharing import make_sharing
        from tni.ui.library.colleagues_controller import ColleaguesController, SharingContext

        settings = self._settings
        self._parts = parts = make_sharing(self._folders, self._main, self._clock, lambda: settings.get(SHARING_AUTHOR))
        context = SharingContext(self._host, self.has_class, self._new_path, self._placed, self._library)
        made = ColleaguesController(self._board, parts.service, parts.sign_in, context, self._settings, self._clock)
        self._board.commands[CommandId.TEACH].toggled.connect(lambda _on: made.notices.tell())
        if (teaching := self._classroom()) is not None:
            teaching.teaching.seance.seance_ended.connect(made.notices.tell)
        return made

    def _host(self) -> tuple[QWidget, Style]:
        parts = self._classroom()
        return (self._board.window, self._board.kit) if parts is None else parts.teaching.windows.asking_host

    def has_class(self) -> bool:
        """Return whether pupils see the board: in a séance, or while the mode is « Enseigner »."""
        parts = self._classroom()
        has_seance = parts is not None and parts.teaching.seances.state.seance_id is not None
        return has_seance or self._board.commands[CommandId.TEACH].isChecked()

    def _new_path(self, title: str) -> Path:
        from tni.core.file_names import safe_stem
        from tni.store.lesson_placing import free_lesson_name

        library = self._folders.library
        library.mkdir(parents=True, exist_ok=True)
        return free_lesson_name(library / f"{safe_stem(title) or 'TNI'}.tni")

    def close(self) -> None:
        """End what is under way."""
        if self._timer is not None:
            self._timer.stop()
        if self._parts is not None:
            self._parts.close()
