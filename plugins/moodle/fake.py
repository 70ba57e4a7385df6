"""Moodle in memory, for tests: it answers as release 5.1 does, with the limits that its functions do not tell.

Errors come with status 200. What it leaves out without a word: attachments from a draft area that is gone, too many or
too large ones; events that the user may not make; everything in a text but simple HTML.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import parse_qsl, urlsplit

from tni.api.http import FilePart, Http, HttpRequest, HttpResponse, NetworkError, NetworkFault

from .fake_functions import FUNCTIONS
from .fake_parameters import MoodleRefusal, nested
from .fake_state import DRAFT_FILE_MAX, MoodleState

MAINTENANCE_PAGE = b"<!DOCTYPE html><html><title>Moodle</title><p>Le site est en cours de maintenance.</p></html>"
PORTAL_PAGE = b"<!DOCTYPE html><html><form action='/portal/login'><p>Connexion au r\xc3\xa9seau</p></form></html>"


@dataclass
class FakeMoodle:
    """Server.

    fail_at: number of the request, from 1, that fails; 0 for none. fails_after: it has had its effect by then.
    page: body that answers every request in place of the server, None for none. sent: paths and functions of requests.
    """

    state: MoodleState = field(default_factory=MoodleState)
    fail_at: int = 0
    fails_after: bool = False
    page: bytes | None = None
    status: int = 200
    requests: int = 0
    sent: list[str] = field(default_factory=list)

    def send(self, request: HttpRequest) -> HttpResponse:
        self.requests += 1
        host = urlsplit(request.url).hostname or ""
        if self.requests == self.fail_at and not self.fails_after:
            raise NetworkError(NetworkFault.CUT, host)
        if self.page is not None:
            return HttpResponse(self.status, request.url, {"content-type": "text/html"}, self.page)
        answer = json.dumps(self._answer(request)).encode()
        if self.requests == self.fail_at:
            raise NetworkError(NetworkFault.CUT, host)
        return HttpResponse(200, request.url, {"content-type": "application/json"}, answer)

    def visible(self) -> list[str]:
        """Return discussions with their files, and events."""
        posts = [
            f"{post.forum}: {post.subject} {sorted((name, part.sha256) for name, part in post.files.items())}"
            for post in self.state.posts
        ]
        return sorted([*posts, *(f"{one.course}: {one.start} {one.name}" for one in self.state.events)])

    def _answer(self, request: HttpRequest) -> Any:
        path = urlsplit(request.url).path
        if path.endswith("/lib/ajax/service-nologin.php"):
            self.sent.append("tool_mobile_get_public_config")
            return [{"error": False, "data": self._public_config()}]
        if path.endswith("/webservice/upload.php"):
            self.sent.append("upload.php")
            return self._upload(request)
        if path.endswith("/webservice/rest/server.php"):
            return self._call(nested(parse_qsl(_text(request), keep_blank_values=True, strict_parsing=True)))
        raise NetworkError(NetworkFault.MISSING, urlsplit(request.url).hostname or "", 404)

    def _public_config(self) -> Mapping[str, Any]:
        return {
            "enablewebservices": int(self.state.has_web_services),
            "enablemobilewebservice": int(self.state.has_web_services),
            "maintenanceenabled": int(self.state.is_in_maintenance),
            "typeoflogin": 2,
        }

    def _call(self, parameters: dict[str, Any]) -> Any:
        token, function = parameters.pop("wstoken", None), parameters.pop("wsfunction", "")
        parameters.pop("moodlewsrestformat")
        self.sent.append(function)
        try:
            self._check(token)
            if function not in FUNCTIONS or function in self.state.switched_off:
                raise MoodleRefusal("accessexception", "Access to the function is not allowed.")
            return FUNCTIONS[function](self.state, parameters)
        except MoodleRefusal as refusal:
            return {"exception": "moodle_exception", "errorcode": refusal.code, "message": refusal.message}

    def _check(self, token: object) -> None:
        if self.state.is_in_maintenance:
            raise MoodleRefusal("sitemaintenance", "The site is undergoing maintenance")
        if not token or token in self.state.expired:
            raise MoodleRefusal("invalidtoken", "Invalid token - token not found")

    def _upload(self, request: HttpRequest) -> Any:
        fields, files = _multipart(request)
        try:
            self._check(fields.get("token"))
        except MoodleRefusal as refusal:
            return {"error": refusal.message, "errorcode": refusal.code}
        if any(part.length is None or part.length > self.state.post_max for _, part in files):
            return {"error": "A required parameter (token) was missing", "errorcode": "missingparam"}
        if self.state.used + sum(part.length or 0 for _, part in files) > self.state.quota:
            return {"error": "You have reached your file quota limit.", "errorcode": "userquotalimit"}
        itemid, told = int(fields.get("itemid") or 0) or self.state.new_id(), []
        for name, part in files:
            told.append(self._stored(name, part, itemid))
        return told

    def _stored(self, name: str, part: FilePart, itemid: int) -> dict[str, Any]:
        assert part.length is not None
        if part.length > DRAFT_FILE_MAX:
            return {"filename": name, "errortype": "fileoversized", "error": "The file is too big"}
        area = self.state.drafts.setdefault(itemid, {})
        if name in area:
            return {"filename": name, "errortype": "filenameexist", "error": "File name already exists"}
        area[name] = part
        self.state.uploads += 1
        self.state.used += part.length
        return {"filename": name, "filesize": part.length, "itemid": itemid, "filearea": "draft", "component": "user"}


def _text(request: HttpRequest) -> str:
    return b"".join(piece for piece in request.body if isinstance(piece, bytes)).decode()


def _multipart(request: HttpRequest) -> tuple[dict[str, str], list[tuple[str, FilePart]]]:
    boundary = request.headers["Content-Type"].partition("boundary=")[2]
    parts = {f"\0{at}\0": piece for at, piece in enumerate(request.body) if isinstance(piece, FilePart)}
    text = "".join(piece.decode() if isinstance(piece, bytes) else f"\0{at}\0" for at, piece in enumerate(request.body))
    fields, files = {}, []
    for chunk in text.split(f"--{boundary}")[1:-1]:
        head, _, value = chunk.removeprefix("\r\n").partition("\r\n\r\n")
        value = value.removesuffix("\r\n")
        names = dict(re.findall(r'(\w+)="([^"]*)"', head))
        if "filename" in names:
            files.append((names["filename"], parts[value]))
        else:
            fields[names["name"]] = value
    return fields, files


def server() -> Http:
    """Make a Moodle with two courses, in which the teacher may write."""
    return FakeMoodle()
