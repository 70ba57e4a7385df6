"""Questions on show: their state, its listeners, and tasks whose results are dropped once the questions are closed."""

from __future__ import annotations

import logging
from collections.abc import Callable

from tni.core.tasks import TaskRunner
from tni.services.questions.listed_questions import ListedQuestion
from tni.services.questions.questions_state import (
    AnyQuestionsNotice,
    QuestionsFailed,
    QuestionsListener,
    QuestionsState,
)

_log = logging.getLogger(__name__)


class ShownQuestions:
    """Questions on show, from `open` to `close`."""

    def __init__(self, tasks: TaskRunner) -> None:
        self._tasks = tasks
        self.state = QuestionsState()
        self._listeners: list[QuestionsListener] = []
        self._opening: object = None
        """Token of what is open; None while nothing is."""

    def subscribe(self, listener: QuestionsListener) -> None:
        self._listeners.append(listener)

    @property
    def is_open(self) -> bool:
        return self._opening is not None

    def open(self) -> None:
        self._opening, self.state = object(), QuestionsState()

    def close(self) -> None:
        self._opening, self.state = None, QuestionsState()

    def show(self, state: QuestionsState) -> None:
        """Replace the state, if the questions are open."""
        if self.is_open:
            self.state = state
            for listener in self._listeners:
                listener.questions_changed()

    def tell(self, notice: AnyQuestionsNotice) -> None:
        """Tell the teacher, also after the questions were closed."""
        for listener in self._listeners:
            listener.questions_notice(notice)

    def report_replaced(self, old: ListedQuestion, new: ListedQuestion) -> None:
        """Report that a question was edited."""
        for listener in self._listeners:
            listener.question_replaced(old, new)

    def do[T](
        self, work: Callable[[], T], done: Callable[[T], None], failed: Callable[[Exception], None] | None = None
    ) -> None:
        """Run `work` on the worker and pass the result to `done`, or the error to `failed`, unless the questions were
        closed meanwhile. failed: by default, the teacher is told."""
        opening = self._opening

        def ended(found: T) -> None:
            if opening is self._opening and opening is not None:
                done(found)

        def broke(error: Exception) -> None:
            _log.warning("questions: %s", error)
            if opening is self._opening and opening is not None:
                (failed or (lambda error: self.tell(QuestionsFailed(error))))(error)

        self._tasks.submit(work, ended, broke)
