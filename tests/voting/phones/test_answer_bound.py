"""However often a device changes its answer, few answers are stored, and the last one given in time counts."""

from __future__ import annotations

import asyncio
import time
from pathlib import Path

import pytest

from tests.support.phone_room import choice
from tests.voting.phones.test_server_core import Class, Line, lived
from tni.core.ids import PhoneId
from tni.quiz.phones import PhoneVote
from tni.quiz.round import Round, RoundId
from tni.voting.phones.answer_bound import AnswerBound
from tni.voting.phones.journal import JournalFile
from tni.voting.phones.journal_records import SeatAssigned
from tni.voting.phones.limits import AnswerLimit, PhoneLimits
from tni.voting.phones.messages import PhoneAnswer, PhoneSeatChoice
from tni.voting.phones.poll import PhonePoll

LIMIT = PhoneLimits().answers
KEY = PhoneId("a"), "r1"
MANY = 39
"""Messages that a device may send at once, less the one that it joins with."""


def opened(id_: str = "r1") -> Round:
    return Round(RoundId(id_), choice(), opened_at_s=0.0)


def closed(id_: str = "r1") -> Round:
    return Round(RoundId(id_), choice(), opened_at_s=0.0, closed_at_s=time.monotonic())


def change(room: Class, line: Line, count: int, round_: str = "r1", start: int = 1) -> None:
    """The device changes its answer so often; the last one is D."""
    for sequence in range(start, start + count):
        text = "D" if sequence == start + count - 1 else "ABC"[sequence % 3]
        assert room.desk.handle(line, PhoneAnswer(round_, sequence, text, None))


def votes_of(room: Class) -> list[PhoneVote]:
    return [vote for said in room.said if said["say"] == "votes" for vote in said["rows"]]


def test_few_are_stored_and_the_last_one_counts_when_the_question_is_closed(tmp_path: Path) -> None:
    async def run(room: Class) -> None:
        line = room.join("192.168.1.20", 7)
        room.ask()
        change(room, line, MANY)
        assert room.desk.state.snapshot(room.desk.state.devices[line.device], 0.0)["mine"]["seq"] == LIMIT.at_once  # type: ignore[index]
        end = closed()
        room.desk.pose(PhonePoll(end))
        await told(line, MANY)
        assert end.takes(votes_of(room)[-1].at_s)

    room = lived(tmp_path, run)
    votes = votes_of(room)
    assert len(votes) == LIMIT.at_once + 1
    assert (votes[-1].choice, votes[-1].sequence) == ("D", MANY)
    assert [vote.place for vote in votes] == list(range(1, len(votes) + 1))
    stored = [record for record in JournalFile(tmp_path / "journal").records if isinstance(record, PhoneVote)]
    assert [vote.sequence for vote in stored][-1] == MANY


async def told(line: Line, sequence: int) -> None:
    """Wait until the device is told that the answer was received."""
    async with asyncio.timeout(30):
        while not any(said.get("seq") == sequence and said.get("is") == "received" for said in line.told):
            line.acknowledged.clear()
            await line.acknowledged.wait()


def test_one_that_waits_is_stored_when_its_time_has_come(tmp_path: Path) -> None:
    async def run(room: Class) -> None:
        line = room.join("192.168.1.20", 7)
        room.ask()
        change(room, line, LIMIT.at_once + 3)
        await told(line, LIMIT.at_once + 3)  # the question is still open

    assert [vote.choice for vote in votes_of(lived(tmp_path, run))][-1] == "D"


@pytest.mark.parametrize("then", ["the next question", "none", "the end"])
def test_one_that_waits_is_stored_whatever_comes_next(tmp_path: Path, then: str) -> None:
    async def run(room: Class) -> None:
        line = room.join("192.168.1.20", 7)
        room.ask()
        change(room, line, MANY)
        if then != "the end":
            room.desk.pose(PhonePoll(opened("r2")) if then == "the next question" else None)

    votes = votes_of(lived(tmp_path, run))
    assert [(vote.round, vote.choice) for vote in votes][-1] == ("r1", "D")
    assert len(votes) == LIMIT.at_once + 1


def test_an_older_answer_does_not_replace_the_one_that_waits(tmp_path: Path) -> None:
    async def run(room: Class) -> None:
        line = room.join("192.168.1.20", 7)
        room.ask()
        change(room, line, LIMIT.at_once + 2)
        assert room.desk.handle(line, PhoneAnswer("r1", LIMIT.at_once + 1, "A", None))
        assert room.desk.handle(line, PhoneAnswer("r1", LIMIT.at_once + 2, "D", None)), "said again by the page"

    votes = votes_of(lived(tmp_path, run))
    assert (votes[-1].choice, len(votes)) == ("D", LIMIT.at_once + 1)


def test_each_question_and_each_device_has_its_own_bound(tmp_path: Path) -> None:
    async def run(room: Class) -> None:
        one, other = room.join("192.168.1.20", 7), room.join("192.168.1.21", 8)
        room.ask()
        change(room, one, LIMIT.at_once)
        change(room, other, LIMIT.at_once)
        room.desk.pose(PhonePoll(opened("r2")))
        change(room, one, 10, "r2", LIMIT.at_once + 1)
        await told(one, LIMIT.at_once + 10)

    assert len(votes_of(lived(tmp_path, run))) == 2 * LIMIT.at_once + 10


def test_a_day_of_changes_stores_a_handful_more() -> None:
    """Ten changes a second, each stored as soon as it may be."""
    bound, now_s, stored = AnswerBound(AnswerLimit(20, 1.0)), 1000.0, 0
    while now_s < 1000.0 + 86_400:
        if bound.wait_s(KEY, now_s) <= 0:
            bound.stored(KEY, now_s)
            stored += 1
        now_s += 0.1 if stored < 20 else max(0.1, bound.wait_s(KEY, now_s))
    assert stored < 20 + 18


def test_a_device_that_changes_its_number_for_ever_is_slowed_down(tmp_path: Path) -> None:
    most = PhoneLimits().seatings.burst

    async def run(room: Class) -> None:
        line = room.join("192.168.1.20", 7)
        for count in range(1, MANY):
            room.desk.handle(line, PhoneSeatChoice(7 + count % 2))
        assert {"t": "no", "why": "slow"} in line.told

    lived(tmp_path, run)
    changes = [record for record in JournalFile(tmp_path / "journal").records if isinstance(record, SeatAssigned)]
    assert len(changes) in (most + 1, most + 2), "the first number, then those that it changed to"
