"""What is asked."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from tni.core.ids import PageId, QuestionId

LETTERS = "ABCDE"


class QuestionKind(Enum):
    """TRUE_FALSE: answered A for true, B for false, since that is what a clicker's keys say."""

    CHOICE = "choice"
    TRUE_FALSE = "true_false"


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """A question with one right answer at most.

    choice_count: 2 to 5 answers, lettered from A; 2 for TRUE_FALSE. key: the right letter, None when there is none or
    it is not known yet. text: what was typed, None when the question is drawn on the board. page: where it is.
    """

    id: QuestionId
    kind: QuestionKind = QuestionKind.CHOICE
    choice_count: int = 4
    key: str | None = None
    text: str | None = None
    page: PageId | None = None

    def __post_init__(self) -> None:
        most = 2 if self.kind is QuestionKind.TRUE_FALSE else len(LETTERS)
        if not 2 <= self.choice_count <= most:
            raise ValueError(f"{self.kind.value} has 2 to {most} choices, got {self.choice_count}")
        if self.key is not None and self.key not in self.choices:
            raise ValueError(f"key must be one of {self.choices}, got {self.key!r}")

    @property
    def choices(self) -> tuple[str, ...]:
        return tuple(LETTERS[: self.choice_count])


def true_false(id: QuestionId, *, key: bool | None = None, text: str | None = None) -> Question:
    """A true or false question. key: the right answer."""
    letter = None if key is None else ("A" if key else "B")
    return Question(id=id, kind=QuestionKind.TRUE_FALSE, choice_count=2, key=letter, text=text)
