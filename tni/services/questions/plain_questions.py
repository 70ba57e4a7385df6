"""Questions of a bank made of the plain values that an importer returns. These come from a stranger's file by a plugin:
what is out of bounds is left out and listed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import isfinite
from pathlib import Path

from tni.api.formats import FormatLoss, ImportedQuestions, PlainQuestion, QuestionKind
from tni.core.one_line import shortened
from tni.files.regular_file import open_regular
from tni.quiz.bank.bodies import (
    Answer,
    Body,
    Choice,
    Matching,
    Near,
    Number,
    NumberAnswer,
    Ordering,
    Pair,
    Scale,
    ShortText,
    TrueFalse,
)
from tni.quiz.bank.errors import NothingReadableError
from tni.quiz.bank.losses import Loss, LossKind
from tni.quiz.bank.question_bank import BankQuestion, QuestionBank
from tni.quiz.bank.rich_text import RichText
from tni.services.plugins.format_runner import FILE_BYTES, FormatRunner
from tni.services.questions.listed_questions import list_questions
from tni.services.questions.question_file import QuestionFile

MOST_QUESTIONS, MOST_OPTIONS, LONGEST_TEXT, LONGEST_TITLE = 5000, 200, 20_000, 300


def read_plain_questions(runner: FormatRunner, path: Path) -> QuestionFile:
    """Read a file by a plugin. Raises: FormatError, PluginError, NothingReadableError, OSError."""
    with open_regular(path) as file:
        data = file.read(FILE_BYTES + 1)
    read = runner.read_questions(data, path.name)
    bank, numbers, losses = bank_of(read)
    if not bank.items:
        raise NothingReadableError(losses)
    return QuestionFile(path, data, bank.title, list_questions(bank, numbers, losses), losses)


def bank_of(read: ImportedQuestions) -> tuple[QuestionBank, Sequence[int], tuple[Loss, ...]]:
    """Return the questions as a bank, the number of each in the file, and all that was lost."""
    made, losses = list[tuple[int, BankQuestion]](), list(map(_told, read.losses))
    for number, plain in enumerate(read.questions[:MOST_QUESTIONS], 1):
        body = _body(plain)
        if body is None or not plain.text.strip() or _is_beyond(plain):
            losses.append(Loss(LossKind.QUESTION, number))
            continue
        feedback = RichText(plain.comment) if plain.comment.strip() else None
        made.append((number, BankQuestion(stem=RichText(plain.text), body=body, feedback=feedback)))
        losses += [Loss(LossKind.KEY, number, what=one) for one in _lost_keys(plain)]
    if len(read.questions) > MOST_QUESTIONS:
        losses.append(Loss(LossKind.QUESTION, what=f"{MOST_QUESTIONS + 1}…"))
    title = shortened(read.title, LONGEST_TITLE) or None
    bank = QuestionBank(tuple(question for _, question in made), title)
    return bank, [number for number, _ in made], tuple(losses)


def _told(loss: FormatLoss) -> Loss:
    return Loss(LossKind.OTHER, loss.page or None, what=loss.what.rstrip("."))


def _is_beyond(plain: PlainQuestion) -> bool:
    texts = (
        plain.text,
        plain.comment,
        *plain.answers,
        *(text for one in plain.options for text in (one.text, one.match)),
    )
    return len(plain.options) + len(plain.answers) > MOST_OPTIONS or max(map(len, texts)) > LONGEST_TEXT


def _body(plain: PlainQuestion) -> Body | None:
    """Return the answers; None for a question that has none of its kind."""
    options = [RichText(one.text) for one in plain.options]
    match plain.kind:
        case QuestionKind.CHOICE | QuestionKind.SEVERAL if options:
            answers = tuple(Answer(RichText(one.text), one.is_right) for one in plain.options)
            return Choice(answers, several=plain.kind is QuestionKind.SEVERAL)
        case QuestionKind.TRUE_FALSE:
            is_known = any(one.is_right for one in plain.options)
            return TrueFalse(plain.options[0].is_right if is_known else None)
        case QuestionKind.NUMBER:
            return Number(tuple(NumberAnswer(Near(one, max(plain.tolerance, 0.0))) for one in _numbers(plain)))
        case QuestionKind.TEXT:
            return ShortText(tuple(Answer(RichText(one), right=True) for one in plain.answers))
        case QuestionKind.ORDER if options:
            return Ordering(tuple(options))
        case QuestionKind.MATCH if options:
            return Matching(tuple(Pair(RichText(one.text), RichText(one.match) or None) for one in plain.options))
        case QuestionKind.SCALE if options:
            return Scale(tuple(options))
    return None


def _numbers(plain: PlainQuestion) -> Iterator[float]:
    for one in plain.answers:
        if (value := _number(one)) is not None:
            yield value


def _lost_keys(plain: PlainQuestion) -> Iterator[str]:
    if plain.kind is QuestionKind.NUMBER:
        yield from (shortened(one, 40) for one in plain.answers if _number(one) is None)


def _number(text: str) -> float | None:
    try:
        value = float(text.strip().replace(",", "."))
    except ValueError:
        return None
    return value if isfinite(value) else None
