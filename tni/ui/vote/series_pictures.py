"""How questions of a series are seen where words alone do not say them: on the board, and on pupils' own devices."""

from __future__ import annotations

import logging
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtGui import QFont

from tni.core.ids import QuestionId
from tni.core.tasks import TaskRunner
from tni.formats.banks.written import Written
from tni.formats.picture import Picture
from tni.quiz.question import FROM_BANK, Question
from tni.quiz.series import fits
from tni.ui.vote.written_view import phone_picture
from tni.voting.phones.door import Picture as PhonePicture

_log = logging.getLogger(__name__)

type Find = Callable[[Collection[QuestionId], Callable[[Mapping[QuestionId, Written]], None]], None]


@dataclass(frozen=True, slots=True)
class Sight:
    """Of a question. written: on the board; picture: on phones."""

    written: Written
    picture: PhonePicture


class SeriesPictures:
    """find: tells how questions of a bank are written. page: the board's page that a question is drawn on, where pupils
    may see it. font: of the interface."""

    def __init__(
        self, find: Find, page: Callable[[Question], Picture | None], tasks: TaskRunner, font: Callable[[], QFont]
    ) -> None:
        self._find, self._page, self._tasks, self._font = find, page, tasks, font

    def fetch(self, questions: Sequence[Question], then: Callable[[Mapping[QuestionId, Sight]], None]) -> None:
        """Tell the sights of those that have one: at once where no question stands in a bank."""
        of_bank = [question.id for question in questions if question.id.startswith(FROM_BANK)]
        drawn = [question for question in questions if question.id not in of_bank and not fits(question)]
        pages = {question.id: _page_sight(page) for question in drawn if (page := self._page(question)) is not None}
        if not of_bank:
            then(pages)
            return
        font = self._font()

        def failed(error: Exception) -> None:
            _log.warning("pictures of a series are not drawn: %s", error)
            then(pages)

        def found(written: Mapping[QuestionId, Written]) -> None:
            self._tasks.submit(lambda: _sights(written, font), lambda made: then(pages | made), failed)

        self._find(of_bank, found)


def _sights(written: Mapping[QuestionId, Written], font: QFont) -> dict[QuestionId, Sight]:
    """Of what is more than words. Takes its time."""
    return {
        question: Sight(one, PhonePicture(phone_picture(one, font), is_written=True))
        for question, one in written.items()
        if one.is_drawn or one.picture is not None
    }


def _page_sight(page: Picture) -> Sight:
    return Sight(Written(picture=page), PhonePicture(page.data))
