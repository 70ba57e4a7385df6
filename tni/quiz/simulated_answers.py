"""Answers of a simulated class to a question: most right, some wrong, a few late or none. The same for one seed."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass
from random import Random

from tni.quiz.answers import WHOLE_ANSWER_PREFIX, is_right, parse_answer
from tni.quiz.question import Question, QuestionKind

RIGHT_SHARE, SILENT_SHARE, LATE_SHARE = 0.65, 0.05, 0.08
"""Shares of the pupils. Late ones answer after most teachers have closed the vote."""
MEDIAN_S, SPREAD, LATE_S = 6.0, 0.45, (30.0, 60.0)
"""Delays are log-normal."""
FIRST_WRONG_WEIGHT = 3.0
"""Weight of the most frequent wrong answer, the others having 1."""
CLOUD_WORDS = ("clair", "long", "facile", "utile", "amusant", "difficile")
WRONG_TEXTS = ("je ne sais pas", "aucune idée")


@dataclass(frozen=True, slots=True)
class SimulatedAnswer:
    """Answer of a pupil. choice: text that `answers.parse_answer` accepts. after_s: seconds after the vote opened."""

    number: int
    choice: str
    after_s: float


def simulate_answers(question: Question, numbers: Iterable[int], chance: Random) -> list[SimulatedAnswer]:
    """Return the answers of these pupils, the earliest first. Without a right answer one answer is the favourite."""
    right, wrong = _right_answers(question, chance), _wrong_answers(question, chance)
    weights = [FIRST_WRONG_WEIGHT, *([1.0] * (len(wrong) - 1))]
    answers = []
    for number in numbers:
        kind, is_right, delay_s = chance.random(), chance.random() < RIGHT_SHARE, chance.lognormvariate(0.0, SPREAD)
        late_s, given_right, given_wrong = chance.uniform(*LATE_S), chance.choice(right), chance.choices(wrong, weights)
        if kind >= SILENT_SHARE:
            after_s = late_s if kind < SILENT_SHARE + LATE_SHARE else MEDIAN_S * delay_s
            answers.append(SimulatedAnswer(number, given_right if is_right else given_wrong[0], after_s))
    return sorted(answers, key=lambda answer: answer.after_s)


def _right_answers(question: Question, chance: Random) -> list[str]:
    key = question.key
    match question.kind:
        case QuestionKind.CLOUD:
            return [f"{one}; {other}" for one in CLOUD_WORDS for other in CLOUD_WORDS if one != other]
        case QuestionKind.SCALE:
            return list(question.choices[len(question.choices) // 2 :])
        case QuestionKind.POINT:
            x, y = map(float, (key or "0.5 0.5").split())
            reach = max(question.tolerance, 0.01) * 0.6
            turns = [2 * math.pi * n / 12 for n in range(12)]
            return [_point(x + reach * math.cos(turn), y + reach * math.sin(turn)) for turn in turns]
        case QuestionKind.TEXT | QuestionKind.NUMBER:
            return (key or ("12" if question.kind is QuestionKind.NUMBER else "réponse")).split("\n")
        case QuestionKind.SEVERAL:
            return [WHOLE_ANSWER_PREFIX + (key or "".join(sorted(chance.sample(question.choices, 2))))]
        case QuestionKind.ORDER:
            return [key or "".join(question.choices)]
        case QuestionKind.MATCH:
            return [key or _pairs(question, 0)]
        case _:
            return [key or chance.choice(question.choices)]


def _wrong_answers(question: Question, chance: Random) -> list[str]:
    choices = question.choices
    found: list[str]
    match question.kind:
        case QuestionKind.CLOUD:
            found = list(CLOUD_WORDS)
        case QuestionKind.SCALE:
            found = list(choices)
        case QuestionKind.POINT:
            found = [_point(chance.random(), chance.random()) for _ in range(6)]
        case QuestionKind.NUMBER:
            first = (question.key or "12").split("\n")[0]
            found = [f"{first}0", "1", "0", "100"]
        case QuestionKind.TEXT:
            found = list(WRONG_TEXTS)
        case QuestionKind.SEVERAL:
            found = [WHOLE_ANSWER_PREFIX + letter for letter in choices]
        case QuestionKind.ORDER:
            found = ["".join(choices[n:] + choices[:n]) for n in range(len(choices))]
        case QuestionKind.MATCH:
            found = [_pairs(question, shift) for shift in range(len(question.targets))]
        case _:
            found = chance.sample(choices, len(choices))
    read = [(answer, parse_answer(question, answer)) for answer in found]
    return [answer for answer, canonical in read if canonical and not is_right(question, canonical)] or found[:1]


def _pairs(question: Question, shift: int) -> str:
    count = len(question.targets)
    return " ".join(f"{letter}{(place + shift) % count + 1}" for place, letter in enumerate(question.choices))


def _point(x: float, y: float) -> str:
    return f"{min(max(x, 0.0), 1.0):.4f} {min(max(y, 0.0), 1.0):.4f}"
