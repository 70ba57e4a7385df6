"""Parser of right answers as a teacher types them."""

from __future__ import annotations

import re

from tni.quiz.answers import WHOLE_ANSWER_PREFIX, is_valid_key, parse_answer
from tni.quiz.question import Question
from tni.quiz.question_kinds import LETTERS, QuestionKind

_PAIR = re.compile(r"([A-H])\W*([1-8])", re.ASCII)


def parse_answer_key(question: Question, text: str) -> str | None:
    """Convert a right answer as a teacher types it to the form of stored answers; None if it is no valid answer.

    Numbers and texts may have several right answers, separated by semicolons; a point is two percentages.
    """
    parts = [part.strip() for part in text.split(";") if part.strip()]
    match question.kind:
        case QuestionKind.NUMBER | QuestionKind.TEXT:
            found = [parse_answer(question, part) for part in parts]
            key = None if not found or None in found else "\n".join(part for part in found if part)
        case QuestionKind.SEVERAL:
            key = parse_answer(question, WHOLE_ANSWER_PREFIX + _letters(text))
        case QuestionKind.POINT:
            shares = [part.replace("%", "").replace(",", ".").strip() for part in parts]
            try:
                key = parse_answer(question, " ".join(str(float(share) / 100) for share in shares))
            except ValueError:
                key = None
        case QuestionKind.MATCH:
            key = parse_answer(question, " ".join(f"{a}{b}" for a, b in _PAIR.findall(text.upper())))
        case _:
            key = parse_answer(question, _letters(text))
    return key if key and is_valid_key(question, key) else None


def _letters(text: str) -> str:
    """Return the letters of an answer without separators, such as `CAB`; `?` for any other text."""
    parts = re.findall(r"\w+", text.upper())
    return "".join(parts) if all(set(part) <= set(LETTERS) for part in parts) else "?"
