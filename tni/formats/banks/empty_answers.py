"""Removal of answers without text from choices, as Moodle does when it stores a question.

An empty answer comes from a stray sign (`{~=right ~wrong}`), an empty line of a list or an empty cell. As a choice it
would be a button that says nothing.
"""

from __future__ import annotations

from dataclasses import replace
from string import ascii_uppercase

from tni.quiz.bank.bodies import Answer, Body, Choice, Gap, Gaps
from tni.quiz.bank.plain_text import one_line
from tni.quiz.bank.rich_text import RichText

_UNSEEN = dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff"))


def has_content(text: RichText) -> bool:
    """Return whether a text shows anything: a word, a formula, a picture."""
    return bool(one_line(text).translate(_UNSEEN).strip())


def without_empty_answers(body: Body) -> Body:
    """Return the body without the wrong answers that show nothing, also within gaps. A right one is shown as its
    letter, and so are all answers where none shows anything: they are in a picture, or the teacher reads them out."""
    match body:
        case Choice(answers=answers):
            kept = _kept(answers)
            return body if kept == answers else replace(body, answers=kept)
        case Gaps(parts=parts):
            return replace(body, parts=tuple(_gap(part) if isinstance(part, Gap) else part for part in parts))
        case _:
            return body


def feedback_count(body: Body) -> int:
    """Return how many answers of choices have a feedback of their own."""
    match body:
        case Choice(answers=answers):
            return sum(answer.feedback is not None for answer in answers)
        case Gaps(parts=parts):
            return sum(feedback_count(part.body) for part in parts if isinstance(part, Gap))
        case _:
            return 0


def _gap(gap: Gap) -> Gap:
    if not isinstance(gap.body, Choice):
        return gap
    return replace(gap, body=replace(gap.body, answers=_kept(gap.body.answers)))


def _kept(answers: tuple[Answer, ...]) -> tuple[Answer, ...]:
    shown = [has_content(answer.text) for answer in answers]
    if all(shown):
        return answers
    kept = [
        (answer, seen) for answer, seen in zip(answers, shown, strict=True) if seen or answer.right or not any(shown)
    ]
    return tuple(
        answer if seen else replace(answer, text=RichText(ascii_uppercase[at % 26]))
        for at, (answer, seen) in enumerate(kept)
    )
