"""A computer that floods the vote server without the code: `python -m tests.voting.phones.attacker KIND PLACE N`.

KIND is a name in `KINDS`; N is how many connections it holds at a time. Speaks to loopback only, and ends with its
standard input, or after `MOST_S` by itself. Prints "begun" once all connections have been tried, and how much it sent
at the end.
"""

from __future__ import annotations

import asyncio
import json
import resource
import sys
from collections import Counter
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from typing import override

MOST_S = 20.0
CHUNK = 1 << 16
ADDRESSES = 30
"""Of the kinds that come from many computers: 127.0.2.1 and so on."""
PING = b"\x89\x80" + bytes(4)


def upgrade(place: str) -> bytes:
    return (
        f"GET /socket HTTP/1.1\r\nHost: {place}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
        "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n\r\n"
    ).encode()


def whole(one: bytes) -> bytes:
    """A chunk that ends where a message does."""
    return one * (CHUNK // len(one))


class Flood(asyncio.Protocol):
    """first: sent at once; then, after the answer where there is one, `again` as fast as it is taken."""

    def __init__(self, first: bytes, again: bytes, sent: Counter[str], lost: asyncio.Event) -> None:
        self._first, self._again, self._sent, self._lost = first, again, sent, lost
        self._is_sending = self._is_paused = False

    @override
    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        self._transport = transport
        self._sent["connections"] += 1
        transport.write(self._first)
        if not self._first:
            self._go_on()

    @override
    def data_received(self, data: bytes) -> None:
        self._sent["bytes answered"] += len(data)
        if not self._is_sending:
            self._go_on()

    def _go_on(self) -> None:
        self._is_sending = bool(self._again)
        if self._is_sending and not self._is_paused and not self._transport.is_closing():
            self._transport.write(self._again)
            self._sent["bytes sent"] += len(self._again)
            asyncio.get_running_loop().call_soon(self._go_on)

    @override
    def pause_writing(self) -> None:
        self._is_paused = True

    @override
    def resume_writing(self) -> None:
        self._is_paused = False
        self._go_on()

    @override
    def connection_lost(self, exc: BaseException | None) -> None:
        self._is_paused = True
        self._lost.set()


type Making = Callable[[str, int], tuple[str, bytes, bytes, bool]]
"""Of a place and a connection's number: from where, what first, what again and again, whether it is closed at once."""


def _alive(place: str, _number: int) -> tuple[str, bytes, bytes, bool]:
    return "127.0.2.1", b"", whole(f"GET /alive HTTP/1.1\r\nHost: {place}\r\n\r\n".encode()), False


def _wrong_host(_place: str, _number: int) -> tuple[str, bytes, bytes, bool]:
    return "127.0.2.1", b"", whole(b"GET / HTTP/1.1\r\nHost: x\r\n\r\n"), False


def _pings(place: str, _number: int) -> tuple[str, bytes, bytes, bool]:
    return "127.0.2.1", upgrade(place), whole(PING), False


def _fragments(place: str, _number: int) -> tuple[str, bytes, bytes, bool]:
    """A message that never ends, in pieces without anything in them."""
    return "127.0.2.1", upgrade(place) + b"\x01\x80" + bytes(4), whole(b"\x00\x80" + bytes(4)), False


def _headers(place: str, _number: int) -> tuple[str, bytes, bytes, bool]:
    """A request that never ends."""
    return "127.0.2.1", b"", f"GET / HTTP/1.1\r\nHost: {place}\r\n".encode() + whole(b"X: y\r\n"), False


def _noise(_place: str, _number: int) -> tuple[str, bytes, bytes, bool]:
    return "127.0.2.1", b"", bytes(range(256)) * 16, False


def _unjoined(place: str, number: int) -> tuple[str, bytes, bytes, bool]:
    return f"127.0.2.{number % ADDRESSES + 1}", upgrade(place), b"", False


def _storm(place: str, _number: int) -> tuple[str, bytes, bytes, bool]:
    return "127.0.2.1", upgrade(place), b"", True


KINDS: dict[str, Making] = {
    "alive": _alive, "wrong host": _wrong_host, "pings": _pings, "fragments": _fragments, "headers": _headers,
    "noise": _noise, "unjoined": _unjoined, "storm": _storm,
}  # fmt: skip


async def keep(making: Making, place: str, number: int, sent: Counter[str], tried: asyncio.Event) -> None:
    """One connection after another."""
    host, _, port = place.partition(":")
    assert host.startswith("127.")
    loop = asyncio.get_running_loop()
    while True:
        address, first, again, closes = making(place, number)
        lost = asyncio.Event()
        try:
            made = partial(Flood, first, again, sent, lost)
            transport, _ = await loop.create_connection(made, host, int(port), local_addr=(address, 0))
        except OSError:
            sent["refused"] += 1
            tried.set()
            await asyncio.sleep(0.01)
            continue
        tried.set()
        if closes:
            transport.abort()
        await lost.wait()
        await asyncio.sleep(0)


async def main(kind: str, place: str, count: int) -> None:
    sent = Counter[str]()
    tried = [asyncio.Event() for _ in range(count)]
    floods = [asyncio.create_task(keep(KINDS[kind], place, n, sent, one)) for n, one in enumerate(tried)]
    with suppress(TimeoutError):
        async with asyncio.timeout(MOST_S):
            print("begun", flush=True)  # noqa: T201
            await asyncio.get_running_loop().run_in_executor(None, sys.stdin.readline)
    for one in floods:
        one.cancel()
    print(json.dumps({**sent, "tried": sum(one.is_set() for one in tried)}), flush=True)  # noqa: T201


if __name__ == "__main__":
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (min(16_384, hard), hard))
    asyncio.run(main(sys.argv[1], sys.argv[2], int(sys.argv[3])))
