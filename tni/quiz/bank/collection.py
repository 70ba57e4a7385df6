"""The teacher's own collection of questions as a question bank: editing, question ids, and tags for data that Moodle's
format cannot hold.

A collection is stored as Moodle XML, which other programs read too. Tags hold the steps of a scale, the time, the
skills, and the fact that there is no right answer.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction

from tni.core.digest import sha256
from tni.core.ids import QuestionId
from tni.quiz.bank.bodies import (
    Answer,
    Body,
    Choice,
    Near,
    Number,
    NumberAnswer,
    Ordering,
    Scale,
    ShortText,
    TrueFalse,
    body_name,
)
from tni.quiz.bank.live_question import LiveQuestion
from tni.quiz.bank.question_bank import BankQuestion, Category, QuestionBank
from tni.quiz.bank.rich_text import RichText
from tni.quiz.question import BANK_ID_PREFIX
from tni.quiz.question_kinds import LETTERS
from tni.quiz.skills import SKILLS

SCALE_TAG, SECONDS_TAG, NO_KEY_TAG = "tni:scale", "tni:seconds=", "tni:nokey"


def question_id(item: BankQuestion) -> QuestionId:
    """Return an id derived from the texts and answers of a question, independent of its key, tags and title. A question
    that is asked again next year, or that is in two collections, thus has one id."""
    known = [item.id or "", item.stem.text, body_name(item.body), *_body_texts(item.body)]
    return QuestionId(BANK_ID_PREFIX + sha256("\0".join(known).encode("utf-8", "surrogatepass")).hex()[:32])


def _body_texts(body: object) -> Sequence[str]:
    match body:
        case Choice(answers=answers):
            return [answer.text.text for answer in answers]
        case Scale(steps=steps):
            return [step.text for step in steps]
        case ShortText() | Number() | TrueFalse():
            return ()  # the accepted answers are the key
        case Ordering(items=items):
            return sorted(item.text for item in items)
        case _:  # the names that these classes had when the first ids were made
            return (repr(body).replace("PointBody(", "Point(", 1).replace("<AreaShape.", "<Shape."),)


def with_moodle_tags(bank: QuestionBank) -> QuestionBank:
    """Return the bank in the form that Moodle's format can hold."""
    return replace(bank, entries=tuple(e if isinstance(e, Category) else _marked(e) for e in bank.entries))


def without_moodle_tags(bank: QuestionBank) -> QuestionBank:
    """Return the bank as it was before `with_moodle_tags`."""
    return replace(bank, entries=tuple(e if isinstance(e, Category) else _unmarked(e) for e in bank.entries))


def _marked(item: BankQuestion) -> BankQuestion:
    tags, body = list(item.tags), item.body
    if isinstance(body, Scale):
        tags.append(SCALE_TAG)
        body = Choice(tuple(Answer(step, False) for step in body.steps))
    if (keyed := _with_any_key(body)) is not None:
        tags.append(NO_KEY_TAG)
        body = keyed
    if item.seconds is not None:
        tags.append(f"{SECONDS_TAG}{item.seconds:g}")
    return replace(item, tags=tuple(tags), body=body, seconds=None)


def _unmarked(item: BankQuestion) -> BankQuestion:
    tags = tuple(tag for tag in item.tags if tag not in (SCALE_TAG, NO_KEY_TAG) and not tag.startswith(SECONDS_TAG))
    body, seconds = _keyless(item.body) if NO_KEY_TAG in item.tags else item.body, item.seconds
    if SCALE_TAG in item.tags and isinstance(body, Choice):
        body = Scale(tuple(answer.text for answer in body.answers))
    for tag in item.tags:
        if tag.startswith(SECONDS_TAG) and (digits := tag.removeprefix(SECONDS_TAG)).replace(".", "", 1).isdigit():
            seconds = float(digits)
    return replace(item, tags=tags, body=body, seconds=seconds)


def _with_any_key(body: Body) -> Body | None:
    """Return the body with an arbitrary right answer, because Moodle accepts no question without one; None when it has
    one."""
    match body:
        case TrueFalse(right=None):
            return replace(body, right=True)
        case Number(answers=()):
            return replace(body, answers=(NumberAnswer(Near(0.0)),))
        case ShortText(answers=()):
            return replace(body, answers=(Answer(RichText("?"), True),))
        case Ordering(known=False):
            return replace(body, known=True)
        case _:
            return None


def _keyless(body: Body) -> Body:
    match body:
        case TrueFalse():
            return replace(body, right=None)
        case Number():
            return replace(body, answers=())
        case ShortText():
            return replace(body, answers=())
        case Ordering():
            return replace(body, known=False)
        case _:
            return body


def with_skills(item: BankQuestion, skills: Sequence[str]) -> BankQuestion:
    """Replace the known skill codes among the tags; other tags stay."""
    return replace(item, tags=(*(tag for tag in item.tags if tag not in SKILLS), *skills))


def with_right(item: BankQuestion, right: Sequence[int]) -> BankQuestion:
    """Make the answers at the given indexes of a choice the right ones, each with the full mark or an equal share of
    it."""
    if not isinstance(item.body, Choice):
        return item
    answers = tuple(replace(a, right=at in right, weight=None) for at, a in enumerate(item.body.answers))
    return replace(item, body=replace(item.body, answers=answers, several=item.body.several or len(right) > 1))


def with_key(item: BankQuestion, live: LiveQuestion, key: str | None) -> BankQuestion:
    """Set another right answer, given in the form of the live question made from the item. A body to which the key does
    not apply stays."""
    body: Body = item.body
    match body:
        case Choice():
            return with_right(item, [LETTERS.index(letter) for letter in key or ""])
        case TrueFalse():
            body = replace(body, right=None if key is None else key == "A")
        case Number():
            values = [float(Fraction(line)) for line in (key or "").split("\n") if line]
            near = (Near(value, live.question.tolerance or None) for value in values)
            body = replace(body, answers=tuple(map(NumberAnswer, near)), alone=False)
        case ShortText():
            words = [line for line in (key or "").split("\n") if line]
            body = replace(body, answers=tuple(Answer(RichText(line), True) for line in words))
        case Ordering() if key is not None:
            body = Ordering(tuple(live.options[LETTERS.index(letter)] for letter in key))
        case _:
            pass
    return replace(item, body=body)


def added(bank: QuestionBank, others: Sequence[tuple[str | None, BankQuestion]]) -> QuestionBank:
    """Append the questions that the bank does not contain yet, by category."""
    known = {question_id(item) for item in bank.items}
    entries = list(bank.entries)
    path = next((e.path for e in reversed(entries) if isinstance(e, Category)), None)
    for category, item in others:
        if question_id(item) in known:
            continue
        known.add(question_id(item))
        if category != path:
            path = category
            entries.append(Category(category or ""))
        entries.append(item)
    return replace(bank, entries=tuple(entries))


def without(bank: QuestionBank, item: BankQuestion) -> QuestionBank:
    return replace(bank, entries=tuple(entry for entry in bank.entries if entry is not item))


def with_replaced(bank: QuestionBank, item: BankQuestion, *others: BankQuestion) -> QuestionBank:
    """Replace a question by others, in their order."""
    entries: list[Category | BankQuestion] = []
    for entry in bank.entries:
        entries += others if entry is item else (entry,)
    return replace(bank, entries=tuple(entries))


def moved(bank: QuestionBank, item: BankQuestion, beside: BankQuestion, *, after: bool) -> QuestionBank:
    """Move a question to directly after or before another, whose category it takes."""
    pair = (beside, item) if after else (item, beside)
    return with_replaced(without(bank, item), beside, *pair)


def added_after(bank: QuestionBank, item: BankQuestion, beside: BankQuestion | None) -> QuestionBank:
    """Insert a new question directly after another, in its category; None: at the end."""
    if beside is None:
        return replace(bank, entries=(*bank.entries, item))
    return with_replaced(bank, beside, beside, item)


def copied(item: BankQuestion) -> BankQuestion:
    """Return a copy of a question without the id by which another program knows the original."""
    return replace(item, id=None)
