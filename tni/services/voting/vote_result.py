"""Result of a vote as bars: their counts and right answers, and the effect of a press on one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from tni.quiz.answers import folded, is_right
from tni.quiz.question import Question
from tni.quiz.question_kinds import CLICKER_KINDS, QuestionKind

MAX_BARS = 7
OTHER_ANSWERS = "\n"
"""Name of the bar that counts all answers without a bar of their own; no answer has this name."""


@dataclass(frozen=True, slots=True)
class VoteResult:
    """Result of a vote.

    counts: votes by bar, in order. before: those of the vote before on the same question, None without one. answered:
    number of pupils who answered; None if it is the sum of the counts.
    """

    question: Question
    counts: Mapping[str, int]
    before: Mapping[str, int] | None = None
    answered: int | None = None

    @property
    def voters(self) -> int:
        """Number of pupils who answered."""
        return sum(self.counts.values()) if self.answered is None else self.answered

    @property
    def bars(self) -> tuple[str, ...]:
        """The choices; for free answers, the most frequent ones and one bar for the others."""
        if self.question.kind in CLICKER_KINDS:
            return self.question.choices
        found = tuple(self.counts)
        return found if len(found) <= MAX_BARS + 1 else (*found[:MAX_BARS], OTHER_ANSWERS)

    def count(self, bar: str, counts: Mapping[str, int]) -> int:
        if bar != OTHER_ANSWERS:
            return counts.get(bar, 0)
        return sum(n for name, n in counts.items() if name not in self.bars)

    def is_right(self, bar: str) -> bool:
        question = self.question
        if question.kind is QuestionKind.SEVERAL:
            return question.key is not None and bar in question.key
        return bar != OTHER_ANSWERS and bool(is_right(question, bar))

    def key_after(self, bar: str) -> str | None:
        """Return the right answer after a press on a bar, which marks the bar as right or unmarks it."""
        question, key = self.question, self.question.key
        match question.kind:
            case QuestionKind.SEVERAL:
                return "".join(sorted(set(key or "") ^ {bar})) or None
            case QuestionKind.TEXT | QuestionKind.NUMBER:
                lines = (key or "").split("\n") if key else []
                left = [line for line in lines if folded(line) != folded(bar)]
                return "\n".join(left if len(left) < len(lines) else [*lines, bar]) or None
            case _:
                return None if bar == key else bar

    def can_be_right(self, bar: str) -> bool:
        """Return True if the bar can be marked as right."""
        return bar != OTHER_ANSWERS and self.question.kind not in (QuestionKind.SCALE, QuestionKind.CLOUD)
