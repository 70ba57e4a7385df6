"""A bank of questions as a file holds it: rich enough that what is not kept can be named.

What is asked live is `tni.quiz.question.Question`; it is made from an item, never the other way.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from tni.quiz.bank.bodies import Body
from tni.quiz.bank.rich_text import RichText


@dataclass(frozen=True, slots=True)
class BankAttachment:
    """A picture or the like; name: as texts refer to it, with "/" between folders."""

    name: str
    data: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class BankQuestion:
    """One question.

    id: what another program knows it by. in_sentence: the answers stood in the sentence, where its first "_____" is.
    feedback: said whatever was answered. seconds: how long there is to answer. points: of the whole question.
    """

    stem: RichText
    body: Body
    title: str | None = None
    id: str | None = None
    tags: tuple[str, ...] = ()
    feedback: RichText | None = None
    in_sentence: bool = False
    files: tuple[BankAttachment, ...] = ()
    seconds: float | None = None
    points: float | None = None


@dataclass(frozen=True, slots=True)
class Category:
    """What follows belongs to it, until the next. path: "a/b/c"."""

    path: str


@dataclass(frozen=True, slots=True)
class QuestionBank:
    entries: tuple[Category | BankQuestion, ...]
    title: str | None = None

    @property
    def items(self) -> tuple[BankQuestion, ...]:
        return tuple(entry for entry in self.entries if isinstance(entry, BankQuestion))

    def sorted_items(self) -> Iterator[tuple[str | None, BankQuestion]]:
        """Each question with the path of its category; None before the first."""
        path = None
        for entry in self.entries:
            if isinstance(entry, Category):
                path = entry.path
            else:
                yield path, entry
