"""Files of the fake Nextcloud server, by WebDAV, and its chunked uploads."""

from __future__ import annotations

import re
from html import escape
from urllib.parse import quote, unquote, urlsplit

from tni.api.http import FilePart, HttpRequest

type Answer = tuple[int, dict[str, str], bytes]
type Pieces = list[bytes | FilePart]

_FORBIDDEN = re.compile(r'[\\:*?"<>|]')
_RESERVED = re.compile(r"(?:con|prn|aux|nul)(?:\..*)?", re.I)


class FakeFiles:
    """Files of one user. Paths begin with the area: `files/prof/…` or `uploads/prof/…`, and do so in each attribute.

    free: bytes that still fit, None for no limit. locked: paths that somebody else has open. refused_names: names that
    this server's administrator forbids.
    """

    def __init__(self, user: str, *, has_checksums: bool) -> None:
        self._user, self._has_checksums = user, has_checksums
        self.folders = {f"files/{user}", f"uploads/{user}"}
        self.files: dict[str, Pieces] = {}
        self.sums: dict[str, str] = {}
        self.free: int | None = None
        self.locked: set[str] = set()
        self.refused_names: set[str] = set()

    def answer(self, request: HttpRequest) -> Answer:
        path = _path(request.url)
        if path in self.locked and request.method in ("PUT", "DELETE"):
            return _refusal(423, f"{path} is locked")
        match request.method:
            case "PROPFIND":
                return self._listing(path)
            case "GET" if path in self.files:
                data = b"".join(one for one in self.files[path] if isinstance(one, bytes))
                return 200, {"content-type": "text/html"}, data
            case "MKCOL":
                return self._make(path)
            case "PUT":
                return self._put(path, list(request.body), request.headers.get("OC-Checksum", ""))
            case "MOVE" if path.endswith("/.file"):
                return self._join(path.removesuffix("/.file"), request)
            case "MOVE" if path in self.folders:
                return self._move(path, _path(request.headers["Destination"]))
            case "DELETE" if path in self.folders or path in self.files:
                self._remove(path)
                return 204, {}, b""
        return _refusal(404, "not found")

    def _make(self, path: str) -> Answer:
        above, _, name = path.rpartition("/")
        if path in self.folders or path in self.files:
            return _refusal(405, "The resource you tried to create already exists")
        if above not in self.folders:
            return _refusal(409, "Parent node does not exist")
        if not self._takes(name):
            return _refusal(400, "File name contains at least one invalid character")
        self.folders.add(path)
        return 201, {}, b""

    def _takes(self, name: str) -> bool:
        is_plain = name.isprintable() and name == name.strip(" ") and not name.endswith(".")
        return (
            is_plain
            and not _FORBIDDEN.search(name)
            and not _RESERVED.fullmatch(name)
            and not (any(refused in name for refused in self.refused_names))
        )

    def _put(self, path: str, pieces: Pieces, checksum: str) -> Answer:
        above, _, name = path.rpartition("/")
        if above not in self.folders:
            return _refusal(404 if path.startswith("uploads/") else 409, "Parent node does not exist")
        if not self._takes(name):
            return _refusal(400, "File name contains at least one invalid character")
        size = size_of(pieces)
        if self.free is not None:
            if size > self.free:
                return _refusal(507, "Insufficient space")
            self.free -= size
        status = 204 if path in self.files else 201
        self.files[path] = pieces
        self.sums[path] = checksum
        return status, {}, b""

    def _join(self, folder: str, request: HttpRequest) -> Answer:
        if folder not in self.folders:
            return _refusal(404, "no such upload")
        names = sorted(path for path in self.files if path.startswith(f"{folder}/"))
        pieces = [piece for name in names for piece in self.files[name]]
        if str(size_of(pieces)) != request.headers.get("OC-Total-Length"):
            return _refusal(400, "Chunks on server do not sum up")
        target = _path(request.headers["Destination"])
        self._remove(folder)
        return self._put(target, pieces, request.headers.get("OC-Checksum", ""))

    def _move(self, path: str, target: str) -> Answer:
        above, _, name = target.rpartition("/")
        if above not in self.folders:
            return _refusal(409, "Parent node does not exist")
        if target in self.folders or target in self.files:
            return _refusal(412, "The destination node already exists")
        if not self._takes(name):
            return _refusal(400, "File name contains at least one invalid character")

        def moved(one: str) -> str:
            return target + one.removeprefix(path) if one == path or one.startswith(f"{path}/") else one

        self.folders = {moved(one) for one in self.folders}
        self.files = {moved(one): pieces for one, pieces in self.files.items()}
        self.sums = {moved(one): checksum for one, checksum in self.sums.items()}
        return 201, {}, b""

    def _remove(self, path: str) -> None:
        inside = [one for one in (*self.files, *self.folders) if one == path or one.startswith(f"{path}/")]
        for one in inside:
            self.files.pop(one, None)
            self.folders.discard(one)

    def _listing(self, path: str) -> Answer:
        if path not in self.folders:
            return _refusal(404, "not found")
        inside = [one for one in (*self.folders, *self.files) if one.rpartition("/")[0] == path]
        found = "".join(self._entry(one) for one in (path, *sorted(inside)))
        body = f'<?xml version="1.0"?><d:multistatus xmlns:d="DAV:" xmlns:oc="http://owncloud.org/ns">{found}</d:multistatus>'
        return 207, {"content-type": "application/xml"}, body.encode()

    def _entry(self, path: str) -> str:
        if path in self.folders:
            properties = "<d:resourcetype><d:collection/></d:resourcetype>"
        else:
            sums = f"<oc:checksum>{escape(self.sums.get(path, ''))}</oc:checksum>" if self._has_checksums else ""
            size = f"<d:getcontentlength>{size_of(self.files[path])}</d:getcontentlength>"
            properties = f"<d:resourcetype/>{size}<oc:checksums>{sums}</oc:checksums>"
        href = f"/remote.php/dav/{quote(path)}{'/' if path in self.folders else ''}"
        return (
            f"<d:response><d:href>{href}</d:href><d:propstat><d:prop>{properties}</d:prop>"
            "<d:status>HTTP/1.1 200 OK</d:status></d:propstat></d:response>"
        )


def size_of(pieces: Pieces) -> int:
    return sum(len(one) if isinstance(one, bytes) else one.length or 0 for one in pieces)


def _path(url: str) -> str:
    return unquote(urlsplit(url).path).partition("/remote.php/dav/")[2].rstrip("/")


def _refusal(status: int, message: str) -> Answer:
    body = f'<?xml version="1.0"?><d:error xmlns:d="DAV:" xmlns:s="http://sabredav.org/ns"><s:message>{escape(message)}'
    return status, {"content-type": "application/xml"}, f"{body}</s:message></d:error>".encode()
