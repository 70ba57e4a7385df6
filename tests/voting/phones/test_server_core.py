"""Numbers that one network address gets: few, until the teacher says that it is the school's router."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

import pytest

from tests.support.phone_room import choice
from tni.core.ids import PhoneId
from tni.quiz.round import Round, RoundId
from tni.voting.phones.journal import JournalFile
from tni.voting.phones.limits import PhoneLimits
from tni.voting.phones.messages import PhoneAnswer, PhoneJoin, PhoneSeatChoice
from tni.voting.phones.poll import PhonePoll
from tni.voting.phones.server_core import PhoneServerCore

CODE, MOST = "BCDF", PhoneLimits().numbers
ONE, HOME = "192.168.1.66", "192.168.1.1"


class Line:
    """A device's connection that keeps what it is told."""

    def __init__(self, address: str) -> None:
        self.device: PhoneId | None = None
        self.address = address
        self.told: list[dict[str, Any]] = []
        self.acknowledged = asyncio.Event()

    def send(self, message: dict[str, Any]) -> None:
        self.told.append(message)
        if message["t"] == "ack":
            self.acknowledged.set()

    def end(self) -> None: ...

    @property
    def token(self) -> str:
        return next(said["token"] for said in self.told if said["t"] == "welcome")


class Class:
    """A desk, and the devices that come to it."""

    def __init__(self, path: Path) -> None:
        self.said: list[dict[str, Any]] = []
        self.desk = PhoneServerCore(CODE, JournalFile(path), PhoneLimits(), self.said.append)
        self.lines: list[Line] = []

    def join(self, address: str, number: int | None, token: str | None = None) -> Line:
        line = Line(address)
        assert self.desk.handle(line, PhoneJoin(CODE, token, number))
        self.desk.hold(line)
        self.lines.append(line)
        return line

    def number(self, line: Line) -> int | None:
        assert line.device is not None
        return self.desk.state.devices[line.device].number

    def ask(self, listed: frozenset[int] | None = None) -> None:
        self.desk.pose(PhonePoll(Round(RoundId("r1"), choice(), opened_at_s=0.0), listed=listed))

    async def votes(self) -> int:
        """Everybody answers; how many votes the program is told of, which is before the pupils are."""
        answer = PhoneAnswer("r1", 1, "A", None)
        for line in [line for line in self.lines if self.desk.handle(line, answer)]:
            await line.acknowledged.wait()
        return sum(len(said["rows"]) for said in self.said if said["say"] == "votes")

    def people(self) -> dict[str, Any]:
        """What the program is told of who is here."""
        self.desk.people_changed = True
        self.desk.send_people()
        return [said for said in self.said if said["say"] == "people"][-1]


def lived(folder: Path, run: Callable[[Class], Awaitable[None]]) -> Class:
    async def all_of_it() -> Class:
        made = Class(folder / "journal")
        try:
            await run(made)
        finally:
            await made.desk.close()
        return made

    return asyncio.run(all_of_it())


@pytest.mark.parametrize("order", ["mid-question", "before a question"])
@pytest.mark.parametrize("listed", [frozenset(range(1, 31)), None], ids=["class list", "no list"])
@pytest.mark.parametrize("honest", [0, 2, 12])
def test_one_address_has_few_votes_however_many_devices_it_has(
    tmp_path: Path, order: str, listed: frozenset[int] | None, honest: int
) -> None:
    async def run(room: Class) -> None:
        for number in range(1, honest + 1):
            room.join(f"192.168.1.{100 + number}", number)
        if order == "mid-question":
            room.ask(listed)
        for number in range(honest + 1, 200):
            room.join(ONE, number)
        if order == "before a question":
            room.ask(listed)
        people = room.people()
        assert people["crowds"] == [(ONE, 199 - honest, None)]
        assert people["together"] == [list(range(honest + 1, honest + 1 + MOST))]
        assert await room.votes() == honest + MOST

    lived(tmp_path, run)


def test_devices_that_have_gone_and_those_without_a_number_count_too(tmp_path: Path) -> None:
    async def run(room: Class) -> None:
        for number in range(1, 20):  # one at a time
            line = room.join(ONE, number)
            room.desk.leave(line)
        assert [room.number(line) for line in room.lines] == [*range(1, MOST + 1), *[None] * (19 - MOST)]
        assert room.people()["together"] == [[1, 2, 3]]
        assert len(room.people()["claims"]) == 12
        for _ in range(MOST + 1):
            room.join(HOME, None)
        assert room.people()["crowds"] == [(HOME, MOST + 1, None)]

    lived(tmp_path, run)


def test_a_number_counts_for_the_address_that_took_it(tmp_path: Path) -> None:
    """A device that goes to another address makes no room at the first, and takes none at the second."""

    async def run(room: Class) -> None:
        lines = [room.join(ONE, number) for number in range(1, MOST + 1)]
        for line in lines:
            room.join(HOME, None, line.token)
        assert room.number(room.join(ONE, 20)) is None
        assert room.number(room.join(HOME, 21)) == 21

    lived(tmp_path, run)


def test_a_number_given_back_or_by_the_teacher_makes_room(tmp_path: Path) -> None:
    async def run(room: Class) -> None:
        first, *_ = [room.join(ONE, number) for number in range(1, MOST + 1)]
        room.desk.handle(first, PhoneSeatChoice(None))
        waiting = [room.join(ONE, number) for number in (20, 21)]
        assert [room.number(line) for line in waiting] == [20, None]
        (claim,) = room.desk.state.claims()
        room.desk.allow(claim, allowed=True)
        assert room.number(waiting[1]) == 21
        room.desk.handle(waiting[0], PhoneSeatChoice(None))
        assert room.number(room.join(ONE, 22)) == 22, "what the teacher gave does not count"
        room.join(ONE, None, waiting[1].token)
        assert room.number(room.join(ONE, 23)) is None

    lived(tmp_path, run)


def test_numbers_taken_and_left_while_a_question_is_open_count_until_the_next(tmp_path: Path) -> None:
    async def run(room: Class) -> None:
        room.ask()
        for number in range(1, 6):
            room.desk.handle(room.join(ONE, number), PhoneSeatChoice(None))
        assert room.number(room.join(ONE, 9)) is None
        room.desk.pose(None)
        assert room.number(room.join(ONE, 10)) == 10

    lived(tmp_path, run)


def test_numbers_of_before_that_have_a_vote_and_are_left_count_until_the_next_question(tmp_path: Path) -> None:
    """Else each would make room for one vote more."""

    async def run(room: Class) -> None:
        before = [room.join(ONE, number) for number in range(1, MOST + 1)]
        room.ask()
        for line in before:
            room.desk.handle(line, PhoneAnswer("r1", 1, "A", None))
            room.desk.handle(line, PhoneSeatChoice(None))
        for number in range(MOST + 1, 2 * MOST + 1):
            room.join(ONE, number)
        assert await room.votes() == MOST
        assert room.people()["together"] == [[1, 2, 3]]
        room.desk.pose(None)
        assert room.number(room.join(ONE, 10)) == 10

    lived(tmp_path, run)


def test_a_number_with_a_vote_that_the_teacher_gave_away_counts_until_the_next_question(tmp_path: Path) -> None:
    async def run(room: Class) -> None:
        for number in range(1, MOST + 1):
            room.join(ONE, number)
        room.ask()
        await room.votes()
        room.join(HOME, 1)
        (claim,) = room.desk.state.claims()
        room.desk.allow(claim, allowed=True)
        assert room.number(room.join(ONE, 20)) is None

    lived(tmp_path, run)


@pytest.mark.parametrize("is_open", [True, False])
def test_a_class_behind_a_router_comes_in_at_one_word(tmp_path: Path, *, is_open: bool) -> None:
    async def run(room: Class) -> None:
        if is_open:
            room.ask()
        for number in range(1, 15):
            room.join(HOME, number)
        room.desk.set_router(HOME, is_router=True)
        for number in range(15, 31):
            room.join(HOME, number)
        assert [room.number(line) for line in room.lines] == list(range(1, 31))
        people = room.people()
        assert (people["crowds"], people["together"], people["claims"]) == ([(HOME, 30, True)], [], [])
        if not is_open:
            room.ask()
        assert await room.votes() == 30

    lived(tmp_path, run)


def test_an_address_that_is_no_router_is_asked_about_once_and_has_few_numbers(tmp_path: Path) -> None:
    async def run(room: Class) -> None:
        for number in range(1, 15):
            room.join(ONE, number)
        room.desk.set_router(ONE, is_router=False)
        room.join(ONE, 15)
        people = room.people()
        assert (people["crowds"], people["together"]) == ([(ONE, 15, False)], [[1, 2, 3]])
        assert people["numbers"] == [1, 2, 3]

    lived(tmp_path, run)


def test_the_teacher_may_answer_otherwise_later(tmp_path: Path) -> None:
    async def run(room: Class) -> None:
        for number in range(1, 15):
            room.join(ONE, number)
        room.desk.set_router(ONE, is_router=False)
        room.desk.set_router(ONE, is_router=True)
        people = room.people()
        assert (people["crowds"], people["together"]) == ([(ONE, 14, True)], [])
        assert people["numbers"] == list(range(1, 15))
        room.desk.set_router(ONE, is_router=False)
        room.join(ONE, 15)
        people = room.people()
        assert people["crowds"] == [(ONE, 15, False)]
        assert people["together"] == [list(range(1, 15))]
        assert people["numbers"] == list(range(1, 15))

    lived(tmp_path, run)


def test_many_addresses_that_were_answered_leave_room_for_others(tmp_path: Path) -> None:
    async def run(room: Class) -> None:
        addresses = [f"10.0.{n}.1" for n in range(8)]
        for address in addresses:
            for _ in range(MOST + 1):
                room.join(address, None)
        asked = [(address, MOST + 1, None) for address in addresses]
        assert room.people()["crowds"] == asked[:3]
        for address in addresses[:4]:
            room.desk.set_router(address, is_router=False)
        assert room.people()["crowds"] == [*[(address, MOST + 1, False) for address in addresses[1:4]], *asked[4:7]]

    lived(tmp_path, run)


def test_a_question_about_an_address_stays_in_its_place_until_it_is_answered(tmp_path: Path) -> None:
    """Devices that come and go must not move it under the finger of the teacher."""

    async def run(room: Class) -> None:
        home = [room.join(HOME, None) for _ in range(MOST + 1)]
        room.people()
        one = [room.join(ONE, None) for _ in range(MOST + 2)]
        asked = [(HOME, MOST + 1, None), (ONE, MOST + 2, None)]
        assert room.people()["crowds"] == asked
        for line in (*home, *one[1:]):
            room.desk.leave(line)
        assert room.people()["crowds"] == asked
        room.desk.set_router(HOME, is_router=True)
        assert room.people()["crowds"] == [(HOME, MOST + 1, True), asked[1]]

    lived(tmp_path, run)


def test_a_class_with_addresses_of_its_own_is_asked_nothing(tmp_path: Path) -> None:
    async def run(room: Class) -> None:
        for number in range(1, 21):
            room.join(f"10.0.0.{number}", number)
        room.ask()
        for number in range(21, 41):
            room.join(f"10.0.0.{number}", number)
        people = room.people()
        assert (people["crowds"], people["together"], people["claims"]) == ([], [], [])
        assert await room.votes() == 40

    lived(tmp_path, run)


def test_a_server_that_is_started_again_counts_numbers_that_come_back(tmp_path: Path) -> None:
    tokens = []

    async def before(room: Class) -> None:
        lines = [room.join(ONE, number) for number in range(1, MOST + 1)]
        tokens.extend(line.token for line in lines)

    async def after(room: Class) -> None:
        for token in tokens:
            room.join(ONE, None, token)
        assert room.number(room.join(ONE, 20)) is None

    lived(tmp_path, before)
    lived(tmp_path, after)
