"""Devices that know the code and mean no good: one of them costs nobody else a vote."""

from __future__ import annotations

import asyncio
import json
import time
import zlib
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import Any

import aiohttp
import pytest

from tests.support.phone_room import Program, Pupil, choice
from tests.voting.phones.test_server import come_in, lesson
from tni.quiz.pacing import DONE
from tni.quiz.round import Round, RoundId
from tni.quiz.vote_records import hand_in_id
from tni.voting.phones.limits import PhoneLimits
from tni.voting.phones.server_core import MAX_TRANSPORTS
from tni.voting.phones.transports import MAX_WAITING, QueuedTransport

JSON = {"Content-Type": "application/json"}


def test_one_device_cannot_fill_the_room(tmp_path: Path) -> None:
    async def run(program: Program, http: aiohttp.ClientSession) -> None:
        place, code = program.phones.state.place, program.phones.state.code
        for _ in range(2):  # cut when too much is refused, it comes back
            socket = await http.ws_connect(f"http://{place}/socket")
            said = [asyncio.create_task(_drain(socket))]
            for _ in range(PhoneLimits().devices // 2 + 500):
                try:
                    await socket.send_json({"t": "join", "code": code, "token": None, "number": None})
                except (OSError, aiohttp.ClientError):
                    break
            await asyncio.gather(*said)
        other = await Pupil(http, place, code, 7).join()
        assert other.heard[-1]["why"] != "full"

    lesson(tmp_path, run)


async def _drain(socket: aiohttp.ClientWebSocketResponse) -> None:
    async for _ in socket:
        pass


def test_who_guesses_codes_locks_out_no_device_that_was_in(tmp_path: Path) -> None:
    async def run(program: Program, http: aiohttp.ClientSession) -> None:
        program.ask(choice())
        pupil = await come_in(program, http, 4)
        wrong = "BBBB" if pupil.code != "BBBB" else "CCCC"
        guess = await http.ws_connect(f"http://{pupil.place}/socket")
        for _ in range(20):
            await guess.send_json({"t": "join", "code": wrong})
            said = await guess.receive_json()
        assert said["why"] == "slow"
        await pupil.cut()
        await pupil.join()
        assert pupil.state["number"] == 4
        assert await pupil.answer("r1", "A") == "received"

    lesson(tmp_path, run)


def test_joining_again_and_again_is_too_much_as_anything_is(tmp_path: Path) -> None:
    async def run(program: Program, http: aiohttp.ClientSession) -> None:
        pupil = await come_in(program, http, 4)
        join = {"t": "join", "code": pupil.code, "token": pupil.token, "number": 4}
        with suppress(OSError, aiohttp.ClientError):
            for _ in range(3000):
                await pupil.send(join)
            await pupil.until(lambda: False)
        assert pupil.is_cut
        assert any(said == {"t": "no", "why": "slow"} for said in pupil.heard)

    lesson(tmp_path, run)


@pytest.mark.parametrize("path", ["say", "state"])
def test_a_token_that_is_no_text_is_nobodys(tmp_path: Path, path: str) -> None:
    async def run(program: Program, http: aiohttp.ClientSession) -> None:
        message = json.dumps({"t": "ping", "token": "\ud800" * 32})
        async with http.post(f"http://{program.phones.state.place}/{path}", data=message, headers=JSON) as said:
            assert await said.json() == [{"t": "no", "why": "token"}]

    lesson(tmp_path, run)


def test_packed_bodies_are_not_unpacked(tmp_path: Path) -> None:
    async def run(program: Program, http: aiohttp.ClientSession) -> None:
        url = f"http://{program.phones.state.place}/say"
        join = json.dumps({"t": "join", "code": program.phones.state.code, "number": 1})
        async with http.post(
            url, data=zlib.compress(join.encode()), headers={**JSON, "Content-Encoding": "deflate"}
        ) as no:
            assert no.status == 400
        async with http.post(url, data=join, headers=JSON) as said:
            assert said.status == 200

    lesson(tmp_path, run)


def test_a_device_holds_few_lines_and_the_oldest_make_way(tmp_path: Path) -> None:
    async def run(program: Program, http: aiohttp.ClientSession) -> None:
        program.ask(choice())
        pupil = await come_in(program, http, 4)
        tabs = []
        for _ in range(MAX_TRANSPORTS):
            tab = Pupil(http, pupil.place, pupil.code, 4)
            tab.token = pupil.token
            tabs.append(await tab.join())
        with pytest.raises(ConnectionError):
            await pupil.until(lambda: False)
        await tabs[-1].until(lambda: tabs[-1].state["phase"] == "open")
        assert await tabs[-1].answer("r1", "A") == "received"

    lesson(tmp_path, run)


class Slow(QueuedTransport):
    """Its device fetches nothing until it is let."""

    def __init__(self) -> None:
        super().__init__("")
        self.fetched: list[dict[str, Any]] = []
        self.let = asyncio.Event()

    async def write(self, text: str) -> None:
        await self.let.wait()
        self.fetched.append(json.loads(text))


def test_what_a_slow_device_has_not_fetched_holds_one_state_the_last() -> None:
    async def run() -> None:
        line = Slow()
        for n in range(3 * MAX_WAITING):
            line.send({"t": "state", "n": n})
        line.send({"t": "ack"})
        assert not line.ended.is_set()
        line.let.set()
        await asyncio.sleep(0)
        assert [said.get("n") for said in line.fetched] == [0, 3 * MAX_WAITING - 1, None]

    asyncio.run(run())


def test_a_series_takes_nothing_before_after_beside_itself_or_for_others(tmp_path: Path) -> None:
    async def run(program: Program, http: aiohttp.ClientSession) -> None:
        first, second = (Round(RoundId(f"r{n}"), choice(), opened_at_s=time.monotonic()) for n in (1, 2))
        pupil, other = await come_in(program, http, 1), await come_in(program, http, 2)
        assert await pupil.answer("r1", "A") == "closed"
        program.phones.pose(first, others=[second])
        await pupil.until(lambda: pupil.state["phase"] == "open")
        assert await pupil.answer("r2", "A") == "received"
        whole = hand_in_id("r1")
        for name, said in (("r3", "A"), ("whole r2", DONE), (whole, "A"), (whole, ""), ("r1", DONE), ("r1", "=A")):
            assert await pupil.answer(name, said) in ("closed", "refused")
        message = {"t": "answer", "round": whole, "seq": 99, "choice": DONE, "number": 2, "token": other.token}
        await pupil.send(message)
        assert await pupil.told_of(whole, 99) == "received"
        await other.until(lambda: other.state["phase"] == "open")
        assert other.state["hand_in"] is None
        ended = [replace(one, closed_at_s=time.monotonic()) for one in (first, second)]
        program.phones.pose(ended[0], others=ended[1:])
        await other.until(lambda: other.state["phase"] == "closed")
        assert [await other.answer(name, said) for name, said in (("r1", "A"), (whole, DONE))] == ["closed", "closed"]

    program = lesson(tmp_path, run)
    assert [(vote.round, vote.number, vote.choice) for vote in program.votes] == [
        ("r2", 1, "A"), (hand_in_id("r1"), 1, DONE),
    ]  # fmt: skip
