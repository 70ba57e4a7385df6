"""Spaced revision of questions: a question that a class did not know comes back after 1, 3, 7 and 21 days, until it is
known.

The growing intervals are those of spaced repetition of flash cards (Leitner 1972, So lernt man lernen).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from tni.core.ids import ClassId
from tni.quiz.ledger import Ledger
from tni.quiz.question import Question
from tni.quiz.skill_history import first_rounds_by_day
from tni.quiz.tally import right_share

INTERVALS_DAYS = (1, 3, 7, 21)
KNOWN_SHARE = 0.7
"""Share of right answers from which a class knows a question. It is the threshold at which peer instruction moves
on."""


@dataclass(frozen=True, slots=True)
class RevisionQuestion:
    """Question to ask again. due: first day on which to ask it. rung: index of the interval, from 0. share: share of
    right answers the last time; times: number of days on which it was asked."""

    class_id: ClassId | None
    question: Question
    due: date
    rung: int
    share: float
    times: int


def questions_to_revise(ledgers: Iterable[Ledger], *, known: float = KNOWN_SHARE) -> list[RevisionQuestion]:
    """Return the questions of some rounds, in any order, by class and question, the longest due first.

    A question is scheduled when the share of right answers is below `known`. Each due day on which it is asked and
    known moves it to the next interval, and after the last it is done. When it is not known, it returns to the first
    interval. A day counts by its first vote.
    """
    of_class: dict[ClassId | None, list[Ledger]] = {}
    for ledger in ledgers:
        of_class.setdefault(ledger.class_id, []).append(ledger)
    found: list[RevisionQuestion] = []
    for own in of_class.values():
        on: dict[str, RevisionQuestion | None] = {}
        times: dict[str, int] = {}
        for day, rounds in first_rounds_by_day(own).items():
            for name, ledger in rounds.items():
                share = right_share(ledger.tally())
                if share is None:
                    continue
                times[name] = times.get(name, 0) + 1
                on[name] = _moved(on.get(name), ledger, day, share, times[name], known)
        found += [again for again in on.values() if again is not None]
    return sorted(found, key=lambda again: (again.due, again.share, again.question.id))


def _moved(
    before: RevisionQuestion | None, ledger: Ledger, day: date, share: float, times: int, known: float
) -> RevisionQuestion | None:
    if share < known:
        rung = 0
    elif before is None:
        return None
    elif day < before.due:
        rung = before.rung  # asked before it was due: known now, but that does not prove that it would be known later
    else:
        rung = before.rung + 1
    if rung >= len(INTERVALS_DAYS):
        return None
    due = day + timedelta(days=INTERVALS_DAYS[rung])
    return RevisionQuestion(ledger.class_id, ledger.round.question, due, rung, share, times)
