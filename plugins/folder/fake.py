"""Folder in memory, for tests."""

from __future__ import annotations

import base64
import hashlib
import json
from dataclasses import dataclass, field
from urllib.parse import unquote

from tni.api.ent import ConnectorAccount
from tni.api.http import FilePart, Http, HttpRequest, HttpResponse, NetworkError, NetworkFault

ADDRESS = "folder://account"


@dataclass
class FakeFolder(Http):
    """Folder. files: by path; one of the entry is kept by its SHA-256 alone."""

    files: dict[str, bytes | FilePart] = field(default_factory=dict)

    def visible(self) -> list[str]:
        """Return the pages and documents of entries that lie there."""
        return sorted(path for path in self.files if not path.endswith("index.html"))

    def send(self, request: HttpRequest) -> HttpResponse:
        path = unquote(request.url.removeprefix(ADDRESS)).strip("/")
        status, headers, body = self._answered(request, path)
        if status >= 400 and status not in request.accepted:
            raise NetworkError(NetworkFault.MISSING, "account", status)
        return HttpResponse(status, request.url, headers, body)

    def _answered(self, request: HttpRequest, path: str) -> tuple[int, dict[str, str], bytes]:
        below = [
            name.removeprefix(f"{path}/" if path else "")
            for name in self.files
            if not path or name.startswith(f"{path}/")
        ]
        match request.method:
            case "PUT":
                (self.files[path],) = request.body
                return 201, {}, b""
            case "GET" if below or not path:
                names = {name if "/" not in name else name[: name.index("/") + 1] for name in below}
                return 200, {}, json.dumps(sorted(names)).encode()
            case "DELETE" if path in self.files:
                del self.files[path]
                return 204, {}, b""
            case "GET" if isinstance(content := self.files.get(path), bytes):
                return 200, {}, content
            case "HEAD" if path in self.files:
                return 200, _headers(self.files[path]), b""
        return 404, {}, b""


def _headers(content: bytes | FilePart) -> dict[str, str]:
    digest = hashlib.sha256(content).digest() if isinstance(content, bytes) else bytes.fromhex(content.sha256)
    length = {"content-length": str(len(content))} if isinstance(content, bytes) else {}
    return {"repr-digest": f"sha-256=:{base64.b64encode(digest).decode()}:", **length}


def server() -> Http:
    """Return an empty folder."""
    return FakeFolder()


def account() -> ConnectorAccount:
    """Return the account of a teacher there."""
    return ConnectorAccount(ADDRESS)
