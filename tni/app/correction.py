"""Corrections in the program: the teacher's codes and their controller, made at the first use."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from tni.app.folders import Folders
from tni.core.lazy import Lazy
from tni.core.tasks import TaskRunner
from tni.services.lesson.lesson_events import CurrentLessonChanged, LessonEvent
from tni.ui.chrome.commands import CommandId
from tni.ui.event_loop.threads import QtMainThread
from tni.ui.i18n import tr
from tni.ui.main_window.main_controller import MainController

if TYPE_CHECKING:
    from tni.ui.main_window.correction_controller import CorrectionController


class Correction:
    """Corrections of copies. Its commands keep it."""

    def __init__(self, board: MainController, folders: Folders, tasks: TaskRunner, main: QtMainThread) -> None:
        self._board, self._folders, self._tasks, self._main = board, folders, tasks, main
        self._controller = Lazy(self._made)
        board.commands[CommandId.CORRECT].triggered.connect(lambda _=False: self.controller.toggle())
        board.commands[CommandId.RETURN_COPY].triggered.connect(lambda _=False: self.controller.give_back())
        board.current_lesson.subscribe(self._follow)

    @property
    def controller(self) -> CorrectionController:
        return self._controller()

    def _follow(self, event: LessonEvent) -> None:
        if isinstance(event, CurrentLessonChanged) and self._controller.made is not None:
            self._controller.made.follow_lesson()

    def _made(self) -> CorrectionController:
        from tni.services.correction.code_lists import CodeListsService
        from tni.store.correction_codes_file import CorrectionCodesFile
        from tni.ui.main_window.correction_controller import CorrectionController
        from tni.ui.messages.correction import usual_code_lists

        board = self._board
        codes = CodeListsService(CorrectionCodesFile(self._folders.correction_codes), usual_code_lists)
        return CorrectionController(
            board.window,
            lambda: board.shown,
            codes,
            self._tasks,
            self._main,
            board.panel_host,
            self._ask_path,
            board.lesson_actions.name,
        )

    def _ask_path(self, name: str, use: Callable[[Path], None]) -> None:
        kinds = [(tr("PDF (*.pdf)"), "pdf")]
        self._board.lesson_actions.ask_save_paths(tr("Rendre la copie"), kinds, lambda path, _: use(path), name)
