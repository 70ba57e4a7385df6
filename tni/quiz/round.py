"""Round: one vote on one question, from asking it to showing the result."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace
from enum import Enum
from math import inf
from typing import NewType

from tni.core.errors import TniError
from tni.quiz.question import Question

RoundId = NewType("RoundId", str)


class RoundPhase(Enum):
    READY = "ready"
    OPEN = "open"
    CLOSED = "closed"
    REVEALED = "revealed"


class RoundPhaseError(TniError):
    """The phase of a round does not allow the requested change."""

    def __init__(self, *, wanted: RoundPhase, found: RoundPhase | None) -> None:
        super().__init__(f"a round that is {found.value if found else 'absent'} cannot become {wanted.value}")
        self.wanted, self.found = wanted, found


@dataclass(frozen=True, slots=True)
class RoundRules:
    """Rules of a round. first_only: the first answer counts, not the last. anonymous: no row links an answer to a
    pupil. limit_s: seconds to answer, None for no limit while the round is open."""

    first_only: bool = False
    anonymous: bool = False
    limit_s: float | None = None

    def __post_init__(self) -> None:
        if self.limit_s is not None and not 0 < self.limit_s < inf:
            raise ValueError(f"limit_s must be a time, got {self.limit_s}")

    def with_longest(self, extra: Collection[float]) -> RoundRules:
        """Return the rules with the time limit of the pupil who has the longest. extra: additional time of some pupils,
        as fractions of the limit."""
        return replace(self, limit_s=None if self.limit_s is None else self.limit_s * (1 + max(extra, default=0.0)))

    def without_longest(self, extra: Collection[float]) -> RoundRules:
        """Return the rules as they were before `with_longest`."""
        return replace(self, limit_s=None if self.limit_s is None else self.limit_s / (1 + max(extra, default=0.0)))


DEFAULT_RULES = RoundRules()


@dataclass(frozen=True, slots=True)
class Round:
    """Vote on a question. Voting again after a discussion is another round on the same question.

    Times are seconds of the monotonic clock that stamps votes.
    """

    id: RoundId
    question: Question
    rules: RoundRules = DEFAULT_RULES
    opened_at_s: float | None = None
    closed_at_s: float | None = None
    revealed: bool = False

    @property
    def phase(self) -> RoundPhase:
        if self.revealed:
            return RoundPhase.REVEALED
        if self.closed_at_s is not None:
            return RoundPhase.CLOSED
        return RoundPhase.READY if self.opened_at_s is None else RoundPhase.OPEN

    def moved_to(self, phase: RoundPhase, now_s: float) -> Round:
        """Return the round in the next phase, or in the one before: closed by mistake, or shown too early.

        A round that is opened again keeps the time of its first opening, so that all its votes count.
        Raises: RoundPhaseError for any other phase.
        """
        match self.phase, phase:
            case RoundPhase.READY, RoundPhase.OPEN:
                return replace(self, opened_at_s=now_s)
            case RoundPhase.OPEN, RoundPhase.CLOSED:
                return replace(self, closed_at_s=now_s)
            case RoundPhase.CLOSED, RoundPhase.REVEALED:
                return replace(self, revealed=True)
            case RoundPhase.CLOSED, RoundPhase.OPEN:
                return replace(self, closed_at_s=None)
            case RoundPhase.REVEALED, RoundPhase.CLOSED:
                return replace(self, revealed=False)
            case _:
                raise RoundPhaseError(wanted=phase, found=self.phase)

    def with_key(self, key: str | None) -> Round:
        """Return the round with another right answer. Raises: ValueError when the key is not valid for the question."""
        return replace(self, question=replace(self.question, key=key))

    def with_skills(self, skills: tuple[str, ...]) -> Round:
        """Return the round with other skills for its question. Raises: ValueError for invalid skill codes."""
        return replace(self, question=replace(self.question, skills=skills))

    def takes(self, at_s: float, extra: float = 0.0) -> bool:
        """Return whether a vote cast at that time counts: from opening to closing, both included, and within the time
        limit.

        extra: additional time of the pupil, as a fraction of the limit.
        """
        if self.opened_at_s is None or at_s < self.opened_at_s:
            return False
        if self.rules.limit_s is not None and at_s > self.opened_at_s + self.rules.limit_s * (1 + extra):
            return False
        return self.closed_at_s is None or at_s <= self.closed_at_s
