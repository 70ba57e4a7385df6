"""Answers and answer keys as text in the results: short for table cells, in full for exported files and screen
readers.
"""

from __future__ import annotations

from tni.cahier.french import NBSP
from tni.quiz.question import Question
from tni.quiz.question_kinds import QuestionKind
from tni.ui.i18n import tr
from tni.ui.vote.vote_text import answer_text

MAX_CELL_LETTERS = 12
"""Longest text that fits into a cell, in characters."""


def local_number(text: str) -> str:
    """Write a number with the decimal mark and the minus sign of the interface's language."""
    return text.replace(".", tr(",", "decimal mark")).replace("-", "\u2212")


def full_answer_text(question: Question, choice: str) -> str:
    """Return an answer as the vote shows it; a point as `31 % ; 78 %`, from the left and the top of the picture."""
    if question.kind is QuestionKind.POINT:
        x, y = (round(float(part) * 100) for part in choice.split())
        return f"{x}{NBSP}% ; {y}{NBSP}%"
    return answer_text(question, choice)


def short_answer_text(question: Question, choice: str) -> str:
    """Return an answer in few characters."""
    if question.kind is QuestionKind.POINT:
        return full_answer_text(question, choice).replace(f"{NBSP}%", "").replace(" ", NBSP)
    if question.kind in (QuestionKind.SEVERAL, QuestionKind.ORDER, QuestionKind.MATCH):
        return choice
    whole = full_answer_text(question, choice)
    return whole if len(whole) <= MAX_CELL_LETTERS else f"{whole[: MAX_CELL_LETTERS - 1].rstrip()}…"


def answer_key_text(question: Question, *, short: bool = False) -> str:
    """Return the right answer, or all accepted answers; empty if there is none. With `short`, return only the first
    one, shortened."""
    if question.key is None:
        return ""
    of = short_answer_text if short else full_answer_text
    several = question.kind in (QuestionKind.TEXT, QuestionKind.NUMBER)
    keys = question.key.split("\n") if several else [question.key]
    return of(question, keys[0]) if short else tr(" ou ").join(of(question, key) for key in keys)
