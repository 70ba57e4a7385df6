"""Fake CalDAV server in memory, for tests: one user with a principal, a home and calendars. It answers for any host."""

from __future__ import annotations

import hashlib
from html import escape
from urllib.parse import unquote, urlsplit

from tni.api.http import Http, HttpRequest, HttpResponse

from .dav_answers import done

PRINCIPAL, HOME = "/principals/prof/", "/calendars/prof/"
CALENDAR = f"{HOME}cahier/"


class FakeCalendars:
    """The server. calendars: path and components of each; a calendar without components does not say what it takes.
    objects: what is stored, by its path."""

    def __init__(self, calendars: dict[str, tuple[str, ...]] | None = None) -> None:
        self.calendars = {CALENDAR: ("VEVENT", "VTODO")} if calendars is None else calendars
        self.refused: set[str] = set()
        """Components that are refused though the calendar does not say so."""
        self.objects: dict[str, bytes] = {}

    def visible(self) -> list[str]:
        """Return the paths of the events and tasks."""
        return sorted(self.objects)

    def send(self, request: HttpRequest) -> HttpResponse:
        path = unquote(urlsplit(request.url).path)
        status, headers, body = self._answer(request, path)
        response = HttpResponse(status, request.url, headers, body[: request.limit])
        if status >= 400 and status not in request.accepted:
            done(response)
        return response

    def _answer(self, request: HttpRequest, path: str) -> tuple[int, dict[str, str], bytes]:
        match request.method:
            case "PROPFIND":
                return self._properties(path, request.headers.get("Depth", "0"))
            case "GET" if path in self.objects:
                return 200, {"etag": self.etag(path), "content-type": "text/calendar"}, self.objects[path]
            case "PUT":
                return self._put(request, path)
            case "DELETE" if self.objects.pop(path, None) is not None:
                return 204, {}, b""
            case "GET" | "DELETE":
                return 404, {}, b""
        return 405, {}, b""

    def etag(self, path: str) -> str:
        return f'"{hashlib.sha256(self.objects[path]).hexdigest()[:16]}"'

    def _put(self, request: HttpRequest, path: str) -> tuple[int, dict[str, str], bytes]:
        body = b"".join(piece for piece in request.body if isinstance(piece, bytes))
        calendar, is_there = path[: path.rfind("/") + 1], path in self.objects
        if calendar not in self.calendars:
            return 409, {}, b""
        if request.headers.get("If-None-Match") == "*" and is_there:
            return 412, {}, b""
        if (wanted := request.headers.get("If-Match")) and (not is_there or wanted != self.etag(path)):
            return 412, {}, b""
        kind = "VTODO" if b"BEGIN:VTODO" in body else "VEVENT"
        taken = self.calendars[calendar]
        if kind in self.refused or (taken and kind not in taken):
            error = '<d:error xmlns:d="DAV:" xmlns:c="urn:ietf:params:xml:ns:caldav"><c:supported-calendar-component/>'
            return 403, {"content-type": "application/xml"}, f"{error}</d:error>".encode()
        self.objects[path] = body
        return (204 if is_there else 201), {"etag": self.etag(path)}, b""

    def _properties(self, path: str, depth: str) -> tuple[int, dict[str, str], bytes]:
        folder = f"{path.rstrip('/')}/"
        paths = [folder, *(self.calendars if folder == HOME and depth == "1" else ())]
        if folder.startswith(HOME) and folder not in (HOME, *self.calendars):
            return 404, {}, b""
        found = "".join(
            f"<d:response><d:href>{escape(one)}</d:href><d:propstat><d:prop>{self._of(one)}</d:prop>"
            "<d:status>HTTP/1.1 200 OK</d:status></d:propstat></d:response>"
            for one in paths
        )
        spaces = 'xmlns:d="DAV:" xmlns:c="urn:ietf:params:xml:ns:caldav"'
        body = f'<?xml version="1.0" encoding="utf-8"?><d:multistatus {spaces}>{found}</d:multistatus>'
        return 207, {"content-type": "application/xml"}, body.encode()

    def _of(self, path: str) -> str:
        common = f"<d:current-user-principal><d:href>{PRINCIPAL}</d:href></d:current-user-principal>"
        if path == PRINCIPAL:
            home = f"<c:calendar-home-set><d:href>{HOME}</d:href></c:calendar-home-set>"
            return f"{common}{home}<d:displayname>Mme Durand</d:displayname>"
        if path in self.calendars:
            names = "".join(f'<c:comp name="{name}"/>' for name in self.calendars[path])
            taken = f"<c:supported-calendar-component-set>{names}</c:supported-calendar-component-set>" if names else ""
            name = path.rstrip("/").rpartition("/")[2].capitalize()
            kind = "<d:resourcetype><d:collection/><c:calendar/></d:resourcetype>"
            return f"{common}{kind}{taken}<d:displayname>{escape(name)}</d:displayname>"
        return f"{common}<d:resourcetype><d:collection/></d:resourcetype>"


def server() -> Http:
    """Return a new server, with two calendars, of which the second takes events alone."""
    return FakeCalendars({CALENDAR: ("VEVENT", "VTODO"), f"{HOME}classe/": ("VEVENT",)})
