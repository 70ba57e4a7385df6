"""What came of a vote, for the teacher and then for all; and whether one that was cut short may go on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from tni.quiz.answers import is_right
from tni.quiz.compare import Changes, changes
from tni.quiz.ledger import Ledger
from tni.quiz.tally import Tally, dominant_wrong, success
from tni.session.live_round import LiveRound

GOES_ON_FOR = timedelta(hours=2)
"""A vote left open longer than that was forgotten."""
SAME_CLOCK_S = 30.0
"""How far two clocks may have gone apart while a vote was open, before one of them was set anew by a start."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """counts: by bar, with the votes that are on disk; counts_in_memory: with all. success: right over answered, 0.0 to
    1.0, None without a key or an answer. before: counts of the vote before on the same question; changes: who changed
    between the two. unsure_right, sure_wrong: how many, None when it was not asked or there is no key."""

    counts: Mapping[str, int]
    counts_in_memory: Mapping[str, int]
    success: float | None
    dominant_wrong: str | None
    before: Mapping[str, int] | None = None
    success_before: float | None = None
    changes: Changes | None = None
    unsure_right: int | None = None
    sure_wrong: int | None = None


def outcome_of(live: LiveRound, tally: Tally, earlier: LiveRound | None) -> Outcome:
    """The outcome of a closed round. earlier: the vote before on the same question, judged by the same key."""
    question = live.round.question
    given = list(tally.answers.values())
    before = None if earlier is None else earlier.judged_by(question.key)
    asked = question.confidence and question.key is not None
    return Outcome(
        tally.counts,
        live.tally(on_disk=False).counts,
        success(tally),
        dominant_wrong(question, [vote.choice for vote in given]),
        None if before is None else before.counts,
        None if before is None else success(before),
        None if before is None else changes(question, before, tally),
        sum(v.sure is False and bool(is_right(question, v.choice)) for v in given) if asked else None,
        sum(v.sure is True and not is_right(question, v.choice) for v in given) if asked else None,
    )


def may_go_on(ledger: Ledger, now: datetime, now_s: float) -> bool:
    """Whether an open round may take votes again: its times are those of this start of the machine, and recent. An
    anonymous one may not, since who has voted is forgotten."""
    if not ledger.phases or ledger.asked.rules.anonymous:
        return False
    opened = ledger.phases[-1]
    passed, passed_s = now - opened.at, now_s - opened.at_s
    return timedelta() <= passed <= GOES_ON_FOR and abs(passed.total_seconds() - passed_s) <= SAME_CLOCK_S
