"""Loader of the pictures of a quiz's questions, rendered from their bank or taken from the lesson's page, for the main
window and for phones.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Collection, Mapping, Sequence
from typing import TYPE_CHECKING

from tni.core.ids import QuestionId
from tni.core.picture import EncodedPicture
from tni.core.tasks import TaskRunner
from tni.quiz.pacing import can_be_self_paced
from tni.quiz.question import BANK_ID_PREFIX, Question
from tni.services.voting.vote_state import Visuals

if TYPE_CHECKING:
    from PySide6.QtGui import QFont

    from tni.quiz.bank.rendered_question import RenderedQuestion
    from tni.quiz.question_picture import QuestionVisuals

_log = logging.getLogger(__name__)

type FindQuestions = Callable[[Collection[QuestionId], Callable[[Mapping[QuestionId, RenderedQuestion]], None]], None]


class QuestionVisualsLoader:
    """Loads the pictures of a quiz.

    find: finds questions rendered from their question bank. page: returns the page on which a question is drawn, if
    pupils may see it. font: returns the font of the interface.
    """

    def __init__(
        self,
        find: FindQuestions,
        page: Callable[[Question], EncodedPicture | None],
        tasks: TaskRunner,
        font: Callable[[], QFont],
    ) -> None:
        self._find, self._page, self._tasks, self._font = find, page, tasks, font

    def fetch(self, questions: Sequence[Question], then: Callable[[Visuals], None]) -> None:
        """Pass the pictures of the questions that have one to `then`; at once if no question is from a bank."""
        of_bank = [question.id for question in questions if question.id.startswith(BANK_ID_PREFIX)]
        drawn = [question for question in questions if question.id not in of_bank and not can_be_self_paced(question)]
        pages = {question.id: _page_visuals(page) for question in drawn if (page := self._page(question)) is not None}
        if not of_bank:
            then(pages)
            return
        font = self._font()

        def failed(error: Exception) -> None:
            _log.warning("pictures of a series are not drawn: %s", error)
            then(pages)

        def found(written: Mapping[QuestionId, RenderedQuestion]) -> None:
            self._tasks.submit(lambda: _render_visuals(written, font), lambda made: then(pages | made), failed)

        self._find(of_bank, found)


def _render_visuals(written: Mapping[QuestionId, RenderedQuestion], font: QFont) -> dict[QuestionId, QuestionVisuals]:
    """Render the questions that are more than text. Slow: runs off the main thread."""
    from tni.quiz.question_picture import QuestionPicture, QuestionVisuals  # with the first picture
    from tni.ui.vote.question_view import render_for_phone  # not loaded in a lesson without quizzes

    return {
        question: QuestionVisuals(one, QuestionPicture(render_for_phone(one, font), is_written=True))
        for question, one in written.items()
        if one.is_drawn or one.picture is not None
    }


def _page_visuals(page: EncodedPicture) -> QuestionVisuals:
    from tni.quiz.bank.rendered_question import RenderedQuestion  # with the first picture
    from tni.quiz.question_picture import QuestionPicture, QuestionVisuals  # with the first picture

    return QuestionVisuals(RenderedQuestion(picture=page), QuestionPicture(page.data))
