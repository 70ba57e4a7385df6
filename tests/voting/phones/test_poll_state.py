"""An answer of a phone: each sequence counts once, and its time is later than that of every answer before."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tni.core.ids import PhoneId, QuestionId
from tni.quiz.phones import PhoneVote
from tni.quiz.question import Question
from tni.quiz.round import Round, RoundId, RoundRules
from tni.voting.phones.journal_records import JournalCounters, SeatAssigned
from tni.voting.phones.messages import PhoneAnswer
from tni.voting.phones.poll import PhonePoll
from tni.voting.phones.poll_state import AnswerRefusal, PhoneDevice, PollState

pytestmark = pytest.mark.core

PUPIL, OTHER = PhoneId("a" * 16), PhoneId("b" * 16)


def room(**rules: float) -> tuple[PollState, PhoneDevice]:
    made = PollState()
    made.apply(SeatAssigned(PUPIL, 7))
    made.apply(SeatAssigned(OTHER, 8))
    round_ = Round(RoundId("r1"), Question(id=QuestionId("q")), RoundRules(**rules), opened_at_s=0.0)  # type: ignore[arg-type]
    made.posed = PhonePoll(round_)
    return made, made.devices[PUPIL]


def answered(
    made: PollState, device: PhoneDevice, sequence: int, now_s: float, choice: str = "A"
) -> PhoneVote | AnswerRefusal:
    worth = made.answer(device, PhoneAnswer("r1", sequence, choice, None), now_s)
    if isinstance(worth, PhoneVote):
        made.apply(worth)
    return worth


@pytest.mark.parametrize("sequence", [1, 4, 5])
def test_a_sequence_that_was_taken_or_passed_is_old(sequence: int) -> None:
    made, pupil = room()
    assert isinstance(answered(made, pupil, 5, 1.0), PhoneVote)
    assert answered(made, pupil, sequence, 2.0, "B") is AnswerRefusal.OLD
    assert made.snapshot(pupil, 2.0)["mine"] == {"seq": 5, "choice": "A", "sure": None}
    assert isinstance(answered(made, pupil, 6, 3.0, "C"), PhoneVote)


def test_a_sequence_counts_for_its_device_alone_and_is_known_from_the_journal() -> None:
    made, pupil = room()
    answered(made, pupil, 5, 1.0)
    assert isinstance(answered(made, made.devices[OTHER], 5, 2.0), PhoneVote)
    again = PollState()
    for fact in made.records():
        again.apply(fact)
    again.posed = made.posed
    assert answered(again, again.devices[PUPIL], 5, 3.0) is AnswerRefusal.OLD
    spent = PollState()
    spent.apply(SeatAssigned(PUPIL, 7))
    spent.apply(JournalCounters(9, 4.0, {PUPIL: 5}))
    spent.posed = made.posed
    assert answered(spent, spent.devices[PUPIL], 5, 5.0) is AnswerRefusal.OLD
    spent.apply(JournalCounters(9, 4.0, {PUPIL: 2}))
    assert answered(spent, spent.devices[PUPIL], 5, 5.0) is AnswerRefusal.OLD


@given(st.lists(st.floats(0.0, 100.0), min_size=2, max_size=20))
def test_times_only_grow_whatever_the_clock_says(clock: list[float]) -> None:
    made, pupil = room()
    votes = [answered(made, pupil, sequence, now_s) for sequence, now_s in enumerate(clock, 1)]
    assert all(isinstance(vote, PhoneVote) for vote in votes)
    times = [vote.at_s for vote in votes if isinstance(vote, PhoneVote)]
    assert all(before < after for before, after in pairwise(times))
    assert all(at_s >= now_s for at_s, now_s in zip(times, clock, strict=True))
    again = PollState()
    for fact in [SeatAssigned(PUPIL, 7), *made.owed.values()]:
        again.apply(fact)
    again.posed = made.posed
    last = answered(again, again.devices[PUPIL], len(clock) + 1, 0.0)
    assert isinstance(last, PhoneVote)
    assert last.at_s > times[-1]


def test_a_clock_that_goes_back_makes_no_late_answer_early() -> None:
    made, pupil = room(limit_s=10.0)
    answered(made, made.devices[OTHER], 1, 9.9999999)
    assert answered(made, pupil, 1, 5.0) is AnswerRefusal.CLOSED


def test_a_clock_of_another_start_of_the_machine_counts_anew() -> None:
    made, pupil = room()
    answered(made, pupil, 1, 5000.0)
    made.begin(10.0)
    vote = answered(made, pupil, 2, 11.0)
    assert isinstance(vote, PhoneVote)
    assert vote.at_s == 11.0
