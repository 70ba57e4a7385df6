"""A pupil with a clicker and a phone is one pupil."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from tni.core.ids import ClickerId, QuestionId
from tni.quiz.ledger import fold_records
from tni.quiz.question import Question
from tni.quiz.round import Round, RoundId, RoundPhase, RoundRules
from tni.quiz.tally import count_votes
from tni.quiz.vote_records import CastVote, PhaseChanged, RoundCreated, Seat

R = RoundId("r")
SEATS = {ClickerId(c): Seat(R, n, ClickerId(c), 7, None) for n, c in enumerate(("iclicker:1", "phone:7"))}


def votes(*cast: tuple[str, str]) -> list[CastVote]:
    return [CastVote(R, n, ClickerId(clicker), choice, float(n)) for n, (clicker, choice) in enumerate(cast)]


@pytest.mark.parametrize(("first_only", "expected"), [(False, "C"), (True, "A")])
def test_one_answer_counts_of_a_number_that_has_two(first_only: bool, expected: str) -> None:
    round_ = Round(R, Question(id=QuestionId("q")), RoundRules(first_only=first_only), opened_at_s=0.0)
    cast = votes(("iclicker:1", "A"), ("phone:7", "B"), ("iclicker:1", "C"))
    tally = count_votes(round_, cast, SEATS)
    assert sum(tally.counts.values()) == 1
    assert tally.counts[expected] == 1
    assert len(tally.answers) == 1


def test_results_have_one_line_for_a_number_that_has_two_devices() -> None:
    at = datetime(2026, 1, 5, 9, tzinfo=UTC)
    seats = [Seat(R, n, seat.clicker, 7, None) for n, seat in enumerate(SEATS.values(), 1)]
    asked = RoundCreated(R, 0, Question(id=QuestionId("q")), None, True, at)
    vote = CastVote(R, 4, ClickerId("phone:7"), "B", 2.0)
    (line,) = fold_records([asked, *seats, PhaseChanged(R, 3, RoundPhase.OPEN, 1.0, at), vote]).results()
    assert (line.number, line.choice) == (7, "B")
