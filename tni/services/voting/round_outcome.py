"""Outcome of a round, for the teacher and then for all; and the check whether an interrupted round may be resumed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from tni.quiz.answers import is_right
from tni.quiz.ledger import Ledger
from tni.quiz.tally import Tally, most_common_wrong, right_share
from tni.services.voting.live_round import LiveRound

if TYPE_CHECKING:
    from tni.quiz.vote_comparison import VoteComparison

RESUMABLE_FOR = timedelta(hours=2)
"""Age after which an open round counts as forgotten."""
MAX_CLOCK_DRIFT_S = 30.0
"""Largest difference between the two clocks since the round was opened. A larger one means that the machine was
restarted."""


@dataclass(frozen=True, slots=True)
class RoundOutcome:
    """Outcome of a round. counts: by bar, from the votes on the disk. counts_in_memory: from all votes.

    success: right answers over answers, 0.0 to 1.0; None without a key or an answer.
    before: counts of the previous round on the same question. changes: pupils who changed their answer since.
    unsure_right, sure_wrong: numbers of pupils; None if confidence was not asked for or there is no key.
    """

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
    """Return the outcome of a closed round. earlier: the previous round on the same question, judged by the same
    key."""
    from tni.quiz.vote_comparison import compare_votes  # with the first results

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
    """Return whether an open round may take votes again: it is recent, and the machine was not restarted since. An
    anonymous round can't be resumed, since the record of who has voted is lost."""
    if not ledger.phases or ledger.created.rules.anonymous:
        return False
    opened = ledger.phases[-1]
    passed, passed_s = now - opened.at, now_s - opened.at_s
    return timedelta() <= passed <= RESUMABLE_FOR and abs(passed.total_seconds() - passed_s) <= MAX_CLOCK_DRIFT_S
