"""Question bank as a file holds it, rich enough to report content that is not kept.

The question of a vote is `tni.quiz.question.Question`. It is made from a bank question, never the reverse.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from tni.quiz.bank.bodies import Body
from tni.quiz.bank.rich_text import RichText


@dataclass(frozen=True, slots=True)
class BankAttachment:
    """Image or other file of a bank. name: as texts refer to it, with "/" between folders."""

    name: str
    data: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class BankQuestion:
    """Question of a bank.

    id: id of the question in another program. has_embedded_answers: whether the answers were in the sentence, where its
    first "_____" is. feedback: shown whatever the answer. seconds: time to answer. points: mark of the whole question.
    """

    stem: RichText
    body: Body
    title: str | None = None
    id: str | None = None
    tags: tuple[str, ...] = ()
    feedback: RichText | None = None
    has_embedded_answers: bool = False
    files: tuple[BankAttachment, ...] = ()
    seconds: float | None = None
    points: float | None = None


@dataclass(frozen=True, slots=True)
class Category:
    """Category of the questions that follow, until the next category. path: "a/b/c"."""

    path: str


@dataclass(frozen=True, slots=True)
class QuestionBank:
    entries: tuple[Category | BankQuestion, ...]
    title: str | None = None

    @property
    def items(self) -> tuple[BankQuestion, ...]:
        return tuple(entry for entry in self.entries if isinstance(entry, BankQuestion))

    def sorted_items(self) -> Iterator[tuple[str | None, BankQuestion]]:
        """Yield each question with the path of its category; None before the first category."""
        path = None
        for entry in self.entries:
            if isinstance(entry, Category):
                path = entry.path
            else:
                yield path, entry
