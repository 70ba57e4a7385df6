"""HTTP port of plugins: the only way in which a connector reaches a network. The program sends the requests, to the
hosts that the plugin's manifest and the teacher's account name, and to no other."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Protocol

from tni.core.network_errors import NetworkError, NetworkFault

__all__ = ["FilePart", "Http", "HttpRequest", "HttpResponse", "NetworkError", "NetworkFault"]

ANSWER_BYTES = 4 << 20


@dataclass(frozen=True, slots=True)
class FilePart:
    """Part of a file of the entry, which the program reads while it sends. sha256: of the whole file. start: first
    byte; length: None for the rest of the file."""

    sha256: str
    start: int = 0
    length: int | None = None


@dataclass(frozen=True, slots=True, repr=False)
class HttpRequest:
    """Request to a server.

    body: pieces, sent one after the other. accepted: error statuses that come back as a response; any other one raises
    NetworkError. limit: longest answer that is taken, in bytes. The program adds the account's header Authorization,
    for the account's own host alone, and repeats a request that was cut only if its method changes nothing.
    """

    method: str
    url: str
    headers: Mapping[str, str] = field(default_factory=dict)
    body: tuple[bytes | FilePart, ...] = ()
    accepted: frozenset[int] = frozenset()
    limit: int = ANSWER_BYTES

    def __repr__(self) -> str:
        return f"HttpRequest({self.method})"


@dataclass(frozen=True, slots=True, repr=False)
class HttpResponse:
    """Response. url: after redirects. headers: names in lower case."""

    status: int
    url: str
    headers: Mapping[str, str]
    body: bytes

    def __repr__(self) -> str:
        return f"HttpResponse({self.status}, {len(self.body)} bytes)"


class Http(Protocol):
    """Sender of requests."""

    def send(self, request: HttpRequest) -> HttpResponse:
        """Send a request and return its response. Raises: NetworkError, also for a host that may not be reached."""
