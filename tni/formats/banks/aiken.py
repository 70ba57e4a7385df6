"""Reader and writer of Aiken: single-choice questions with lettered answers, as text.
https://docs.moodle.org/en/Aiken_format"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from tni.formats.banks.choice_fallback import to_choice
from tni.formats.banks.read_context import ReadContext
from tni.formats.banks.round_trip import EncodedBank
from tni.quiz.bank.bodies import Answer, Choice
from tni.quiz.bank.losses import LossKind
from tni.quiz.bank.plain_text import one_line
from tni.quiz.bank.question_bank import BankQuestion, QuestionBank
from tni.quiz.bank.rich_text import TextFormat

LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_OPTION = re.compile(r"\s*([A-Za-z])(?:[.)](?:\s+(.*)|\s*)|\)(.*))$")
_KEY = re.compile(r"\s*(?:ANSWER|R[ÉE]PONSE)\s*:\s*([A-Za-z])\s*(?:[.)]\s*)?$", re.IGNORECASE)


@dataclass(slots=True)
class _Question:
    line: int
    stem: list[str] = field(default_factory=list)
    options: list[list[str]] = field(default_factory=list)


def looks_like(text: str) -> bool:
    """Return whether some line names the right answer, after a lettered answer."""
    lines = text.split("\n", 2000)[:2000]
    keys = [at for at, line in enumerate(lines) if _KEY.match(line)]
    return any(_OPTION.match(lines[at - 1]) for at in keys if at)


def read(text: str, reading: ReadContext) -> QuestionBank:
    """Parse Aiken text. Text without a final key is recorded as a loss."""
    items: list[BankQuestion] = []
    question = _Question(1)
    gap = False
    for at, line in reading.lines(text):
        option, key = _OPTION.match(line), _KEY.match(line)
        if key is not None and question.stem and question.options:
            _end(question, LETTERS.index(key[1].upper()), items, reading)
            question = _Question(at + 1)
        elif option is not None and question.stem and _is_next(option[1], question):
            question.options.append([(option[2] or option[3] or "").strip()])
        elif line.strip():
            if question.options and gap:  # the next question begins, and this one has no key
                _unfinished(question, reading)
                question = _Question(at)
            if question.options:
                question.options[-1].append(line.strip())
            else:
                question.line = question.line if question.stem else at
                question.stem.append(line.strip())
        gap = not line.strip()
    if question.stem:
        _unfinished(question, reading)
    return QuestionBank(tuple(items))


def _unfinished(question: _Question, reading: ReadContext) -> None:
    reading.next_item(question.line)
    reading.lose(LossKind.QUESTION, question.stem[0])


def _is_next(letter: str, question: _Question) -> bool:
    return len(question.options) < len(LETTERS) and letter.upper() == LETTERS[len(question.options)]


def _end(question: _Question, key: int, items: list[BankQuestion], reading: ReadContext) -> None:
    reading.next_item(question.line)
    if key >= len(question.options):
        reading.lose(LossKind.KEY, LETTERS[key])
    answers = tuple(
        Answer(reading.rich(" ".join(lines).strip(), TextFormat.PLAIN), at == key)
        for at, lines in enumerate(question.options)
    )
    stem = reading.rich("\n".join(question.stem), TextFormat.PLAIN)
    items.append(reading.keep(BankQuestion(stem=stem, body=Choice(answers))))


def write(bank: QuestionBank) -> EncodedBank:
    """Encode as UTF-8. Only single-choice questions with one right answer fit; true or false becomes one."""
    out, kept = [], []
    for number, item in enumerate(bank.items, 1):
        choice = to_choice(item.body)
        stem = one_line(item.stem)
        if choice is None or choice.several or len(choice.right) != 1 or not stem or len(choice.answers) > 26:
            continue
        lines = [f"{LETTERS[at]}. {one_line(answer.text)}" for at, answer in enumerate(choice.answers)]
        out.append("\n".join((stem, *lines, f"ANSWER: {LETTERS[choice.right[0]]}")))
        kept.append(number)
    return EncodedBank(("\n\n".join(out) + "\n").encode("utf-8", "replace"), tuple(kept))
