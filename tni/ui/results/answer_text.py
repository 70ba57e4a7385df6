"""Answers of every kind in words: short for a cell of the table, whole for a file and a reader's voice."""

from __future__ import annotations

from tni.cahier.french import NBSP
from tni.quiz.question import Question
from tni.quiz.question_kinds import QuestionKind
from tni.ui.i18n import tr
from tni.ui.vote.vote_text import answer_text

MAX_CELL_LETTERS = 12
"""Letters that a cell has room for."""


def local_number(text: str) -> str:
    """A number as the interface's language writes it."""
    return text.replace(".", tr(",", "decimal mark")).replace("-", "\u2212")


def full_answer_text(question: Question, choice: str) -> str:
    """As the vote shows it; a point as `31 % ; 78 %`, from the picture's left and top."""
    if question.kind is QuestionKind.POINT:
        x, y = (round(float(part) * 100) for part in choice.split())
        return f"{x}{NBSP}% ; {y}{NBSP}%"
    return answer_text(question, choice)


def short_answer_text(question: Question, choice: str) -> str:
    """The same in few letters."""
    if question.kind is QuestionKind.POINT:
        return full_answer_text(question, choice).replace(f"{NBSP}%", "").replace(" ", NBSP)
    if question.kind in (QuestionKind.SEVERAL, QuestionKind.ORDER, QuestionKind.MATCH):
        return choice
    whole = full_answer_text(question, choice)
    return whole if len(whole) <= MAX_CELL_LETTERS else f"{whole[: MAX_CELL_LETTERS - 1].rstrip()}…"


def answer_key_text(question: Question, *, short: bool = False) -> str:
    """The right answer, or every accepted one; empty without any."""
    if question.key is None:
        return ""
    of = short_answer_text if short else full_answer_text
    several = question.kind in (QuestionKind.TEXT, QuestionKind.NUMBER)
    keys = question.key.split("\n") if several else [question.key]
    return of(question, keys[0]) if short else tr(" ou ").join(of(question, key) for key in keys)
