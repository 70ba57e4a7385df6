"""Teams and leaderboard of a competition. Only right answers count, never their speed.

A team's score is the mean of its members, so that teams of different sizes are comparable and a pupil who does not
answer lowers the score.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tni.core.ids import QuestionId
from tni.quiz.answers import mark_of
from tni.quiz.ledger import Ledger

if TYPE_CHECKING:
    from fractions import Fraction

MAX_TEAMS = 8


@dataclass(frozen=True, slots=True)
class Standing:
    """Position on the leaderboard. rank: from 1, the same for equal scores. name: a pupil's number, or a team's
    letter. score: sum of marks over all questions, the mean of them for a team; members: number of pupils; asked:
    number of questions that count."""

    rank: int
    name: str
    score: Fraction
    members: int
    asked: int


def assign_teams(numbers: Iterable[int], teams: int) -> dict[int, str]:
    """Assign pupils' numbers to teams A, B, ... in turn, so that neighbours in the list are in different teams. Raises:
    ValueError."""
    if not 2 <= teams <= MAX_TEAMS:
        raise ValueError(f"2 to {MAX_TEAMS} teams, got {teams}")
    return {number: "ABCDEFGH"[place % teams] for place, number in enumerate(sorted(numbers))}


def marks_by_number(ledgers: Sequence[Ledger]) -> tuple[dict[int, Fraction], int]:
    """Return the marks of each number over the last vote on each question with a key, and the number of these
    questions.

    Anonymous votes and those of clickers without a pupil are not counted.
    """
    last: dict[QuestionId, Ledger] = {}
    for ledger in ledgers:
        if ledger.round.question.key is not None and ledger.seats:
            last.pop(ledger.round.question.id, None)
            last[ledger.round.question.id] = ledger
    from fractions import Fraction  # imported here because no start of the program needs it

    found: dict[int, Fraction] = {}
    for ledger in last.values():
        for result in ledger.results():
            mark = None if result.choice is None else mark_of(ledger.round.question, result.choice)
            found[result.number] = found.get(result.number, Fraction(0)) + Fraction(mark or 0).limit_denominator(840)
    return found, len(last)


def leaderboard(ledgers: Sequence[Ledger], teams: Mapping[int, str] | None = None) -> list[Standing]:
    """Return the standings, best first; equal scores share their place, ordered by number. teams: the team of each
    number, None when everybody plays alone."""
    from fractions import Fraction

    scored, asked = marks_by_number(ledgers)
    groups: dict[str, list[Fraction]] = {}
    for number in sorted(scored.keys() | (teams or {}).keys()):
        name = str(number) if teams is None else teams.get(number)
        if name is not None:
            groups.setdefault(name, []).append(scored.get(number, Fraction(0)))
    scores = {name: sum(each, Fraction(0)) / len(each) for name, each in groups.items()}
    order = sorted(scores, key=lambda name: -scores[name])
    places = {score: place for place, score in reversed(list(enumerate((scores[n] for n in order), 1)))}
    return [Standing(places[scores[name]], name, scores[name], len(groups[name]), asked) for name in order]
