"""One access of phones, from switching on to the server's end: its process, its journal, and the votes that came."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from random import SystemRandom
from typing import Any

from tni.core.errors import TniError
from tni.quiz.phones import PhoneVote
from tni.voting.phones.anonymity import KEY_BYTES
from tni.voting.phones.process import PhoneServerProcess
from tni.voting.phones.recovery import unconfirmed_votes


@dataclass(eq=False, slots=True)
class PhoneAccess:
    """One access of phones.

    key: key of anonymous votes, see `anonymity`; in memory alone.
    process: None before it is started and after it has ended.
    has_stopped: the server has reported that it stopped, so all its messages have been received.
    routers: the teacher's answers, by address.
    seen: votes by `_key`, with their place in the journal, 0 once they are on the program's disk.
    erasing: seat numbers whose answers the server has not erased yet.
    """

    journal: Path
    key: bytes = field(default_factory=lambda: SystemRandom().randbytes(KEY_BYTES))
    process: PhoneServerProcess | None = None
    has_stopped: bool = False
    was_up: bool = False
    routers: dict[str, bool] = field(default_factory=dict)
    seen: dict[tuple[str, str, int], int] = field(default_factory=dict)
    erasing: set[int] = field(default_factory=set)

    @property
    def is_done(self) -> bool:
        """True if the server has stopped and the program's disk has all its votes."""
        return self.has_stopped and not any(self.seen.values())

    def send(self, message: dict[str, Any], payload: bytes = b"") -> None:
        if self.process is not None:
            self.process.send(message, payload)

    def erase(self, numbers: Collection[int] = ()) -> None:
        """Erase the answers under these seat numbers from the journal, and those of earlier calls that the server has
        not confirmed."""
        self.erasing |= set(numbers)
        if self.erasing:
            self.send({"do": "erase", "numbers": sorted(self.erasing)})

    def take(self, received: Sequence[PhoneVote]) -> list[PhoneVote]:
        """Return the votes that are new. The server is told again of those that are on the program's disk."""
        new, repeated = [], []
        for vote in received:
            if vote.number in self.erasing:
                continue
            key = _key(vote)
            if key not in self.seen:
                new.append(vote)
            if self.seen.get(key) == 0:
                repeated.append(vote.place)
            else:
                self.seen[key] = vote.place
        if repeated:
            self.send({"do": "had", "places": repeated})
        return new

    def take_rest(self) -> list[PhoneVote]:
        """Return the remaining votes from the journal after the server has ended; a killed server has not sent all of
        them."""
        self.process = None
        if self.has_stopped:
            return []
        self.has_stopped = True
        with suppress(OSError, TniError):  # a journal that was never begun has no votes
            return self.take(unconfirmed_votes(self.journal, self.key))
        return []

    def confirm(self, votes: Sequence[PhoneVote]) -> None:
        """Confirm that those of the votes that came by this access are on the program's disk."""
        known = [key for key in map(_key, votes) if self.seen.get(key)]
        if known:
            self.send({"do": "had", "places": [self.seen[key] for key in known]})
            self.seen |= dict.fromkeys(known, 0)


def _key(vote: PhoneVote) -> tuple[str, str, int]:
    return vote.device, vote.round, vote.sequence
