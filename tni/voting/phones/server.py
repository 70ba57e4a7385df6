"""HTTP server of the phone vote: serves the web page of the pupils, and carries its messages by WebSocket, by
server-sent events or by single requests. No request path leads to any other file."""

from __future__ import annotations

import asyncio
import socket
import time
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

from aiohttp import WSMsgType, web

from tni.voting.phones.connections import Connection, Connections
from tni.voting.phones.guard import RequestGuard
from tni.voting.phones.limits import LeakyBuckets, PhoneLimits
from tni.voting.phones.listener import ANSWERS_PER_TURN, ConnectionListener, FairQueue
from tni.voting.phones.messages import MAX_MESSAGE, PhoneMessageError, message_from_json, parse, parse_object
from tni.voting.phones.poll_state import PhoneDevice
from tni.voting.phones.server_core import PhoneServerCore
from tni.voting.phones.transports import EventStreamTransport, RequestTransport, WebSocketTransport

PAGE = Path(__file__).with_name("page")
FILES = {
    "/": ("index.html", "text/html"),
    "/page.css": ("page.css", "text/css"),
    "/icon.svg": ("icon.svg", "image/svg+xml"),
    "/words.js": ("words.js", "text/javascript"),
    "/kinds.js": ("kinds.js", "text/javascript"),
    "/link.js": ("link.js", "text/javascript"),
    "/series.js": ("series.js", "text/javascript"),
    "/page.js": ("page.js", "text/javascript"),
}
"""All files that are served, read once."""
SOCKET, EVENTS, MESSAGE, STATE, ALIVE, PICTURE = "/socket", "/events", "/say", "/state", "/alive", "/picture/"
BEAT_S = 15.0
BODY_WAIT_S, ACK_WAIT_S = 10.0, 20.0
MAX_REFUSED = 60
"""Refused messages after which a WebSocket is closed."""
REPLY_KINDS = {"join": ("state",), "choose": ("state",), "answer": ("ack",), "ping": ("pong",)}

type _Answering = Callable[[web.BaseRequest], Awaitable[web.StreamResponse]]


class PhoneServer:
    """HTTP server for devices. hosts: values of the Host header that it accepts, with port; see `RequestGuard`."""

    def __init__(self, core: PhoneServerCore, hosts: frozenset[str], limits: PhoneLimits) -> None:
        self._core, self._limits = core, limits
        self._connections, self._turns = Connections(limits), FairQueue(ANSWERS_PER_TURN)
        self._guard = RequestGuard(hosts, self._connections.may_ask)
        self._files = {path: ((PAGE / name).read_bytes(), kind) for path, (name, kind) in FILES.items()}
        self._handlers: dict[tuple[str, str], _Answering] = {
            ("GET", SOCKET): self._socket,
            ("GET", EVENTS): self._events,
            ("POST", MESSAGE): self._message,
            ("POST", STATE): self._state,
            ("GET", ALIVE): self._alive,
        }
        self._open: set[WebSocketTransport | EventStreamTransport] = set()
        self._listener: ConnectionListener | None = None

    async def start(self, listening: socket.socket) -> None:
        """Accept connections from a bound socket."""
        server = web.Server(self._handle)
        self._listener = ConnectionListener(
            listening,
            self._connections.may_open,
            lambda: Connection(server, self._connections, self._limits),
            self._limits.from_one,
        )

    async def stop(self) -> None:
        """Stop accepting, and disconnect the devices."""
        if self._listener is not None:
            self._listener.close()
        for line in self._open:
            line.send({"t": "bye"})
        await asyncio.sleep(0.05)  # the messages leave
        for line in self._open:
            line.ended.set()

    async def _handle(self, request: web.BaseRequest) -> web.StreamResponse:
        connection = _connection_of(request)
        connection.has_asked = connection.is_answering = True
        try:
            return await self._answer(request, connection)
        finally:
            connection.is_answering = False

    async def _answer(self, request: web.BaseRequest, connection: Connection) -> web.StreamResponse:
        await self._turns.wait(connection.address)
        if request.transport is None:
            return web.Response()  # the client has disconnected
        status = self._guard.refusal(request)
        if status is not None:
            refused = self._plain(request, status)
            refused.force_close()  # the rest of its input is not read
            if status != web.HTTPTooManyRequests.status_code:
                self._connections.blame(connection.address)
            return refused
        handler = self._handlers.get((request.method, request.path))
        if handler is not None:
            return await handler(request)
        if request.method not in ("GET", "HEAD"):
            return self._plain(request, 405)
        found = self._files.get(request.path) or self._picture(request.path)
        return self._plain(request, 404) if found is None else self._plain(request, 200, *found)

    def _plain(
        self, request: web.BaseRequest, status: int, body: bytes = b"", kind: str = "text/plain"
    ) -> web.Response:
        charset = "utf-8" if kind.startswith("text/") else None
        headers = self._guard.headers(request)
        return web.Response(status=status, body=body, content_type=kind, charset=charset, headers=headers)

    def _picture(self, path: str) -> tuple[bytes, str] | None:
        """Return a picture of the shown question. Its name is secret: only devices of the session are told it."""
        name = path.removeprefix(PICTURE)
        picture = self._core.pictures.get(name) if name != path else None
        if picture is None:
            return None
        return picture, "image/png" if picture.startswith(b"\x89PNG") else "image/jpeg"

    async def _alive(self, request: web.BaseRequest) -> web.StreamResponse:
        """Answer the program's own test of whether the server is reachable."""
        return self._plain(request, 200, b"tni")

    # -- transports that stay open

    async def _socket(self, request: web.BaseRequest) -> web.StreamResponse:
        response = web.WebSocketResponse(
            max_msg_size=MAX_MESSAGE, compress=False, heartbeat=BEAT_S, autoping=False, timeout=2.0
        )
        if not response.can_prepare(request).ok:
            return self._plain(request, 426)
        response.headers.update(self._guard.headers(request))
        await response.prepare(request)
        connection, transport = _connection_of(request), request.transport
        connection.expect_join()
        line = WebSocketTransport(
            request.remote or "", response, transport if isinstance(transport, asyncio.Transport) else None
        )
        self._open.add(line)
        ending = asyncio.ensure_future(line.ended.wait())
        ending.add_done_callback(lambda _: asyncio.ensure_future(response.close()))
        try:
            if not await self._listen(response, line, connection):
                connection.blame()
        finally:
            self._open.discard(line)
            self._core.leave(line)
            line.ended.set()
        await response.close()
        if (error := response.exception()) is not None:
            error.__traceback__ = error.__context__ = None  # its frames refer to the connection, which refers to it
        return response

    async def _listen(self, socket: web.WebSocketResponse, line: WebSocketTransport, connection: Connection) -> bool:
        """Handle a device's messages until it disconnects. Returns False if it sends messages that our pages never
        send, or too many."""
        refused, control = 0, LeakyBuckets(self._limits.control_frames, keys=1)
        async for frame in socket:
            if frame.type is WSMsgType.PING or frame.type is WSMsgType.PONG:
                if not control.take("", time.monotonic()):
                    return False
                if frame.type is WSMsgType.PING:
                    await socket.pong(frame.data)
                continue
            if frame.type is not WSMsgType.TEXT and frame.type is not WSMsgType.BINARY:
                return False
            try:
                message = parse(frame.data)
            except PhoneMessageError:
                return False
            known = line.device
            refused += not self._core.handle(line, message)
            if refused > MAX_REFUSED:
                return False
            if line.device is not None and line.device != known:
                connection.joined(line.device)
                self._core.hold(line)
        return True

    async def _events(self, request: web.BaseRequest) -> web.StreamResponse:
        line_device = self._device_of(request)
        if line_device is None:
            return self._plain(request, 403)
        headers = {**self._guard.headers(request), "Content-Type": "text/event-stream", "X-Accel-Buffering": "no"}
        response = web.StreamResponse(headers=headers)
        await response.prepare(request)
        line = EventStreamTransport(request.remote or "", response)
        self._open.add(line)
        self._core.recognise(line, request.query["token"])
        _connection_of(request).joined(line_device.id)
        self._core.hold(line)
        self._core.show(line, line_device)
        try:
            while not line.ended.is_set():
                try:
                    async with asyncio.timeout(BEAT_S):
                        await line.ended.wait()
                except TimeoutError:
                    line.send({"t": "beat"})
        finally:
            self._open.discard(line)
            self._core.leave(line)
        return response

    def _device_of(self, request: web.BaseRequest) -> PhoneDevice | None:
        """Return the device whose token stands in the query string."""
        return self._core.recognise(RequestTransport(request.remote or ""), request.query.get("token", ""))

    # -- single requests

    async def _message(self, request: web.BaseRequest) -> web.StreamResponse:
        """Handle a message, with the device's token beside it if it has one; the response holds the messages that it
        would have been sent."""
        try:
            found = await self._object(request)
            message = message_from_json(found)
        except PhoneMessageError:
            return self._plain(request, 400)
        line = RequestTransport(request.remote or "", *REPLY_KINDS[str(found["t"])])
        token = found.get("token")
        if isinstance(token, str):
            self._core.recognise(line, token)
        self._core.handle(line, message)
        if line.device is not None:
            _connection_of(request).joined(line.device)
        return self._plain(request, 200, (await line.answer(ACK_WAIT_S)).encode(), "application/json")

    async def _state(self, request: web.BaseRequest) -> web.StreamResponse:
        """Answer with the current state, for a device that polls."""
        try:
            found = await self._object(request)
        except PhoneMessageError:
            return self._plain(request, 400)
        line, token = RequestTransport(request.remote or "", "state"), found.get("token")
        device = self._core.recognise(line, token) if isinstance(token, str) else None
        if device is None:
            line.send({"t": "no", "why": "token"})
        else:
            _connection_of(request).joined(device.id)
            self._core.show(line, device)
        return self._plain(request, 200, (await line.answer(ACK_WAIT_S)).encode(), "application/json")

    async def _object(self, request: web.BaseRequest) -> dict[str, Any]:
        """Read the JSON body. Raises: PhoneMessageError."""
        if request.content_type != "application/json":  # no form of another page sends that unasked
            raise PhoneMessageError("no JSON")
        data = bytearray()
        try:
            async with asyncio.timeout(BODY_WAIT_S):
                while chunk := await request.content.read(MAX_MESSAGE):
                    data += chunk
                    if len(data) > MAX_MESSAGE:
                        raise PhoneMessageError("too long")
        except TimeoutError as error:
            raise PhoneMessageError("too slow") from error
        return parse_object(bytes(data))


def _connection_of(request: web.BaseRequest) -> Connection:
    assert isinstance(request.protocol, Connection)
    return request.protocol
