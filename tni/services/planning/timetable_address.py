"""Timetable at an address. The address holds a key to it, so it is asked over https alone and never logged."""

from __future__ import annotations

from collections.abc import Callable

from tni.network.account import Account, Origin
from tni.network.client import HttpClient
from tni.network.http_values import Limits, Request
from tni.network.proxies import system_proxy

MOST_BYTES = 10_000_000
_LIMITS = Limits(connect_s=10.0, read_s=20.0, total_s=60.0)


class TimetableAddress:
    """Client of timetables' addresses: a `FetchPort`. local_agreed: a server of this computer or its network may be
    asked without https."""

    def __init__(self, *, local_agreed: bool = False, proxy_of: Callable[[Origin], str | None] = system_proxy) -> None:
        self._local_agreed, self._proxy_of = local_agreed, proxy_of

    def __call__(self, url: str) -> bytes:
        """Return what is at an address; `webcal:` is the name that calendars give to https. Raises: NetworkError,
        NoHttpsError."""
        url = url.strip()
        for scheme in ("webcal://", "webcals://"):
            if url.lower().startswith(scheme):
                url = f"https://{url[len(scheme) :]}"
        client = HttpClient(Account(url, local_agreed=self._local_agreed), _LIMITS, self._proxy_of)
        try:
            return client.send(Request("GET", url, limit=MOST_BYTES)).body
        finally:
            client.close()
