"""Questions of a series that the teacher asks one by one, for clickers and cards too: what comes next."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from tni.quiz.question import Question


class Led:
    """may_ask: whether no vote is open. ask: opens a vote on a question."""

    def __init__(self, may_ask: Callable[[], bool], ask: Callable[[Question], None]) -> None:
        self._may_ask, self._ask = may_ask, ask
        self._rest: tuple[Question, ...] = ()
        self._count = 0

    @property
    def place(self) -> tuple[int, int] | None:
        """Which one comes next, of how many; None when none does."""
        return (self._count - len(self._rest) + 1, self._count) if self._rest else None

    def begin(self, questions: Sequence[Question]) -> bool:
        """Ask the first. False: a vote is open, or there is none."""
        if not questions or not self._may_ask():
            return False
        self._rest, self._count = tuple(questions), len(questions)
        return self.ask_next()

    def ask_next(self) -> bool:
        """False: a vote is open, or none is left."""
        if not self._rest or not self._may_ask():
            return False
        question, *rest = self._rest
        self._rest = tuple(rest)
        self._ask(question)
        return True

    def leave(self) -> None:
        """Those that come next are asked no more."""
        self._rest = ()
