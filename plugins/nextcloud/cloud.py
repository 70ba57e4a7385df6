"""Requests to a Nextcloud server: folders and files of the user by WebDAV, all else by its API (OCS)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote, unquote, urlencode

from tni.api.answers import READ_REFUSALS, require_webdav
from tni.api.ent import ConnectorAccount, ConnectorError, ConnectorFault
from tni.api.http import FilePart, Http, HttpRequest, HttpResponse

from .cloud_answers import CloudFile, done, files_of, ocs_data

_QUERY = (
    b'<?xml version="1.0" encoding="utf-8"?><d:propfind xmlns:d="DAV:" xmlns:oc="http://owncloud.org/ns"><d:prop>'
    b"<d:resourcetype/><d:getcontentlength/><oc:checksums/></d:prop></d:propfind>"
)
_DAV_ADDRESS = re.compile(r"(?P<root>.*?)/remote\.php/(?:dav/files/(?P<user>[^/]+)|webdav)(?:/(?P<below>.*))?$")
_GONE = (404, 410)


@dataclass(frozen=True, slots=True)
class CloudUser:
    """User of a server. id: as in addresses, which may differ from the login."""

    id: str
    name: str


class Cloud:
    """Server of the account. Paths are those of the user's files, without a slash at either end; each method that
    takes a name encodes it. Every method raises ConnectorError and NetworkError."""

    def __init__(self, account: ConnectorAccount, http: Http) -> None:
        """Accept the address of the server, or of the user's files or a folder of them."""
        self._http = http
        found = _DAV_ADDRESS.match(account.address)
        self.root = found["root"] if found else account.address.removesuffix("/index.php")
        self.below = unquote(found["below"] or "").strip("/") if found else ""
        """Folder that the account's address names, "" for all files."""
        self._user = unquote(found["user"] or "") if found else ""

    @property
    def user(self) -> str:
        """Id of the user, asked once."""
        if not self._user:
            self._user = self.who().id
        return self._user

    def who(self) -> CloudUser:
        """Ask who the user is."""
        found = self.ocs("GET", "cloud/user")
        try:
            user = CloudUser(str(found["id"]), str(found.get("display-name") or found.get("displayname") or ""))
        except (KeyError, TypeError, AttributeError):
            raise ConnectorError(ConnectorFault.NOT_UNDERSTOOD) from None
        self._user = self._user or user.id
        return user

    def url(self, path: str, area: str = "files") -> str:
        """Return the address of a file or folder. area: `files` or `uploads`."""
        return f"{self.root}/remote.php/dav/{area}/{quote(self.user, safe='')}/{quote(path)}".rstrip("/")

    def web_address(self, path: str) -> str:
        """Return the address of the page on which the user sees a folder."""
        return f"{self.root}/index.php/apps/files/?{urlencode({'dir': f'/{path}'})}"

    def listed(self, path: str, area: str = "files") -> list[CloudFile] | None:
        """Return what is in a folder; None when it is not there."""
        headers = {"Depth": "1", "Content-Type": "application/xml; charset=utf-8"}
        url = f"{self.url(path, area)}/"
        response = self._http.send(HttpRequest("PROPFIND", url, headers, (_QUERY,), READ_REFUSALS))
        if response.status in _GONE:
            return None
        own = unquote(url.partition("/remote.php")[2]).rstrip("/")
        return [one for one in files_of(done(response)) if not one.path.endswith(own) and one.name]

    def make_folder(self, path: str, area: str = "files", headers: Mapping[str, str] | None = None) -> None:
        """Create a folder in one that is there. One that is there already stays."""
        response = self._http.send(HttpRequest("MKCOL", self.url(path, area), headers or {}, accepted=READ_REFUSALS))
        if response.status != 405:
            self._done(response)

    def make_folders(self, path: str) -> None:
        """Create a folder with all above it."""
        parts = path.split("/")
        for count in range(1, len(parts) + 1):
            self.make_folder("/".join(parts[:count]))

    def read(self, path: str) -> bytes | None:
        """Return the bytes of a small file; None when it is not there."""
        response = self._http.send(HttpRequest("GET", self.url(path), accepted=READ_REFUSALS))
        return None if response.status in _GONE else done(response).body

    def write(
        self, path: str, body: tuple[bytes | FilePart, ...], headers: Mapping[str, str], area: str = "files"
    ) -> None:
        """Write a file, in place of one of that name."""
        self._done(self._http.send(HttpRequest("PUT", self.url(path, area), headers, body, READ_REFUSALS)))

    def join_upload(self, id: str, headers: Mapping[str, str]) -> bool:
        """Make a file of the chunks of an upload. Return False when they are no longer there."""
        url = self.url(f"{id}/.file", "uploads")
        response = self._http.send(HttpRequest("MOVE", url, headers, accepted=READ_REFUSALS))
        if response.status in _GONE:
            return False
        self._done(response)
        return True

    def move(self, path: str, target: str) -> None:
        """Move a folder with all in it to a path where nothing is. Links to it stay."""
        headers = {"Destination": self.url(target), "Overwrite": "F"}
        self._done(self._http.send(HttpRequest("MOVE", self.url(path), headers, accepted=READ_REFUSALS)))

    def delete(self, path: str, area: str = "files") -> None:
        """Delete a file, or a folder with all in it, if it is there."""
        response = self._http.send(HttpRequest("DELETE", self.url(path, area), accepted=READ_REFUSALS))
        if response.status not in _GONE:
            self._done(response)

    def ocs(self, method: str, path: str, values: Mapping[str, str] | None = None) -> Any:
        """Ask the API, and return the data of its answer."""
        return ocs_data(self.ocs_answer(method, path, values))

    def ocs_answer(self, method: str, path: str, values: Mapping[str, str] | None = None) -> HttpResponse:
        """Ask the API. values: of the query, or of the form that is sent with POST."""
        headers, body, query = {"OCS-APIRequest": "true", "Accept": "application/json"}, b"", {"format": "json"}
        if method == "POST":
            headers["Content-Type"] = "application/x-www-form-urlencoded"
            body = urlencode(values or {}).encode()
        else:
            query |= values or {}
        url = f"{self.root}/ocs/v2.php/{path}?{urlencode(query)}"
        return self._http.send(HttpRequest(method, url, headers, (body,) if body else (), READ_REFUSALS))

    def _done(self, response: HttpResponse) -> None:
        """Check the answer to a change: a page that says 200 is not the server's."""
        if done(response).status == 200:
            require_webdav(response)
