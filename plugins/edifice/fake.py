"""ENT of Edifice in memory, for tests: its diary and notebook with the limits that their schemas do not tell, and its
filter."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import parse_qsl, urlsplit

from tni.api.http import FilePart, Http, HttpRequest, HttpResponse, NetworkError, NetworkFault

from .fake_diary import ROUTES, EntRefusal
from .fake_ent_state import EntState
from .fake_filter import filtered

LOGIN_PAGE = b"<!DOCTYPE html><html><form action='/auth/login'></form></html>"
MAINTENANCE_PAGE = b"<!DOCTYPE html><html><p>L'ENT est en cours de maintenance.</p></html>"
PORTAL_PAGE = b"<!DOCTYPE html><html><form action='/portal'><input type='password'></form></html>"


@dataclass
class FakeEnt:
    """Server.

    fail_at: number of the request, from 1, that fails; 0 for none. fails_after: it has had its effect by then.
    page: body that answers every request in place of the server, from `page_path`. sent: methods and paths.
    """

    state: EntState = field(default_factory=EntState)
    fail_at: int = 0
    fails_after: bool = False
    page: bytes | None = None
    page_path: str = "/"
    requests: int = 0
    sent: list[str] = field(default_factory=list)

    def send(self, request: HttpRequest) -> HttpResponse:
        self.requests += 1
        address = urlsplit(request.url)
        host = address.hostname or ""
        self.sent.append(f"{request.method} {address.path}")
        if self.requests == self.fail_at and not self.fails_after:
            raise NetworkError(NetworkFault.CUT, host)
        if self.page is not None:
            url = f"{address.scheme}://{address.netloc}{self.page_path}"
            return HttpResponse(200, url, {"content-type": "text/html"}, self.page)
        status, body = self._answer(request, address.path, dict(parse_qsl(address.query)))
        if self.requests == self.fail_at:
            raise NetworkError(NetworkFault.CUT, host)
        if status >= 400 and status not in request.accepted:
            raise NetworkError(_FAULTS.get(status, NetworkFault.SERVER), host, status)
        return HttpResponse(status, request.url, {"content-type": "application/json"}, json.dumps(body).encode())

    def visible(self) -> list[str]:
        """Return séances, homework and lines of notebooks, with the hashes of the files to which they link."""
        state = self.state
        lines = [
            *(
                (f"séance {one['audience_id']}", one["date"], one["title"], one["description"])
                for one in state.seances.values()
            ),
            *(
                (f"travail {one['audience_id']}", one["due_date"], "", one["description"])
                for one in state.homework.values()
            ),
            *(
                ("ligne", day["date"], line["title"], line["value"])
                for days in state.notebooks.values()
                for day in days
                for line in day["entries"]
            ),
        ]
        return sorted(f"{kind} {day} {title} {self._said(text)}" for kind, day, title, text in lines)

    def _said(self, text: str) -> str:
        files = [self.state.documents[found] for found in re.findall(r'/workspace/document/([\w-]+)"', text)]
        return f"{re.sub(r'<[^<>]*>', ' ', text)} {sorted(files)}"

    def _answer(self, request: HttpRequest, path: str, query: dict[str, str]) -> tuple[int, Any]:
        if not self.state.is_signed_in:
            return 401, None
        if path.startswith(self.state.closed):
            return self.state.closed_status, None
        if (request.method, path) == ("POST", "/workspace/document"):
            return self._uploaded(request)
        body: Any = None
        if request.body:
            text = b"".join(piece for piece in request.body if isinstance(piece, bytes)).decode()
            try:
                body = json.loads(filtered(text))
            except ValueError:
                return 400, {"error": "invalid.json"}
        for method, pattern, function in ROUTES:
            if method == request.method and (found := re.fullmatch(pattern, path)):
                try:
                    return 200, function(self.state, found.groups(), query, body)
                except EntRefusal as refusal:
                    return refusal.status, {"error": refusal.why} if refusal.status == 400 else None
        return 404, None

    def _uploaded(self, request: HttpRequest) -> tuple[int, Any]:
        (part,) = [piece for piece in request.body if isinstance(piece, FilePart)]
        assert part.length is not None
        if part.length > self.state.largest_request:
            return 413, None
        if self.state.used + part.length > self.state.quota:
            return 400, {"error": "files.too.large"}
        self.state.used += part.length
        made = f"doc-{self.state.new_id()}"
        self.state.documents[made] = part.sha256
        return 201, {"_id": made, "name": "x.pdf", "metadata": {"size": part.length}}


_FAULTS = {
    400: NetworkFault.REJECTED, 401: NetworkFault.WRONG_PASSWORD, 403: NetworkFault.FORBIDDEN,
    404: NetworkFault.MISSING, 413: NetworkFault.TOO_LARGE,
}  # fmt: skip


def server() -> Http:
    """Make an ENT with a school of two classes, and a notebook."""
    return FakeEnt()
