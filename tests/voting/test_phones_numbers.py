"""Who takes numbers that are not theirs learns nothing by it, gets few, and is seen."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from pathlib import Path

import aiohttp

from tests.voting.phone_room import Program, Pupil, choice
from tests.voting.test_phones_server import come_in, lesson, votes_of
from tni.quiz.round import Round, RoundId, Rules
from tni.voting.phones.desk import MOST_CLAIMS, MOST_NUMBERS, MOST_STEPS

LIMIT_S, HALF_MORE = 1000.0, {7: 0.5}


def asked(program: Program, id_: str = "r1") -> Round:
    """A question with a time, of which number 7 has half as much again."""
    round_ = Round(RoundId(id_), choice(), Rules(limit_s=LIMIT_S), opened_at_s=time.monotonic())
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


def test_many_devices_of_one_address_get_few_numbers_and_the_teacher_sees_them(tmp_path: Path) -> None:
    async def run(program: Program, http: aiohttp.ClientSession) -> None:
        honest, *_ = [await come_in(program, http, 30 + n) for n in range(2 * MOST_NUMBERS)]
        asked(program)
        await honest.until(lambda: honest.state["phase"] == "open")
        async with elsewhere("127.0.0.9") as other:
            crowd = [await come_in(program, other, number) for number in range(1, MOST_NUMBERS + 3)]
            had = [one.state["number"] for one in crowd]
            assert had == [*range(1, MOST_NUMBERS + 1), None, None]
            await asyncio.to_thread(program.posts.until, lambda: len(program.phones.state.claims) == 2)
            assert program.phones.state.together == (tuple(range(1, MOST_NUMBERS + 1)),)
            assert [claim.number for claim in program.phones.state.claims] == [MOST_NUMBERS + 1, MOST_NUMBERS + 2]
        assert await honest.answer("r1", "B") == "received"

    lesson(tmp_path, run)


def test_a_class_behind_one_address_comes_in_in_mid_vote(tmp_path: Path) -> None:
    """The computer of the board has another."""

    async def run(program: Program, http: aiohttp.ClientSession) -> None:
        async with elsewhere("127.0.0.9") as own:
            await come_in(program, own, 99)
            await class_comes_in(program, http)

    async def class_comes_in(program: Program, http: aiohttp.ClientSession) -> None:
        asked(program)
        pupils = [await come_in(program, http, number) for number in range(1, 3 * MOST_NUMBERS)]
        assert [pupil.state["number"] for pupil in pupils] == list(range(1, 3 * MOST_NUMBERS))
        await asyncio.to_thread(program.posts.until, lambda: len(program.phones.state.numbers) > len(pupils))
        assert program.phones.state.together == ()

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
    async def run(program: Program, http: aiohttp.ClientSession) -> None:
        restless = await come_in(program, http, 1)
        for number in range(2, 30):
            await take(restless, number)
        await asyncio.to_thread(program.posts.until, lambda: 29 in (program.phones.state.wanderers or ((),))[0])
        assert program.phones.state.wanderers == (tuple(range(30 - MOST_STEPS, 30)),)

    lesson(tmp_path, run)
