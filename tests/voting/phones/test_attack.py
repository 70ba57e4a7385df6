"""One computer that does not know the code floods the vote server: the class votes on, in time, and loses no vote."""

from __future__ import annotations

import asyncio
import random
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import AsyncExitStack, contextmanager
from pathlib import Path
from statistics import quantiles

import aiohttp
import pytest

from tests.support.phone_room import Program, Pupil, choice
from tests.voting.phones.test_flood import sees
from tests.voting.phones.test_server import come_in, lesson, votes_of

PUPILS, QUESTIONS, QUESTION_S = 30, 10, 1.0
MOST_P99_S = 1.0
ROOT = Path(__file__).parents[3]

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(sys.platform != "linux", reason="other systems have one address to loop back to"),
]


@contextmanager
def attack(kind: str, place: str, connections: int) -> Iterator[subprocess.Popen[str]]:
    """In a process of its own, which shares the processors."""
    process = subprocess.Popen(
        [sys.executable, "-m", "tests.voting.phones.attacker", kind, place, str(connections)],
        cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
    )  # fmt: skip
    try:
        assert process.stdout is not None
        assert process.stdout.readline() == "begun\n"
        yield process
        print(f"\n{kind}", connections, process.communicate("\n", timeout=30)[0].strip())  # noqa: T201
    finally:
        process.kill()
        process.wait()


async def pump(program: Program) -> None:
    """What the main thread does: hear the server, and tell the one that is started again."""
    while True:
        program.phones.drain()
        await asyncio.sleep(0.02)


class Class:
    """Pupils, each at an address of its own, who answer each question within its time."""

    def __init__(self, program: Program, pupils: list[Pupil]) -> None:
        self.program, self.pupils, self.took_s = program, pupils, list[float]()
        self.refused = 0

    async def _vote(self, pupil: Pupil, question: int) -> None:
        await asyncio.sleep(random.uniform(0, QUESTION_S / 2))
        begun_s = time.monotonic()
        await sees(pupil, f"r{question}")
        said = await pupil.answer_surely(f"r{question}", "ABCD"[(pupil.number or 0) % 4])
        self.took_s.append(time.monotonic() - begun_s)
        self.refused += said != "received"

    async def vote(self) -> None:
        for question in range(1, QUESTIONS + 1):
            self.program.ask(choice(), f"r{question}")
            async with asyncio.timeout(60):
                await asyncio.gather(asyncio.sleep(QUESTION_S), *(self._vote(pupil, question) for pupil in self.pupils))

    def told(self) -> float:
        cuts = quantiles(self.took_s, n=100)
        told = f"p50 {cuts[49] * 1000:.1f} ms, p99 {cuts[98] * 1000:.1f} ms, most {max(self.took_s) * 1000:.1f} ms"
        print(f"votes: {told}")  # noqa: T201
        return cuts[98]


@pytest.mark.parametrize(
    ("kind", "connections"),
    [
        ("alive", 20), ("alive", 40), ("wrong host", 40), ("pings", 20), ("pings", 40), ("fragments", 40),
        ("headers", 40), ("noise", 40), ("unjoined", 12_000), ("storm", 200),
    ],
)  # fmt: skip
def test_a_class_votes_in_time_beside_a_flood(tmp_path: Path, kind: str, connections: int) -> None:
    p99_s: list[float] = []

    async def run(program: Program, _: aiohttp.ClientSession) -> None:
        async with AsyncExitStack() as stack:
            pupils = []
            for number in range(1, PUPILS + 2):
                connector = aiohttp.TCPConnector(local_addr=(f"127.0.1.{number}", 0))
                http = await stack.enter_async_context(aiohttp.ClientSession(connector=connector))
                if number <= PUPILS:
                    pupils.append(await come_in(program, http, number))
            pumping = asyncio.create_task(pump(program))
            with attack(kind, program.phones.state.place, connections):
                school = Class(program, pupils)
                await school.vote()
                newcomer = Pupil(http, program.phones.state.place, program.phones.state.code, PUPILS + 1)
                begun_s = time.monotonic()
                assert await newcomer.answer_surely(f"r{QUESTIONS}", "A") == "received"
                print(f"\na newcomer came in and voted in {time.monotonic() - begun_s:.2f} s")  # noqa: T201
            pumping.cancel()
            p99_s.append(school.told())
            assert school.refused == 0
            print("restarts", program.phones.state.restarts)  # noqa: T201

    program = lesson(tmp_path, run)
    assert len(set(votes_of(program))) == PUPILS + 1
    assert len(program.votes) == PUPILS * QUESTIONS + 1
    assert program.phones.state.restarts == 0
    assert p99_s[0] <= MOST_P99_S
