"""Who is heard in a vote without names: kept in memory alone, and not with what.

Votes of clickers that have a seat are kept under an alias of the seat, those of strangers in no row until they get one.
"""

from __future__ import annotations

from collections.abc import Mapping

from tni.api.devices import Vote
from tni.core.ids import ClickerId
from tni.quiz.anonymise import Anonymiser
from tni.quiz.answers import parse_answer
from tni.quiz.question import Question
from tni.quiz.tally import supersedes
from tni.quiz.vote_records import Seat

MAX_UNKNOWN_VOTES = 32
"""Of a clicker that nobody has: kept in case somebody is given it."""


class AnonymousVotes:
    """strangers: what clickers without a seat have sent."""

    def __init__(self, aliases: Anonymiser) -> None:
        self._aliases = aliases
        self.strangers: dict[ClickerId, list[Vote]] = {}
        self._heard: set[ClickerId] = set()
        """Who has voted, where they are seated now."""
        self._names: dict[int, int] = {}
        """Numbers whose votes are kept under the name of another number."""

    def alias(
        self, vote: Vote, seats: Mapping[ClickerId, Seat] | None, question: Question
    ) -> tuple[ClickerId, int | None] | None:
        """The clicker and its counter as a row has them. seats: None where everybody counts. None: it is not heard, as
        `tally.count` does where clickers have names."""
        who = vote.clicker
        if seats is not None:
            if who not in seats:
                waiting = self.strangers.setdefault(who, [])
                if len(waiting) < MAX_UNKNOWN_VOTES:
                    waiting.append(vote)
                return None
            number = seats[who].number
            if any(supersedes(seats[other], seats[who]) for other in self._heard if seats[other].number == number):
                return None
            if parse_answer(question, vote.choice) is not None:
                self._heard.add(who)
            # One name for all the ways in which a pupil votes, also for what replaces a dead clicker: it is one vote.
            who = ClickerId(f"number {self._names.get(number, number)}")
        return self._aliases.clicker(who), self._aliases.sequence(vote.clicker, vote.sequence)

    def move(self, seats: Mapping[ClickerId, Seat], clicker: ClickerId, after: int) -> None:
        """A clicker gets another seat. seats: as they were. What it has answered goes along where no other clicker has
        answered for either number: these exchange their names. Else it stays with the number that it was given for,
        since no row says which answers of that number are its own."""
        before = seats[clicker].number
        others = {seats[other].number for other in self._heard if other != clicker}
        if clicker in self._heard and others.isdisjoint((before, after)):
            names = self._names
            names[before], names[after] = names.get(after, after), names.get(before, before)
        else:
            self._heard.discard(clicker)
