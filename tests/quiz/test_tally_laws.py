"""Laws of the tally: what a round's rows say does not depend on how they came."""

from __future__ import annotations

from collections import Counter
from datetime import UTC, datetime

from hypothesis import example, given
from hypothesis import strategies as st

from tni.core.ids import ClickerId, QuestionId
from tni.quiz.ledger import fold_records
from tni.quiz.question import Question
from tni.quiz.round import Round, RoundId, RoundPhase
from tni.quiz.tally import SAME_PRESS_S, count_votes
from tni.quiz.vote_records import CastVote, PhaseChanged, RoundCreated, Seat, VoteRecord

ROUND, AT = RoundId("r"), datetime(2026, 1, 5, 9, tzinfo=UTC)
CLICKERS = [ClickerId(f"c{i}") for i in range(2)]
OPENED_S, CLOSED_S = 10.0, 20.0

cast = st.builds(
    lambda clicker, choice, at_s, sequence: (clicker, choice, at_s, sequence),
    st.sampled_from(CLICKERS),
    st.sampled_from(["A", "B", "E"]),
    st.integers(80, 220).map(lambda tenths: tenths / 10),
    st.none() | st.integers(0, 1),
)
casts = st.lists(cast, max_size=30).map(
    lambda rows: [CastVote(ROUND, n, *row) for n, row in enumerate(rows, 10)],
)
known = st.none() | st.sets(st.sampled_from(CLICKERS))


def closed_round() -> Round:
    return (
        Round(ROUND, Question(id=QuestionId("q")))
        .moved_to(RoundPhase.OPEN, OPENED_S)
        .moved_to(RoundPhase.CLOSED, CLOSED_S)
    )


def last_votes(votes: list[CastVote]) -> dict[ClickerId, str]:
    """The rule said in another way: go back in time and take each clicker's first vote that is none's repeat."""
    ordered = sorted(votes, key=lambda v: (v.at_s, v.n))
    out: dict[ClickerId, str] = {}
    for clicker in CLICKERS:
        heads: list[CastVote] = []
        for v in (v for v in ordered if v.clicker == clicker):
            same = [h for h in heads if v.sequence is not None and h.sequence == v.sequence]
            if not same or same[-1].choice != v.choice or v.at_s - same[-1].at_s > SAME_PRESS_S:
                heads.append(v)
        good = [v.choice for v in heads if OPENED_S <= v.at_s <= CLOSED_S and v.choice in "ABCD"]
        if good:
            out[clicker] = good[-1]
    return out


@given(casts, known)
@example(
    [
        CastVote(ROUND, n, CLICKERS[0], choice, at_s, 0)
        for n, choice, at_s in ((10, "A", 8.0), (11, "A", 10.0), (12, "B", 8.0))
    ],
    None,
)
def test_the_tally_is_the_last_votes(votes: list[CastVote], known: set[ClickerId] | None) -> None:
    tally = count_votes(closed_round(), votes, known)
    wanted = last_votes(votes)
    counted = {c: choice for c, choice in wanted.items() if known is None or c in known}
    assert {c: v.choice for c, v in tally.answers.items()} == counted
    assert {c: v.choice for c, v in tally.unknown.items()} == {c: wanted[c] for c in wanted.keys() - counted.keys()}
    assert tally.counts == {letter: Counter(counted.values())[letter] for letter in "ABCD"}


@given(casts, known, st.randoms())
def test_the_order_of_arrival_does_not_matter(
    votes: list[CastVote], known: set[ClickerId] | None, random: object
) -> None:
    shuffled = list(votes)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert count_votes(closed_round(), shuffled, known) == count_votes(closed_round(), votes, known)


@given(casts, st.integers(0, 29))
def test_a_repeat_changes_nothing(votes: list[CastVote], which: int) -> None:
    heard = [v for v in votes if v.sequence is not None]
    if not heard:
        return
    again = heard[which % len(heard)]
    first = count_votes(closed_round(), [again], None)
    assert (
        count_votes(
            closed_round(),
            [again, CastVote(ROUND, 99, again.clicker, again.choice, again.at_s + 1.9, again.sequence)],
            None,
        )
        == first
    )


@given(casts, known, st.randoms())
def test_replaying_the_table_in_any_order_gives_the_histogram(
    votes: list[CastVote], known: set[ClickerId] | None, random: object
) -> None:
    rows: list[VoteRecord] = [
        RoundCreated(ROUND, 0, closed_round().question, None, known is not None, AT),
        PhaseChanged(ROUND, 8, RoundPhase.OPEN, OPENED_S, AT),
        PhaseChanged(ROUND, 90, RoundPhase.CLOSED, CLOSED_S, AT),
        *(Seat(ROUND, n, clicker, n, None) for n, clicker in enumerate(sorted(known or ()), 1)),
        *votes,
    ]
    random.shuffle(rows)  # type: ignore[attr-defined]
    ledger = fold_records(rows)
    assert ledger.tally() == count_votes(closed_round(), votes, known)
    assert [r.choice for r in ledger.results()] == [last_votes(votes).get(c) for c in sorted(known or ())]
