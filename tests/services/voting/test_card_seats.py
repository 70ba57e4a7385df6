"""Cards among clickers: one pupil has one vote, whichever way it came last; each pupil has the card of their number."""

from __future__ import annotations

from dataclasses import dataclass, replace
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tni.core.ids import ClassId, ClickerId, PupilId, QuestionId
from tni.quiz.card_codes import card_clicker_id
from tni.quiz.question import Question
from tni.quiz.round import Round, RoundId, RoundPhase, RoundRules
from tni.quiz.tally import count_votes
from tni.quiz.vote_records import CastVote, Seat
from tni.services.voting.seats import CardSeats

ROUND, CLASS = RoundId("r"), ClassId("5eA")
Q = Question(id=QuestionId("q"))
KIT = {n: ClickerId(f"iclicker:{n:08d}") for n in (1, 2, 3)}
NUMBERS = {card_clicker_id(n): n for n in KIT} | {clicker: n for n, clicker in KIT.items()}


def a_round() -> Round:
    return Round(ROUND, Q).moved_to(RoundPhase.OPEN, 0.0).moved_to(RoundPhase.CLOSED, 100.0)


casts = st.lists(
    st.tuples(st.sampled_from(sorted(NUMBERS)), st.sampled_from("ABCD"), st.integers(0, 100)), max_size=20
).map(lambda rows: [CastVote(ROUND, n, clicker, choice, float(at)) for n, (clicker, choice, at) in enumerate(rows)])


@given(casts, st.randoms(use_true_random=False))
def test_a_pupil_has_one_vote_the_last_whatever_the_order_of_arrival(votes: list[CastVote], random: Random) -> None:
    wanted: dict[int, str] = {}
    for vote in sorted(votes, key=lambda v: (v.at_s, v.n)):
        wanted[NUMBERS[vote.clicker]] = vote.choice
    shuffled = list(votes)
    random.shuffle(shuffled)
    seats = {clicker: Seat(ROUND, n, clicker, n, None) for clicker, n in NUMBERS.items()}
    tally = count_votes(a_round(), shuffled, seats)
    assert {NUMBERS[clicker]: vote.choice for clicker, vote in tally.answers.items()} == wanted
    assert sum(tally.counts.values()) == len(tally.answers) == len(wanted)


@dataclass
class Lists:
    """A roster: a class of three, and perhaps a kit of clickers."""

    kit: dict[ClickerId, int]

    def seats(self, class_id: ClassId | None) -> dict[ClickerId, tuple[int, PupilId | None]] | None:
        if not self.kit:
            return None
        return {clicker: (n, None if class_id is None else PupilId(f"p{n}")) for clicker, n in self.kit.items()}

    def extra(self, class_id: ClassId | None) -> dict[int, float]:
        return {}

    def numbers(self, class_id: ClassId) -> dict[int, PupilId]:
        return {n: PupilId(f"p{n}") for n in (1, 2, 3)}


def card_seats(kit: dict[ClickerId, int]) -> CardSeats:
    lists = Lists(kit)
    return CardSeats(lists, lists)


@pytest.fixture
def seats() -> CardSeats:
    return card_seats({KIT[1]: 1})


def test_without_a_camera_the_seats_are_those_of_the_kit(seats: CardSeats) -> None:
    assert seats.seats(CLASS) == {KIT[1]: (1, PupilId("p1"))}
    assert card_seats({}).seats(CLASS) is None


def test_with_one_each_pupil_has_the_card_of_their_number_beside_the_clicker(seats: CardSeats) -> None:
    seats.reads_cards = True
    assert seats.seats(CLASS) == {
        KIT[1]: (1, PupilId("p1")),
        card_clicker_id(1): (1, PupilId("p1")),
        card_clicker_id(2): (2, PupilId("p2")),
        card_clicker_id(3): (3, PupilId("p3")),
    }


def test_without_a_class_the_kit_s_numbers_have_cards_and_without_either_every_card_counts(seats: CardSeats) -> None:
    seats.reads_cards = True
    assert seats.seats(None) == {KIT[1]: (1, None), card_clicker_id(1): (1, None)}
    nobody = card_seats({})
    nobody.reads_cards = True
    assert nobody.seats(None) is None


@given(casts)
def test_where_the_first_vote_counts_it_is_the_pupil_s_first_in_any_way(votes: list[CastVote]) -> None:
    wanted: dict[int, str] = {}
    for vote in sorted(votes, key=lambda v: (v.at_s, v.n)):
        wanted.setdefault(NUMBERS[vote.clicker], vote.choice)
    seats = {clicker: Seat(ROUND, n, clicker, n, None) for clicker, n in NUMBERS.items()}
    first = replace(a_round(), rules=RoundRules(first_only=True))
    tally = count_votes(first, votes, seats)
    assert {NUMBERS[clicker]: vote.choice for clicker, vote in tally.answers.items()} == wanted
