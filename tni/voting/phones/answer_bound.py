"""Bound on the stored answers of a device to a question: a pupil may change an answer, but not fill the disk."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass

from tni.core.ids import PhoneId
from tni.quiz.phones import PhoneVote
from tni.voting.phones.limits import AnswerLimit

type AnswerKey = tuple[PhoneId, str]
"""(device, round)."""


@dataclass(slots=True)
class HeldAnswer:
    """Answer that waits to be stored. tell: called once it is."""

    vote: PhoneVote
    tell: Callable[[], None]


class AnswerBound:
    """Counts the stored answers of each device to each question of the poll, and keeps the latest one that waits."""

    def __init__(self, limit: AnswerLimit) -> None:
        self._limit = limit
        self._stored: dict[AnswerKey, tuple[int, float]] = {}
        """Number of stored answers, and the time of the last one."""
        self.held: dict[AnswerKey, HeldAnswer] = {}

    def wait_s(self, key: AnswerKey, now_s: float) -> float:
        """Return the seconds until one more answer may be stored; 0 if it may be now."""
        count, last_s = self._stored.get(key, (0, 0.0))
        beyond = count - self._limit.at_once
        return 0.0 if beyond < 0 else max(0.0, last_s + self._limit.first_wait_s * 2.0**beyond - now_s)

    def stored(self, key: AnswerKey, now_s: float) -> None:
        count, _ = self._stored.get(key, (0, 0.0))
        self._stored[key] = count + 1, now_s

    def keep(self, rounds: Collection[str]) -> None:
        """Forget the counts of other rounds."""
        self._stored = {key: found for key, found in self._stored.items() if key[1] in rounds}
