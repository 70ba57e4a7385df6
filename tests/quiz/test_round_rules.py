"""How a vote is held: the first answer or the last, a time limit with more of it for some, several letters by keys."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tni.core.ids import ClickerId, QuestionId
from tni.quiz.answers import is_right
from tni.quiz.question import Question
from tni.quiz.question_kinds import QuestionKind
from tni.quiz.round import Round, RoundId, RoundPhase, RoundRules
from tni.quiz.tally import Tally, count_votes
from tni.quiz.vote_comparison import compare_votes
from tni.quiz.vote_records import CastVote, Seat

R = RoundId("r")
Q = Question(id=QuestionId("q"), key="B")
ANN, BOB = ClickerId("ann"), ClickerId("bob")


def open_round(question: Question = Q, **rules: float) -> Round:
    return Round(R, question, RoundRules(**rules)).moved_to(RoundPhase.OPEN, 10.0)  # type: ignore[arg-type]


def cast(*presses: tuple[ClickerId, str, float]) -> list[CastVote]:
    return [CastVote(R, n, *press) for n, press in enumerate(presses)]


def answers(tally: Tally) -> dict[ClickerId, str]:
    return {clicker: vote.choice for clicker, vote in tally.answers.items()}


def test_the_first_answer_counts_where_the_rules_say_so() -> None:
    votes = cast((ANN, "E", 10.5), (ANN, "A", 11.0), (ANN, "B", 12.0))
    assert answers(count_votes(open_round(), votes, None)) == {ANN: "B"}
    assert answers(count_votes(open_round(first_only=True), votes, None)) == {ANN: "A"}


def test_who_has_more_time_is_counted_longer() -> None:
    seats = {ANN: Seat(R, 0, ANN, 1, None), BOB: Seat(R, 1, BOB, 2, None, extra=1 / 3)}
    votes = cast((ANN, "A", 40.0), (ANN, "B", 40.1), (BOB, "A", 50.0), (BOB, "B", 50.1))
    assert answers(count_votes(open_round(limit_s=30.0), votes, seats)) == {ANN: "A", BOB: "A"}
    assert answers(count_votes(open_round(), votes, seats)) == {ANN: "B", BOB: "B"}


@pytest.mark.parametrize("limit_s", [0.0, -1.0, float("nan"), float("inf")])
def test_a_limit_is_a_time(limit_s: float) -> None:
    with pytest.raises(ValueError, match="limit_s"):
        RoundRules(limit_s=limit_s)


def test_keys_add_letters_and_a_whole_answer_replaces_them() -> None:
    several = Question(id=QuestionId("q"), kind=QuestionKind.SEVERAL, key="AC")
    votes = cast((ANN, "A", 11.0), (ANN, "D", 11.5), (ANN, "C", 12.0), (ANN, "D", 12.5), (BOB, "=BD", 13.0))
    tally = count_votes(open_round(several), votes, None)
    assert answers(tally) == {ANN: "AC", BOB: "BD"}
    assert (tally.counts, tally.right) == ({"A": 1, "B": 1, "C": 1, "D": 1}, 1)
    taken_back = [*votes, CastVote(R, 9, BOB, "=", 14.0)]
    assert answers(count_votes(open_round(several), taken_back, None)) == {ANN: "AC"}


letters = st.dictionaries(st.sampled_from([ClickerId(f"c{i}") for i in range(6)]), st.sampled_from("ABCD"))


@given(letters, letters, st.none() | st.sampled_from("ABCD"))
def test_nobody_is_lost_between_two_votes(
    first: dict[ClickerId, str], second: dict[ClickerId, str], key: str | None
) -> None:
    question = replace(Q, key=key)
    before, after = (
        count_votes(open_round(question), cast(*((c, choice, 11.0) for c, choice in given.items())), None)
        for given in (first, second)
    )
    found = compare_votes(question, before, after)
    assert found.both + found.only_before == len(first)
    assert found.both + found.only_after == len(second)
    both = first.keys() & second.keys()
    assert found.changed == sum(first[c] != second[c] for c in both)
    if key is None:
        assert found.to_right is found.to_wrong is found.stayed_right is found.stayed_wrong is None
    else:
        ways = (found.to_right, found.to_wrong, found.stayed_right, found.stayed_wrong)
        assert sum(way or 0 for way in ways) == found.both
        assert found.to_right == sum(second[c] == key != first[c] for c in both)
        assert all(is_right(question, b) for (_, b) in found.moves) or found.stayed_wrong or found.to_wrong
