"""Cache of rendered questions: renders those of the teacher's collections off the main thread, also by question id."""

from __future__ import annotations

import logging
from collections.abc import Callable, Collection, Mapping

from tni.core.ids import QuestionId
from tni.core.tasks import TaskRunner
from tni.formats.banks.question_renderer import render_description, render_question
from tni.quiz.bank.rendered_question import RenderedQuestion
from tni.services.questions.listed_questions import ListedQuestion
from tni.services.questions.question_finder import QuestionFinder

_log = logging.getLogger(__name__)
MAX_CACHED = 40


class QuestionDrawings:
    """Cache of rendered questions. For the main thread."""

    def __init__(self, finder: QuestionFinder, tasks: TaskRunner) -> None:
        self._finder, self._tasks = finder, tasks
        self._drawn: dict[ListedQuestion, RenderedQuestion] = {}

    def draw(self, entry: ListedQuestion, then: Callable[[RenderedQuestion], None]) -> None:
        """Render a question and pass it to `then`, at once if it is cached."""
        if (known := self._drawn.get(entry)) is not None:
            then(known)
            return

        def work() -> RenderedQuestion:
            live = entry.live_question
            return render_description(entry.item) if live is None else render_question(live, entry.item)

        def done(made: RenderedQuestion) -> None:
            while len(self._drawn) >= MAX_CACHED:
                del self._drawn[next(iter(self._drawn))]
            self._drawn[entry] = made
            then(made)

        self._tasks.submit(work, done, lambda error: _log.warning("a question is not drawn: %s", error))

    def forget(self) -> None:
        """Drop the rendered questions."""
        self._drawn.clear()

    def find(
        self,
        wanted: Collection[QuestionId],
        found: Callable[[Mapping[QuestionId, RenderedQuestion]], None],
        file_of_copy: Callable[[QuestionId], bytes | None],
    ) -> None:
        """Pass the wanted questions that the collections contain, or of which the lesson has a copy, to `found`,
        rendered. file_of_copy: see `QuestionFinder.find_or_copy`."""

        def failed(error: Exception) -> None:
            _log.warning("questions are not rendered: %s", error)
            found({})

        def render(entries: Mapping[QuestionId, ListedQuestion]) -> None:
            self._tasks.submit(lambda: _rendered(entries), found, failed)

        self._finder.find_or_copy(wanted, file_of_copy, render)


def _rendered(entries: Mapping[QuestionId, ListedQuestion]) -> dict[QuestionId, RenderedQuestion]:
    return {
        question: render_question(entry.live_question, entry.item)
        for question, entry in entries.items()
        if entry.live_question is not None
    }
