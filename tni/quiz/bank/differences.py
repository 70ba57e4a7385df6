"""Differences between two questions, as kinds of losses. Losses of a format are found by reading back the written file.

Only differences in meaning count: an answer marked right equals one worth 100 %, and a sentence with its answers inside
equals one with "_____" in their place.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tni.quiz.bank.bodies import (
    Answer,
    Between,
    Choice,
    Essay,
    Gap,
    Gaps,
    Matching,
    Near,
    Number,
    NumberAnswer,
    Ordering,
    PointBody,
    Scale,
    ShortText,
    TrueFalse,
)
from tni.quiz.bank.losses import LossKind
from tni.quiz.bank.plain_text import is_plain, one_line, pictures, to_html, without_pictures
from tni.quiz.bank.question_bank import BankQuestion
from tni.quiz.bank.rich_text import EMPTY_TEXT, RichText, TextFormat

CREDIT_STEP = 0.001
"""Percent. Moodle writes credits with so few digits that thirds come back slightly different."""


def differences(before: BankQuestion, after: BankQuestion) -> tuple[LossKind, ...]:
    """Return the kinds of content of `before` that `after` lacks, each once, in the order of `LossKind`."""
    found = set(_differences(before, after))
    return tuple(kind for kind in LossKind if kind in found)


def _differences(before: BankQuestion, after: BankQuestion) -> Iterator[LossKind]:
    if before.title and before.title != after.title:
        yield LossKind.TITLE
    if before.id is not None and before.id != after.id:
        yield LossKind.ID
    if before.tags != after.tags:
        yield LossKind.TAGS
    if {file.name: file.data for file in before.files} != {file.name: file.data for file in after.files}:
        yield LossKind.FILES
    if before.seconds is not None and before.seconds != after.seconds:
        yield LossKind.SETTING
    if before.points is not None and before.points != (after.points or 1.0):
        yield LossKind.CREDIT
    yield from _texts(before.stem, after.stem, LossKind.STEM)
    yield from _texts(before.feedback, after.feedback, LossKind.FEEDBACK)
    if type(before.body) is not type(after.body):
        yield LossKind.KIND
    yield from _bodies(before.body, after.body)


def _bodies(before: object, after: object) -> Iterator[LossKind]:
    match before, after:
        case Choice(), Choice():
            yield from _lists([answer.text for answer in before.answers], [answer.text for answer in after.answers])
            if before.right != after.right:
                yield LossKind.KEY
            elif set(_credits(before.credits, after.credits)):
                yield LossKind.CREDIT
            yield from _feedbacks(before.answers, after.answers)
            if (before.several, before.shuffled is False) != (after.several, after.shuffled is False):
                yield LossKind.SETTING
        case ShortText(), ShortText():
            yield from _lists([answer.text for answer in before.answers], [answer.text for answer in after.answers])
            yield from _credits([a.credit for a in before.answers], [a.credit for a in after.answers])
            yield from _feedbacks(before.answers, after.answers)
            if bool(before.by_case) != bool(after.by_case):
                yield LossKind.SETTING
        case TrueFalse(), TrueFalse():
            if before.right != after.right:
                yield LossKind.KEY
            yield from _texts(before.wrong_feedback, after.wrong_feedback, LossKind.FEEDBACK)
            yield from _texts(before.right_feedback, after.right_feedback, LossKind.FEEDBACK)
        case Number(), Number():
            yield from _numbers(before, after)
        case Matching(), Matching():
            yield from _pairs(before, after)
        case Ordering(), Ordering():
            yield from _lists(before.items, after.items)
            if before.known != after.known:
                yield LossKind.KEY
        case Scale(), Scale():
            yield from _lists(before.steps, after.steps)
        case Gaps(), Gaps():
            yield from _gaps(before, after)
        case PointBody(), PointBody() if before != after:
            yield LossKind.ANSWERS
        case Essay(), Essay() if before != after:
            yield LossKind.SETTING
        case Gaps() | Choice() | ShortText() | Number(), _ if type(before) is not type(after):
            yield from _lost_body(before)
        case _:
            pass


def _lost_body(body: Choice | ShortText | Number | Gaps) -> Iterator[LossKind]:
    """Yield the losses of a body that became another kind."""
    match body:
        case Choice(answers=answers) | ShortText(answers=answers) | Number(answers=answers):
            if any(answer.feedback for answer in answers):
                yield LossKind.FEEDBACK
        case _:
            yield LossKind.ANSWERS


def _texts(before: RichText | None, after: RichText | None, kind: LossKind) -> Iterator[LossKind]:
    one, other = before or EMPTY_TEXT, after or EMPTY_TEXT
    if not one and not other:
        return
    if pictures(one) - pictures(other):
        yield LossKind.FILES
        one = without_pictures(one)
        if is_plain(one) and one_line(one) == one_line(other):
            return
    if one_line(one) != one_line(other):
        yield kind
    elif (one.text.strip(), one.format) != (other.text.strip(), other.format) and not _alike(one, other):
        yield LossKind.FORMAT


def _alike(one: RichText, other: RichText) -> bool:
    """Return whether two texts without markup are equal, whatever their format, or the second is the first as HTML."""
    if other.format is TextFormat.HTML and to_html(one).text.split() == other.text.split():
        return True
    if one.text.split() != other.text.split():
        return False
    plain = {TextFormat.PLAIN, TextFormat.MOODLE}
    if one.format is TextFormat.HTML and other.format in plain:
        return is_plain(one) and is_plain(other)
    return {one.format, other.format} <= plain and "<" not in one.text


def _lists(before: Sequence[RichText], after: Sequence[RichText]) -> Iterator[LossKind]:
    if len(before) != len(after):
        yield LossKind.ANSWERS
    for one, other in zip(before, after, strict=False):
        yield from _texts(one, other, LossKind.ANSWERS)


def _credits(before: Sequence[float], after: Sequence[float]) -> Iterator[LossKind]:
    for one, other in zip(before, after, strict=False):
        if abs(one - other) > CREDIT_STEP:
            yield LossKind.KEY if (one > 0) != (other > 0) else LossKind.CREDIT


def _feedbacks(before: Sequence[Answer | NumberAnswer], after: Sequence[Answer | NumberAnswer]) -> Iterator[LossKind]:
    for one, other in zip(before, after, strict=False):
        yield from _texts(one.feedback, other.feedback, LossKind.FEEDBACK)


def _numbers(before: Number, after: Number) -> Iterator[LossKind]:
    pairs = list(zip(before.answers, after.answers, strict=False))
    if len(before.answers) != len(after.answers) or not all(_same(*pair) for pair in pairs):
        yield LossKind.ANSWERS
    yield from _credits([answer.credit for answer in before.answers], [answer.credit for answer in after.answers])
    yield from _feedbacks(before.answers, after.answers)
    if (before.least, before.most, before.step) != (after.least, after.most, after.step):
        yield LossKind.SETTING


def _same(one: NumberAnswer, other: NumberAnswer) -> bool:
    """Return whether two answers accept the same numbers, to nine digits: the middle of two ends and half their
    distance do not reproduce the ends to the last bit."""
    ends = [_ends(one.accepted), _ends(other.accepted)]
    if None in ends:
        return ends[0] == ends[1]
    size = max(abs(end) for pair in ends if pair is not None for end in pair)
    first, second = (pair or (0.0, 0.0) for pair in ends)
    return all(abs(a - b) <= 1e-9 * size for a, b in zip(first, second, strict=True))


def _ends(accepted: Near | Between | None) -> tuple[float, float] | None:
    match accepted:
        case Near(value=value, tolerance=tolerance):
            return value - (tolerance or 0.0), value + (tolerance or 0.0)
        case Between(low=low, high=high):
            return low, high
        case _:
            return None


def _pairs(before: Matching, after: Matching) -> Iterator[LossKind]:
    yield from _lists([pair.left for pair in before.pairs], [pair.left for pair in after.pairs])
    yield from _lists([p.right or EMPTY_TEXT for p in before.pairs], [p.right or EMPTY_TEXT for p in after.pairs])
    for one, other in zip(before.pairs, after.pairs, strict=False):
        if one.weight != other.weight:
            yield LossKind.CREDIT
    if (before.shuffled is False) != (after.shuffled is False):
        yield LossKind.SETTING


def _gaps(before: Gaps, after: Gaps) -> Iterator[LossKind]:
    kinds = [type(part) for part in before.parts]
    if kinds != [type(part) for part in after.parts]:
        yield LossKind.ANSWERS
        return
    for one, other in zip(before.parts, after.parts, strict=True):
        if isinstance(one, Gap) and isinstance(other, Gap):
            if one.weight != other.weight:
                yield LossKind.CREDIT
            if type(one.body) is not type(other.body):
                yield LossKind.ANSWERS
            yield from _bodies(one.body, other.body)
        elif isinstance(one, RichText) and isinstance(other, RichText):
            yield from _texts(one, other, LossKind.STEM)
