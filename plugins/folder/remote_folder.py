"""Folder behind the port of HTTP: names, texts and files by their paths."""

from __future__ import annotations

import base64
import json
from urllib.parse import quote

from tni.api.ent import ConnectorError, ConnectorFault
from tni.api.http import FilePart, Http, HttpRequest, HttpResponse

MISSING = frozenset({404})


class RemoteFolder:
    """Folder. Paths have no slash at their ends; "" is the folder itself. Every method raises NetworkError."""

    def __init__(self, address: str, http: Http) -> None:
        self._address, self._http = address, http

    def names(self, path: str) -> list[str]:
        """Return the names in a folder, those of folders with a slash at their end. Empty when it is missing. Raises:
        ConnectorError where the answer is no list."""
        response = self._sent("GET", path)
        if response.status == 404:
            return []
        try:
            return [str(one) for one in json.loads(response.body)]
        except (ValueError, TypeError, RecursionError) as error:
            raise ConnectorError(ConnectorFault.NOT_UNDERSTOOD) from error

    def folders(self, path: str) -> list[str]:
        """Return the names of the folders in a folder."""
        return [one[:-1] for one in self.names(path.rstrip("/")) if one.endswith("/")]

    def text(self, path: str) -> str | None:
        """Return the text of a file, None when it is missing."""
        response = self._sent("GET", path)
        return None if response.status == 404 else response.body.decode("utf-8", "replace")

    def head(self, path: str) -> tuple[int | None, str] | None:
        """Return size and SHA-256 of a file, None when it is missing."""
        response = self._sent("HEAD", path)
        if response.status == 404:
            return None
        length, digest = response.headers.get("content-length", ""), _digest_in(response)
        try:
            return int(length) if length.isdecimal() else None, base64.b64decode(digest).hex()
        except ValueError as error:
            raise ConnectorError(ConnectorFault.NOT_UNDERSTOOD) from error

    def digest(self, path: str) -> str:
        """Return the SHA-256 of a file in base64, "" when it is missing."""
        return _digest_in(self._sent("HEAD", path))

    def write(self, path: str, content: bytes | FilePart) -> None:
        """Write a file, whole or not at all."""
        self._http.send(HttpRequest("PUT", self._url(path), body=(content,)))

    def remove(self, path: str) -> None:
        """Remove a file, if it is there."""
        self._sent("DELETE", path)

    def _sent(self, method: str, path: str) -> HttpResponse:
        return self._http.send(HttpRequest(method, self._url(path), accepted=MISSING))

    def _url(self, path: str) -> str:
        return f"{self._address}/{quote(path)}"


def _digest_in(response: HttpResponse) -> str:
    value = response.headers.get("repr-digest", "")
    return value.removeprefix("sha-256=:").removesuffix(":") if response.status != 404 else ""
