"""Fetching of pictures of the web for interactive items: from the cache while they are fresh, else from their servers,
else from the cache all the same."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import Final
from urllib.parse import urlsplit

from tni.api.http import HttpResponse
from tni.api.items import LARGEST_ANSWER
from tni.core.network_errors import NetworkError, NetworkFault
from tni.formats.thumbnail_process import SmallPicture
from tni.network.account import Account, Origin, origin_of
from tni.network.client import HttpClient
from tni.network.freshness import fresh_for_s, may_be_kept
from tni.network.http_values import Limits, Request
from tni.network.proxies import system_proxy
from tni.store.picture_cache import LARGEST_BYTES, KeptPicture, PictureCache

LIMITS: Final = Limits(connect_s=5.0, read_s=8.0, total_s=15.0)
LARGEST_SIDE_PX: Final = 512
"""Side to which a larger picture is reduced."""
PROXY_S: Final = 60.0
"""Time for which a proxy that was looked up is used."""
NOT_MODIFIED: Final = 304
_SIGNS: Final = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff")
"""First bytes of a PNG and of a JPEG file."""

type ItemPicture = SmallPicture
"""Picture as it is handed on: its sides and its pixels."""
type Decode = Callable[[bytes], ItemPicture | None]
"""Decodes a picture; None for what is none."""


@dataclass(frozen=True, slots=True)
class Brought:
    """Result of an attempt to bring a picture. picture: None if it is not there. fault: of the server, None if it has
    answered or was not asked."""

    address: str
    picture: ItemPicture | None
    fault: NetworkFault | None = None


@dataclass(slots=True)
class HostClients:
    """Clients of the hosts that are asked, made when they are first needed. instead: addresses of servers that are
    asked in place of hosts, as of a test."""

    instead: Mapping[str, str] = field(default_factory=dict)
    limits: Limits = LIMITS
    proxy_of: Callable[[Origin], str | None] = system_proxy
    _clients: dict[str, HttpClient] = field(default_factory=dict)
    _proxy: tuple[float, Origin, str | None] | None = None

    def of(self, address: str) -> tuple[HttpClient, str]:
        """Return the client for an address, and the address to ask. It asks and follows to no other host. Raises:
        NetworkError."""
        origin = origin_of(address)
        own = self.instead.get(origin.host, f"https://{origin.host}")
        if own not in self._clients:
            account = Account(own, local_agreed=origin.host in self.instead)
            self._clients[own] = HttpClient(account, self.limits, self._known_proxy)
        parts = urlsplit(address)
        return self._clients[own], f"{own}{parts.path}" + (f"?{parts.query}" if parts.query else "")

    def _known_proxy(self, origin: Origin) -> str | None:
        """Return the proxy for a server, looked up once in a while: some desktops start a process to tell it."""
        now = time.monotonic()
        if self._proxy is None or self._proxy[1] != origin or now - self._proxy[0] > PROXY_S:
            self._proxy = now, origin, self.proxy_of(origin)
        return self._proxy[2]

    def cancel(self) -> None:
        """End what is under way, on any thread; `resume` allows requests again."""
        for client in list(self._clients.values()):
            client.cancel()

    def resume(self) -> None:
        for client in self._clients.values():
            client.resume()

    def close(self) -> None:
        for client in self._clients.values():
            client.close()


class PictureFetcher:
    """Fetcher of one worker thread; `cancel` is for any other."""

    def __init__(
        self, cache: PictureCache, decode: Decode, clients: HostClients, now: Callable[[], float] = time.time
    ) -> None:
        """now: seconds since 1970."""
        self._cache, self._decode, self.clients, self._now = cache, decode, clients, now

    def bring(self, address: str, *, may_ask: bool) -> Brought:
        """Bring a picture. may_ask: its server may be asked; else what is in the cache is taken, however old."""
        kept = self._cache.get(address)
        if kept is not None and (not may_ask or self._now() < kept.fresh_until_s):
            picture = self._decode(kept.data)
            if picture is not None or not may_ask:
                return Brought(address, picture)
            kept = None
        if not may_ask:
            return Brought(address, None)
        try:
            return self._asked(address, kept)
        except NetworkError as error:
            return Brought(address, None if kept is None else self._decode(kept.data), error.fault)

    def ask(self, address: str) -> bytes:
        """Return the answer to a question, which is kept nowhere. Raises: NetworkError."""
        client, asked = self.clients.of(address)
        response = client.send(Request("GET", asked, {"Accept": "application/json"}, limit=LARGEST_ANSWER))
        if response.status != 200:
            raise NetworkError(NetworkFault.MALFORMED, origin_of(address).host, response.status)
        return response.body

    def _asked(self, address: str, kept: KeptPicture | None) -> Brought:
        """Ask the server for a picture. Raises: NetworkError."""
        client, asked = self.clients.of(address)
        headers = {"Accept": "image/png, image/jpeg"}
        if kept is not None and kept.tag:
            headers["If-None-Match"] = kept.tag
        response = client.send(Request("GET", asked, headers, limit=LARGEST_BYTES))
        if response.status == NOT_MODIFIED and kept is not None:
            self._cache.put(address, replace(kept, fresh_until_s=self._now() + fresh_for_s(response.headers)))
            return Brought(address, self._decode(kept.data))
        picture = self._decode(response.body) if response.body.startswith(_SIGNS) else None
        if response.status != 200 or picture is None:
            raise NetworkError(_fault_of(response), origin_of(address).host, response.status)
        if may_be_kept(response.headers):
            fresh_until_s = self._now() + fresh_for_s(response.headers)
            self._cache.put(address, KeptPicture(response.body, fresh_until_s, response.headers.get("etag", "")))
        return Brought(address, picture)


def _fault_of(response: HttpResponse) -> NetworkFault:
    """Return the fault of an answer that is no picture: a page in its place is that of a network with a sign-in."""
    is_page = "html" in response.headers.get("content-type", "").lower()
    return NetworkFault.CAPTIVE_PORTAL if is_page else NetworkFault.MALFORMED
