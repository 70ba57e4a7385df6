"""Transports to a device: WebSocket, server-sent events where a network blocks it, and responses to single requests."""

from __future__ import annotations

import asyncio
from collections import deque
from typing import Any, override

from aiohttp import web

from tni.core.ids import PhoneId
from tni.voting.phones.journal_records import encode_json

MAX_WAITING = 200
"""Queued messages of a device; beyond that it is disconnected, and reconnects."""


def websocket_frame(text: bytes) -> bytes:
    """Encode a whole text message as a server sends it: not masked (RFC 6455, 5.2)."""
    size = len(text)
    if size < 126:
        return b"\x81%c%b" % (size, text)
    long = size > 0xFFFF
    return b"\x81%c%b%b" % (127 if long else 126, size.to_bytes(8 if long else 2), text)


class QueuedTransport:
    """Transport that stays open. Messages leave at once if the network takes them, otherwise in order as it does."""

    def __init__(self, address: str) -> None:
        self.device: PhoneId | None = None
        self.address = address
        self._waiting: deque[dict[str, Any]] = deque()
        self._writing: asyncio.Task[None] | None = None
        self.ended = asyncio.Event()

    def send(self, message: dict[str, Any]) -> None:
        if self.ended.is_set() or (self._writing is None and self.write_now(encode_json(message))):
            return
        if len(self._waiting) >= MAX_WAITING:
            self.end()
            return
        if message["t"] == "state":  # an outdated state is useless, and may be long
            self._waiting = deque(one for one in self._waiting if one["t"] != "state")
        self._waiting.append(message)
        if self._writing is None:
            loop = asyncio.get_running_loop()
            task = asyncio.Task(self._write_all(), loop=loop, eager_start=True)  # may finish at once
            self._writing = None if task.done() else task

    async def _write_all(self) -> None:
        try:
            while self._waiting:
                await self.write(encode_json(self._waiting.popleft()))
        except (ConnectionError, RuntimeError):  # closed meanwhile: aiohttp raises either
            self.end()
        finally:
            self._writing = None

    def end(self) -> None:
        """Close the transport."""
        self.ended.set()

    def write_now(self, text: str) -> bool:  # noqa: ARG002  a transport that always waits
        """Write without waiting; return False if that is impossible."""
        return False

    async def write(self, text: str) -> None:
        raise NotImplementedError


class WebSocketTransport(QueuedTransport):
    """Transport over a WebSocket (RFC 6455). transport: the connection below it."""

    def __init__(self, address: str, socket: web.WebSocketResponse, transport: asyncio.Transport | None) -> None:
        super().__init__(address)
        self._socket, self._transport = socket, transport

    @override
    def write_now(self, text: str) -> bool:
        """Write to the connection directly. `write` needs a task per message, which takes longer than all other work
        for it."""
        transport = self._transport
        if transport is None or transport.get_write_buffer_size() or self._socket.closed or transport.is_closing():
            return False
        transport.write(websocket_frame(text.encode()))
        return True

    async def write(self, text: str) -> None:
        await self._socket.send_str(text)


class EventStreamTransport(QueuedTransport):
    """Transport over server-sent events (WHATWG HTML, 9.2)."""

    def __init__(self, address: str, response: web.StreamResponse) -> None:
        super().__init__(address)
        self._response = response

    async def write(self, text: str) -> None:
        await self._response.write(f"data: {text}\n\n".encode())


class RequestTransport:
    """Transport of a single request, which collects messages until the response leaves. enough: kinds of message that
    end the wait."""

    def __init__(self, address: str, *enough: str) -> None:
        self.device: PhoneId | None = None
        self.address = address
        self._enough = {*enough, "no"}
        self._messages: list[dict[str, Any]] = []
        self._done = asyncio.Event()

    def send(self, message: dict[str, Any]) -> None:
        self._messages.append(message)
        if message["t"] in self._enough:
            self._done.set()

    async def answer(self, wait_s: float) -> str:
        """Return all collected messages as a JSON array, once one of `enough` has come or `wait_s` is over."""
        try:
            async with asyncio.timeout(wait_s):
                await self._done.wait()
        except TimeoutError:
            pass
        return encode_json(self._messages)
