"""The ways to a device: WebSocket, server-sent events where a network blocks it, answers to single requests."""

from __future__ import annotations

import asyncio
from collections import deque
from typing import Any, override

from aiohttp import web

from tni.voting.phones.codes import PhoneId
from tni.voting.phones.journal_records import encode_json

MAX_WAITING = 200
"""Messages that a device has not fetched; with more it is let go, and comes back."""


def websocket_frame(text: bytes) -> bytes:
    """A whole text message, as a server sends it: not masked (RFC 6455, 5.2)."""
    size = len(text)
    if size < 126:
        return b"\x81%c%b" % (size, text)
    long = size > 0xFFFF
    return b"\x81%c%b%b" % (127 if long else 126, size.to_bytes(8 if long else 2), text)


class QueuedTransport:
    """A connection that stays open. Messages leave at once where the network takes them, else in order as it does."""

    def __init__(self, address: str) -> None:
        self.device: PhoneId | None = None
        self.address = address
        self._waiting: deque[dict[str, Any]] = deque()
        self._sending: asyncio.Task[None] | None = None
        self.ended = asyncio.Event()

    def tell(self, message: dict[str, Any]) -> None:
        if self.ended.is_set() or (self._sending is None and self.send_now(encode_json(message))):
            return
        if len(self._waiting) >= MAX_WAITING:
            self.end()
            return
        if message["t"] == "state":  # how things stood before is nobody's business, and may be long
            self._waiting = deque(one for one in self._waiting if one["t"] != "state")
        self._waiting.append(message)
        if self._sending is None:
            loop = asyncio.get_running_loop()
            task = asyncio.Task(self._send_all(), loop=loop, eager_start=True)  # may be done at once
            self._sending = None if task.done() else task

    async def _send_all(self) -> None:
        try:
            while self._waiting:
                await self.send(encode_json(self._waiting.popleft()))
        except (ConnectionError, RuntimeError):  # closed meanwhile: aiohttp says either
            self.end()
        finally:
            self._sending = None

    def end(self) -> None:
        """Let it go."""
        self.ended.set()

    def send_now(self, text: str) -> bool:  # noqa: ARG002  a way that always waits
        """Send without waiting; False where that cannot be."""
        return False

    async def send(self, text: str) -> None:
        raise NotImplementedError


class WebSocketTransport(QueuedTransport):
    """A WebSocket (RFC 6455). transport: what it goes over."""

    def __init__(self, address: str, socket: web.WebSocketResponse, transport: asyncio.Transport | None) -> None:
        super().__init__(address)
        self._socket, self._transport = socket, transport

    @override
    def send_now(self, text: str) -> bool:
        """A task for each message, as `send` needs one, takes longer than all else that is done for it."""
        transport = self._transport
        if transport is None or transport.get_write_buffer_size() or self._socket.closed or transport.is_closing():
            return False
        transport.write(websocket_frame(text.encode()))
        return True

    async def send(self, text: str) -> None:
        await self._socket.send_str(text)


class EventStreamTransport(QueuedTransport):
    """Server-sent events (WHATWG HTML, 9.2)."""

    def __init__(self, address: str, response: web.StreamResponse) -> None:
        super().__init__(address)
        self._response = response

    async def send(self, text: str) -> None:
        await self._response.write(f"data: {text}\n\n".encode())


class RequestTransport:
    """One request: what is told until the answer leaves. enough: kinds of message that end the waiting."""

    def __init__(self, address: str, *enough: str) -> None:
        self.device: PhoneId | None = None
        self.address = address
        self._enough = {*enough, "no"}
        self._told: list[dict[str, Any]] = []
        self._done = asyncio.Event()

    def tell(self, message: dict[str, Any]) -> None:
        self._told.append(message)
        if message["t"] in self._enough:
            self._done.set()

    async def answer(self, wait_s: float) -> str:
        """All that was told, as a JSON array; what came till then when the wait is over."""
        try:
            async with asyncio.timeout(wait_s):
                await self._done.wait()
        except TimeoutError:
            pass
        return encode_json(self._told)
