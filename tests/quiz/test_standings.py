"""Teams and the ladder of a competition."""

from __future__ import annotations

from datetime import UTC, datetime
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tni.core.ids import ClickerId, QuestionId
from tni.quiz.ledger import Ledger, fold_records
from tni.quiz.question import Question
from tni.quiz.question_kinds import QuestionKind
from tni.quiz.round import RoundId, RoundPhase
from tni.quiz.standings import assign_teams, leaderboard, marks_by_number
from tni.quiz.vote_records import CastVote, PhaseChanged, RoundCreated, Seat, VoteRecord

AT = datetime(2026, 1, 5, tzinfo=UTC)


def held(
    round_: str, answers: dict[int, str], *, question: str = "q", key: str | None = "B", listed: bool = True
) -> Ledger:
    r = RoundId(round_)
    asked = Question(id=QuestionId(question), kind=QuestionKind.SEVERAL, key=key)
    rows: list[VoteRecord] = [RoundCreated(r, 0, asked, None, listed, AT), PhaseChanged(r, 1, RoundPhase.OPEN, 1.0, AT)]
    if listed:
        rows += [Seat(r, 10 + n, ClickerId(f"c{n}"), n, None) for n in range(1, 5)]
    rows += [CastVote(r, 20 + n, ClickerId(f"c{n}"), f"={choice}", 2.0) for n, choice in answers.items()]
    return fold_records(rows)


def test_the_last_vote_on_each_question_with_a_key_counts() -> None:
    first = held("r1", {1: "A", 2: "B"})
    again = held("r2", {1: "B", 3: "AB"})
    other = held("r3", {1: "AC", 2: "A"}, question="q2", key="AC")
    unjudged = held("r4", {4: "B"}, question="q3", key=None)
    nobody = held("r5", {4: "B"}, question="q4", listed=False)
    scored, asked = marks_by_number([first, again, other, unjudged, nobody])
    assert asked == 2
    assert scored == {1: Fraction(2), 2: Fraction(1, 2), 3: Fraction(0), 4: Fraction(0)}
    found = [(s.rank, s.name, s.score) for s in leaderboard([first, again, other])]
    assert found == [(1, "1", 2), (2, "2", Fraction(1, 2)), (3, "3", 0), (3, "4", 0)]


def test_teams_share_their_mean() -> None:
    teams = assign_teams([1, 2, 3], 2)
    assert teams == {1: "A", 2: "B", 3: "A"}
    found = leaderboard([held("r1", {1: "B", 2: "B"})], teams)
    assert [(s.rank, s.name, s.score, s.members) for s in found] == [(1, "B", 1, 1), (2, "A", Fraction(1, 2), 2)]


@pytest.mark.parametrize("teams", [1, 9])
def test_a_team_plays_against_another(teams: int) -> None:
    with pytest.raises(ValueError, match="teams"):
        assign_teams([1], teams)


answers = st.dictionaries(st.integers(1, 4), st.sampled_from("ABCD"))


@given(st.lists(answers, max_size=5), st.none() | st.integers(2, 4))
def test_a_ladder_goes_down_and_places_skip_what_is_shared(rounds: list[dict[int, str]], teams: int | None) -> None:
    ledgers = [held(f"r{n}", given, question=f"q{n}") for n, given in enumerate(rounds)]
    dealt = None if teams is None else assign_teams(range(1, 5), teams)
    found = leaderboard(ledgers, dealt)
    assert [s.score for s in found] == sorted((s.score for s in found), reverse=True)
    for standing in found:
        assert standing.rank == 1 + sum(other.score > standing.score for other in found)
        assert 0 <= standing.score <= standing.asked
    assert len(found) == (teams if dealt is not None else 4 if rounds else 0)
