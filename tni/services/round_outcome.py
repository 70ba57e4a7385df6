"""What came of a vote, for the teacher and then for all; and whether one that was cut short may go on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from tni.quiz.answers import is_right
from tni.quiz.ledger import Ledger
from tni.quiz.tally import Tally, most_common_wrong, right_share
from tni.quiz.vote_comparison import VoteComparison, compare_votes
from tni.services.live_round import LiveRound

RESUMABLE_FOR = timedelta(hours=2)
"""A vote left open longer than that was forgotten."""
MAX_CLOCK_DRIFT_S = 30.0
"""How far two clocks may have gone apart while a vote was open, before one of them was set anew by a start."""


@dataclass(frozen=True, slots=True)
class RoundOutcome:
    """counts: by bar, with the votes that are on disk; counts_in_memory: with all. success: right over answered, 0.0 to
    1.0, None without a key or an answer. before: counts of the vote before on the same question; changes: who changed
    between the two. unsure_right, sure_wrong: how many, None when it was not asked or there is no key."""

    counts: Mapping[str, int]
    counts_in_memory: Mapping[str, int]
    success: float | None
    dominant_wrong: str | None
    before: Mapping[str, int] | None = None
    success_before: float | None = None
    changes: VoteComparison | None = None
    unsure_right: int | None = None
    sure_wrong: int | None = None


def outcome_of(live: LiveRound, tally: Tally, earlier: LiveRound | None) -> RoundOutcome:
    """The outcome of a closed round. earlier: the vote before on the same question, judged by the same key."""
    question = live.round.question
    given = list(tally.answers.values())
    before = None if earlier is None else earlier.judged_by(question.key)
    asked = question.confidence and question.key is not None
    return RoundOutcome(
        tally.counts,
        live.tally(on_disk=False).counts,
        right_share(tally),
        most_common_wrong(question, [vote.choice for vote in given]),
        None if before is None else before.counts,
        None if before is None else right_share(before),
        None if before is None else compare_votes(question, before, tally),
        sum(v.sure is False and bool(is_right(question, v.choice)) for v in given) if asked else None,
        sum(v.sure is True and not is_right(question, v.choice) for v in given) if asked else None,
    )


def can_resume(ledger: Ledger, now: datetime, now_s: float) -> bool:
    """Whether an open round may take votes again: its times are those of this start of the machine, and recent. An
    anonymous one may not, since who has voted is forgotten."""
    if not ledger.phases or ledger.asked.rules.anonymous:
        return False
    opened = ledger.phases[-1]
    passed, passed_s = now - opened.at, now_s - opened.at_s
    return timedelta() <= passed <= RESUMABLE_FOR and abs(passed.total_seconds() - passed_s) <= MAX_CLOCK_DRIFT_S
