"""HTTP client of one account. It asks no host but the account's, waits no longer than its limits, can be cancelled from
another thread, and says nothing of what it sends."""

from __future__ import annotations

import logging
import threading
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING
from urllib.parse import urljoin

from tni.api.http import HttpResponse
from tni.core.network_errors import NetworkError, NetworkFault
from tni.network.account import Account, Origin
from tni.network.connections import ClientConnections
from tni.network.faults import fault_of_error, fault_of_status
from tni.network.http_values import CHUNK_BYTES, Limits, Request
from tni.network.proxies import system_proxy

if TYPE_CHECKING:
    from urllib3 import BaseHTTPResponse

IDEMPOTENT = {"GET", "HEAD", "OPTIONS", "PROPFIND"}
RETRIED = {NetworkFault.CUT, NetworkFault.BUSY}
ATTEMPTS = 3
RETRY_S = 0.5
LONGEST_RETRY_S = 10.0
LONGEST_ASKED_S = 24 * 3600.0
"""Longest wait that a server is understood to ask for: some tell a moment, in milliseconds, in place of a length."""
REDIRECTS = 5
REDIRECTING = {301, 302, 303, 307, 308}
AGENT = "TNI"

_log = logging.getLogger(__name__)


class HttpClient:
    """Client of an account, for one thread at a time; `cancel` is for any other. Every method raises NetworkError."""

    def __init__(
        self,
        account: Account,
        limits: Limits | None = None,
        proxy_of: Callable[[Origin], str | None] = system_proxy,
        retry_s: float = RETRY_S,
    ) -> None:
        """retry_s: wait before a request is repeated, where the server names none."""
        self.account = account
        self._retry_s = retry_s
        self._limits = limits or Limits()
        self._proxy_of = proxy_of
        self._connections = ClientConnections(account.check_peer)
        self._cancelled = threading.Event()

    def send(self, request: Request) -> HttpResponse:
        """Send a request and read its response. One that changes nothing on the server is repeated where the connection
        was cut or the server is busy."""
        attempts = ATTEMPTS if request.method in IDEMPOTENT else 1
        while True:
            attempts -= 1
            try:
                with self.open(request) as response:
                    return HttpResponse(response.status, response.url, response.headers, b"".join(response.chunks()))
            except NetworkError as error:
                if attempts < 1 or error.fault not in RETRIED:
                    raise
                wait_s = min(error.retry_s or self._retry_s, LONGEST_RETRY_S)
            if self._cancelled.wait(wait_s):
                raise NetworkError(NetworkFault.CANCELLED, self.account.origin.host)

    @contextmanager
    def open(self, request: Request) -> Iterator[OpenResponse]:
        """Send a request once; its response is read by chunks within the block."""
        watch = _Watch(self._connections, self._cancelled, request.total_s or self._limits.total_s)
        opened: OpenResponse | None = None
        with watch:
            try:
                opened = self._followed(request, watch)
                if opened.status >= 400 and opened.status not in request.accepted:
                    raise self._rejection(opened)
                yield opened
            finally:
                if opened is not None:
                    opened.close()
                self._connections.drop_closed()

    def cancel(self) -> None:
        """End the request under way, and refuse all others until `resume`. May be called on any thread."""
        self._cancelled.set()
        self._connections.cut()

    def resume(self) -> None:
        """Allow requests again after `cancel`."""
        self._cancelled.clear()

    def close(self) -> None:
        self._connections.close()

    def for_account(self, account: Account) -> HttpClient:
        """Return a new client of another account, with the same limits, which is cancelled by itself."""
        return HttpClient(account, self._limits, self._proxy_of, self._retry_s)

    def _followed(self, request: Request, watch: _Watch) -> OpenResponse:
        """Send a request and follow redirects within the account's origins."""
        method, url, redirected = request.method, request.url, 0
        for _ in range(REDIRECTS + 1):
            try:
                origin = self.account.check(url)
            except NetworkError as error:
                error.status = redirected  # tells a server that has moved from a network that sends elsewhere for now
                raise
            response = OpenResponse(self._sent(request, method, url, origin, watch), url, origin.host, request, watch)
            target = response.headers.get("location")
            if response.status not in REDIRECTING or target is None:
                return response
            response.close()
            if response.status == 303:
                method = "GET"
            redirected = response.status
            url = urljoin(url, target)
        raise NetworkError(NetworkFault.MALFORMED, self.account.origin.host)

    def _sent(self, request: Request, method: str, url: str, origin: Origin, watch: _Watch) -> BaseHTTPResponse:
        from urllib3.util import Timeout

        headers = {"User-Agent": AGENT, "Accept-Encoding": "identity", **request.headers}
        headers |= self.account.authorization(origin)
        body = None
        if request.body is not None and method == request.method:
            headers["Content-Length"] = str(request.body.size)
            body = request.body.pieces()
        with watch.errors_of(origin.host):
            return self._connections.manager(self._proxy_of(origin)).urlopen(
                method,
                url,
                body=body,
                headers=headers,
                retries=False,
                redirect=False,
                preload_content=False,
                decode_content=False,
                timeout=Timeout(connect=self._limits.connect_s, read=self._limits.read_s),
            )

    def _rejection(self, response: OpenResponse) -> NetworkError:
        fault = fault_of_status(response.status)
        retry = response.headers.get("retry-after", "")
        asked_s = min(float(retry), LONGEST_ASKED_S) if retry.isdecimal() else 0.0
        _log.info("%s answers %d", response.host, response.status)
        return NetworkError(fault, response.host, response.status, asked_s)


class OpenResponse:
    """Response whose body is still to be read. url: after redirects. headers: names in lower case."""

    def __init__(self, raw: BaseHTTPResponse, url: str, host: str, request: Request, watch: _Watch) -> None:
        self.status, self.url, self.host = raw.status, url, host
        self.headers = {name.lower(): value for name, value in raw.headers.items()}
        self._raw, self._request, self._watch = raw, request, watch
        self._at_end = False

    def chunks(self) -> Iterator[bytes]:
        """Yield the body, decompressed. Raises: NetworkError, also for a body that is longer than the request takes."""
        left = self._request.limit
        for chunk in self._decoded():
            left -= len(chunk)
            if left < 0:
                raise NetworkError(NetworkFault.TOO_LARGE, self.host)
            yield chunk

    def close(self) -> None:
        """Give the connection back, or end it where the body was not read to its end."""
        if self._at_end:
            self._raw.release_conn()
        else:
            self._raw.close()

    def _decoded(self) -> Iterator[bytes]:
        coding = self.headers.get("content-encoding", "identity").strip().lower()
        if coding in ("identity", ""):
            yield from self._pieces()
        elif coding in ("gzip", "x-gzip", "deflate"):  # a proxy may compress what was asked for plain
            yield from self._inflated()
        else:
            raise NetworkError(NetworkFault.MALFORMED, self.host)

    def _inflated(self) -> Iterator[bytes]:
        inflater = zlib.decompressobj(wbits=47)
        for piece in self._pieces():
            rest = piece
            while rest and not inflater.eof:
                try:
                    chunk = inflater.decompress(rest, CHUNK_BYTES)
                except zlib.error:
                    raise NetworkError(NetworkFault.MALFORMED, self.host) from None
                rest = inflater.unconsumed_tail
                yield chunk
        if not inflater.eof:
            raise NetworkError(NetworkFault.CUT, self.host)

    def _pieces(self) -> Iterator[bytes]:
        while True:
            with self._watch.errors_of(self.host):
                piece = self._raw.read1(CHUNK_BYTES)
            if not piece:
                self._at_end = True
                return
            yield piece


class _Watch:
    """Deadline of a request, which ends its connections, and the place where the library's errors become ours."""

    def __init__(self, connections: ClientConnections, cancelled: threading.Event, total_s: float) -> None:
        self._cancelled, self._connections = cancelled, connections
        self._late = threading.Event()
        self._timer = threading.Timer(total_s, self._end)
        self._timer.name = "network deadline"
        self._timer.daemon = True

    def __enter__(self) -> None:
        self._timer.start()

    def __exit__(self, *_: object) -> None:
        self._timer.cancel()
        self._timer.join()

    @contextmanager
    def errors_of(self, host: str) -> Iterator[None]:
        """Raise NetworkError in place of the library's errors, whose texts hold addresses."""
        from urllib3.exceptions import HTTPError

        fault = self._ended()
        if fault is None:
            try:
                yield
            except (HTTPError, OSError, ValueError) as error:
                fault = self._ended() or fault_of_error(error)
            else:
                fault = self._ended()
        if fault is not None:
            raise NetworkError(fault, host) from None

    def _ended(self) -> NetworkFault | None:
        if self._cancelled.is_set():
            return NetworkFault.CANCELLED
        return NetworkFault.TIMEOUT if self._late.is_set() else None

    def _end(self) -> None:
        self._late.set()
        with suppress(OSError):
            self._connections.cut()
