"""Check of each request's host, origin and rate before it is answered, and the headers of each answer."""

from __future__ import annotations

from collections.abc import Callable

from aiohttp import web

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

ERROR_HEADERS = {
    **HEADERS,
    "Content-Security-Policy": "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
}
"""Headers of answers to input that is no request, of which nothing is known and nothing may be repeated."""


class RequestGuard:
    """Filter for requests that get only an error status.

    hosts: names of the server. A foreign page whose host name was pointed at our address (DNS rebinding) sends its own
        name and is refused.
    may_ask: returns whether one more request of an address is answered.
    """

    def __init__(self, hosts: frozenset[str], may_ask: Callable[[str], bool]) -> None:
        self._hosts, self._may_ask = hosts, may_ask

    def refusal(self, request: web.BaseRequest) -> int | None:
        """Return the HTTP status to refuse the request with, or None to answer it."""
        if not self._may_ask(request.remote or ""):
            return 429
        host = request.headers.get("Host", "").lower()
        if host not in self._hosts:
            return 421
        origin = request.headers.get("Origin")
        if origin is not None and origin.lower() != f"http://{host}":
            return 403
        return None

    def headers(self, request: web.BaseRequest) -> dict[str, str]:
        """Return the headers of every answer.

        The content security policy (CSP level 2) allows the page's own files and nothing else. `ws:` is listed beside
        'self' because browsers from before 2022 do not include WebSockets in 'self'.
        """
        host = request.headers.get("Host", "").lower()
        policy = (
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; "
            f"connect-src 'self' ws://{host if host in self._hosts else 'localhost'}; "
            "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
        )
        return {**HEADERS, "Content-Security-Policy": policy}
