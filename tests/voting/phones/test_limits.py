"""Limits on one network address, each by itself: no other limit helps."""

from __future__ import annotations

import asyncio
import gc
import socket
from collections.abc import Awaitable, Callable
from contextlib import AsyncExitStack, ExitStack, suppress
from pathlib import Path

import aiohttp
import pytest

from tests.support.phone_room import HERE, Program, Pupil, choice
from tests.voting.phones.attacker import PING, upgrade
from tests.voting.phones.test_server import come_in, lesson, votes_of
from tni.voting.phones.connections import FAULT, LEAST_READ, READ_BYTES, Connection
from tni.voting.phones.journal import JournalFile
from tni.voting.phones.limits import LeakyBuckets, PhoneLimits, RateLimit
from tni.voting.phones.listener import ConnectionListener, FairQueue
from tni.voting.phones.server import FILES, PhoneServer
from tni.voting.phones.server_core import PhoneServerCore

ELSEWHERE, WAIT_S = "127.0.0.9", 20.0
PONG, OUR_PING = b"\x8a\x80" + bytes(4), b"\x89\x00"
NEVER = 1e6
"""Seconds after which a limit that is not tried has room again, or cuts."""
PLENTY = {"requests": [100_000, 1e-4], "first_request_s": NEVER, "join_s": NEVER, "from_one": 100_000}

type Open = tuple[asyncio.StreamReader, asyncio.StreamWriter]


class Limited(Program):
    """Phones with some limits alone, and connections that are closed at the end."""

    def __init__(self, folder: Path, limits: dict[str, object]) -> None:
        super().__init__(folder)
        self._writers: list[asyncio.StreamWriter] = []
        self.phones.limits = {**PLENTY, **limits}

    async def open(self, address: str = HERE) -> Open:
        made = await asyncio.open_connection(HERE, self.phones.state.port, local_addr=(address, 0))
        self._writers.append(made[1])
        return made

    async def close(self) -> None:
        for writer in self._writers:
            writer.transport.abort()
        await asyncio.sleep(0)


def limited(folder: Path, run: Callable[[Limited], Awaitable[None]], **limits: object) -> Program:
    program = Limited(folder, limits)
    program.on()

    async def in_time() -> None:
        try:
            async with asyncio.timeout(3 * WAIT_S):
                await run(program)
        finally:
            await program.close()

    try:
        asyncio.run(in_time())
        program.phones.drain()
    finally:
        program.phones.close()
    return program


async def asked(program: Limited, open_: Open, path: str = "/alive") -> int:
    """The status of a request; 0 where the connection is closed."""
    reader, writer = open_
    with suppress(OSError, asyncio.IncompleteReadError):
        writer.write(f"GET {path} HTTP/1.1\r\nHost: {program.phones.state.place}\r\n\r\n".encode())
        head = await reader.readuntil(b"\r\n\r\n")
        size = next(line for line in head.split(b"\r\n") if line.lower().startswith(b"content-length"))
        await reader.readexactly(int(size.split(b":")[1]))
        return int(head.split()[1])
    return 0


async def is_closed(open_: Open) -> bool:
    """Wait for the end. The server's pings are answered, else it would come for want of that."""
    reader, writer = open_
    with suppress(OSError):
        while data := await reader.read(1 << 16):
            writer.write(PONG * data.count(OUR_PING))
    return True


async def sockets(program: Limited, count: int, address: str = HERE) -> list[Open]:
    found = []
    for _ in range(count):
        reader, writer = await program.open(address)
        writer.write(upgrade(program.phones.state.place))
        assert (await reader.readuntil(b"\r\n\r\n")).startswith(b"HTTP/1.1 101")
        found.append((reader, writer))
    return found


def test_forty_phones_behind_one_router_load_the_page_and_join_at_once(tmp_path: Path) -> None:
    """With the usual limits: each browser opens six connections, and asks for all parts of the page."""

    async def browse(program: Program, http: aiohttp.ClientSession, number: int) -> Pupil:
        async def fetch(path: str) -> int:
            async with http.get(f"http://{program.phones.state.place}{path}") as said:
                await said.read()
                return said.status

        assert await fetch("/") == 200
        assert set(await asyncio.gather(*map(fetch, FILES))) == {200}
        return await come_in(program, http, number)

    async def run(program: Program, _: aiohttp.ClientSession) -> None:
        program.phones.set_router(HERE, is_router=True)
        async with AsyncExitStack() as stack:
            connectors = [aiohttp.TCPConnector(limit=7) for _ in range(40)]
            https = [await stack.enter_async_context(aiohttp.ClientSession(connector=one)) for one in connectors]
            pupils = await asyncio.gather(*(browse(program, http, n) for n, http in enumerate(https, 1)))
            for number, pupil in enumerate(pupils, 1):
                await pupil.until(lambda pupil=pupil, number=number: pupil.state["number"] == number)

    lesson(tmp_path, run)


def test_more_requests_than_an_address_may_ask_end_the_connection_and_nobody_elses(tmp_path: Path) -> None:
    async def run(program: Limited) -> None:
        one = await program.open()
        assert [await asked(program, one) for _ in range(9)] == [200] * 9
        other = await program.open(ELSEWHERE)
        assert await asked(program, one) == 429
        assert await is_closed(one)
        assert await asked(program, await program.open()) == 0, "the next one is not even answered"
        assert [await asked(program, other) for _ in range(5)] == [200] * 5

    limited(tmp_path, run, requests=[10, NEVER])  # the connection counts too


def test_requests_with_a_wrong_host_count_too_and_end_the_connection(tmp_path: Path) -> None:
    async def run(program: Limited) -> None:
        for _ in range(2):
            reader, writer = await program.open()
            writer.write(b"GET / HTTP/1.1\r\nHost: x\r\n\r\n" * 5)
            answer = await reader.read()
            assert answer.count(b"HTTP/1.1 421") == 1
            assert answer.count(b"HTTP/1.1") == 1
        assert await asked(program, await program.open()) == 0

    limited(tmp_path, run, requests=[2 * FAULT, NEVER])


def test_one_connection_more_than_an_address_may_have_is_closed_and_the_others_stay(tmp_path: Path) -> None:
    async def run(program: Limited) -> None:
        held = [await program.open() for _ in range(3)]
        for one in held:
            assert await asked(program, one) == 200
        assert await asked(program, await program.open()) == 0
        assert [await asked(program, one) for one in held] == [200] * 3
        assert await asked(program, await program.open(ELSEWHERE)) == 200
        held[0][1].close()
        while await asked(program, await program.open()) != 200:  # once the server has seen it close
            await asyncio.sleep(0)

    limited(tmp_path, run, from_one=3)


def test_the_oldest_connection_without_a_device_makes_way_at_its_own_address(tmp_path: Path) -> None:
    async def run(program: Limited) -> None:
        other = await program.open(ELSEWHERE)
        assert await asked(program, other) == 200
        held = await sockets(program, 3)
        (newest,) = await sockets(program, 1)
        assert await is_closed(held[0])
        assert not any(one[0].at_eof() for one in (*held[1:], newest))
        assert await asked(program, other) == 200

    limited(tmp_path, run, unjoined_from_one=3)


def test_a_connection_that_waits_for_no_answer_makes_way_first(tmp_path: Path) -> None:
    async def run(program: Limited) -> None:
        (older,) = await sockets(program, 1)
        idle = await program.open()
        assert await asked(program, idle) == 200
        newer = await sockets(program, 2)
        assert await asked(program, idle) == 0
        await sockets(program, 1)
        assert await is_closed(older)
        assert not any(one[0].at_eof() for one in newer)

    limited(tmp_path, run, unjoined_from_one=3)


def test_connections_without_a_device_from_many_addresses_lock_no_pupil_out(tmp_path: Path) -> None:
    async def run(program: Limited) -> None:
        first = await sockets(program, 4, "127.0.3.1")
        for n in range(1, 6):
            await sockets(program, 4, f"127.0.3.{n + 1}")
        assert await is_closed(first[0])
        one = await program.open(ELSEWHERE)
        assert await asked(program, one) == 200
        for n in range(6):
            await sockets(program, 4, f"127.0.3.{n + 1}")
        assert await asked(program, one) == 200, "those of the addresses with the most make way"

    limited(tmp_path, run, unjoined=20)


def test_a_socket_that_nobody_joins_is_dropped(tmp_path: Path) -> None:
    async def run(program: Limited) -> None:
        (silent,) = await sockets(program, 1)
        assert await is_closed(silent)

    limited(tmp_path, run, join_s=0.2)


def test_a_socket_on_which_a_device_has_joined_stays(tmp_path: Path) -> None:
    """It neither makes way nor is dropped."""

    async def run(program: Limited) -> None:
        async with aiohttp.ClientSession() as http:
            pupil = await come_in(program, http, 7)
            (silent,) = await sockets(program, 1)
            assert await is_closed(silent)
            await sockets(program, 5)
            program.ask(choice())
            await pupil.until(lambda: pupil.state["phase"] == "open")
            assert await pupil.answer("r1", "A") == "received"

    assert votes_of(limited(tmp_path, run, join_s=0.2, unjoined_from_one=2)) == [(7, "A")]


@pytest.mark.parametrize("frame", [PING, PONG], ids=["pings", "pongs"])
def test_more_control_frames_than_a_browser_sends_end_the_socket(tmp_path: Path, frame: bytes) -> None:
    async def run(program: Limited) -> None:
        few, many = await sockets(program, 2)
        few[1].write(PING * 5)
        assert await few[0].readexactly(10) == b"\x8a\x00" * 5
        many[1].write(frame * 6)
        assert await is_closed(many)
        few[1].write(PING)
        assert await is_closed(few)

    limited(tmp_path, run, control_frames=[5, NEVER])


def test_what_an_address_sends_before_a_device_joins_is_read_only_so_fast(tmp_path: Path) -> None:
    async def run(program: Limited) -> None:
        async with aiohttp.ClientSession() as http:
            program.ask(choice())
            pupil = await come_in(program, http, 7)
            await pupil.until(lambda: pupil.state["phase"] == "open")
            one = await program.open()
            answered = 0
            for answered in range(10):  # noqa: B007
                waiting = asyncio.create_task(asked(program, one))
                for _ in range(3):  # there and back: what is read of the other is answered by then
                    pongs = sum(said["t"] == "pong" for said in pupil.heard)
                    await pupil.send({"t": "ping"})
                    await pupil.until(lambda pongs=pongs: sum(s["t"] == "pong" for s in pupil.heard) > pongs)
                if not waiting.done():
                    waiting.cancel()
                    break
            assert answered < 9
            assert await pupil.answer("r1", "A") == "received", "a device has its own"

    limited(tmp_path, run, traffic=[6 * LEAST_READ, NEVER])


def test_what_a_device_sends_is_read_only_so_fast(tmp_path: Path) -> None:
    async def run(program: Limited) -> None:
        async with aiohttp.ClientSession() as http:
            pupil, other = await come_in(program, http, 7), await program.open(ELSEWHERE)
            answered = 0
            for answered in range(200):  # noqa: B007
                pongs = len(pupil.heard)
                await pupil.send({"t": "ping"})
                for _ in range(3):
                    assert await asked(program, other) == 200
                if len(pupil.heard) == pongs:
                    break
            assert answered < 199

    limited(tmp_path, run, device_traffic=[2 * READ_BYTES, NEVER], messages=[100_000, 1e-5])


def test_few_connections_of_an_address_wait_to_be_started() -> None:
    async def run(listening: socket.socket) -> int:
        made = 0
        both = asyncio.Event()

        class Started(asyncio.Protocol):
            def connection_made(self, transport: asyncio.BaseTransport) -> None:
                nonlocal made
                made += 1
                if made == 2:
                    both.set()
                assert isinstance(transport, asyncio.Transport)
                transport.abort()

        with ExitStack() as stack:
            here = [stack.enter_context(socket.create_connection(listening.getsockname())) for _ in range(9)]
            listener = ConnectionListener(listening, lambda _: True, Started, 2)
            loop = asyncio.get_running_loop()
            for one in here:
                one.setblocking(False)
            closed = await asyncio.gather(*(loop.sock_recv(one, 1) for one in here[2:]))
            assert closed == [b""] * 7
            await both.wait()
            listener.close()
            await asyncio.sleep(0)
            return made

    with socket.create_server((HERE, 0)) as listening:
        assert asyncio.run(run(listening)) == 2


def test_what_is_read_later_is_answered(tmp_path: Path) -> None:
    async def run(program: Limited) -> None:
        one = await program.open()
        assert [await asked(program, one) for _ in range(20)] == [200] * 20

    limited(tmp_path, run, traffic=[LEAST_READ, 1e-4])


def test_what_a_bucket_owes_is_paid_by_time() -> None:
    buckets = LeakyBuckets(RateLimit(10, 0.5))
    assert buckets.owe("a", 0.0, 10) == 0.0
    assert buckets.owe("a", 0.0, 4) == 2.0
    assert buckets.owe("a", 0.0, 2) == 3.0
    assert buckets.owe("b", 0.0, 2) == 0.0
    assert buckets.owe("a", 3.0, 0) == 0.0
    assert buckets.owe("a", 3.0, 1) == 0.5


def test_requests_are_answered_a_few_in_a_turn_and_each_address_in_its_own() -> None:
    async def run() -> list[list[str]]:
        turns, now, done = FairQueue(2), list[str](), list[list[str]]()

        async def request(address: str) -> None:
            await turns.wait(address)
            now.append(address)

        requests = [asyncio.create_task(request(address)) for address in "aaaaaaab"]
        while not all(one.done() for one in requests):
            now.clear()
            await asyncio.sleep(0)
            done.append(list(now))
        return done

    done = asyncio.run(run())
    assert all(len(now) <= 2 for now in done)
    order = "".join("".join(now) for now in done)
    assert len(order) == 8
    assert order.index("b") <= 3


def test_a_request_whose_connection_was_cut_takes_no_turn() -> None:
    async def run() -> None:
        turns = FairQueue(1)
        await turns.wait("a")
        gone, here = (asyncio.create_task(turns.wait(address)) for address in "ab")
        await asyncio.sleep(0)
        gone.cancel()
        async with asyncio.timeout(WAIT_S):
            await here

    asyncio.run(run())


@pytest.mark.parametrize("first", ["a socket", "no HTTP", "another host"])
def test_a_connection_that_is_gone_leaves_nothing_for_the_garbage_collector(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, first: str
) -> None:
    """A flood leaves hundreds of thousands of objects else, and looking through them keeps all votes waiting."""
    place = f"{HERE}:7"
    said = {"a socket": upgrade(place), "no HTTP": b"\0\1\r\n\r\n", "another host": upgrade("x")}[first]
    opened, lost, lose = 20, 0, Connection.connection_lost

    def counted(connection: Connection, error: BaseException | None) -> None:
        nonlocal lost
        lose(connection, error)
        lost += 1

    monkeypatch.setattr(Connection, "connection_lost", counted)

    async def run() -> int:
        with socket.create_server((HERE, 0)) as listening:
            desk = PhoneServerCore("BCDF", JournalFile(tmp_path / "journal"), PhoneLimits(), lambda _: None)
            server = PhoneServer(desk, frozenset({place}), PhoneLimits())
            await server.start(listening)
            for _ in range(opened):
                reader, writer = await asyncio.open_connection(*listening.getsockname())
                writer.write(said)
                await reader.readuntil(b"\r\n\r\n")
                writer.transport.abort()
            while lost < opened:
                await asyncio.sleep(0)
            await asyncio.sleep(0)
            left = sum(isinstance(one, Connection) for one in gc.get_objects())
            await server.stop()
            await desk.close()
            return left

    gc.collect()
    gc.disable()
    try:
        assert asyncio.run(run()) <= 2, "but for those that are just going"
    finally:
        gc.enable()
