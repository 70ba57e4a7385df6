"""Listener on this computer for the end of a sign-in in the browser (RFC 8252, 7.3): it takes the one redirect that
bears the sign-in's own state, and is gone afterwards.

Other requests get an error page and end nothing: the icon that browsers ask for, pages of other sign-ins, connections
that are opened ahead and say nothing, and pages of the web that try addresses of this computer.
"""

from __future__ import annotations

import selectors
import socket
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from hmac import compare_digest
from types import TracebackType
from typing import Self
from urllib.parse import parse_qsl, urlsplit

from tni.core.network_errors import NetworkError, NetworkFault
from tni.core.secret import Secret
from tni.ent.loopback_pages import DENIED, DONE, MISTAKEN, page

ADDRESS = "127.0.0.1"
PATH = "/retour"
HEAD_BYTES = 16384
CONNECTIONS = 32
"""Connections that are held at once; the oldest is closed for a newer one."""
READ_S = 30.0
"""Longest time that a connection may stay without a whole request."""
SEND_S = 2.0
FIELDS = 20


@dataclass(frozen=True, slots=True)
class BrowserAnswer:
    """Answer that the browser brought. code: None where the sign-in was refused, for the reason `error`, a code of
    OAuth such as `access_denied`. issuer: of the server that says so (RFC 9207), "" if it names none."""

    code: Secret | None
    error: str = ""
    issuer: str = ""


class LoopbackListener:
    """Listener on a free port, from its making until `close`. `wait` is for one thread; `cancel` for any other."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        """clock: in seconds. Raises: OSError where the system gives no port."""
        self._clock = clock
        self._listener = socket.create_server((ADDRESS, 0), backlog=4 * CONNECTIONS)
        self._listener.setblocking(False)
        self._port: int = self._listener.getsockname()[1]
        self._awake, self._waker = socket.socketpair()
        self._waker.setblocking(False)

    @property
    def redirect_uri(self) -> str:
        """Address to which the server is to send the browser back."""
        return f"http://{ADDRESS}:{self._port}{PATH}"

    def wait(self, state: Secret, longest_s: float) -> BrowserAnswer:
        """Wait for the redirect with this state, then listen no more. Raises: NetworkError, TIMEOUT or CANCELLED."""
        with selectors.DefaultSelector() as selector:
            waiting = _Waiting(selector, self._clock, lambda target, host: self._judged(target, host, state))
            selector.register(self._listener, selectors.EVENT_READ)
            selector.register(self._awake, selectors.EVENT_READ)
            try:
                return self._answered(waiting, self._clock() + longest_s)
            finally:
                waiting.close()
                self._listener.close()

    def cancel(self) -> None:
        """End the waiting now, also one that has not begun."""
        with suppress(OSError):
            self._waker.send(b"x")

    def close(self) -> None:
        for sock in (self._listener, self._awake, self._waker):
            sock.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    def _answered(self, waiting: _Waiting, end: float) -> BrowserAnswer:
        while (left := end - self._clock()) > 0:
            for sock in waiting.ready(left):
                if sock is self._awake:
                    raise NetworkError(NetworkFault.CANCELLED, ADDRESS)
                if sock is self._listener:
                    waiting.accept(self._listener)
                elif (answer := waiting.read(sock)) is not None:
                    return answer
        raise NetworkError(NetworkFault.TIMEOUT, ADDRESS)

    def _judged(self, target: str, host: str, state: Secret) -> BrowserAnswer | None:
        """Return the answer that a request is; None for one that is not of this sign-in."""
        if host != f"{ADDRESS}:{self._port}":  # a name of the web that leads to this computer
            return None
        try:
            parts = urlsplit(target)
            pairs = parse_qsl(parts.query, keep_blank_values=True, max_num_fields=FIELDS)
        except ValueError:
            return None
        fields = dict(pairs)
        if parts.path != PATH or len(fields) != len(pairs):
            return None
        if not compare_digest(fields.get("state", "").encode(), state.revealed.encode()):
            return None
        code, error = fields.get("code", ""), fields.get("error", "")
        if bool(code) == bool(error):
            return None
        return BrowserAnswer(Secret(code) if code else None, error, fields.get("iss", ""))


@dataclass(slots=True)
class _Connection:
    sock: socket.socket
    end: float
    head: bytes = field(default=b"", repr=False)


class _Waiting:
    """Connections of which no request is whole yet."""

    def __init__(
        self,
        selector: selectors.BaseSelector,
        clock: Callable[[], float],
        judge: Callable[[str, str], BrowserAnswer | None],
    ) -> None:
        self._selector, self._clock, self._judge = selector, clock, judge
        self._open: dict[int, _Connection] = {}

    def ready(self, longest_s: float) -> list[socket.socket]:
        """Return sockets with something to read, after `longest_s` at most; end connections that take too long."""
        ends = [connection.end - self._clock() for connection in self._open.values()]
        found = self._selector.select(max(0.0, min([longest_s, *ends])))
        for connection in list(self._open.values()):
            if connection.end <= self._clock():
                self._drop(connection)
        return [key.fileobj for key, _ in found if isinstance(key.fileobj, socket.socket) and key.fileobj.fileno() >= 0]

    def accept(self, listener: socket.socket) -> None:
        with suppress(OSError):  # it was given up meanwhile
            sock, _ = listener.accept()
            if len(self._open) >= CONNECTIONS:
                self._drop(next(iter(self._open.values())))
            sock.setblocking(False)
            self._open[sock.fileno()] = _Connection(sock, self._clock() + READ_S)
            self._selector.register(sock, selectors.EVENT_READ)

    def read(self, sock: socket.socket) -> BrowserAnswer | None:
        """Take what a connection has sent. Return the answer to the sign-in if that is what it was."""
        if (connection := self._open.get(sock.fileno())) is None:
            return None
        try:
            piece = sock.recv(HEAD_BYTES)
        except OSError:
            piece = b""
        connection.head += piece
        head, is_whole, _ = connection.head.partition(b"\r\n\r\n")
        if piece and not is_whole and len(head) <= HEAD_BYTES:
            return None
        answer = None
        if is_whole and len(head) <= HEAD_BYTES:
            answer = self._answer_to(connection, head.decode("latin-1"))
        elif piece:
            _send(sock, page("431 Request Header Fields Too Large", MISTAKEN))
        self._drop(connection)
        return answer

    def close(self) -> None:
        for connection in list(self._open.values()):
            self._drop(connection)

    def _answer_to(self, connection: _Connection, head: str) -> BrowserAnswer | None:
        first, *lines = head.split("\r\n")
        method, _, rest = first.partition(" ")
        target, _, version = rest.partition(" ")
        hosts = [value.strip() for name, _, value in (line.partition(":") for line in lines) if name.lower() == "host"]
        if method != "GET" or not version.startswith("HTTP/1.") or len(hosts) != 1:
            _send(connection.sock, page("400 Bad Request", MISTAKEN))
            return None
        answer = self._judge(target, hosts[0])
        if answer is None:
            _send(connection.sock, page("404 Not Found", MISTAKEN))
        else:
            _send(connection.sock, page("200 OK", DENIED if answer.code is None else DONE))
        return answer

    def _drop(self, connection: _Connection) -> None:
        self._open.pop(connection.sock.fileno(), None)
        with suppress(KeyError, ValueError):
            self._selector.unregister(connection.sock)
        connection.sock.close()


def _send(sock: socket.socket, data: bytes) -> None:
    with suppress(OSError):  # whoever does not read the page misses it
        sock.settimeout(SEND_S)
        sock.sendall(data)
        sock.shutdown(socket.SHUT_WR)
