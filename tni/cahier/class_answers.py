"""Sentence on what the answers of a class have shown: what most pupils can do, what is to be taken up again.

It has no count and no percentage: an entry is read by pupils and parents.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from tni.cahier.french import NBSP, format_list, quoted
from tni.cahier.plain_titles import punctuated
from tni.cahier.seance_log import EntryProposed, LoggedQuestionKind, QuestionAsked, SeanceEnded, SeanceEvent
from tni.core.one_line import shortened

LEAD = f"Réponses de la classe{NBSP}: "
FEWEST_ANSWERS = 3
"""With fewer answers a round says nothing about the class, and much about a pupil."""
UNDERSTOOD = 2 / 3
"""Least share of right answers with which a question counts as understood by most."""
_QUOTED_EACH = 2
_TEXT_MAX = 55


@dataclass(frozen=True, slots=True)
class _Question:
    """Question with the shares of right answers of its rounds, in order."""

    kind: LoggedQuestionKind
    text: str
    shares: tuple[float, ...] = ()

    @property
    def is_understood(self) -> bool:
        return self.shares[-1] >= UNDERSTOOD

    @property
    def was_discussed(self) -> bool:
        """True if it was understood when it was asked again, and not before."""
        return self.is_understood and self.shares[0] < UNDERSTOOD


def answers_line(log: Sequence[SeanceEvent]) -> str:
    """Return the sentence; "" if no question with a right answer was answered by enough pupils."""
    questions = _questions(log)
    understood = [one for one in questions if one.is_understood and not one.was_discussed]
    discussed = [one for one in questions if one.was_discussed]
    again = [one for one in questions if not one.is_understood]
    if not questions:
        return ""
    parts: list[str] = []
    if not again and not discussed:
        parts.append("l’essentiel est compris par la plupart des élèves")
    elif understood:
        parts.append(f"la plupart des élèves savent répondre à {_quotes(understood, 'à d’autres questions')}")
    if discussed:
        parts.append(f"{_quotes(discussed, 'une question')} est compris après discussion")
    if again:
        parts.append(f"reste à reprendre {_quotes(again, 'ce qui a été demandé')}")
    return f"{LEAD}{f'{NBSP}; '.join(parts)}."


def wants_answers(log: Sequence[SeanceEvent], usual: bool) -> bool:
    """Return whether the teacher wants the sentence in this séance: as she said last in it, else as usual."""
    said = [one.with_answers for one in log if isinstance(one, EntryProposed) and one.with_answers is not None]
    return said[-1] if said else usual


def tells_answers(contenu: str) -> bool:
    """Return whether a content has the sentence."""
    return any(line.startswith(LEAD.rstrip()) for line in contenu.split("\n"))


def _quotes(questions: Sequence[_Question], without_text: str) -> str:
    texts = [quoted(punctuated(one.text)) for one in questions if one.text]
    return format_list(texts[:_QUOTED_EACH]) or without_text


def _questions(log: Sequence[SeanceEvent]) -> list[_Question]:
    """Return the questions with a right answer; one that is asked again is the same question. Questions without a text
    are told apart by their pages."""
    found: dict[tuple[object, ...], _Question] = {}
    for event in log:
        if isinstance(event, SeanceEnded):
            break
        if not isinstance(event, QuestionAsked) or event.right is None or event.answered < FEWEST_ANSWERS:
            continue
        text = shortened(event.text, _TEXT_MAX)
        key = (event.kind, text, None if text else event.page)
        known = found.setdefault(key, _Question(event.kind, text))
        found[key] = replace(known, shares=(*known.shares, event.right / event.answered))
    return list(found.values())
