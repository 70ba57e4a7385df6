"""Open connections of the vote server: which are accepted, how much each may send, and which are cut to make room.

A flood costs only its sender: all connections of one address share the same limits until a device joins, and a
connection with a joined device has limits of its own.
"""

from __future__ import annotations

import asyncio
import time
from collections import Counter
from collections.abc import Callable
from typing import override

from aiohttp import web
from aiohttp.web_protocol import RequestHandler

from tni.core.ids import PhoneId
from tni.voting.phones.guard import ERROR_HEADERS
from tni.voting.phones.limits import LeakyBuckets, PhoneLimits

READ_BYTES = 4096
"""Bytes read at a time from one connection, so that a burst on it does not delay the others."""
LEAST_READ = 256
"""Least number of bytes that a read counts for, since reading a single byte takes as long."""
FAULT = 50
"""Number of requests that a fault counts for: a message that our pages never send, or an excess over a limit."""


class Connections:
    """Connections of all addresses, with their limits. Used in one event loop."""

    def __init__(self, limits: PhoneLimits) -> None:
        self._limits = limits
        self._work, self._traffic = LeakyBuckets(limits.requests), LeakyBuckets(limits.traffic)
        self._device_traffic = LeakyBuckets(limits.device_traffic)
        self._count, self._open = 0, Counter[str]()
        self._unjoined: dict[str, dict[Connection, None]] = {}
        """Connections without a joined device by address, oldest first."""
        self._unjoined_count = 0

    def may_open(self, address: str) -> bool:
        """Return whether the address may open one more connection. Checked before any object is made for it."""
        return self._work.take(address, time.monotonic())

    def may_ask(self, address: str) -> bool:
        """Return whether one more request of the address is answered."""
        return self._work.take(address, time.monotonic())

    def blame(self, address: str) -> None:
        """Count a fault against the address, for input that our pages never send."""
        self._work.pour(address, time.monotonic(), FAULT)

    def spend(self, connection: Connection, size: int) -> float:
        """Count `size` bytes read; return the seconds to wait before the next read."""
        if connection.device is None:
            return self._traffic.owe(connection.address, time.monotonic(), size)
        return self._device_traffic.owe(connection.device, time.monotonic(), size)

    def opened(self, connection: Connection) -> bool:
        """Count the connection. Returns False if it is one too many."""
        address, limits = connection.address, self._limits
        if self._count >= limits.connections or self._open[address] >= limits.from_one:
            return False
        self._count += 1
        self._open[address] += 1
        self._unjoined.setdefault(address, {})[connection] = None
        self._unjoined_count += 1
        if len(self._unjoined[address]) > limits.unjoined_from_one:
            self._cut_one(address)
        elif self._unjoined_count > limits.unjoined:
            self._cut_one(max(self._unjoined, key=lambda one: len(self._unjoined[one])))
        return True

    def _cut_one(self, address: str) -> None:
        """Cut the address's oldest idle connection that a browser only keeps for later, else its oldest."""
        mine = self._unjoined[address]
        cut = next((one for one in mine if one.is_idle), next(iter(mine)))
        self.joined(cut)  # no longer counted, though it closes only in a later turn of the event loop
        cut.cut()

    def joined(self, connection: Connection) -> None:
        """Exempt the connection from being cut to make room for others."""
        mine = self._unjoined.get(connection.address, {})
        if connection in mine:
            del mine[connection]
            self._unjoined_count -= 1
            if not mine:
                del self._unjoined[connection.address]

    def closed(self, connection: Connection) -> None:
        """Remove a counted connection that has closed."""
        self.joined(connection)
        self._count -= 1
        self._open[connection.address] -= 1
        if not self._open[connection.address]:
            del self._open[connection.address]


class Connection(RequestHandler, asyncio.BufferedProtocol):
    """One connection, read in small pieces and no faster than its limits allow. device: the one that has joined."""

    def __init__(self, server: web.Server, connections: Connections, limits: PhoneLimits) -> None:
        loop, idle_s = asyncio.get_running_loop(), 30.0
        # Our pages send no compressed bodies, and decompressing a hostile one would block the event loop.
        super().__init__(server, loop=loop, access_log=None, keepalive_timeout=idle_s, auto_decompress=False)  # type: ignore[arg-type]
        self._connections, self._limits = connections, limits
        self._is_counted = False
        self._buffer, self._unspent = bytearray(), 0
        self._reading_on: asyncio.TimerHandle | None = None
        self._deadlines: list[asyncio.TimerHandle] = []
        self.address = ""
        self.device: PhoneId | None = None
        self.has_asked = self.is_answering = self._is_over = False

    @override
    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        super().connection_made(transport)
        peer = transport.get_extra_info("peername")
        self.address = peer[0] if peer else ""
        self._is_counted = self._connections.opened(self)
        if not self._is_counted:
            self.cut()
            return
        self._within(self._limits.first_request_s, self._cut_if_silent)

    def _within(self, wait_s: float, cut: Callable[[], None]) -> None:
        self._deadlines.append(asyncio.get_running_loop().call_later(wait_s, cut))

    def _cut_if_silent(self) -> None:
        if not self.has_asked:
            self.cut()

    @property
    def is_idle(self) -> bool:
        """True if every request on it has been answered."""
        is_sent = isinstance(self.transport, asyncio.Transport) and not self.transport.get_write_buffer_size()
        return self.has_asked and not self.is_answering and is_sent

    def expect_join(self) -> None:
        """Start the time limit of a WebSocket, after which it is cut if no device has joined."""
        self._within(self._limits.join_s, self._cut_if_unjoined)

    def _cut_if_unjoined(self) -> None:
        if self.device is None:
            self.cut()

    def joined(self, device: PhoneId) -> None:
        """Record the device that joined on it."""
        self.device = device
        self._connections.joined(self)

    def blame(self) -> None:
        """Count a fault, for input that our pages never send, and stop reading: the connection is about to end."""
        self._connections.blame(self.address)
        self._is_over = True

    def cut(self) -> None:
        """Abort the connection without reading the rest."""
        if isinstance(self.transport, asyncio.Transport):
            self.transport.abort()

    @override
    def get_buffer(self, sizehint: int) -> bytearray:
        self._buffer = bytearray(READ_BYTES)
        return self._buffer

    @override
    def buffer_updated(self, nbytes: int) -> None:
        data, self._buffer = bytes(memoryview(self._buffer)[:nbytes]), bytearray()
        self._unspent += max(nbytes, LEAST_READ)
        if self._is_over:
            self._pause()
            return
        if (self.device is None or self._unspent >= READ_BYTES) and (wait_s := self._spend()):
            self._pause()
            if self._reading_on is not None:  # aiohttp has resumed reading in between
                self._reading_on.cancel()
            self._reading_on = asyncio.get_running_loop().call_later(wait_s, self._read_on)
        self.data_received(data)

    def _spend(self) -> float:
        """Count the bytes read; of a joined device in larger portions, since a vote is too few bytes to be worth the
        work."""
        size, self._unspent = self._unspent, 0
        return self._connections.spend(self, size)

    def _pause(self) -> None:
        if isinstance(self.transport, asyncio.Transport):
            self.transport.pause_reading()

    def _read_on(self) -> None:
        self._reading_on = None
        if isinstance(self.transport, asyncio.Transport):
            self.transport.resume_reading()

    @override
    def handle_error(
        self,
        request: web.BaseRequest,
        status: int = 500,
        exc: BaseException | None = None,
        message: str | None = None,
    ) -> web.StreamResponse:
        """Answer with the status alone. Input that is not HTTP gets no log entry: that would take longer than all the
        rest."""
        if request.writer.output_size > 0:
            raise ConnectionError("part of another answer was sent")
        if status == web.HTTPBadRequest.status_code:
            self._connections.blame(self.address)
        else:
            self.log_exception("request of %s", self.address, exc_info=exc)
        if exc is not None:
            exc.__traceback__ = exc.__context__ = None  # its frames refer to this connection, which refers to it
        refused = web.Response(status=status, headers=ERROR_HEADERS)
        refused.force_close()
        return refused

    @override
    def connection_lost(self, exc: BaseException | None) -> None:
        if self._is_counted:
            self._is_counted = False
            self._connections.closed(self)
        for timer in (*self._deadlines, self._reading_on):
            if timer is not None:
                timer.cancel()
        self._deadlines.clear()
        super().connection_lost(exc)
        self._data_received_cb = None  # breaks the reference cycle with the WebSocket
