"""State of a question under way, for views. It has seat numbers, but no names."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import count, islice

from tni.core.ids import ClickerId
from tni.quiz.card_codes import card_number, is_card
from tni.quiz.question import Question
from tni.quiz.round import DEFAULT_RULES, RoundPhase, RoundRules
from tni.services.voting.live_round import LiveRound
from tni.services.voting.round_outcome import RoundOutcome, outcome_of


@dataclass(frozen=True, slots=True)
class RoundState:
    """State of a question under way, for views. Numbers are seat numbers; there are no names.

    answered, missing: seat numbers. Without a list and in an anonymous round, `answered` counts clickers from 1
    (without a list, cards keep their own numbers), and `missing` is empty.
    numbered: whether the numbers in `answered` are the pupils' own.
    present: number of expected pupils; None without a list.
    absent_voted: numbers of pupils marked as absent whose clicker has voted.
    ends_s: end of the time limit, monotonic clock: without extra time, and for the last pupil. None without a limit.
    slower: number of pupils with extra time who have not answered.
    outcome: None until the round is closed; for the teacher alone until it is revealed.
    not_recorded: number of votes that the disk has refused so far.
    unknown: unassigned clickers that have voted.
    polling: state confirmed by the receiver; None before its first report.
    """

    question: Question
    phase: RoundPhase
    present: int | None
    answered: tuple[int, ...]
    missing: tuple[int, ...]
    absent_voted: tuple[int, ...]
    outcome: RoundOutcome | None
    not_recorded: int
    unknown: tuple[ClickerId, ...]
    polling: bool | None
    rules: RoundRules = DEFAULT_RULES
    ends_s: tuple[float, float] | None = None
    numbered: bool = True
    slower: int = 0

    @property
    def is_untouched(self) -> bool:
        """True if no clicker has voted, not even an unassigned one: its votes count once it has a pupil."""
        return not self.answered and not self.unknown

    @property
    def shown(self) -> RoundOutcome | None:
        """Outcome once it is revealed, so that no view shows it too early."""
        return self.outcome if self.phase is RoundPhase.REVEALED else None

    @property
    def counts(self) -> Mapping[str, int] | None:
        """Counts by bar; None until revealed."""
        return None if self.shown is None else self.shown.counts

    @property
    def success(self) -> float | None:
        """Right answers over answers, 0.0 to 1.0; None until revealed."""
        return None if self.shown is None else self.shown.success

    @property
    def dominant_wrong(self) -> str | None:
        """Most frequent wrong answer; None until revealed."""
        return None if self.shown is None else self.shown.dominant_wrong


def state_of(live: LiveRound, earlier: LiveRound | None, absent: frozenset[int], *, polling: bool | None) -> RoundState:
    """Return the state of a round. earlier: the previous round on the same question. absent: seat numbers that don't
    count as missing. polling: state confirmed by the receiver."""
    tally, seats = live.tally(), live.seats
    everyone = None if seats is None else {s.number for s in seats.values()}
    by_count = seats is None or live.round.rules.anonymous
    if seats is None or by_count:
        answered = _counted(tally.answers)
        present = None if everyone is None else everyone - absent
        missing: set[int] = set()
    else:
        answered = {seats[c].number for c in tally.answers}
        present = ((everyone or set()) - absent) | answered
        missing = present - answered
    closed = live.round.phase in (RoundPhase.CLOSED, RoundPhase.REVEALED)
    return RoundState(
        question=live.round.question,
        phase=live.round.phase,
        present=None if present is None else len(present),
        numbered=not by_count or (bool(tally.answers) and all(map(is_card, tally.answers))),
        answered=tuple(sorted(answered)),
        missing=tuple(sorted(missing)),
        absent_voted=() if by_count else tuple(sorted(absent & answered)),
        outcome=outcome_of(live, tally, earlier) if closed else None,
        not_recorded=live.not_recorded,
        unknown=tuple(sorted({*tally.unknown, *live.unassigned})),
        polling=polling,
        rules=live.round.rules,
        ends_s=live.ends_s(absent),
        slower=len(live.extra.keys() & missing),
    )


def _counted(clickers: Iterable[ClickerId]) -> set[int]:
    """Return numbers for clickers without a list: a card has its own number, other clickers get the lowest free
    ones."""
    known = list(clickers)
    numbers = {number for clicker in known if (number := card_number(clicker)) is not None}
    free = (number for number in count(1) if number not in numbers)
    return numbers | set(islice(free, sum(card_number(clicker) is None for clicker in known)))
