"""Laws of the use case: whatever happens in whatever order, the table tells what was shown."""

from __future__ import annotations

import random
from contextlib import suppress

from hypothesis import given
from hypothesis import strategies as st

from tests.support.round_desk import SEATS, Desk, Q
from tni.core.errors import TniError
from tni.core.ids import ClickerId, PupilId
from tni.quiz.anonymise import ANONYMOUS_PREFIX
from tni.quiz.ledger import fold_records
from tni.quiz.round import RoundPhase, RoundPhaseError, RoundRules
from tni.quiz.vote_records import CastVote, Seat

presses = st.tuples(
    st.sampled_from([*SEATS, "stranger"]), st.sampled_from(["A", "B", "E", ""]), st.none() | st.integers(0, 2)
)
commands = st.sampled_from(["ask", "open", "close", "reveal", "write", "fail"])
gifts = st.tuples(st.just("give"), st.sampled_from([*SEATS, "stranger", "spare"]), st.integers(1, 4))
deeds = st.lists(st.one_of(presses, presses, commands, gifts), max_size=40)


def do(desk: Desk, deed: object) -> None:
    desk.now_s += 0.3
    match deed:
        case "write":
            desk.flush()
        case "fail":
            desk.flush(TniError("disk full"))
        case "ask":
            desk.session.ask(Q, desk.rules)
        case str():
            getattr(desk.session, deed)()
        case ("give", clicker, number):
            if desk.seats_now is not None:
                desk.seats_now = {c: seat for c, seat in desk.seats_now.items() if seat[0] != number}
                desk.seats_now[clicker] = (number, PupilId(f"pupil-{number}"))
                desk.session.seats_changed()
        case (clicker, choice, sequence):
            desk.press(clicker, choice, sequence=sequence)


@given(deeds, st.booleans(), st.sampled_from([None, 3.0]), st.randoms())
def test_the_table_in_any_order_tells_what_was_shown(
    deeds: list[object], listed: bool, limit_s: float | None, chance: random.Random
) -> None:
    """Also where time is limited and two have more of it, and clickers change hands."""
    desk = Desk(SEATS if listed else None)
    desk.extra_now, desk.rules = {1: 0.5, 4: 2.0}, RoundRules(limit_s=limit_s)
    round_id, holders = None, dict[ClickerId, int]()  # of the round that is under way, as the roster said
    for deed in ["ask", "open", *deeds]:
        with suppress(RoundPhaseError):
            do(desk, deed)
        on_disk = {row.clicker for row in desk.stored if isinstance(row, CastVote)}
        state = desk.state
        if desk.session.round_id != round_id:
            round_id, holders = desk.session.round_id, {}
        holders |= {clicker: number for clicker, (number, _) in (desk.seats_now or {}).items()}
        assert set(state.answered) <= {holders[c] for c in on_disk if c in holders} or not listed
        assert state.counts is None or state.phase is RoundPhase.REVEALED
    desk.flush()
    for phase in ("close", "reveal"):
        with suppress(RoundPhaseError):
            do(desk, phase)
    desk.flush()
    if desk.state.phase is not RoundPhase.REVEALED:  # asked again and never opened
        return
    last = desk.stored[-1].round
    rows = [row for row in desk.stored if row.round == last]
    chance.shuffle(rows)
    assert fold_records(rows).tally().counts == desk.state.counts == desk.state.shown.counts_in_memory
    assert sum(desk.state.counts.values()) == len(desk.state.answered)  # one answer to a number
    assert desk.state.not_recorded == 0


hands = st.sampled_from([*SEATS, "stranger", "spare"])
changes_of_hands = st.lists(
    st.tuples(hands, st.sampled_from(["A", "B", "E"]), st.none() | st.integers(0, 2))
    | st.tuples(st.just("give"), hands, st.integers(1, 4))
    | st.sampled_from(["write", "fail"]),
    max_size=40,
)


@given(changes_of_hands)
def test_without_names_a_seat_has_one_vote_and_no_row_says_whose(deeds: list[object]) -> None:
    """However clickers change hands meanwhile. An answer goes along with its clicker where none of another is moved."""
    desk = Desk()
    desk.session.ask(Q, RoundRules(anonymous=True))
    desk.session.open()
    held = {str(clicker): number for clicker, (number, _) in SEATS.items()}
    since = {clicker: n for n, clicker in enumerate(held)}
    names = {number: number for number in range(1, 5)}
    heard, voted, waiting = set[str](), set[int](), set[str]()

    def press(clicker: str) -> None:
        beside = [other for other in heard if held[other] == held[clicker]]
        if all(since[other] <= since[clicker] for other in beside):
            heard.add(clicker)
        voted.add(names[held[clicker]])

    def give(clicker: str, number: int) -> None:
        before = held.get(clicker)
        if before is not None and before != number:
            others = {held[other] for other in heard if other != clicker}
            if clicker in heard and others.isdisjoint((before, number)):
                names[before], names[number] = names[number], names[before]
            else:
                heard.discard(clicker)
        held[clicker] = number
        since[clicker] = since.get(clicker, 0) if before == number else len(since) + max(since.values())
        if clicker in waiting:
            waiting.remove(clicker)
            press(clicker)

    for deed in deeds:
        match deed:
            case ("give", str(clicker), int(number)):
                give(clicker, number)
            case (str(clicker), "A" | "B", _) if clicker in held:
                press(clicker)
            case (str(clicker), "A" | "B", _):
                waiting.add(clicker)
        do(desk, deed)
    desk.session.close()
    desk.flush()
    assert len(desk.state.answered) == len(voted)
    assert not any(isinstance(row, Seat) for row in desk.stored)
    assert all(row.clicker.startswith(ANONYMOUS_PREFIX) for row in desk.stored if isinstance(row, CastVote))
    assert fold_records(desk.stored).tally().counts == desk.state.outcome.counts
