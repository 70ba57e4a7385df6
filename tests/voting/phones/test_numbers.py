"""Devices that take numbers of others: they learn nothing by it, get few, and the teacher is told."""

from __future__ import annotations

import asyncio
import os
import signal
import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import replace
from pathlib import Path

import aiohttp
import pytest

from tests.support.phone_room import HERE, Program, Pupil, choice
from tests.voting.phones.test_server import come_in, lesson, votes_of
from tni.quiz.phones import PhonesState, SharedAddress
from tni.quiz.round import Round, RoundId, RoundRules
from tni.voting.phones.limits import PhoneLimits
from tni.voting.phones.server_core import MOST_CLAIMS, MOST_STEPS

MOST_NUMBERS = PhoneLimits().numbers
THERE = "127.0.0.9"
LIMIT_S, HALF_MORE = 1000.0, {7: 0.5}


def asked(program: Program, id_: str = "r1") -> Round:
    """A question with a time, of which number 7 has half as much again."""
    round_ = Round(RoundId(id_), choice(), RoundRules(limit_s=LIMIT_S), opened_at_s=time.monotonic())
    program.phones.pose(round_, HALF_MORE)
    return round_


@asynccontextmanager
async def elsewhere(address: str) -> AsyncIterator[aiohttp.ClientSession]:
    async with aiohttp.ClientSession(connector=aiohttp.TCPConnector(local_addr=(address, 0))) as http:
        yield http


async def told(program: Program, wanted: str) -> tuple:
    await asyncio.to_thread(program.posts.until, lambda: getattr(program.phones.state, wanted))
    return getattr(program.phones.state, wanted)


async def take(pupil: Pupil, number: int) -> None:
    await pupil.send({"t": "choose", "number": number})
    await pupil.until(lambda: number in (pupil.state["number"], pupil.state["wants"]))


def test_whose_number_has_more_time_is_told_to_its_pupil_alone(tmp_path: Path) -> None:
    async def run(program: Program, http: aiohttp.ClientSession) -> None:
        mine = await come_in(program, http, 7)
        asked(program)
        await mine.until(lambda: mine.state["phase"] == "open")
        assert mine.state["left_s"] > LIMIT_S
        await mine.send({"t": "choose", "number": None})
        await mine.until(lambda: mine.state["number"] is None)
        curious = await come_in(program, http, 7)
        await curious.until(lambda: curious.state["phase"] == "open")
        assert curious.state["left_s"] <= LIMIT_S
        assert await curious.answer("r1", "A") == "received"
        await curious.until(lambda: curious.state["left_s"] > LIMIT_S)
        asked(program, "r2")
        await curious.until(lambda: curious.state["round"] == "r2")
        assert curious.state["left_s"] > LIMIT_S

    assert votes_of(lesson(tmp_path, run)) == [(7, "A")]


def test_what_the_teacher_gives_has_its_own_time_at_once(tmp_path: Path) -> None:
    async def run(program: Program, http: aiohttp.ClientSession) -> None:
        asked(program)
        first = await come_in(program, http, 1)
        await first.until(lambda: first.state["phase"] == "open")  # who comes in before has no time hidden
        old, new = await come_in(program, http, 7), await come_in(program, http, 7)
        assert old.state["left_s"] <= LIMIT_S
        program.phones.claim((await told(program, "claims"))[0], allowed=True)
        await new.until(lambda: new.state["number"] == 7 and new.state["left_s"] > LIMIT_S)

    lesson(tmp_path, run)


def test_a_device_takes_few_numbers_while_a_question_is_open(tmp_path: Path) -> None:
    async def run(program: Program, http: aiohttp.ClientSession) -> None:
        pupil = await come_in(program, http, 1)
        for number in range(2, 10):  # nothing is asked yet
            await take(pupil, number)
        round_ = asked(program)
        await pupil.until(lambda: pupil.state["phase"] == "open")
        for number in range(20, 20 + MOST_NUMBERS):
            await take(pupil, number)
            assert pupil.state["number"] == number
        await take(pupil, 20)
        assert pupil.state["number"] == 20
        await take(pupil, 40)
        assert (pupil.state["number"], pupil.state["wants"]) == (20, 40)
        claim = (await told(program, "claims"))[0]
        assert claim.number == 40
        program.phones.claim(claim, allowed=True)
        await pupil.until(lambda: pupil.state["number"] == 40)
        program.phones.pose(replace(round_, id=RoundId("r2")))
        await pupil.until(lambda: pupil.state["round"] == "r2")
        await take(pupil, 41)
        assert pupil.state["number"] == 41

    lesson(tmp_path, run)


async def state_until(program: Program, so: Callable[[PhonesState], object]) -> PhonesState:
    await asyncio.to_thread(program.posts.until, lambda: so(program.phones.state))
    return program.phones.state


def test_many_devices_of_one_address_get_few_numbers_and_the_teacher_sees_them(tmp_path: Path) -> None:
    async def run(program: Program, http: aiohttp.ClientSession) -> None:
        program.phones.set_router(HERE, is_router=True)
        honest, *_ = [await come_in(program, http, 30 + n) for n in range(2 * MOST_NUMBERS)]
        asked(program)
        await honest.until(lambda: honest.state["phase"] == "open")
        async with elsewhere(THERE) as other:
            crowd = [await come_in(program, other, number) for number in range(1, MOST_NUMBERS + 3)]
            had = [one.state["number"] for one in crowd]
            assert had == [*range(1, MOST_NUMBERS + 1), None, None]
            state = await state_until(program, lambda state: len(state.claims) == 2)
            assert state.together == (tuple(range(1, MOST_NUMBERS + 1)),)
            assert [claim.number for claim in state.claims] == [MOST_NUMBERS + 1, MOST_NUMBERS + 2]
            assert state.crowds == (
                SharedAddress(HERE, 2 * MOST_NUMBERS, is_router=True),
                SharedAddress(THERE, MOST_NUMBERS + 2),
            )
        assert await honest.answer("r1", "B") == "received"

    lesson(tmp_path, run)


@pytest.mark.parametrize("is_open", [True, False], ids=["mid-question", "before a question"])
@pytest.mark.parametrize("listed", [frozenset(range(1, 31)), None], ids=["class list", "no list"])
def test_one_computer_that_poses_as_a_class_has_few_votes(
    tmp_path: Path, listed: frozenset[int] | None, *, is_open: bool
) -> None:
    """Two pupils have come in so far."""

    async def run(program: Program, _: aiohttp.ClientSession) -> None:
        async with elsewhere("127.0.0.2") as one, elsewhere("127.0.0.3") as two, elsewhere(THERE) as away:
            pupils = [await come_in(program, one, 1), await come_in(program, two, 2)]
            if is_open:
                program.phones.pose(asked(program), listed=listed)
            crowd = [await come_in(program, away, number) for number in range(3, 31)]
            if not is_open:
                program.phones.pose(asked(program), listed=listed)
            told = []
            for device in [*pupils, *crowd]:
                await device.until(lambda device=device: device.state["phase"] == "open")
                told.append(await device.answer("r1", "A"))
            assert told == ["received"] * (2 + MOST_NUMBERS) + ["number"] * (28 - MOST_NUMBERS)
            state = await state_until(program, lambda state: state.crowds == (SharedAddress(THERE, 28),))
            assert state.together == ((3, 4, 5),)

    assert len(votes_of(lesson(tmp_path, run))) == 2 + MOST_NUMBERS


def test_a_class_behind_one_address_comes_in_at_one_word_of_the_teacher(tmp_path: Path) -> None:
    """The computer of the board has another address."""

    async def run(program: Program, http: aiohttp.ClientSession) -> None:
        async with elsewhere(THERE) as own:
            await come_in(program, own, 99)
            asked(program)
            pupils = [await come_in(program, http, number) for number in range(1, 3 * MOST_NUMBERS)]
            await state_until(program, lambda state: state.crowds == (SharedAddress(HERE, len(pupils)),))
            program.phones.set_router(HERE, is_router=True)
            for number, pupil in enumerate(pupils, 1):
                await pupil.until(lambda number=number, pupil=pupil: pupil.state["number"] == number)
            later = await come_in(program, http, 30)
            assert later.state["number"] == 30
            answered = (SharedAddress(HERE, len(pupils) + 1, is_router=True),)
            await state_until(program, lambda s: s.crowds == answered and not (s.claims or s.together))

    lesson(tmp_path, run)


def test_the_teachers_word_on_an_address_outlives_the_server(tmp_path: Path) -> None:
    async def run(program: Program, http: aiohttp.ClientSession) -> None:
        program.phones.set_router(HERE, is_router=True)
        os.kill(program.phones.pid or 0, signal.SIGKILL)
        await state_until(program, lambda state: state.restarts)
        program.ask(choice())
        pupils = [await come_in(program, http, number) for number in range(1, 2 * MOST_NUMBERS)]
        for number, pupil in enumerate(pupils, 1):
            await pupil.until(lambda number=number, pupil=pupil: pupil.state["number"] == number)

    lesson(tmp_path, run)


def test_numbers_that_come_back_by_events_count_for_their_address(tmp_path: Path) -> None:
    """The server that is started again does not know any more which address took them."""

    async def run(program: Program, http: aiohttp.ClientSession) -> None:
        before = [await come_in(program, http, number) for number in range(1, MOST_NUMBERS + 1)]
        for pupil in before:
            await pupil.cut()
        os.kill(program.phones.pid or 0, signal.SIGKILL)
        await state_until(program, lambda state: state.restarts)
        program.ask(choice())
        for pupil in before:
            async with http.get(f"http://{pupil.place}/events", params={"token": str(pupil.token)}) as events:
                assert (await events.content.readline()).startswith(b"data:")
        more = await come_in(program, http, MOST_NUMBERS + 1)
        await more.until(lambda: more.state["wants"] == MOST_NUMBERS + 1)
        assert more.state["number"] is None

    lesson(tmp_path, run)


def test_who_asks_for_numbers_under_many_names_hides_nobody_and_floods_no_teacher(tmp_path: Path) -> None:
    async def run(program: Program, http: aiohttp.ClientSession) -> None:
        for number in (7, 8):
            await come_in(program, http, number)
        for _ in range(MOST_CLAIMS + 5):
            await take(await come_in(program, http, None), 7)
        async with elsewhere("127.0.0.2") as away:
            honest = await come_in(program, away, None)
            await take(honest, 8)
            await asyncio.to_thread(
                program.posts.until, lambda: 8 in [one.number for one in program.phones.state.claims]
            )
            assert len(program.phones.state.claims) == MOST_CLAIMS
            program.phones.claim(program.phones.state.claims[1], allowed=True)
            await honest.until(lambda: honest.state["number"] == 8)

    lesson(tmp_path, run)


def test_who_goes_through_all_numbers_is_seen_on_one_line(tmp_path: Path) -> None:
    """Through as many as a device may take before it is slowed down."""
    last = 1 + PhoneLimits().seatings.burst
    assert last > 2 * MOST_STEPS

    async def run(program: Program, http: aiohttp.ClientSession) -> None:
        restless = await come_in(program, http, 1)
        for number in range(2, last + 1):
            await take(restless, number)
        await asyncio.to_thread(program.posts.until, lambda: last in (program.phones.state.wanderers or ((),))[0])
        assert program.phones.state.wanderers == (tuple(range(last + 1 - MOST_STEPS, last + 1)),)

    lesson(tmp_path, run)
