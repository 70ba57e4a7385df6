"""Answers in canonical form: one line of text each, in one notation per kind of question, so that equal answers are
equal text.

| kind | written as |
|---|---|
| CHOICE, TRUE_FALSE | `B` |
| SEVERAL | `AC`, letters in order |
| NUMBER | `3.5`, `-2`, `1/3` |
| TEXT | `the words`, white space collapsed |
| ORDER | `CAB` |
| MATCH | `A2 B1`, by letter |
| POINT | `0.3120 0.7750`, from the image's left and top, 1 being its width and its height |
| SCALE | `4` |
| CLOUD | `word; other`, three at most |
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from math import isfinite
from typing import Protocol

from tni.quiz.question_kinds import CLICKER_KINDS, KINDS_WITHOUT_KEY, LETTERS, QuestionKind


class AnswerableQuestion(Protocol):
    """Port of a question as answers are read against it; `tni.quiz.question.Question` implements it."""

    @property
    def kind(self) -> QuestionKind: ...
    @property
    def choice_count(self) -> int: ...
    @property
    def choices(self) -> tuple[str, ...]: ...
    @property
    def targets(self) -> tuple[str, ...]: ...
    @property
    def key(self) -> str | None: ...
    @property
    def tolerance(self) -> float: ...


MAX_ANSWER = 500
CLOUD_WORDS, CLOUD_LETTERS = 3, 30
WHOLE_ANSWER_PREFIX = "="
"""Prefix of the letters of SEVERAL when they are the complete answer. Without it a single letter is a key press on a
clicker, which selects that letter or deselects it."""

_NUMBER = re.compile(r"[+-]?(\d{1,15}(\.\d{0,15})?|\.\d{1,15})(e[+-]?\d{1,2})?", re.ASCII)
_FRACTION = re.compile(r"[+-]?\d{1,9}/\d{1,9}", re.ASCII)
_PAIR = re.compile(r"([A-H])([1-8])")


def parse_answer(question: AnswerableQuestion, given: str, before: str | None = None) -> str | None:
    """Convert a received answer to canonical form; None when it is no answer to this question, "" when the answer was
    withdrawn.

    before: the pupil's answer so far, which a clicker's key changes when several letters may be chosen.
    """
    if len(given) > MAX_ANSWER:
        return None
    match question.kind:
        case QuestionKind.CHOICE | QuestionKind.TRUE_FALSE:
            return _letter(question, given)
        case QuestionKind.SCALE:
            step = str(LETTERS.find(given) + 1) if len(given) == 1 and given in LETTERS else given
            return step if step in question.choices else None
        case QuestionKind.SEVERAL:
            return _several(question, given, before or "")
        case QuestionKind.NUMBER:
            return parse_number(given)
        case QuestionKind.TEXT:
            return _printable_text(given) or None
        case QuestionKind.ORDER:
            return given if sorted(given) == list(question.choices) else None
        case QuestionKind.MATCH:
            return _pairs(question, given)
        case QuestionKind.POINT:
            return _point(given)
        case QuestionKind.CLOUD:
            words = dict.fromkeys(filter(None, map(_printable_text, given.split(";"))))
            good = len(words) <= CLOUD_WORDS and all(len(word) <= CLOUD_LETTERS for word in words)
            return "; ".join(words) or None if good else None


def _letter(question: AnswerableQuestion, given: str) -> str | None:
    """Parse a letter. Digit keys count from 1."""
    if len(given) == 1 and given in "12345678":
        given = LETTERS[int(given) - 1]
    return given if given in question.choices else None


def _several(question: AnswerableQuestion, given: str, before: str) -> str | None:
    if given.startswith(WHOLE_ANSWER_PREFIX):
        letters = set(given[len(WHOLE_ANSWER_PREFIX) :])
        return "".join(sorted(letters)) if letters <= set(question.choices) else None
    letter = _letter(question, given)
    return None if letter is None else "".join(sorted(set(before) ^ {letter}))


def parse_number(given: str) -> str | None:
    """Convert a number as people write it, with comma or point or as a fraction, to canonical form; None for anything
    else."""
    text = re.sub(r"[\s\u00a0\u202f]", "", given).replace(",", ".").replace("\u2212", "-").lower()
    if _FRACTION.fullmatch(text):
        top, bottom = text.split("/")
        if int(bottom) == 0:
            return None
        from fractions import Fraction  # imported here and below because no start of the program needs it

        return str(Fraction(int(top), int(bottom)))
    if not _NUMBER.fullmatch(text):
        return None
    from decimal import Decimal

    exact = Decimal(text)
    return f"{exact.normalize() if exact else Decimal(0):f}"


def _printable_text(given: str) -> str:
    """Return the printable characters, with white space collapsed."""
    return " ".join("".join(c if c.isprintable() else " " for c in unicodedata.normalize("NFC", given)).split())


def _pairs(question: AnswerableQuestion, given: str) -> str | None:
    found = [_PAIR.fullmatch(pair) for pair in given.split()]
    pairs = {pair[1]: pair[2] for pair in found if pair}
    good = 0 < len(found) == len(pairs) and pairs.keys() <= set(question.choices)
    if not good or max(map(int, pairs.values())) > len(question.targets):
        return None
    return " ".join(f"{left}{pairs[left]}" for left in sorted(pairs))


def _point(given: str) -> str | None:
    parts = given.split()
    try:
        x, y = map(float, parts)
    except ValueError:
        return None
    inside = isfinite(x) and isfinite(y) and 0 <= x <= 1 and 0 <= y <= 1
    return f"{abs(x):.4f} {abs(y):.4f}" if inside else None


def is_valid_key(question: AnswerableQuestion, key: str) -> bool:
    """Return whether a key, in canonical form, can be the right answer."""
    if question.kind in KINDS_WITHOUT_KEY:
        return False
    if question.kind in (QuestionKind.TEXT, QuestionKind.NUMBER):
        return all(parse_answer(question, line) == line for line in key.split("\n"))
    if question.kind is QuestionKind.SEVERAL:
        return bool(key) and parse_answer(question, WHOLE_ANSWER_PREFIX + key) == key
    if question.kind is QuestionKind.MATCH and len(key.split()) != question.choice_count:
        return False
    return parse_answer(question, key) == key


def is_right(question: AnswerableQuestion, answer: str) -> bool | None:
    """Return whether an answer is right; None without a key. TEXT ignores the case of letters and the shape of
    apostrophes, but not accents."""
    mark = mark_of(question, answer)
    return None if mark is None else mark >= 1


def mark_of(question: AnswerableQuestion, answer: str) -> float | None:
    """Return the mark of an answer, 0.0 to 1.0; None without a key. Partial marks: SEVERAL (right letters less wrong
    ones, over the number of right ones) and MATCH (right pairs over all pairs)."""
    key = question.key
    if key is None:
        return None
    match question.kind:
        case QuestionKind.SEVERAL:
            good, chosen = set(key), set(answer)
            return max(0.0, (len(good & chosen) - len(chosen - good)) / len(good))
        case QuestionKind.MATCH:
            return len(set(answer.split()) & set(key.split())) / question.choice_count
        case QuestionKind.NUMBER:
            return float(any(_near(answer, line, question.tolerance) for line in key.split("\n")))
        case QuestionKind.TEXT:
            return float(folded(answer) in map(folded, key.split("\n")))
        case QuestionKind.POINT:
            (x, y), (right_x, right_y) = (map(float, text.split()) for text in (answer, key))
            return float((x - right_x) ** 2 + (y - right_y) ** 2 <= max(question.tolerance, 1e-4) ** 2)
        case _:
            return float(answer == key)


def _near(answer: str, right: str, tolerance: float) -> bool:
    """Compare exactly, in decimal: 0.4 is within 0.1 of 0.3."""
    from fractions import Fraction

    return abs(Fraction(answer) - Fraction(right)) <= Fraction(str(tolerance))


def folded(text: str) -> str:
    """Fold a text so that equal answers become equal."""
    return text.casefold().replace("\u2019", "'").replace("\u02bc", "'")


def bins_of(question: AnswerableQuestion, answer: str) -> tuple[str, ...]:
    """Return the histogram bars to which an answer belongs."""
    match question.kind:
        case QuestionKind.SEVERAL:
            return tuple(answer)
        case QuestionKind.CLOUD:
            return tuple(folded(word) for word in answer.split("; "))
        case QuestionKind.TEXT:
            return (folded(answer),)
        case _:
            return (answer,)


def histogram(question: AnswerableQuestion, answers: Iterable[str]) -> dict[str, int]:
    """Return the number of answers in each bar. The bars are those of the question in its order, or else sorted by
    frequency, most frequent first."""
    counts = dict.fromkeys(question.choices if question.kind in CLICKER_KINDS else (), 0)
    for answer in answers:
        for name in bins_of(question, answer):
            counts[name] = counts.get(name, 0) + 1
    if question.kind in CLICKER_KINDS:
        return counts
    return dict(sorted(counts.items(), key=lambda bar: (-bar[1], bar[0])))
