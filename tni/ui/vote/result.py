"""What a result shows: which bars, how they are called, which of them are right, and what pressing one says."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from tni.quiz.answers import folded, is_right
from tni.quiz.kinds import BY_KEYS, QuestionKind
from tni.quiz.question import Question
from tni.ui.i18n import tr
from tni.ui.vote.words import answer_words, option_of

MOST_BARS = 7
OTHERS = "\n"
"""The bar of all answers that have none of their own; no answer is called so."""


@dataclass(frozen=True, slots=True)
class Result:
    """counts: by bar, in order. before: those of the vote before on the same question, None without one."""

    question: Question
    counts: Mapping[str, int]
    before: Mapping[str, int] | None = None

    @property
    def bars(self) -> tuple[str, ...]:
        """The choices; of answers that are not known before, the most frequent, then what is left as one bar."""
        if self.question.kind in BY_KEYS:
            return self.question.choices
        found = tuple(self.counts)
        return found if len(found) <= MOST_BARS + 1 else (*found[:MOST_BARS], OTHERS)

    def count(self, bar: str, counts: Mapping[str, int]) -> int:
        if bar != OTHERS:
            return counts.get(bar, 0)
        return sum(n for name, n in counts.items() if name not in self.bars)

    def name(self, bar: str) -> str:
        if bar == OTHERS:
            return tr("autres")
        words, option = answer_words(self.question, bar), option_of(self.question, bar)
        return f"{words}  {option}" if option else words

    def is_right(self, bar: str) -> bool:
        question = self.question
        if question.kind is QuestionKind.SEVERAL:
            return question.key is not None and bar in question.key
        return bar != OTHERS and bool(is_right(question, bar))

    def key_after(self, bar: str) -> str | None:
        """The right answer once a bar was pressed: it becomes one, or is none any more."""
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
        """Whether pressing the bar says anything."""
        return bar != OTHERS and self.question.kind not in (QuestionKind.SCALE, QuestionKind.CLOUD)
