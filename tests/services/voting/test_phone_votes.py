"""Votes of phones on their way: to the question or the quiz under way, or to a past round; and confirmed."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from tests.services.voting.vote_desk import PHONES, QUESTIONS, VoteDesk
from tests.support.rosters import AtOnce
from tni.core.errors import TniError
from tni.core.ids import PhoneId, PupilId
from tni.quiz.ledger import Ledger, fold_records
from tni.quiz.pacing import DONE
from tni.quiz.phones import PhoneVote
from tni.quiz.round import RoundId
from tni.quiz.vote_records import hand_in_id
from tni.services.voting.phone_votes import PhoneVotes
from tni.services.voting.seats import phone_clicker


class PhoneDesk(VoteDesk):
    """A class with phones. confirmed: votes that the server need not keep any more."""

    def __init__(self) -> None:
        super().__init__({phone_clicker(n): (n, PupilId(f"pupil-{n}")) for n in (1, 2)}, devices=PHONES)
        self.confirmed: list[PhoneVote] = []
        self.votes = PhoneVotes(self, AtOnce(), self.voting.rounds, self.voting.self_paced, self.confirmed.extend)

    def ledgers(self, rounds: Sequence[RoundId]) -> list[Ledger]:
        return [fold_records(row for row in self.stored if row.round == one) for one in rounds]

    def send(self, round_id: str, number: int, choice: str) -> PhoneVote:
        self.now_s += 1.0
        place = round(self.now_s)
        vote = PhoneVote(place, round_id, PhoneId(f"device {number}"), number, place, choice, None, self.now_s)
        self.votes.take([vote])
        return vote


@pytest.fixture
def desk() -> PhoneDesk:
    return PhoneDesk()


def test_a_vote_is_confirmed_once_it_is_on_the_disk(desk: PhoneDesk) -> None:
    desk.asking.ask_anew(QUESTIONS[0])
    vote = desk.send(desk.voting.rounds.round_id or "", 1, "B")
    assert desk.confirmed == []
    desk.flush(TniError("the disk is full"))
    assert desk.confirmed == []
    desk.flush()
    assert desk.confirmed == [vote]
    assert desk.question.state.answered == (1,)


def test_clickers_and_phones_are_counted_together(desk: PhoneDesk) -> None:
    desk.asking.ask_anew(QUESTIONS[0])
    desk.send(desk.voting.rounds.round_id or "", 1, "A")
    desk.press(phone_clicker(2), "B")
    desk.voting.reveal()
    desk.flush()
    assert {letter: n for letter, n in (desk.question.state.counts or {}).items() if n} == {"A": 1, "B": 1}
    assert len(desk.confirmed) == 1


def test_what_a_round_drops_is_confirmed_at_once(desk: PhoneDesk) -> None:
    desk.asking.ask_anew(QUESTIONS[0])
    desk.flush()
    vote = desk.send(desk.voting.rounds.round_id or "", 1, "")
    assert desk.confirmed == [vote]
    assert desk.waiting == []


def test_answers_of_a_quiz_go_to_their_questions(desk: PhoneDesk) -> None:
    desk.ask_self_paced()
    first, second, _ = (round_.id for round_ in desk.voting.self_paced.rounds)
    votes = [desk.send(first, 1, "A"), desk.send(second, 1, "B"), desk.send(hand_in_id(first), 1, DONE)]
    desk.flush()
    quiz = desk.voting.state.quiz
    assert quiz is not None
    assert (quiz.state.answered(0), quiz.state.answered(1), quiz.state.handed_in) == (1, 1, 1)
    assert desk.confirmed == votes


def test_a_vote_that_comes_after_its_round_is_in_that_round(desk: PhoneDesk) -> None:
    desk.asking.ask_anew(QUESTIONS[0])
    past = desk.voting.rounds.round_id
    assert past is not None
    late = PhoneVote(1, past, PhoneId("device 1"), 1, 1, "B", None, desk.now_s + 0.5)
    desk.now_s += 1.0
    desk.voting.put_away()
    desk.asking.ask_anew(QUESTIONS[1])
    desk.flush()
    desk.votes.take([late])
    desk.flush()
    assert desk.confirmed == [late]
    assert [vote.choice for vote in desk.ledgers([past])[0].votes] == ["B"]
