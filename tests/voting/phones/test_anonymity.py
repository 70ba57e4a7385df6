"""Votes without names: the journal of phones tells nobody whose an answer is, and none is lost or counted twice."""

from __future__ import annotations

import os
import signal
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

import aiohttp
from hypothesis import given
from hypothesis import strategies as st

from tests.support.phone_room import Posts, Program, Pupil, Tasks, choice
from tests.voting.phones.test_server import come_in, lesson, votes_of
from tni.api.devices import Vote
from tni.core.ids import ClickerId, PhoneId
from tni.quiz.anonymise import Anonymiser
from tni.quiz.phones import PhoneVote
from tni.quiz.round import RoundPhase, RoundRules
from tni.services.voting.live_round import LiveRound, RoundPorts
from tni.services.voting.phone_votes import PhoneVotes
from tni.services.voting.seats import Voters, phone_clicker
from tni.store.votes import VoteStore, read_ledger
from tni.voting.phones.anonymity import AnonymousVoteCipher
from tni.voting.phones.codes import phone_id_of
from tni.voting.phones.journal_records import decode_record, encode_record

NAMELESS = RoundRules(anonymous=True)
devices = st.integers(0, 2**64 - 1).map(lambda n: PhoneId(f"{n:016x}"))
votes = st.builds(
    PhoneVote, st.integers(1, 2**40), st.sampled_from(["r1", "r2"]), devices, st.integers(1, 9999),
    st.integers(1, 2**31 - 1), st.sampled_from("ABCD"), st.just(None), st.floats(0, 1e6), st.just(True),
)  # fmt: skip


@given(votes, votes)
def test_a_line_tells_whose_it_is_with_its_key_alone(one: PhoneVote, other: PhoneVote) -> None:
    ours, theirs = AnonymousVoteCipher(), AnonymousVoteCipher()
    line = encode_record(one, ours)
    assert decode_record(line, ours) == one
    assert one.device.encode() not in line
    blind = decode_record(line, theirs)
    assert isinstance(blind, PhoneVote)
    assert (blind.number, blind.sequence, blind.choice, blind.at_s) == (0, one.place, one.choice, one.at_s)
    second = decode_record(encode_record(other, ours), theirs)
    assert isinstance(second, PhoneVote)
    assert (blind.device == second.device) == ((one.round, one.number) == (other.round, other.number))
    assert decode_record(encode_record(blind, theirs), AnonymousVoteCipher()) == blind, "made anew it is the same alias"


async def answered(program: Program, http: aiohttp.ClientSession) -> tuple[Pupil, Pupil]:
    """7 thinks again, 8 does not."""
    program.ask(choice(), rules=NAMELESS)
    seven, eight = await come_in(program, http, 7), await come_in(program, http, 8)
    for pupil, text in ((seven, "A"), (eight, "D"), (seven, "B")):
        await pupil.until(lambda pupil=pupil: pupil.state["phase"] == "open")
        assert await pupil.answer("r1", text) == "received"
    return seven, eight


def test_a_server_that_is_started_again_knows_whose_answers_are(tmp_path: Path) -> None:
    async def run(program: Program, http: aiohttp.ClientSession) -> None:
        seven, eight = await answered(program, http)
        os.kill(program.phones.pid or 0, signal.SIGKILL)
        program.posts.until(lambda: program.phones.state.restarts)
        for pupil, mine in (
            (seven, {"seq": 2, "choice": "B", "sure": None}),
            (eight, {"seq": 1, "choice": "D", "sure": None}),
        ):
            await pupil.cut()
            await pupil.join()
            assert pupil.state["mine"] == mine
        assert await eight.answer("r1", "C") == "received"

    assert votes_of(lesson(tmp_path, run)) == [(7, "A"), (8, "D"), (7, "B"), (8, "C")]


def test_what_a_program_that_is_gone_has_left_links_no_answer_to_a_device(tmp_path: Path) -> None:
    known: list[bytes] = []

    async def run(program: Program, http: aiohttp.ClientSession) -> None:
        for pupil in await answered(program, http):
            known.extend((pupil.token.encode(), phone_id_of(pupil.token).encode()))

    lesson(tmp_path, run, keeps=False)
    (journal,) = tmp_path.glob("*.journal")
    of_answers = [
        line for line in journal.read_bytes().splitlines() if b'"A"' in line or b'"B"' in line or b'"D"' in line
    ]
    assert len(of_answers) == 3
    assert not any(name in line for name in known for line in of_answers)
    ((_, left),) = Program(tmp_path).phones.left_over()
    assert [(vote.number, vote.choice) for vote in left] == [(0, "A"), (0, "D"), (0, "B")]
    first, second, third = (vote.device for vote in left)
    assert first == third != second
    assert not {first.encode(), second.encode()} & set(known)


class NoQuestion:
    """A program in which no question is under way."""

    round_id = None

    def has_round(self, round_id: str) -> bool:
        return False

    def cast(self, *_votes: object) -> None:
        raise AssertionError("no round takes votes")


def test_votes_told_again_after_a_crash_count_once_and_the_last_of_a_pupil(tmp_path: Path) -> None:
    posts = Posts()
    store = VoteStore(tmp_path / "votes.db", posts)
    at = datetime(2026, 1, 5, 8, tzinfo=UTC)
    ports = RoundPorts(store, lambda: None, lambda votes: None)
    live = LiveRound.create(choice(), Voters(), at, ports, NAMELESS, Anonymiser())
    live.move(RoundPhase.OPEN, 1.0, at)
    live.cast([Vote(phone_clicker(7), "A", 2.0, 1), Vote(ClickerId("clicker"), "C", 2.5)])
    live.move(RoundPhase.CLOSED, 9.0, at)

    def blind(place: int, alias: str, text: str, at_s: float) -> PhoneVote:
        return PhoneVote(place, live.round.id, PhoneId(alias), 0, place, text, None, at_s, is_anonymous=True)

    left = [blind(1, "a", "A", 2.0), blind(2, "b", "B", 3.0), blind(3, "b", "D", 4.0)]
    had: list[Sequence[PhoneVote]] = []
    on_way = PhoneVotes(store, Tasks(), NoQuestion(), NoQuestion(), had.append)
    told: list[object] = []
    store.write((), told.append)
    posts.until(lambda: told)
    for _ in range(2):  # a crash in between, and once more
        on_way.take(left)
        posts.until(lambda: had)
        had.clear()
    store.close()
    assert read_ledger(tmp_path / "votes.db", live.round.id).tally().counts == {"A": 1, "B": 0, "C": 1, "D": 1}
