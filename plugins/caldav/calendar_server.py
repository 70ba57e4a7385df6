"""Requests to a CalDAV server: its calendars, and the objects in one of them."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from urllib.parse import quote, urljoin

from tni.api.answers import READ_REFUSALS, require_webdav
from tni.api.ent import ConnectorError, ConnectorFault
from tni.api.http import Http, HttpRequest, HttpResponse, NetworkError

from .dav_answers import (
    CAL,
    DAV,
    FoundResource,
    done,
    names_precondition,
    resources_of,
)

_QUERY = (
    b'<?xml version="1.0" encoding="utf-8"?><d:propfind xmlns:d="DAV:" xmlns:c="urn:ietf:params:xml:ns:caldav"><d:prop>'
    b"<d:resourcetype/><d:displayname/><d:current-user-principal/><c:calendar-home-set/>"
    b"<c:supported-calendar-component-set/></d:prop></d:propfind>"
)
_XML = "application/xml; charset=utf-8"
_NEXTCLOUD = "/remote.php/dav/"
"""Where a Nextcloud has its calendars, also where its administrator has not set up `.well-known`."""
_NO_FOLDER = {404, 405, 410, 501}
_NO_COMPONENT = {400, 403, 409, 415}


def _starts(address: str) -> tuple[str, ...]:
    """Return where to begin to look for the calendars of an account (RFC 6764)."""
    return f"{address}/", urljoin(f"{address}/", "/.well-known/caldav"), f"{address}{_NEXTCLOUD}"


class ComponentRefusedError(Exception):
    """The calendar takes no component of this kind. For this package alone."""


@dataclass(frozen=True, slots=True)
class StoredObject:
    """Calendar object of a server. etag: "" when it has none that a later request may name."""

    text: str
    etag: str


class CalendarServer:
    """Server of the account. Every method raises ConnectorError and NetworkError."""

    def __init__(self, http: Http) -> None:
        self._http = http

    def found(self, url: str, depth: str = "0") -> list[FoundResource]:
        """Return a resource, or with depth 1 what is in it too; empty when WebDAV knows nothing there."""
        headers = {"Depth": depth, "Content-Type": _XML}
        response = self._http.send(HttpRequest("PROPFIND", url, headers, (_QUERY,), READ_REFUSALS))
        return [] if response.status in _NO_FOLDER else resources_of(done(response))

    def calendars(self, address: str) -> list[FoundResource]:
        """Return the calendars of the account that take events. address: of the server, of the user, or of one
        calendar."""
        home = ""
        for start in _starts(address):
            for here in self.found(start):
                if here.is_calendar:
                    return [here]
                home = home or self._home(here)
            if home:
                break
        listed = self.found(home or f"{address}/", "1")
        if not listed:
            raise ConnectorError(ConnectorFault.NOT_UNDERSTOOD)
        return [one for one in listed if one.is_calendar and (not one.components or "VEVENT" in one.components)]

    def _home(self, here: FoundResource) -> str:
        tag = f"{CAL}calendar-home-set"
        if home := here.link(tag):
            return home
        principal = here.link(f"{DAV}current-user-principal")
        return next((one.link(tag) for one in self.found(principal)), "") if principal else ""

    def user_name(self, address: str) -> str:
        """Return the name that the server has for the user, "" when it has none."""
        with suppress(ConnectorError, NetworkError):  # nothing depends on it
            for start in _starts(address):
                for here in self.found(start):
                    if principal := here.link(f"{DAV}current-user-principal"):
                        return next((one.text(f"{DAV}displayname") for one in self.found(principal)), "")
        return ""

    def read(self, url: str) -> StoredObject | None:
        """Return an object, None when it is not there."""
        response = self._http.send(HttpRequest("GET", url, accepted=READ_REFUSALS))
        if response.status in (404, 410):
            return None
        text = require_webdav(done(response)).body.decode("utf-8", "replace")
        etag = response.headers.get("etag", "").strip()
        return StoredObject(text, "" if etag.startswith("W/") else etag)

    def write(self, url: str, text: str, before: StoredObject | None) -> bool:
        """Write an object in place of the one that was read, or a new one. Return False, with nothing written, when it
        was changed meanwhile. Raises: ComponentRefusedError."""
        headers = {"Content-Type": "text/calendar; charset=utf-8"}
        if before is None:
            headers["If-None-Match"] = "*"
        elif before.etag:
            headers["If-Match"] = before.etag
        response = self._http.send(HttpRequest("PUT", url, headers, (text.encode(),), READ_REFUSALS))
        if response.status == 412:
            return False
        if response.status in _NO_COMPONENT and _refuses_component(response):
            raise ComponentRefusedError
        if done(response).status == 200:
            require_webdav(response)
        return True

    def remove(self, url: str) -> None:
        """Delete an object, if it is there."""
        response = self._http.send(HttpRequest("DELETE", url, accepted=READ_REFUSALS))
        if response.status not in (404, 410):
            done(response)


def _refuses_component(response: HttpResponse) -> bool:
    return names_precondition(response, "supported-calendar-component")


def object_url(calendar: str, uid: str) -> str:
    """Return the address of the object with a uid in a calendar."""
    return f"{calendar.rstrip('/')}/{quote(uid, safe='')}.ics"
