"""Text of an answer, with the words behind its letters, for readers who do not have the question at hand."""

from __future__ import annotations

from collections.abc import Sequence

from tni.cahier.french import NBSP
from tni.quiz.answers import parse_answer
from tni.quiz.question import Question
from tni.quiz.question_kinds import LETTERS, QuestionKind
from tni.ui.i18n import tr


def full_answer(question: Question, choice: str) -> str:
    """Return an answer with the question's words, as far as it has any: `B – Paris`, `A – un ; C – trois`, `A – Paris →
    2 – France`.

    A choice that is not a valid answer is returned unchanged.
    """
    answer = parse_answer(question, choice)
    if not answer:
        return choice
    options = question.options
    match question.kind:
        case QuestionKind.TRUE_FALSE:
            return tr("Vrai") if answer == "A" else tr("Faux")
        case QuestionKind.NUMBER:
            return answer.replace(".", tr(",", "decimal mark"))
        case QuestionKind.CHOICE | QuestionKind.SEVERAL | QuestionKind.ORDER:
            mark = " → " if question.kind is QuestionKind.ORDER else " ; "
            return mark.join(_named(letter, LETTERS.index(letter), options) for letter in answer)
        case QuestionKind.SCALE:
            return _named(answer, int(answer) - 1, options)
        case QuestionKind.MATCH:
            pairs = ((pair[0], int(pair[1:])) for pair in answer.split())
            return " ; ".join(
                f"{_named(letter, LETTERS.index(letter), options)} → {_named(str(to), to - 1, question.targets)}"
                for letter, to in pairs
            )
        case QuestionKind.POINT:
            x, y = (round(float(part) * 100) for part in answer.split())
            return f"{x}{NBSP}% ; {y}{NBSP}%"
        case _:
            return answer


def _named(mark: str, at: int, texts: Sequence[str]) -> str:
    return f"{mark} – {texts[at]}" if at < len(texts) and texts[at] else mark
