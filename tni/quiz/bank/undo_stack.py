"""What was changed in a collection, to be taken back and done again."""

from __future__ import annotations

from dataclasses import dataclass, field

from tni.quiz.bank.question_bank import QuestionBank

MAX_KEPT = 100
"""Banks before: they share all the questions that did not change."""


@dataclass(slots=True)
class BankUndoStack:
    """bank: as it is now."""

    bank: QuestionBank
    _before: list[QuestionBank] = field(default_factory=list)
    _after: list[QuestionBank] = field(default_factory=list)

    def make(self, bank: QuestionBank) -> None:
        """Another one, and the way back."""
        self._before = [*self._before[1 - MAX_KEPT :], self.bank]
        self._after.clear()
        self.bank = bank

    def undo(self) -> bool:
        """Whether there was something to take back."""
        return self._step(self._before, self._after)

    def redo(self) -> bool:
        """Whether there was something to do again."""
        return self._step(self._after, self._before)

    @property
    def can_undo(self) -> bool:
        return bool(self._before)

    def _step(self, source: list[QuestionBank], target: list[QuestionBank]) -> bool:
        if not source:
            return False
        target.append(self.bank)
        self.bank = source.pop()
        return True
