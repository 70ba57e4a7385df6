"""Questions, rounds and what a tally counts."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from tni.core.ids import ClickerId, QuestionId
from tni.quiz.ledger import fold_records
from tni.quiz.question import Question, QuestionKind, true_false
from tni.quiz.round import Round, RoundId, RoundPhase, RoundPhaseError
from tni.quiz.tally import count_votes, most_common_wrong, right_share
from tni.quiz.vote_records import CastVote, PhaseChanged, RoundCreated, VoteDataError, late_number

Q = Question(id=QuestionId("q"), key="B")
ANN, BOB, EVE = (ClickerId(name) for name in ("ann", "bob", "eve"))


def a_round(question: Question = Q, opened: float = 10.0, closed: float | None = 20.0) -> Round:
    open_ = Round(RoundId("r"), question).moved_to(RoundPhase.OPEN, opened)
    return open_ if closed is None else open_.moved_to(RoundPhase.CLOSED, closed)


def vote(n: int, clicker: ClickerId, choice: str, at_s: float, sequence: int | None = None) -> CastVote:
    return CastVote(RoundId("r"), n, clicker, choice, at_s, sequence)


def test_a_question_knows_its_letters() -> None:
    assert Question(id=QuestionId("q"), choice_count=5).choices == tuple("ABCDE")
    assert true_false(QuestionId("q"), key=False).key == "B"
    assert true_false(QuestionId("q")).choices == ("A", "B")


@pytest.mark.parametrize(
    ("kind", "choice_count", "key"),
    [
        (QuestionKind.CHOICE, 1, None),
        (QuestionKind.CHOICE, 9, None),
        (QuestionKind.CHOICE, 3, "D"),
        (QuestionKind.TRUE_FALSE, 3, None),
    ],
)
def test_a_question_refuses_nonsense(kind: QuestionKind, choice_count: int, key: str | None) -> None:
    with pytest.raises(ValueError, match=r"choices|key"):
        Question(id=QuestionId("q"), kind=kind, choice_count=choice_count, key=key)


def test_a_round_goes_one_step_forth_or_back() -> None:
    ready = Round(RoundId("r"), Q)
    revealed = a_round().moved_to(RoundPhase.REVEALED, 30.0)
    assert (ready.phase, a_round().phase, revealed.phase) == (RoundPhase.READY, RoundPhase.CLOSED, RoundPhase.REVEALED)
    for round_, phase in (
        (ready, RoundPhase.CLOSED),
        (ready, RoundPhase.REVEALED),
        (a_round(), RoundPhase.READY),
        (revealed, RoundPhase.OPEN),
    ):
        with pytest.raises(RoundPhaseError) as caught:
            round_.moved_to(phase, 40.0)
        assert (caught.value.found, caught.value.wanted) == (round_.phase, phase)
    assert revealed.moved_to(RoundPhase.CLOSED, 50.0) == a_round()
    again = a_round().moved_to(RoundPhase.OPEN, 50.0)
    assert (again.opened_at_s, again.closed_at_s) == (a_round().opened_at_s, None)


def test_the_last_vote_counts_whatever_the_order_of_arrival() -> None:
    votes = [vote(0, ANN, "A", 12.0), vote(1, ANN, "C", 11.0), vote(2, BOB, "B", 13.0), vote(3, BOB, "D", 13.0)]
    assert count_votes(a_round(), votes, {ANN, BOB}).counts == {"A": 1, "B": 0, "C": 0, "D": 1}


def test_back_to_the_first_answer_counts_without_a_counter() -> None:
    votes = [vote(0, ANN, "A", 12.0, 0), vote(1, ANN, "C", 12.3, 0), vote(2, ANN, "A", 12.6, 0)]
    assert count_votes(a_round(), votes, {ANN}).counts == {"A": 1, "B": 0, "C": 0, "D": 0}


def test_votes_out_of_time_do_not_count_and_the_edges_do() -> None:
    votes = [vote(0, ANN, "A", 9.999), vote(1, BOB, "A", 10.0), vote(2, EVE, "A", 20.0), vote(3, EVE, "B", 20.001)]
    assert count_votes(a_round(), votes, None).counts["A"] == 2
    assert count_votes(Round(RoundId("r"), Q), votes, None).counts["A"] == 0  # never opened


def test_a_stranger_is_kept_apart() -> None:
    tally = count_votes(a_round(), [vote(0, EVE, "A", 11.0), vote(1, ANN, "B", 11.0)], {ANN})
    assert tally.counts == {"A": 0, "B": 1, "C": 0, "D": 0}
    assert tally.unknown[EVE].choice == "A"


def test_a_key_that_is_no_choice_changes_nothing() -> None:
    votes = [vote(0, ANN, "A", 11.0), vote(1, ANN, "E", 12.0), vote(2, BOB, "key-7F", 12.0)]
    tally = count_votes(a_round(), votes, None)
    assert tally.answers[ANN].choice == "A"
    assert set(tally.answers) == {ANN}


def test_a_repeat_within_two_seconds_is_one_press_and_later_it_is_another() -> None:
    # A then B, and the radio repeats A: B stays. After the counter has wrapped, the same bytes are a new press.
    repeated = [vote(0, ANN, "A", 11.0, 7), vote(1, ANN, "B", 11.5, 8), vote(2, ANN, "A", 13.0, 7)]
    assert count_votes(a_round(), repeated, None).answers[ANN].choice == "B"
    wrapped = [*repeated[:2], vote(2, ANN, "A", 13.001, 7)]
    assert count_votes(a_round(), wrapped, None).answers[ANN].choice == "A"
    other_sequence = [*repeated[:2], vote(2, ANN, "A", 12.0, 9)]
    assert count_votes(a_round(), other_sequence, None).answers[ANN].choice == "A"


def test_the_two_seconds_begin_anew_with_each_press_that_counts() -> None:
    presses = [("A", 11.0, 7), ("A", 13.5, 7), ("B", 14.0, 8), ("A", 15.0, 7)]
    votes = [vote(n, ANN, choice, at_s, sequence) for n, (choice, at_s, sequence) in enumerate(presses)]
    assert count_votes(a_round(), votes, None).answers[ANN].choice == "B"


def test_a_press_before_opening_does_not_count_by_its_repeat() -> None:
    assert not count_votes(a_round(), [vote(0, ANN, "A", 9.9, 3), vote(1, ANN, "A", 10.1, 3)], None).answers


def test_the_dominant_wrong_answer_is_one_or_none() -> None:
    assert most_common_wrong(Q, "AAABBBBBBBBBCC") == "A"
    assert most_common_wrong(Q, "AAABBBBBBBBBCCC") is None
    assert most_common_wrong(Q, "BBBBBBBBB") is None
    assert most_common_wrong(Question(id=QuestionId("q")), "AAA") is None
    votes = [vote(n, ClickerId(f"c{n}"), choice, 11.0) for n, choice in enumerate("AAABBBBBBBBB")]
    assert right_share(count_votes(a_round(), votes, None)) == 0.75
    assert right_share(count_votes(a_round(), [], None)) is None


@pytest.mark.parametrize(
    ("clicker", "choice", "at_s", "sequence"),
    [
        ("", "A", 1.0, None),
        ("x", "\udc80", 1.0, None),
        ("x\n", "A", 1.0, None),
        ("x" * 65, "A", 1.0, None),
        ("x", "A", float("nan"), None),
        ("x", "A", 1.0, -1),
        ("x", "A", 1.0, 2**63),
    ],
)
def test_a_vote_that_cannot_be_stored_cannot_be_made(
    clicker: str, choice: str, at_s: float, sequence: int | None
) -> None:
    with pytest.raises(VoteDataError):
        CastVote(RoundId("r"), 0, ClickerId(clicker), choice, at_s, sequence)


def test_the_next_row_of_a_round_comes_after_all_that_it_has() -> None:
    """Also where a row was refused in between, and beside votes that came late."""
    at = datetime(2026, 1, 5, 9, tzinfo=UTC)
    rows = [
        RoundCreated(RoundId("r"), 0, Q, None, False, at),
        PhaseChanged(RoundId("r"), 1, RoundPhase.OPEN, 10.0, at),
        vote(7, ANN, "A", 11.0),
        vote(late_number("bob's"), BOB, "B", 12.0),
    ]
    assert fold_records(rows).next_n == 8
    assert fold_records(rows[:2]).next_n == 2
    assert fold_records([rows[0], rows[1], rows[3]]).next_n == 2
