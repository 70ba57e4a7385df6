"""Hundreds of connections from many addresses that send garbage, without an end, while a class votes: none is lost."""

from __future__ import annotations

import asyncio
import random
import sys
from collections.abc import Awaitable, Callable
from contextlib import suppress
from pathlib import Path

import aiohttp
import pytest

from tests.support.phone_room import HERE, WAIT_S, Program, Pupil, choice
from tests.voting.phones.test_server import come_in, lesson, votes_of

PUPILS, QUESTIONS = 40, 3
ADDRESSES, LINES = 100, 3
"""So many addresses, each with so many connections at a time."""

type Garbage = Callable[[asyncio.StreamWriter, str, random.Random], Awaitable[None]]


def _upgrade(place: str) -> bytes:
    return (
        f"GET /socket HTTP/1.1\r\nHost: {place}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
        "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n\r\n"
    ).encode()


def _frame(payload: bytes) -> bytes:
    size = len(payload)
    head = bytes([0x81, 0x80 | size]) if size < 126 else bytes([0x81, 0xFE]) + size.to_bytes(2)
    return head + bytes(4) + payload


async def noise(writer: asyncio.StreamWriter, _place: str, chance: random.Random) -> None:
    writer.write(chance.randbytes(chance.randrange(1, 4000)))


async def halves(writer: asyncio.StreamWriter, place: str, chance: random.Random) -> None:
    """Requests that stop anywhere."""
    writer.write(_upgrade(place)[: chance.randrange(1, 150)])


async def pages(writer: asyncio.StreamWriter, place: str, chance: random.Random) -> None:
    """Many requests at once, for what is there and what is not."""
    paths = ("/", "/page.js", "/picture/x", "/say", "/../journal", "/" + "x" * 3000)
    for _ in range(20):
        writer.write(f"GET {chance.choice(paths)} HTTP/1.1\r\nHost: {place}\r\n\r\n".encode())


async def bodies(writer: asyncio.StreamWriter, place: str, chance: random.Random) -> None:
    """A body without its end, or far too long."""
    head = f"POST /say HTTP/1.1\r\nHost: {place}\r\nContent-Type: application/json\r\nContent-Length: 999999\r\n\r\n"
    writer.write(head.encode() + b"[" * chance.randrange(1, 20_000))


async def guesses(writer: asyncio.StreamWriter, place: str, chance: random.Random) -> None:
    """Wrong codes, by a socket: no code has these letters."""
    writer.write(_upgrade(place))
    for _ in range(30):
        code = "".join(chance.choice("AEIO") for _ in range(4))
        writer.write(_frame(b'{"t":"join","code":"%b","token":null,"number":7}' % code.encode()))


async def frames(writer: asyncio.StreamWriter, place: str, chance: random.Random) -> None:
    """A socket that says what no page does."""
    writer.write(_upgrade(place))
    for _ in range(10):
        writer.write(_frame(b'{"t":"answer","round":"r1","seq":1,"choice":"A"}'))
    writer.write(chance.randbytes(500))


KINDS: tuple[Garbage, ...] = (noise, halves, pages, bodies, guesses, frames)


async def flood(address: str, port: int, chance: random.Random, begun: asyncio.Event) -> int:
    """One connection after another until it is stopped; how many there were."""
    count = 0
    with suppress(asyncio.CancelledError):
        while True:
            with suppress(OSError):
                reader, writer = await asyncio.open_connection(HERE, port, local_addr=(address, 0))
                count += 1
                try:
                    await chance.choice(KINDS)(writer, f"{HERE}:{port}", chance)
                    async with asyncio.timeout(chance.uniform(0.2, 1.5)):  # it reads, or lets it wait
                        await (reader.read() if chance.random() < 0.5 else writer.drain())
                except TimeoutError:
                    pass
                finally:
                    writer.transport.abort()
            begun.set()
            await asyncio.sleep(0)
    return count


async def sees(pupil: Pupil, round_: str) -> None:
    """As the page does: cut off, as where this test itself is too busy to answer a ping, it comes back."""
    while pupil.state.get("round") != round_:
        try:
            await pupil.until(lambda: pupil.state.get("round") == round_, 2 * WAIT_S)
        except ConnectionError:
            await pupil.cut()
            await pupil.join()


@pytest.mark.skipif(sys.platform != "linux", reason="other systems have one address to loop back to")
def test_a_class_votes_beside_garbage_from_many_addresses(tmp_path: Path) -> None:
    counts: list[int] = []
    asked = range(1, QUESTIONS + 1)
    told = {(number, question): asyncio.Event() for number in range(1, PUPILS + 1) for question in asked}

    async def vote(pupil: Pupil) -> None:
        for question in asked:
            await sees(pupil, f"r{question}")
            assert await pupil.answer_surely(f"r{question}", "ABCD"[pupil.number % 4]) == "received"
            told[pupil.number, question].set()

    async def run(program: Program, http: aiohttp.ClientSession) -> None:
        program.phones.set_router(HERE, is_router=True)
        pupils = [await come_in(program, http, number) for number in range(1, PUPILS + 1)]
        begun = [asyncio.Event() for _ in range(ADDRESSES * LINES)]
        addresses = [f"127.1.{n // 50}.{n % 50 + 1}" for n in range(ADDRESSES)] * LINES
        port, server = program.phones.state.port, program.phones.pid
        floods = [
            asyncio.create_task(flood(address, port, random.Random(n), begun[n])) for n, address in enumerate(addresses)
        ]
        await asyncio.gather(*(one.wait() for one in begun))
        voting = [asyncio.create_task(vote(pupil)) for pupil in pupils]
        for question in asked:
            program.ask(choice(), f"r{question}")
            async with asyncio.timeout(2 * WAIT_S):
                await asyncio.gather(*(told[pupil.number, question].wait() for pupil in pupils))
        await asyncio.gather(*voting)
        newcomer = await come_in(program, http, PUPILS + 1)
        assert await newcomer.answer(f"r{QUESTIONS}", "A") == "received"
        for one in floods:
            one.cancel()
        counts.extend(await asyncio.gather(*floods))
        assert (program.phones.pid, program.phones.state.restarts) == (server, 0)

    program = lesson(tmp_path, run)
    assert sum(counts) > ADDRESSES * LINES
    assert len(votes_of(program)) == PUPILS * QUESTIONS + 1
