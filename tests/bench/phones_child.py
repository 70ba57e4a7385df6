"""Devices for the bench of phones: `python -m tests.bench.phones_child PLACE CODE FIRST COUNT SPREAD_MS`.

Each joins, then answers every question within that spread of being told of it. At the end of standard input: the times
from sending to acknowledgement, ms. They speak WebSocket (RFC 6455) by hand: a client of a library works longer on an
answer than the server does, and on two cores that would be what is measured.
"""

from __future__ import annotations

import asyncio
import json
import random
import resource
import sys
import time
from typing import Any, override

TEXT, PING, PONG = 0x1, 0x9, 0xA
SHORT, TWO_BYTES, EIGHT_BYTES = 125, 126, 127


def frame(payload: bytes, opcode: int = TEXT) -> bytes:
    """As a client sends it: masked, by a mask of zeros."""
    size = len(payload)
    head = bytes([0x80 | opcode, 0x80 | size]) if size <= SHORT else bytes([0x80 | opcode, 0x80 | TWO_BYTES])
    return head + (b"" if size <= SHORT else size.to_bytes(2)) + bytes(4) + payload


class Devices:
    """All of them, and how long they waited."""

    def __init__(self, place: str, code: str, count: int, spread_s: float) -> None:
        self.place, self.code, self.count, self.spread_s = place, code, count, spread_s
        self.here, self.ms = 0, list[float]()

    def came(self) -> None:
        self.here += 1
        if self.here % 500 == 0 or self.here == self.count:
            print(self.here, flush=True)


class Device(asyncio.Protocol):
    def __init__(self, devices: Devices, number: int) -> None:
        self._all, self._number = devices, number
        self._data, self._is_open = bytearray(), False
        self._sequence, self._asked, self._sent_s = 0, "", 0.0

    @override
    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        self._transport = transport
        request = (
            f"GET /socket HTTP/1.1\r\nHost: {self._all.place}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
            "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n\r\n"
        )
        join = {"t": "join", "code": self._all.code, "token": None, "number": self._number}
        transport.write(request.encode() + frame(json.dumps(join).encode()))

    @override
    def data_received(self, data: bytes) -> None:
        self._data += data
        if not self._is_open:
            head, end, rest = self._data.partition(b"\r\n\r\n")
            if not end:
                return
            assert head.startswith(b"HTTP/1.1 101"), bytes(head)
            self._is_open, self._data = True, rest
        while (message := self._next()) is not None:
            opcode, payload = message
            if opcode == PING:
                self._transport.write(frame(payload, PONG))
            elif opcode == TEXT:
                self._hear(json.loads(payload))

    def _next(self) -> tuple[int, bytes] | None:
        """The next whole message: its kind and what is in it."""
        data, at = self._data, 2
        if len(data) < at:
            return None
        size = data[1]
        if size > SHORT:
            at += {TWO_BYTES: 2, EIGHT_BYTES: 8}[size]
            size = int.from_bytes(data[2:at])
        if len(data) < at + size:
            return None
        opcode, payload = data[0] & 0xF, bytes(data[at : at + size])
        del data[: at + size]
        return opcode, payload

    def _hear(self, message: dict[str, Any]) -> None:
        if message["t"] == "state":
            if not self._asked:
                self._asked = "-"
                self._all.came()
            if message["phase"] == "open" and message["round"] != self._asked:
                self._asked = message["round"]
                self._sequence += 1
                choice = "ABCD"[self._number % 4]
                answer = {"t": "answer", "round": self._asked, "seq": self._sequence, "choice": choice, "sure": None}
                said = frame(json.dumps(answer).encode())
                if self._all.spread_s:
                    delay_s = random.uniform(0, self._all.spread_s)
                    asyncio.get_running_loop().call_later(delay_s, self._send, said)
                else:
                    self._send(said)
        elif message["t"] == "ack" and message["is"] == "received":
            self._all.ms.append((time.perf_counter() - self._sent_s) * 1000)

    def _send(self, said: bytes) -> None:
        self._sent_s = time.perf_counter()
        self._transport.write(said)


async def main() -> None:
    place, code, first, count, spread_ms = sys.argv[1], sys.argv[2], *map(int, sys.argv[3:6])
    devices, loop = Devices(place, code, count, spread_ms / 1000), asyncio.get_running_loop()
    host, _, port = place.partition(":")
    transports = []
    for number in range(first, first + count):
        made, _ = await loop.create_connection(lambda number=number: Device(devices, number), host, int(port))
        transports.append(made)
        while len(transports) - devices.here > 100:  # not more at once than a server is asked for in a school
            await asyncio.sleep(0.005)
    await loop.run_in_executor(None, sys.stdin.read)
    for transport in transports:
        transport.close()
    print(json.dumps(devices.ms), flush=True)


if __name__ == "__main__":
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (min(16_384, hard), hard))
    asyncio.run(main())
