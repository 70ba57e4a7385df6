"""What the phones' room makes of facts that are told again, or late."""

from __future__ import annotations

from typing import Any

import pytest

from tni.core.ids import PhoneId, QuestionId
from tni.quiz.phones import PhoneVote
from tni.quiz.question import Question
from tni.quiz.round import Round, RoundId, RoundRules
from tni.voting.phones.journal_records import SealedRound, SeatAssigned, VotesStored
from tni.voting.phones.messages import PhoneAnswer
from tni.voting.phones.poll import PhonePoll
from tni.voting.phones.poll_state import AnswerRefusal, PollState

pytestmark = pytest.mark.core

DEVICE = PhoneId("d")
FIRST = PhoneVote(1, "r", DEVICE, 7, 1, "A", None, 1.0, False)
SECOND = PhoneVote(2, "r", DEVICE, 7, 2, "B", None, 2.0, False)


def asked() -> PollState:
    room = PollState()
    room.posed = PhonePoll(Round(RoundId("r"), Question(id=QuestionId("q")), opened_at_s=0.0))
    room.apply(SeatAssigned(DEVICE, 7))
    return room


def said(room: PollState) -> dict[str, Any]:
    told = room.snapshot(room.devices[DEVICE], 3.0)["mine"]
    assert isinstance(told, dict)
    return told


def test_an_older_vote_that_is_told_after_a_newer_one_changes_nothing() -> None:
    room = asked()
    for vote in (FIRST, SECOND, FIRST):
        room.apply(vote)
    assert said(room) == {"seq": 2, "choice": "B", "sure": None}
    assert room.devices[DEVICE].sequence == 2


def test_the_newest_vote_holds_in_whatever_order_they_are_told() -> None:
    room = asked()
    for vote in (SECOND, FIRST):
        room.apply(vote)
    assert said(room)["choice"] == "B"


def test_a_number_that_goes_to_another_device_is_no_longer_that_of_the_first() -> None:
    room, other = asked(), PhoneId("other")
    room.apply(SeatAssigned(other, 7))
    assert [device.number for device in room.devices.values()] == [None, 7]
    assert room.holders == {7: other}


def test_after_another_start_of_the_machine_times_are_those_of_its_clock() -> None:
    room = asked()
    room.apply(PhoneVote(1, "r", DEVICE, 7, 1, "A", None, 5000.0, False))
    room.begin(10.0)
    vote = room.answer(room.devices[DEVICE], PhoneAnswer("r", 2, "B", None), 11.0)
    assert isinstance(vote, PhoneVote)
    assert vote.at_s == 11.0
    assert vote.place == 2


def test_no_two_votes_have_one_time() -> None:
    """A vote is known by its round and its time; the clock may stand still between two."""
    room, other = asked(), PhoneId("other")
    room.apply(SeatAssigned(other, 8))
    first = room.answer(room.devices[DEVICE], PhoneAnswer("r", 1, "A", None), 5.0)
    assert isinstance(first, PhoneVote)
    room.apply(first)
    for now_s in (5.0, 4.0):
        second = room.answer(room.devices[other], PhoneAnswer("r", 1, "A", None), now_s)
        assert isinstance(second, PhoneVote)
        assert second.at_s > first.at_s


def test_once_a_vote_without_names_is_sealed_nobody_is_told_what_a_number_answered() -> None:
    room = asked()
    room.apply(FIRST)
    room.apply(VotesStored((FIRST.place,)))
    room.apply(SealedRound("r", {7: 1}))
    assert said(room) == {"seq": 1, "choice": None, "sure": None}
    assert not [fact for fact in room.records() if isinstance(fact, PhoneVote)]


def test_a_number_that_nobody_has_answers_with_its_name_alone() -> None:
    """With names the answer waits for whoever gets the number; without, nobody could be given it."""
    for anonymous in (True, False):
        room = asked()
        round_ = Round(RoundId("r"), Question(id=QuestionId("q")), RoundRules(anonymous=anonymous), opened_at_s=0.0)
        room.posed = PhonePoll(round_, listed=frozenset({8}))
        found = room.answer(room.devices[DEVICE], PhoneAnswer("r", 1, "A", None), 5.0)
        assert (found is AnswerRefusal.UNLISTED) == anonymous


def test_an_answer_that_comes_twice_is_taken_once() -> None:
    room = asked()
    room.apply(FIRST)
    for sequence in (0, 1):
        assert room.answer(room.devices[DEVICE], PhoneAnswer("r", sequence, "B", None), 5.0) is AnswerRefusal.OLD
    assert isinstance(room.answer(room.devices[DEVICE], PhoneAnswer("r", 2, "B", None), 5.0), PhoneVote)
