"""Questions of a collection that are asked one after another, each rendered before it is asked."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from tni.services.voting.asking_service import AskingService
from tni.services.voting.vote_service import VoteService

if TYPE_CHECKING:
    from tni.quiz.bank.rendered_question import RenderedQuestion
    from tni.services.questions.listed_questions import ListedQuestion
    from tni.services.questions.question_drawings import QuestionDrawings


class QuestionSequence:
    """Sequence of questions that are asked one after another.

    asked: called with True when the wanted question is asked, or waits for the vote before it to be put away, and with
    False if another vote is open.
    """

    def __init__(
        self, vote: VoteService, asking: AskingService, drawings: QuestionDrawings, asked: Callable[[bool], None]
    ) -> None:
        self._vote, self._asking, self._drawings, self._asked = vote, asking, drawings, asked
        self._line: Sequence[ListedQuestion] = ()
        self._at = -1
        """Index of the question that was asked last; -1 before the first."""

    def begin(self, line: Sequence[ListedQuestion], entry: ListedQuestion) -> None:
        """Ask a question. The other questions of `line` come before and after it."""
        self._line = [one for one in line if one.live_question is not None]
        self._ask_over_nothing(self._line.index(entry))

    def go(self, step: int, *, replaces: bool = False) -> None:
        """Ask the question `step` places after the one that was asked last; a negative step goes back. replaces: the
        vote that is shown is put away."""
        if (at := self._beside(step)) is not None:
            self._ask(at) if replaces else self._ask_over_nothing(at)

    def can_go(self, step: int) -> bool:
        """Return whether there is such a question, and no vote is open."""
        return self._beside(step) is not None and not self._vote.takes_answers

    def replace(self, old: ListedQuestion, new: ListedQuestion) -> None:
        """Replace a question that may wait in the sequence, if the new one can still be asked. Questions are compared
        by id, so it does not matter when they were read."""
        if old.live_question is None or new.live_question is None:
            return
        id = old.live_question.question.id
        self._line = [
            new if one.live_question is not None and one.live_question.question.id == id else one for one in self._line
        ]

    def _ask_over_nothing(self, at: int) -> None:
        if self._asking.is_held_up(lambda: self._ask(at)):
            self._asked(True)
        else:
            self._ask(at)

    def _ask(self, at: int) -> None:
        entry = self._line[at]
        assert entry.live_question is not None
        question = entry.live_question.question

        def ask(written: RenderedQuestion) -> None:
            before = self._at
            self._move(at)  # first, so that the vote that opens knows what follows it
            taken = self._asking.ask_anew(question, written, replaces=True)
            if not taken:
                self._move(before)
            self._asked(taken)

        self._drawings.draw(entry, ask)

    def _move(self, at: int) -> None:
        self._at = at
        self._vote.has_next = self._beside(1) is not None

    def _beside(self, step: int) -> int | None:
        at = self._at + step
        return at if self._at >= 0 and 0 <= at < len(self._line) else None
