"""Who may ask the server for anything at all: right host, right origin, not too much; and what each answer forbids."""

from __future__ import annotations

import asyncio
import time
from collections import Counter
from typing import override

from aiohttp import web
from aiohttp.web_protocol import RequestHandler

from tni.voting.phones.limits import Buckets, Limits

HEADERS = {
    "Cache-Control": "no-store",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
    "Referrer-Policy": "no-referrer",
    "Server": "TNI",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
}


class Guard:
    """hosts: names under which the server is reached. A page of another name whose address was made ours (DNS
    rebinding) says its own, and gets nothing."""

    def __init__(self, hosts: frozenset[str], limits: Limits) -> None:
        self._hosts = hosts
        self._requests = Buckets(limits.requests)

    def refusal(self, request: web.BaseRequest) -> int | None:
        """The HTTP status of a request that gets nothing else."""
        host = request.headers.get("Host", "").lower()
        if host not in self._hosts:
            return 421
        origin = request.headers.get("Origin")
        if origin is not None and origin.lower() != f"http://{host}":
            return 403
        return None if self._requests.take(request.remote or "", time.monotonic()) else 429

    def headers(self, request: web.BaseRequest) -> dict[str, str]:
        """Of every answer. The content security policy (CSP level 2) allows the page's own files and nothing else;
        `ws:` stands beside 'self', which browsers of before 2022 don't take to mean it."""
        host = request.headers.get("Host", "").lower()
        policy = (
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; "
            f"connect-src 'self' ws://{host if host in self._hosts else 'localhost'}; "
            "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
        )
        return {**HEADERS, "Content-Security-Policy": policy}


class Counted(RequestHandler):
    """A connection that counts among all and among those of its address; one too many is cut, and so is one that asks
    for nothing."""

    def __init__(self, server: web.Server, counts: Counter[str], limits: Limits) -> None:
        loop, keep_s = asyncio.get_running_loop(), 30.0
        # No page of ours sends packed bodies, and unpacking a hostile one takes the loop's time.
        super().__init__(server, loop=loop, access_log=None, keepalive_timeout=keep_s, auto_decompress=False)  # type: ignore[arg-type]
        self._counts, self._limits = counts, limits
        self._counted: str | None = None
        self.has_asked = False

    @override
    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        super().connection_made(transport)
        peer = transport.get_extra_info("peername")
        address = peer[0] if peer else ""
        limits = self._limits
        if self._counts.total() >= limits.connections or self._counts[address] >= limits.from_one:
            self._cut()
            return
        self._counted = address
        self._counts[address] += 1
        asyncio.get_running_loop().call_later(limits.first_request_s, self._cut_if_silent)

    def _cut_if_silent(self) -> None:
        if not self.has_asked:
            self._cut()

    def _cut(self) -> None:
        if isinstance(self.transport, asyncio.Transport):
            self.transport.abort()

    @override
    def connection_lost(self, exc: BaseException | None) -> None:
        if self._counted is not None:
            self._counts[self._counted] -= 1
            if not self._counts[self._counted]:
                del self._counts[self._counted]
            self._counted = None
        super().connection_lost(exc)
