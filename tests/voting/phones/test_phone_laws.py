"""Laws of phones' votes: what a journal tells is what was; told twice, in pieces or made anew, it is the same."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tni.core.ids import PhoneId, QuestionId
from tni.quiz.phones import PhoneVote
from tni.quiz.question import Question
from tni.quiz.round import Round, RoundId, RoundRules
from tni.quiz.tally import count_votes
from tni.quiz.vote_records import CastVote, late_number
from tni.services.voting.seats import phone_clicker
from tni.voting.phones import journal as journal_file
from tni.voting.phones.anonymity import AnonymousVoteCipher
from tni.voting.phones.journal import JournalFile
from tni.voting.phones.journal_records import JournalRecord, SeatAssigned, VotesStored, decode_record, encode_record
from tni.voting.phones.messages import PhoneAnswer, PhoneMessageError, parse
from tni.voting.phones.poll import PhonePoll
from tni.voting.phones.poll_state import PollState

pytestmark = pytest.mark.core

DEVICES = [PhoneId(f"{n:016x}") for n in range(4)]
ROUNDS = ["r1", "r2", "series", "nameless"]
BLIND = AnonymousVoteCipher()
QUESTION = Question(id=QuestionId("q"))

devices = st.sampled_from(DEVICES)
steps = st.lists(
    st.one_of(
        st.tuples(st.just("choose"), devices, st.one_of(st.none(), st.integers(1, 3))),
        st.tuples(st.just("allow"), devices, st.integers(1, 3)),
        st.tuples(st.just("answer"), devices, st.integers(1, 6), st.sampled_from([*"ABCDX", "done"])),
        st.tuples(st.just("pose"), st.sampled_from(ROUNDS)),
        st.tuples(st.just("had"), st.integers(1, 12)),
    ),
    max_size=40,
)


def posed(id_: str) -> PhonePoll:
    others = ("second", "third") if id_ == "series" else ()
    rules = RoundRules(anonymous=id_ == "nameless")
    first, *rest = (Round(RoundId(name), QUESTION, rules, opened_at_s=0.0) for name in (id_, *others))
    return PhonePoll(first, others=tuple(rest))


def lived(what: list[tuple]) -> tuple[PollState, list[JournalRecord]]:
    """A lesson, and what its journal holds."""
    room, journal = PollState(), list[JournalRecord]()
    room.posed = posed(ROUNDS[0])

    def put(fact: JournalRecord | None) -> None:
        if fact is not None:
            room.apply(fact)
            journal.append(fact)

    for now_s, step in enumerate(what, 1):
        match step:
            case ("choose", device, number):
                put(room.choose(room.enter(device), number))
            case ("allow", device, number):
                for claim in room.claims():
                    if (claim.device, claim.number) == (device, number):
                        put(room.allow(claim))
            case ("answer", device, sequence, text):
                names = room.posed.names
                said = PhoneAnswer(names[(sequence + len(text)) % len(names)], sequence, text, None)
                worth = room.answer(room.enter(device), said, float(now_s))
                put(worth if isinstance(worth, PhoneVote) else None)
            case ("pose", id_):
                room.posed = posed(id_)
            case ("had", place):
                put(VotesStored((place,)) if place in room.owed else None)
    return room, journal


def read(facts: list[JournalRecord], as_in: PollState) -> PollState:
    room = PollState()
    for fact in facts:
        room.apply(fact)
    room.posed = as_in.posed
    return room


def seen(room: PollState) -> object:
    """All that devices and the program can tell of it."""
    known = {id_: room.snapshot(device, 0.0) for id_, device in room.devices.items() if device.numbers}
    for state in known.values():
        del state["wants"]  # a claim is said again by the device that comes back
    wandered = sorted(room.wanderers())
    return known, dict(sorted(room.holders.items())), dict(sorted(room.owed.items())), wandered


@given(steps)
def test_a_journal_tells_the_lesson_and_twice_tells_the_same(what: list[tuple]) -> None:
    room, journal = lived(what)
    assert seen(read(journal, room)) == seen(room)
    votes = [fact for fact in journal if isinstance(fact, PhoneVote)]
    assert seen(read([*journal, *votes], room)) == seen(room)


@given(steps)
def test_a_journal_made_anew_tells_the_same(what: list[tuple]) -> None:
    room, _ = lived(what)
    again = read(room.records(), room)
    assert seen(again) == seen(room)
    assert seen(read(again.records(), room)) == seen(room)


@given(steps)
def test_places_and_times_of_votes_only_grow(what: list[tuple]) -> None:
    votes = [fact for fact in lived(what)[1] if isinstance(fact, PhoneVote)]
    assert [vote.place for vote in votes] == list(range(1, len(votes) + 1))
    assert all(a.at_s < b.at_s for a, b in pairwise(votes))
    assert len({(vote.device, vote.round, vote.sequence) for vote in votes}) == len(votes)


@given(steps, st.integers(0, 4000))
def test_a_journal_cut_anywhere_holds_what_was_whole(what: list[tuple], cut: int) -> None:
    _, journal = lived(what)
    lines = [encode_record(fact, BLIND) for fact in journal]
    data = b"".join(lines)[:cut]
    whole = sum(len(b"".join(lines[: n + 1])) <= len(data) for n in range(len(lines)))
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "journal"
        path.write_bytes(data)
        file = JournalFile(path, BLIND)
        file.append(file.lines([SeatAssigned(DEVICES[0], 9)]))
        file.close()
        again = JournalFile(path, BLIND)
        again.close()
    assert list(file.records) == journal[:whole]
    assert list(again.records) == [*journal[:whole], SeatAssigned(DEVICES[0], 9)]


@given(st.binary(max_size=80))
def test_any_line_is_a_fact_or_none(line: bytes) -> None:
    fact = decode_record(line, BLIND)
    assert fact is None or isinstance(fact, JournalRecord.__value__)


@given(st.one_of(st.binary(max_size=200), st.text(max_size=200)))
def test_any_bytes_are_a_message_or_our_error(data: bytes | str) -> None:
    with suppress(PhoneMessageError):
        parse(data)


@given(steps, st.randoms(use_true_random=False), st.data())
def test_votes_that_come_again_late_give_the_histogram_that_was_shown(what: list[tuple], chance, data) -> None:
    votes = [v for v in lived(what)[1] if isinstance(v, PhoneVote) and v.round == "r1"]
    round_ = posed("r1").round

    def row(vote: PhoneVote, n: int) -> CastVote:
        return CastVote(round_.id, n, phone_clicker(vote.number), vote.choice, vote.at_s, vote.sequence)

    rows = [row(vote, n) for n, vote in enumerate(votes)]
    late = [row(v, late_number(f"{v.device} {v.round} {v.sequence}")) for v in votes if data.draw(st.booleans())]
    mixed = [*rows, *late]
    chance.shuffle(mixed)
    assert count_votes(round_, mixed, None).counts == count_votes(round_, rows, None).counts


@given(st.lists(st.lists(st.integers(1, 9999), min_size=1, max_size=3), max_size=6), st.integers(0, 3))
def test_a_journal_reads_the_same_whatever_room_was_made_in_it(groups: list[list[int]], renewed: int) -> None:
    facts = [[SeatAssigned(DEVICES[0], number) for number in group] for group in groups]
    with tempfile.TemporaryDirectory() as folder, patched_room(64):
        path = Path(folder) / "journal"
        file = JournalFile(path)
        for n, group in enumerate(facts):
            file.append(file.lines(group))
            if n + 1 == renewed:
                file.renew([fact for group in facts[:renewed] for fact in group])
        file.close()
        again = JournalFile(path)
        again.append(again.lines([SeatAssigned(DEVICES[1], 7)]))
        again.close()
        last = JournalFile(path)
        last.close()
    assert list(again.records) == [fact for group in facts for fact in group]
    assert list(last.records) == [*again.records, SeatAssigned(DEVICES[1], 7)]


@contextmanager
def patched_room(size: int) -> Iterator[None]:
    """Room for a line or none, so that it is made often."""
    before, journal_file.PREALLOCATED_BYTES = journal_file.PREALLOCATED_BYTES, size
    try:
        yield
    finally:
        journal_file.PREALLOCATED_BYTES = before
