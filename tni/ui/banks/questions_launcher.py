"""Launcher of the teacher's questions: exists from the start and loads everything else when it is first used."""

from __future__ import annotations

import logging
from collections.abc import Callable, Collection, Mapping
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from tni.core.errors import TniError
from tni.core.ids import QuestionId
from tni.document.lesson_port import LessonStoreError
from tni.services.lesson.file_kind import file_kind
from tni.services.voting.asking_service import AskingService
from tni.services.voting.vote_service import VoteService
from tni.services.voting.vote_state import VoteState
from tni.ui.chrome.commands import CommandId
from tni.ui.main_window.main_controller import MainController
from tni.ui.teacher.teaching_windows import TeachingWindows

if TYPE_CHECKING:
    from tni.quiz.bank.rendered_question import RenderedQuestion
    from tni.services.questions.questions_service import QuestionsService
    from tni.ui.banks.questions_controller import QuestionsController

_log = logging.getLogger(__name__)


class QuestionsLauncher(QObject):
    """Launcher that creates the `QuestionsController` on first use.

    Signals: self_paced_wanted: tuple of `Question` for a self-paced quiz. replaced: a question of a collection before
    and after the teacher edited it. open_service: makes the questions' service.
    """

    self_paced_wanted = Signal(object)
    replaced = Signal(object, object)

    def __init__(
        self,
        main: MainController,
        open_service: Callable[[], QuestionsService],
        windows: TeachingWindows,
        vote: VoteService,
        asking: AskingService,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._main, self._open_service, self._windows = main, open_service, windows
        self._vote, self._asking = vote, asking
        self._controller: QuestionsController | None = None
        main.commands[CommandId.QUESTIONS].triggered.connect(lambda: self.controller.ask_open())
        for command in (CommandId.NEXT_QUESTION, CommandId.PREVIOUS_QUESTION):
            main.commands[command].setEnabled(False)
        self._sought: set[QuestionId] = set()

    @property
    def controller(self) -> QuestionsController:
        if self._controller is None:
            from tni.ui.banks.questions_controller import QuestionsController

            self._controller = QuestionsController(
                self._main, self.service, self._windows, self._vote, self._asking, self
            )
            self._controller.self_paced_wanted.connect(self.self_paced_wanted)
            self._controller.replaced.connect(self.replaced)
        return self._controller

    def ask_next(self) -> None:
        """Ask the next question of the collection used last, in place of the one that is shown."""
        self.controller.ask_next()

    @cached_property
    def service(self) -> QuestionsService:
        return self._open_service()

    def vote_shown(self, vote: VoteState) -> None:
        """Look up the rendering of a question from a bank, once only. A question in no collection is shown as plain
        text."""
        if self._controller is not None:
            self._controller.vote_shown()
        shown = vote.question
        if shown is not None and shown.is_unwritten and shown.state.question.id not in self._sought:
            self._sought.add(shown.state.question.id)
            self.find([shown.state.question.id], self._found)

    def _found(self, written: Mapping[QuestionId, RenderedQuestion]) -> None:
        for question, how in written.items():
            self._vote.set_written(question, how)

    def find(
        self, wanted: Collection[QuestionId], found: Callable[[Mapping[QuestionId, RenderedQuestion]], None]
    ) -> None:
        """Look up questions that were not asked from here in the collections and in the lesson, and pass them to
        `found`, rendered."""
        self.service.drawings.find(wanted, found, self.file_of_copy)

    def file_of_copy(self, question: QuestionId) -> bytes | None:
        """Return the file of the open lesson's copy of a question; None without one, or if it can't be read."""
        try:
            return self._main.editor.question_file(question)
        except LessonStoreError as error:
            _log.warning("the copy of a question is not read: %s", error)
            return None

    def close(self) -> None:
        """Close the sheet before the program ends."""
        if self._controller is not None:
            self._controller.close()

    def handle_file(self, path: Path) -> bool:
        """Handle a file dropped on the main window. Returns False if it cannot be a file of questions."""
        from tni.quiz.bank.bank_format import READABLE_EXTENSIONS

        if path.suffix.lower() not in READABLE_EXTENSIONS and not self._is_foreign(path):
            return False
        self.controller.ask_file(path)
        return True

    def _is_foreign(self, path: Path) -> bool:
        """Return whether a file that is no lesson, PDF or picture is one of questions for a plugin."""
        try:
            file_kind(path)
        except TniError:
            return self.service.plugins.of(path) is not None
        return False
