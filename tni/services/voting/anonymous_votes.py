"""Votes of an anonymous round, counted without a link from answer to pupil.

Memory holds which clickers have voted, but not their answers. A vote of a clicker that has a seat number is stored
under an alias of that number. A vote of an unassigned clicker is stored in no row until the clicker gets a seat number.
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
"""Votes kept of each unassigned clicker, in case the clicker is given to a pupil during the round."""


class AnonymousVotes:
    """Aliases of the clickers of one anonymous round. unassigned: votes of unassigned clickers, which no row holds."""

    def __init__(self, aliases: Anonymiser) -> None:
        self._aliases = aliases
        self.unassigned: dict[ClickerId, list[Vote]] = {}
        self._voted: set[ClickerId] = set()
        """Clickers that have voted from the seat number that they have now."""
        self._names: dict[int, int] = {}
        """Alias number of each seat number whose votes are stored under another number."""

    def alias(
        self, vote: Vote, seats: Mapping[ClickerId, Seat] | None, question: Question
    ) -> tuple[ClickerId, int | None] | None:
        """Return the clicker and its counter as the row stores them, or None for a vote that is not counted.

        seats: None where every clicker counts. `tally.count_votes` rejects the same votes in rounds that are not
        anonymous.
        """
        who = vote.clicker
        if seats is not None:
            if who not in seats:
                waiting = self.unassigned.setdefault(who, [])
                if len(waiting) < MAX_UNKNOWN_VOTES:
                    waiting.append(vote)
                return None
            number = seats[who].number
            if any(supersedes(seats[other], seats[who]) for other in self._voted if seats[other].number == number):
                return None
            if parse_answer(question, vote.choice) is not None:
                self._voted.add(who)
            # All devices of a pupil share one alias, also the replacement of a dead clicker: they cast one vote.
            who = ClickerId(f"number {self._names.get(number, number)}")
        return self._aliases.clicker(who), self._aliases.sequence(vote.clicker, vote.sequence)

    def move(self, seats: Mapping[ClickerId, Seat], clicker: ClickerId, after: int) -> None:
        """Give a clicker another seat number. seats: before the move.

        The clicker's answers follow it if no other clicker has answered for either number: the two numbers then
        exchange their aliases. Otherwise the answers stay with the old number, since no row tells which answers of that
        number came from this clicker.
        """
        before = seats[clicker].number
        others = {seats[other].number for other in self._voted if other != clicker}
        if clicker in self._voted and others.isdisjoint((before, after)):
            names = self._names
            names[before], names[after] = names.get(after, after), names.get(before, before)
        else:
            self._voted.discard(clicker)
