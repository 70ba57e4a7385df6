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
_KEY = re.compile(r"\s*(?:ANSWER|R[ÉE]PONSE)(?:\s*[:=]\s*|\s+)([A-Za-z])\s*(?:[.)]\s*)?$", re.IGNORECASE)
_OTHER_KEY = re.compile(
    r"\s*(?:ANSWER|R[ÉE]PONSE)S?(?:\s*[:=]|\s+[A-Z](?:(?:\s*[,;/&+]\s*|\s+et\s+|\s+and\s+|\s+)[A-Z])+\s*$)",
    re.IGNORECASE,
)
"""Key that is no single letter."""
MOST_MISSING = 2
"""Most letters that may be missing between two answers."""


@dataclass(slots=True)
class _Question:
    """Question that is being read. after: lines since the last answer, with their numbers; the next line tells whether
    they continue the answer or begin the next question. after_gap: an empty line comes before them. key: its letter,
    which may stand before the answers. is_open: the next line tells whether the key belongs to this question."""

    line: int
    stem: list[str] = field(default_factory=list)
    options: list[list[str]] = field(default_factory=list)
    letters: list[str] = field(default_factory=list)
    after: list[tuple[int, str]] = field(default_factory=list)
    after_gap: bool = False
    key: str | None = None
    is_open: bool = False

    def expects(self, letter: str) -> bool:
        if not self.options:
            return bool(self.stem) and letter == LETTERS[0]
        return 0 < LETTERS.index(letter) - LETTERS.index(self.letters[-1]) <= MOST_MISSING + 1

    def continue_option(self) -> None:
        """Take the lines since the last answer as part of it."""
        if self.options:
            self.options[-1] += [line for _, line in self.after]
        self.after.clear()


def looks_like(text: str) -> bool:
    """Return whether some line names the right answer, beside a lettered answer."""
    lines = text.split("\n", 2000)[:2000]
    keys = [at for at, line in enumerate(lines) if _KEY.match(line)]
    return any(_OPTION.match(line) for at in keys for line in lines[max(at - 1, 0) : at + 2])


def read(text: str, reading: ReadContext) -> QuestionBank:
    """Parse Aiken text. A question without a key is recorded as a loss; the next one begins at its own first answer."""
    reader = _Reader(reading)
    for at, line in reading.lines(text):
        option, key = _OPTION.match(line), _KEY.match(line)
        if not line.strip():
            reader.gap = True
            continue
        if key is not None:
            reader.key(at, key[1].upper())
        elif option is None or not reader.option(at, option[1].upper(), (option[2] or option[3] or "").strip()):
            reader.text(at, line.strip())
        reader.gap = False
    reader.finish()
    return QuestionBank(tuple(reader.items))


class _Reader:
    """State machine over lines. gap: whether the last line was empty."""

    def __init__(self, reading: ReadContext) -> None:
        self._reading, self._question = reading, _Question(1)
        self.gap = False
        self.items: list[BankQuestion] = []

    def text(self, at: int, line: str) -> None:
        question = self._current()
        if question.options and _OTHER_KEY.match(line):
            question.after.clear()
            self.finish()
            return
        if question.options:
            question.after_gap |= self.gap and not question.after
            question.after.append((at, line))
            return
        if question.key is not None:  # a key, but no answers
            self.finish()
            question = self._question
        question.line = question.line if question.stem else at
        question.stem.append(line)

    def option(self, at: int, letter: str, text: str) -> bool:
        """Take an answer. Returns False if the letter begins no answer here."""
        question = self._question
        if not question.expects(letter):
            if letter != LETTERS[0] or not question.options:
                return False
            self._begin_next(at)  # the letters begin anew: the question before has no key
            question = self._question
        question.continue_option()
        question.options.append([text])
        question.letters.append(letter)
        return True

    def key(self, at: int, letter: str) -> None:
        question = self._current()
        if question.after and (question.after_gap or question.key is not None):
            self._begin_next(at)
            question = self._question
        if not question.stem and not question.options:
            self._lose(at, f"ANSWER: {letter}")
        elif not question.options:
            question.key = letter
        else:
            question.key, question.is_open = letter, bool(question.after)
            if not question.after:
                self.finish()

    def _current(self) -> _Question:
        """Return the question to which a line that is no answer belongs: not one that has its key."""
        if self._question.is_open:
            self.finish()
        return self._question

    def finish(self) -> None:
        """End the question: keep it if it has answers and a key."""
        question, self._question = self._question, _Question(1)
        if question.stem and question.options and question.key is not None:
            if not question.after_gap:
                question.continue_option()
            _end(question, question.key, self.items, self._reading)
        elif question.stem or question.options:
            self._lose(question.line, question.stem[0] if question.stem else question.options[0][0])
        if question.after_gap and question.after:
            self._lose(*question.after[0])

    def _begin_next(self, at: int) -> None:
        """End the question, and begin the next one with the lines since its last answer."""
        question = self._question
        stem, key = list(question.after), question.key if question.is_open else None
        question.after.clear()
        question.key = None if question.is_open else question.key
        self.finish()
        self._question = _Question(stem[0][0] if stem else at, [line for _, line in stem], key=key)

    def _lose(self, line: int, what: str) -> None:
        self._reading.next_item(line)
        self._reading.lose(LossKind.QUESTION, what)


def _end(question: _Question, key: str, items: list[BankQuestion], reading: ReadContext) -> None:
    reading.next_item(question.line)
    reading.answers(len(question.options))
    if key not in question.letters:
        reading.lose(LossKind.KEY, key)
    answers = tuple(
        Answer(reading.rich(" ".join(lines).strip(), TextFormat.PLAIN), letter == key)
        for letter, lines in zip(question.letters, question.options, strict=True)
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
