"""No vote that a pupil was told is received is lost, whichever process is killed, and however often."""

from __future__ import annotations

import asyncio
import json
import os
import random
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

import aiohttp
import pytest

from tests.support.phone_room import HERE, Pupil
from tests.voting.phones.main_child import PUPILS, QUESTIONS
from tni.quiz.pacing import DONE, progress_from_ledgers
from tni.quiz.round import RoundId
from tni.quiz.vote_records import CastVote, hand_in_id
from tni.store.votes import read_ledger, read_rounds

ROOT = Path(__file__).parents[3]
ANSWERS = 15


class Child:
    """The program, started again whenever it was killed."""

    def __init__(self, folder: Path, *asked: str) -> None:
        self.folder, self.asked, self.told = folder, asked, dict[str, Any]()
        self.process: asyncio.subprocess.Process | None = None

    async def start(self) -> dict[str, Any]:
        self.process = await asyncio.create_subprocess_exec(
            sys.executable, "-m", "tests.voting.phones.main_child", str(self.folder), *self.asked, cwd=ROOT,
            stdin=subprocess.PIPE, stdout=subprocess.PIPE,
        )  # fmt: skip
        return await self.next()

    async def next(self) -> dict[str, Any]:
        """What it says next: that its server is ready."""
        assert self.process is not None
        assert self.process.stdout is not None
        async with asyncio.timeout(60):
            self.told = json.loads(await self.process.stdout.readline())
        return self.told

    async def kill(self) -> dict[str, Any]:
        assert self.process is not None
        self.process.kill()
        await self.process.wait()
        return await self.start()

    async def kill_server(self) -> dict[str, Any]:
        os.kill(self.told["server"], signal.SIGKILL)
        return await self.next()

    async def end(self) -> None:
        assert self.process is not None
        await self.process.communicate()
        assert self.process.returncode == 0


async def vote_on(pupil: Pupil, round_id: str, chance: random.Random, done: asyncio.Event) -> None:
    for _ in range(ANSWERS):
        assert await pupil.answer_surely(round_id, chance.choice("ABCD")) == "received"
        await asyncio.sleep(chance.uniform(0, 0.05))
    while not done.is_set():  # until the last kill is over
        assert await pupil.answer_surely(round_id, chance.choice("ABCD")) == "received"
        await asyncio.sleep(chance.uniform(0, 0.1))


async def voting_while(child: Child, kill: list[str], seed: int) -> tuple[str, list[Pupil]]:
    told = await child.start()
    chance, done = random.Random(seed), asyncio.Event()
    place, round_id = f"{HERE}:{told['port']}", told["round"]
    async with aiohttp.ClientSession() as http:
        pupils = [Pupil(http, place, told["code"], n) for n in range(1, PUPILS + 1)]
        voting = [asyncio.create_task(vote_on(pupil, round_id, chance, done)) for pupil in pupils]
        for who in kill:
            await asyncio.sleep(chance.uniform(0.05, 0.4))
            again = await (child.kill() if who == "main" else child.kill_server())
            assert (again["port"], again["code"], again["round"]) == (told["port"], told["code"], round_id)
        done.set()
        await asyncio.gather(*voting)
        for pupil in pupils:
            await pupil.cut()
    await child.end()
    return round_id, pupils


@pytest.mark.skipif(sys.platform == "win32", reason="signals")
@pytest.mark.parametrize(
    "kill",
    [
        ["server", "main", "server", "server", "main"],
        pytest.param(["server"] * 40, marks=pytest.mark.slow),
        pytest.param(["main"] * 20, marks=pytest.mark.slow),
        pytest.param(["main", "server"] * 10, marks=pytest.mark.slow),
    ],
)
def test_no_received_vote_is_lost_by_a_kill(tmp_path: Path, kill: list[str]) -> None:
    round_id, pupils = asyncio.run(voting_while(Child(tmp_path), kill, seed=len(kill)))
    assert read_rounds(tmp_path / "votes.db") == [round_id]
    ledger = read_ledger(tmp_path / "votes.db", round_id)
    stored = {(vote.clicker, vote.sequence) for vote in ledger.votes if isinstance(vote, CastVote)}
    received = {(f"phone:{pupil.number}", sequence) for pupil in pupils for _, sequence in pupil.received}
    assert len(received) >= PUPILS * ANSWERS
    assert received <= stored
    last = {f"phone:{pupil.number}": pupil.sequence for pupil in pupils}
    assert {clicker: vote.sequence for clicker, vote in ledger.tally().answers.items()} == last
    assert not list((tmp_path / "phones").iterdir())  # nothing of the session is left


async def go_through(pupil: Pupil, rounds: list[str], chance: random.Random) -> dict[str, str]:
    """Back and forth through a series, then hand it in; the last answer to each question."""
    said: dict[str, str] = {}
    for name in [*rounds, *(chance.choice(rounds) for _ in range(ANSWERS))]:
        said[name] = chance.choice("ABCD")
        assert await pupil.answer_surely(name, said[name]) == "received"
        await asyncio.sleep(chance.uniform(0, 0.05))
    assert await pupil.answer_surely(hand_in_id(rounds[0]), DONE) == "received"
    return said


@pytest.mark.skipif(sys.platform == "win32", reason="signals")
@pytest.mark.parametrize(
    "kill",
    [["main", "server", "main"], pytest.param(["main", "server"] * 10, marks=pytest.mark.slow)],
)
def test_a_series_goes_on_with_every_answer_after_kills(tmp_path: Path, kill: list[str]) -> None:
    async def lesson() -> tuple[list[str], list[dict[str, str]]]:
        child, chance = Child(tmp_path, "series"), random.Random(len(kill))
        told = await child.start()
        async with aiohttp.ClientSession() as http:
            place = f"{HERE}:{told['port']}"
            pupils = [Pupil(http, place, told["code"], n) for n in range(1, PUPILS + 1)]
            going = [asyncio.create_task(go_through(pupil, told["rounds"], chance)) for pupil in pupils]
            for who in kill:
                await asyncio.sleep(chance.uniform(0.05, 0.4))
                again = await (child.kill() if who == "main" else child.kill_server())
                assert (again["port"], again["rounds"]) == (told["port"], told["rounds"])
            said = await asyncio.gather(*going)
            for pupil in pupils:
                await pupil.cut()
        await child.end()
        return told["rounds"], said

    rounds, said = asyncio.run(lesson())
    assert len(rounds) == QUESTIONS
    ledgers = [read_ledger(tmp_path / "votes.db", RoundId(name)) for name in rounds]
    for name, ledger in zip(rounds, ledgers, strict=True):
        told = {clicker: vote.choice for clicker, vote in ledger.tally().answers.items()}
        assert told == {f"phone:{number}": one[name] for number, one in enumerate(said, 1)}
    assert all(one.handed_in and one.at is None for one in progress_from_ledgers(ledgers))
    assert not list((tmp_path / "phones").iterdir())
