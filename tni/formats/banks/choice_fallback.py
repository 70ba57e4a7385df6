"""Substitution of a choice for kinds of question that a format lacks."""

from __future__ import annotations

from tni.quiz.bank.bodies import Answer, Choice, Scale, TrueFalse
from tni.quiz.bank.rich_text import RichText

TRUE, FALSE = "Vrai", "Faux"
TRUE_SPELLINGS = frozenset(("vrai", "true", "v", "t", "oui", "yes"))
FALSE_SPELLINGS = frozenset(("faux", "false", "f", "non", "no"))


def to_choice(body: object) -> Choice | None:
    """Convert true or false and scales to a choice; None for other kinds."""
    match body:
        case Choice():
            return body
        case TrueFalse(right=right):
            true = Answer(RichText(TRUE), right is True, None, body.right_feedback if right else body.wrong_feedback)
            false = Answer(RichText(FALSE), right is False, None, body.wrong_feedback if right else body.right_feedback)
            return Choice((true, false), shuffled=False)
        case Scale(steps=steps):
            return Choice(tuple(Answer(step, False) for step in steps), shuffled=False)
        case _:
            return None
