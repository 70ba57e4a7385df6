"""Questions to ask a class again: what it did not know comes back after 1, 3, 7 and 21 days, until it is known.

A ladder of growing intervals, as for spaced repetition of flash cards (Leitner 1972, So lernt man lernen).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from tni.core.ids import ClassId
from tni.quiz.history import by_day
from tni.quiz.ledger import Ledger
from tni.quiz.question import Question
from tni.quiz.tally import success

LADDER_DAYS = (1, 3, 7, 21)
KNOWN = 0.7
"""Share of right answers from which on a class knows it: where peer instruction goes on."""


@dataclass(frozen=True, slots=True)
class Again:
    """due: from this day on. rung: of the ladder, from 0. share: of right answers the last time; times: how often it
    was asked, on different days."""

    class_id: ClassId | None
    question: Question
    due: date
    rung: int
    share: float
    times: int


def to_ask_again(ledgers: Iterable[Ledger], *, known: float = KNOWN) -> list[Again]:
    """Of some rounds, whatever their order, by class and question, the longest due first.

    A question comes on the ladder when fewer than `known` answer right. Each day that it is asked and known it goes up
    a rung, and is done above the last; not known, it is back on the first. A day counts by its first vote.
    """
    of_class: dict[ClassId | None, list[Ledger]] = {}
    for ledger in ledgers:
        of_class.setdefault(ledger.class_id, []).append(ledger)
    found: list[Again] = []
    for own in of_class.values():
        on: dict[str, Again | None] = {}
        times: dict[str, int] = {}
        for day, rounds in by_day(own).items():
            for name, ledger in rounds.items():
                share = success(ledger.tally())
                if share is None:
                    continue
                times[name] = times.get(name, 0) + 1
                on[name] = _moved(on.get(name), ledger, day, share, times[name], known)
        found += [again for again in on.values() if again is not None]
    return sorted(found, key=lambda again: (again.due, again.share, again.question.id))


def _moved(before: Again | None, ledger: Ledger, day: date, share: float, times: int, known: float) -> Again | None:
    if share < known:
        rung = 0
    elif before is None:
        return None
    elif day < before.due:
        rung = before.rung  # asked before its time: known, but no sign that it would have been later
    else:
        rung = before.rung + 1
    if rung >= len(LADDER_DAYS):
        return None
    due = day + timedelta(days=LADDER_DAYS[rung])
    return Again(ledger.class_id, ledger.round.question, due, rung, share, times)
