"""Questions of a bank written by a plugin: as plain values, with a report of what these and the plugin cannot hold."""

from __future__ import annotations

from pathlib import Path

from tni.api.formats import ImportedQuestions, PlainOption, PlainQuestion, QuestionKind
from tni.files.atomic import write_atomically
from tni.quiz.bank.bodies import (
    Between,
    Choice,
    Matching,
    Near,
    Number,
    Ordering,
    Scale,
    ShortText,
    TrueFalse,
    body_name,
)
from tni.quiz.bank.differences import differences
from tni.quiz.bank.errors import NothingToWriteError, NothingWritableError
from tni.quiz.bank.losses import Loss, LossKind
from tni.quiz.bank.plain_text import plain_text_of
from tni.quiz.bank.question_bank import BankQuestion, QuestionBank
from tni.services.plugins.format_runner import FormatRunner
from tni.services.questions.plain_questions import bank_of

TRUE, FALSE = "Vrai", "Faux"


def write_plain_questions(runner: FormatRunner, bank: QuestionBank, path: Path) -> tuple[Loss, ...]:
    """Write a collection by a plugin, and return what was lost. For a worker thread. Raises: FormatError, PluginError,
    WriteError, NothingToWriteError, NothingWritableError."""
    if not bank.items:
        raise NothingToWriteError
    made, losses = plain_questions(bank)
    if not made:
        raise NothingWritableError
    written = runner.write_questions(bank.title or path.stem, tuple(plain for _, plain in made))
    write_atomically(path, written.data)
    numbers = dict(enumerate((number for number, _ in made), 1))
    told = [Loss(LossKind.OTHER, numbers.get(one.page), what=one.what.rstrip(".")) for one in written.losses]
    return (*losses, *told)


def plain_questions(bank: QuestionBank) -> tuple[list[tuple[int, PlainQuestion]], list[Loss]]:
    """Return the questions that plain values can hold, each with its number from 1, and what is lost of the bank: found
    by making a question of each value again."""
    made, losses = list[tuple[int, PlainQuestion]](), list[Loss]()
    for number, question in enumerate(bank.items, 1):
        plain = _plain(question)
        again = () if plain is None else bank_of(ImportedQuestions("", (plain,)))[0].items
        if plain is None or not again:
            losses.append(Loss(LossKind.KIND, number, what=body_name(question.body)))
            continue
        made.append((number, plain))
        losses += [Loss(kind, number) for kind in differences(question, again[0])]
    return made, losses


def _plain(question: BankQuestion) -> PlainQuestion | None:
    text = plain_text_of(question.stem)
    comment = "" if question.feedback is None else plain_text_of(question.feedback)
    kind, options, answers, tolerance = QuestionKind.CHOICE, tuple[PlainOption, ...](), tuple[str, ...](), 0.0
    match question.body:
        case Choice() as body:
            kind = QuestionKind.SEVERAL if body.several else QuestionKind.CHOICE
            options = tuple(
                PlainOption(plain_text_of(one.text), at in body.right) for at, one in enumerate(body.answers)
            )
        case TrueFalse(right=right):
            kind = QuestionKind.TRUE_FALSE
            options = PlainOption(TRUE, right is True), PlainOption(FALSE, right is False)
        case Number() as body:
            kind = QuestionKind.NUMBER
            ranges = [_range(one.accepted) for one in body.answers if one.credit > 0 and one.accepted is not None]
            answers, tolerance = (
                tuple(_digits(value) for value, _ in ranges),
                max((more for _, more in ranges), default=0),
            )
        case ShortText() as body:
            kind = QuestionKind.TEXT
            answers = tuple(plain_text_of(one.text) for one in body.answers if one.credit > 0)
        case Ordering(known=True) as body:
            kind, options = QuestionKind.ORDER, tuple(PlainOption(plain_text_of(one)) for one in body.items)
        case Matching() as body:
            kind = QuestionKind.MATCH
            pairs = [(one.left, "" if one.right is None else plain_text_of(one.right)) for one in body.pairs]
            options = tuple(PlainOption(plain_text_of(left), match=right) for left, right in pairs)
        case Scale() as body:
            kind, options = QuestionKind.SCALE, tuple(PlainOption(plain_text_of(one)) for one in body.steps)
        case _:
            return None
    return PlainQuestion(kind, text, options, answers, tolerance, comment)


def _range(accepted: Near | Between) -> tuple[float, float]:
    """Return the middle of accepted numbers, and how far they reach from it."""
    if isinstance(accepted, Near):
        return accepted.value, accepted.tolerance or 0.0
    return (accepted.low + accepted.high) / 2, (accepted.high - accepted.low) / 2


def _digits(value: float) -> str:
    return repr(value).removesuffix(".0")
