"""Undo history of a collection of questions."""

from __future__ import annotations

from dataclasses import dataclass, field

from tni.quiz.bank.question_bank import QuestionBank

MAX_KEPT = 100
"""Number of earlier banks kept; they share all questions that did not change."""


@dataclass(slots=True)
class BankUndoStack:
    """Undo and redo stacks of a bank. bank: the current state."""

    bank: QuestionBank
    _before: list[QuestionBank] = field(default_factory=list)
    _after: list[QuestionBank] = field(default_factory=list)

    def make(self, bank: QuestionBank) -> None:
        """Record a change. The previous bank can be restored with `undo`."""
        self._before = [*self._before[1 - MAX_KEPT :], self.bank]
        self._after.clear()
        self.bank = bank

    def undo(self) -> bool:
        """Undo the last change. Returns whether there was one."""
        return self._step(self._before, self._after)

    def redo(self) -> bool:
        """Redo the last undone change. Returns whether there was one."""
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
