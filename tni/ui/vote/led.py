"""Questions of a series that the teacher asks one by one, for clickers and cards too: what comes next."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from tni.core.ids import QuestionId
from tni.quiz.question import Question
from tni.ui.chrome.notices import Notices
from tni.ui.i18n import is_one, tr


@dataclass(frozen=True, slots=True)
class Rest:
    """What comes next of a series. count: of questions that it has in all."""

    questions: tuple[Question, ...] = ()
    count: int = 0

    @property
    def place(self) -> tuple[int, int] | None:
        """Which one comes next, of how many; None when none does."""
        return (self.count - len(self.questions) + 1, self.count) if self.questions else None


NOTHING = Rest()


class Led:
    """may_ask: whether no vote is open. ask: opens a vote on a question. changed: what comes next is another."""

    def __init__(
        self,
        notices: Notices,
        may_ask: Callable[[], bool],
        ask: Callable[[Question], None],
        changed: Callable[[], None],
    ) -> None:
        self._notices, self._may_ask, self._ask, self._changed = notices, may_ask, ask, changed
        self.rest = NOTHING
        self._left = NOTHING
        """What may be taken up again."""
        self._now: Question | None = None
        """The one that was asked last."""

    @property
    def place(self) -> tuple[int, int] | None:
        """See `Rest.place`."""
        return self.rest.place

    def begin(self, questions: Sequence[Question]) -> bool:
        """Ask the first. False: a vote is open, or there is none."""
        if not questions or not self._may_ask():
            return False
        self.leave()
        self.rest = Rest(tuple(questions), len(questions))
        return self.ask_next()

    def ask_next(self) -> bool:
        """False: a vote is open, or none is left."""
        if not self.rest.questions or not self._may_ask():
            return False
        self._now, *others = self.rest.questions
        self.rest = replace(self.rest, questions=tuple(others))
        self._ask(self._now)
        return True

    def take_back(self, question: QuestionId) -> None:
        """It was asked by mistake: if it is one of the series, it comes again."""
        now = self._now
        if now is not None and now.id == question:
            left, self._now = (now, *self.rest.questions), None
            self.rest = Rest(left, max(self.rest.count, len(left)))

    def leave(self) -> None:
        """The teacher goes on to something else: what comes next can be taken up again."""
        left, self.rest, self._now = self.rest, NOTHING, None
        if left.questions:
            self._take_back_offer()
            self._left = left
            self._notices.show(
                left_sentence(left), act_text=tr("Reprendre"), act=lambda: self._take_up(left), stays=True
            )

    def forget(self) -> None:
        """The class leaves, for which it was."""
        left, self.rest, self._now = self.rest, NOTHING, None
        self._take_back_offer()
        if left.questions:
            self._notices.show(ended_sentence(left))

    def _take_up(self, left: Rest) -> None:
        self._left = NOTHING
        self.leave()
        self.rest = left
        if not self.ask_next():
            self._changed()  # it comes after the vote that is open

    def _take_back_offer(self) -> None:
        if self._left.questions:
            self._notices.take_back(left_sentence(self._left))
            self._left = NOTHING


def left_sentence(left: Rest) -> str:
    """`Il restait 3 questions de la série.`"""
    count = len(left.questions)
    if is_one(count):
        return tr("Il restait une question de la série.")
    return tr("Il restait {} questions de la série.").format(count)


def ended_sentence(left: Rest) -> str:
    """For what cannot be taken up again."""
    count = len(left.questions)
    if is_one(count):
        return tr("La série s’arrête là : il restait une question.")
    return tr("La série s’arrête là : il restait {} questions.").format(count)
