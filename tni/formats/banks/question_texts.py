"""Iteration over all texts of a question, in reading order."""

from __future__ import annotations

from collections.abc import Iterator

from tni.quiz.bank.bodies import (
    Choice,
    Gaps,
    Matching,
    Number,
    Ordering,
    Scale,
    ShortText,
    TrueFalse,
)
from tni.quiz.bank.question_bank import BankQuestion
from tni.quiz.bank.rich_text import RichText


def texts_of(item: BankQuestion) -> Iterator[RichText]:
    yield item.stem
    yield from _of_body(item.body)
    if item.feedback is not None:
        yield item.feedback


def _of_body(body: object) -> Iterator[RichText]:
    match body:
        case Choice(answers=answers) | ShortText(answers=answers):
            for answer in answers:
                yield answer.text
                if answer.feedback is not None:
                    yield answer.feedback
        case Number(answers=numbers):
            yield from (number.feedback for number in numbers if number.feedback is not None)
        case TrueFalse(wrong_feedback=wrong, right_feedback=right):
            yield from (text for text in (wrong, right) if text is not None)
        case Matching(pairs=pairs):
            for pair in pairs:
                yield pair.left
                if pair.right is not None:
                    yield pair.right
        case Ordering(items=texts) | Scale(steps=texts):
            yield from texts
        case Gaps(parts=parts):
            for part in parts:
                if isinstance(part, RichText):
                    yield part
                else:
                    yield from _of_body(part.body)
        case _:
            return
