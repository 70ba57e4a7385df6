"""Requests and responses as values, with limits of time and size."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field

CHUNK_BYTES = 1 << 16
RESPONSE_BYTES = 16 << 20
"""Longest response that is read as a whole."""


@dataclass(frozen=True, slots=True)
class Limits:
    """Limits of each request, in seconds. read_s: longest wait for the next bytes. total_s: from the first byte of the
    request to the last of the response; a request with much to carry names its own."""

    connect_s: float = 10.0
    read_s: float = 30.0
    total_s: float = 120.0


@dataclass(frozen=True, slots=True)
class Upload:
    """Body of a request. chunks: called for each attempt. sent: called with the number of bytes handed to the system so
    far."""

    size: int
    chunks: Callable[[], Iterable[bytes]]
    sent: Callable[[int], None] = lambda _: None

    def pieces(self) -> Iterator[bytes]:
        """Yield the body. Raises: ValueError for one of another size than announced."""
        done = 0
        for chunk in self.chunks():
            done += len(chunk)
            if done > self.size:
                raise ValueError("more was sent than announced")
            yield chunk
            self.sent(done)
        if done != self.size:
            raise ValueError("less was sent than announced")


def body_of(data: bytes) -> Upload:
    return Upload(len(data), lambda: [data] if data else [])


@dataclass(frozen=True, slots=True, repr=False)
class Request:
    """Request to a server. accepted: error statuses that are no error here. limit: longest body that is taken, in
    bytes. total_s: overrides the client's."""

    method: str
    url: str
    headers: Mapping[str, str] = field(default_factory=dict)
    body: Upload | None = None
    accepted: frozenset[int] = frozenset()
    limit: int = RESPONSE_BYTES
    total_s: float | None = None

    def __repr__(self) -> str:
        return f"Request({self.method})"
