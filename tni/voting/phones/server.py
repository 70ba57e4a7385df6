"""The vote server on the network: a page, its parts, and the ways by which devices speak. No path leads to any file."""

from __future__ import annotations

import asyncio
import socket
from collections import Counter
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

from aiohttp import WSMsgType, web

from tni.voting.phones.desk import Desk
from tni.voting.phones.guard import Counted, Guard
from tni.voting.phones.limits import Limits
from tni.voting.phones.messages import MAX_MESSAGE, MessageError, message_of, parse, parse_object
from tni.voting.phones.room import Device
from tni.voting.phones.ways import Single, Socket, Stream

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
"""All that is served from the disk, read once."""
SOCKET, EVENTS, SAY, STATE, ALIVE, PICTURE = "/socket", "/events", "/say", "/state", "/alive", "/picture/"
BEAT_S = 15.0
BODY_WAIT_S, ACK_WAIT_S = 10.0, 20.0
MAX_REFUSED = 60
"""So many of its messages refused, a WebSocket is closed."""
ENOUGH = {"join": ("state",), "choose": ("state",), "answer": ("ack",), "ping": ("pong",)}

type Answering = Callable[[web.BaseRequest], Awaitable[web.StreamResponse]]


class PhoneServer:
    """hosts: what devices may call it, with its port; see `Guard`."""

    def __init__(self, desk: Desk, hosts: frozenset[str], limits: Limits) -> None:
        self._desk, self._limits = desk, limits
        self._guard = Guard(hosts, limits)
        self._files = {path: ((PAGE / name).read_bytes(), kind) for path, (name, kind) in FILES.items()}
        self._ways: dict[tuple[str, str], Answering] = {
            ("GET", SOCKET): self._socket,
            ("GET", EVENTS): self._events,
            ("POST", SAY): self._say,
            ("POST", STATE): self._state,
            ("GET", ALIVE): self._alive,
        }
        self._held: set[Socket | Stream] = set()
        self._server: asyncio.Server | None = None

    async def start(self, listening: socket.socket) -> None:
        """Take connections from a bound socket."""
        server, counts = web.Server(self._handle), Counter[str]()
        self._server = await asyncio.get_running_loop().create_server(
            lambda: Counted(server, counts, self._limits), sock=listening, backlog=1024
        )

    async def stop(self) -> None:
        """Take no more, and let devices go."""
        if self._server is not None:
            self._server.close()
        for line in self._held:
            line.tell({"t": "bye"})
        await asyncio.sleep(0.05)  # what was told leaves
        for line in self._held:
            line.ended.set()

    async def _handle(self, request: web.BaseRequest) -> web.StreamResponse:
        if isinstance(request.protocol, Counted):
            request.protocol.has_asked = True
        status = self._guard.refusal(request)
        if status is not None:
            return self._plain(request, status)
        way = self._ways.get((request.method, request.path))
        if way is not None:
            return await way(request)
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
        """Of a question that is shown, for whoever knows the name that only devices of the session are told."""
        name = path.removeprefix(PICTURE)
        picture = self._desk.pictures.get(name) if name != path else None
        if picture is None:
            return None
        return picture, "image/png" if picture.startswith(b"\x89PNG") else "image/jpeg"

    async def _alive(self, request: web.BaseRequest) -> web.StreamResponse:
        """Whether the way here is open: for the program's own trial."""
        return self._plain(request, 200, b"tni")

    # -- ways that stay open

    async def _socket(self, request: web.BaseRequest) -> web.StreamResponse:
        response = web.WebSocketResponse(
            max_msg_size=MAX_MESSAGE, compress=False, heartbeat=BEAT_S, autoping=True, timeout=2.0
        )
        if not response.can_prepare(request).ok:
            return self._plain(request, 426)
        response.headers.update(self._guard.headers(request))
        await response.prepare(request)
        transport = request.transport
        line = Socket(request.remote or "", response, transport if isinstance(transport, asyncio.Transport) else None)
        self._held.add(line)
        ending = asyncio.ensure_future(line.ended.wait())
        ending.add_done_callback(lambda _: asyncio.ensure_future(response.close()))
        refused = 0
        try:
            async for said in response:
                if said.type not in (WSMsgType.TEXT, WSMsgType.BINARY):
                    break
                try:
                    message = parse(said.data)
                except MessageError:
                    break  # no page of ours
                known = line.device
                refused += not self._desk.hear(line, message)
                if refused > MAX_REFUSED:
                    break
                if line.device != known:
                    self._desk.hold(line)
        finally:
            self._held.discard(line)
            self._desk.leave(line)
            line.ended.set()
        await response.close()
        return response

    async def _events(self, request: web.BaseRequest) -> web.StreamResponse:
        line_device = self._device_of(request.query.get("token"))
        if line_device is None:
            return self._plain(request, 403)
        headers = {**self._guard.headers(request), "Content-Type": "text/event-stream", "X-Accel-Buffering": "no"}
        response = web.StreamResponse(headers=headers)
        await response.prepare(request)
        line = Stream(request.remote or "", response)
        self._held.add(line)
        self._desk.recognise(line, request.query["token"])
        self._desk.hold(line)
        self._desk.show(line, line_device)
        try:
            while not line.ended.is_set():
                try:
                    async with asyncio.timeout(BEAT_S):
                        await line.ended.wait()
                except TimeoutError:
                    line.tell({"t": "beat"})
        finally:
            self._held.discard(line)
            self._desk.leave(line)
        return response

    def _device_of(self, token: str | None) -> Device | None:
        return None if token is None else self._desk.recognise(Single(""), token)

    # -- single requests

    async def _say(self, request: web.BaseRequest) -> web.StreamResponse:
        """A message, with the device's token beside it where it has one; answered by what would have been told."""
        try:
            found = await self._object(request)
            message = message_of(found)
        except MessageError:
            return self._plain(request, 400)
        line = Single(request.remote or "", *ENOUGH[str(found["t"])])
        token = found.get("token")
        if isinstance(token, str):
            self._desk.recognise(line, token)
        self._desk.hear(line, message)
        return self._plain(request, 200, (await line.answer(ACK_WAIT_S)).encode(), "application/json")

    async def _state(self, request: web.BaseRequest) -> web.StreamResponse:
        """How things stand, for a device that asks now and then."""
        try:
            found = await self._object(request)
        except MessageError:
            return self._plain(request, 400)
        line, token = Single(request.remote or "", "state"), found.get("token")
        device = self._desk.recognise(line, token) if isinstance(token, str) else None
        if device is None:
            line.tell({"t": "no", "why": "token"})
        else:
            self._desk.show(line, device)
        return self._plain(request, 200, (await line.answer(ACK_WAIT_S)).encode(), "application/json")

    async def _object(self, request: web.BaseRequest) -> dict[str, Any]:
        """Raises: MessageError."""
        if request.content_type != "application/json":  # no form of another page sends that unasked
            raise MessageError("no JSON")
        data = bytearray()
        try:
            async with asyncio.timeout(BODY_WAIT_S):
                while chunk := await request.content.read(MAX_MESSAGE):
                    data += chunk
                    if len(data) > MAX_MESSAGE:
                        raise MessageError("too long")
        except TimeoutError as error:
            raise MessageError("too slow") from error
        return parse_object(bytes(data))
