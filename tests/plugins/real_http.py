"""HTTP port of connectors over the program's own client, for tests against real servers."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from tni.api.http import FilePart, HttpRequest, HttpResponse
from tni.core.secret import Secret
from tni.network.account import Account, Credentials
from tni.network.client import HttpClient
from tni.network.http_values import Request, Upload


class RealHttp:
    """Port of one account. files: contents by their hashes."""

    def __init__(self, address: str, user: str, password: str, files: Mapping[str, bytes] | None = None) -> None:
        account = Account(address, Credentials(user, Secret(password)), local_agreed=True)
        self._client, self._files = HttpClient(account, proxy_of=lambda _: None), files or {}

    def send(self, request: HttpRequest) -> HttpResponse:
        pieces = [self._bytes(piece) for piece in request.body]
        body = Upload(sum(map(len, pieces)), lambda: _chunks(pieces)) if pieces else None
        response = self._client.send(
            Request(request.method, request.url, request.headers, body, request.accepted, request.limit)
        )
        return HttpResponse(response.status, response.url, response.headers, response.body)

    def close(self) -> None:
        self._client.close()

    def _bytes(self, piece: bytes | FilePart) -> bytes:
        if isinstance(piece, bytes):
            return piece
        end = None if piece.length is None else piece.start + piece.length
        return self._files[piece.sha256][piece.start : end]


def _chunks(pieces: list[bytes]) -> Iterator[bytes]:
    for piece in pieces:
        for at in range(0, len(piece), 1 << 20):
            yield piece[at : at + (1 << 20)]
