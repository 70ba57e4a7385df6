"""Folder on a WebDAV server as a shared place, such as one of Nextcloud."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from urllib.parse import quote, unquote, urlsplit, urlunsplit

from tni.api.http import HttpResponse
from tni.core.network_errors import NetworkError, NetworkFault
from tni.library.shared_place import SHARED_FOLDER, NotThereError, PlaceFile
from tni.network.client import HttpClient
from tni.network.http_values import Request, Upload, body_of
from tni.sharing.dav_xml import QUERY, DavEntry, NotMultistatusError, decoded_path, parsed_listing

LISTING_BYTES = 64 << 20
TRANSFER_S = 60.0
SLOWEST_BYTES_PER_S = 20_000
"""Rate below which a transfer is given up, after TRANSFER_S."""
EXISTS, MISSING = 412, {404, 409}


def dav_address(text: str) -> str:
    """Return the address of a folder as a teacher types or pastes it, encoded, with a slash at its end."""
    parts = urlsplit(text.strip())
    path = quote(unquote(parts.path).rstrip("/") + "/", safe="/")
    return urlunsplit((parts.scheme or "https", parts.netloc, path, "", ""))


def joined(address: str, *names: str) -> str:
    """Return the address of something below a folder; each name is encoded."""
    return address + "/".join(quote(name, safe="") for name in names)


class WebDavPlace:
    """Shared place in a folder of a server, which must be there. Every method raises NotThereError and NetworkError."""

    def __init__(self, client: HttpClient, address: str) -> None:
        """address: of the folder that the teacher chose, as `dav_address` returns it."""
        self._client, self._address = client, address
        self._root = joined(address, SHARED_FOLDER) + "/"
        self._made: set[str] = set()

    def check(self) -> None:
        """Ask whether the folder is there and answers as WebDAV does."""
        entries = self._listed(self._address, "0")
        if not any(entry.is_folder for entry in entries):
            raise NetworkError(NetworkFault.NOT_WEBDAV, self._client.account.origin.host)

    def lessons(self) -> list[str]:
        return list(self.marks())

    def marks(self) -> dict[str, str]:
        """Return the folders of lessons, each with a text that changes whenever anything in it does; the text is empty
        on servers that do not give one."""
        try:
            found = self._children(self._root)
        except NotThereError:
            self.check()
            return {}
        self._made.add(self._root)
        return {entry.name: entry.etag for entry in found if entry.is_folder}

    def files(self, lesson: str) -> list[PlaceFile]:
        folder = self._folder(lesson)
        try:
            found = self._children(folder)
        except NotThereError:
            self._made.discard(folder)
            self.check()
            return []
        self._made |= {self._root, folder}
        return [PlaceFile(entry.name, entry.size) for entry in found if not entry.is_folder]

    def read(self, lesson: str, name: str, limit: int) -> Iterator[bytes]:
        request = Request("GET", joined(self._folder(lesson), name), limit=limit, total_s=_seconds(limit))
        try:
            with self._client.open(request) as response:
                yield from response.chunks()
        except NetworkError as error:
            raise _told(error, name) from None

    def put_new(self, lesson: str, name: str, size: int, chunks: Iterable[bytes]) -> None:
        folder = self._folder(lesson)
        for one in (self._root, folder):
            if one not in self._made:
                self._make(one)
        headers = {"If-None-Match": "*", "Content-Type": "application/octet-stream"}
        body = Upload(size, lambda: chunks)
        request = Request("PUT", joined(folder, name), headers, body, frozenset({EXISTS}), total_s=_seconds(size))
        try:
            self._client.send(request)
        except NetworkError as error:
            if error.status in MISSING:
                self._made -= {self._root, folder}
            raise

    def delete(self, lesson: str, name: str) -> None:
        try:
            self._client.send(Request("DELETE", joined(self._folder(lesson), name)))
        except NetworkError as error:
            raise _told(error, name) from None

    def cancel(self) -> None:
        """End what is under way, until `resume`. May be called on any thread."""
        self._client.cancel()

    def resume(self) -> None:
        self._client.resume()

    def close(self) -> None:
        self._client.close()

    def _folder(self, lesson: str) -> str:
        return joined(self._root, lesson) + "/"

    def _make(self, folder: str) -> None:
        """Create a folder. One that is there already answers 405."""
        self._client.send(Request("MKCOL", folder, accepted=frozenset({405})))
        self._made.add(folder)

    def _children(self, folder: str) -> list[DavEntry]:
        """Return what is directly in a folder, as far as it bears a plain name."""
        own = decoded_path(folder)
        entries = self._listed(folder, "1")
        return [
            entry for entry in entries if entry.path.rpartition("/")[0] == own and entry.name not in ("", ".", "..")
        ]

    def _listed(self, folder: str, depth: str) -> list[DavEntry]:
        headers = {"Depth": depth, "Content-Type": "application/xml; charset=utf-8"}
        request = Request("PROPFIND", folder, headers, body_of(QUERY), limit=LISTING_BYTES)
        try:
            response: HttpResponse = self._client.send(request)
        except NetworkError as error:
            raise _told(error, SHARED_FOLDER) from None
        host = self._client.account.origin.host
        if response.status != 207:
            raise NetworkError(NetworkFault.NOT_WEBDAV, host, response.status)
        try:
            return parsed_listing(response.body)
        except NotMultistatusError:
            raise NetworkError(NetworkFault.NOT_WEBDAV, host, response.status) from None


def _told(error: NetworkError, name: str) -> NetworkError | NotThereError:
    """Return the error that the exchange understands."""
    return NotThereError(name) if error.fault is NetworkFault.MISSING else error


def _seconds(size: int) -> float:
    return TRANSFER_S + size / SLOWEST_BYTES_PER_S
