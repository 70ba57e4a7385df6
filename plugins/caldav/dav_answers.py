"""Answers of CalDAV servers, read from XML that nobody vouches for, and the faults that their statuses stand for."""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import urljoin, urlsplit
from xml.etree import ElementTree as etree

from tni.api.ent import ConnectorError, ConnectorFault
from tni.api.http import HttpResponse, NetworkError, NetworkFault

DAV, CAL = "{DAV:}", "{urn:ietf:params:xml:ns:caldav}"
MOST_TAGS = 200_000
LONGEST_DETAIL = 200
ERRORS = frozenset({400, 401, 403, 404, 405, 409, 410, 412, 413, 415, 422, 423, 429, 500, 501, 502, 503, 504, 507})
"""Statuses that are read here, since the server's words say more than the status."""
_DECLARED = re.compile(r"<!\s*(?:DOCTYPE|ENTITY)", re.I)
_PAGE = re.compile(rb"^\s*(?:<!doctype html|<html\b)", re.I)
_MAINTENANCE = re.compile(rb"maintenance", re.I)
_FAULTS = {
    401: ConnectorFault.SIGN_IN,
    403: ConnectorFault.FORBIDDEN,
    413: ConnectorFault.TOO_LARGE,
    507: ConnectorFault.QUOTA,
}
_NETWORK_FAULTS = {
    405: NetworkFault.NOT_WEBDAV,
    412: NetworkFault.EXISTS,
    423: NetworkFault.LOCKED,
    429: NetworkFault.BUSY,
    501: NetworkFault.NOT_WEBDAV,
    503: NetworkFault.BUSY,
}


@dataclass(frozen=True, slots=True)
class FoundResource:
    """Resource in an answer to PROPFIND. url: whole. properties: those that it has, by their tag."""

    url: str
    properties: dict[str, etree.Element]

    def text(self, tag: str) -> str:
        found = self.properties.get(tag)
        return "" if found is None else " ".join((found.text or "").split())

    def link(self, tag: str) -> str:
        """Return the address in a property, whole; "" when it has none."""
        found = self.properties.get(tag)
        href = None if found is None else found.findtext(f"{DAV}href")
        return joined(self.url, href.strip()) if href and href.strip() else ""

    @property
    def is_calendar(self) -> bool:
        kind = self.properties.get(f"{DAV}resourcetype")
        return kind is not None and kind.find(f"{CAL}calendar") is not None

    @property
    def components(self) -> frozenset[str]:
        """Names of the components that a calendar takes; empty when it does not say."""
        found = self.properties.get(f"{CAL}supported-calendar-component-set")
        names = () if found is None else (one.get("name", "") for one in found.iter(f"{CAL}comp"))
        return frozenset(name.upper() for name in names if name)


def is_page(response: HttpResponse) -> bool:
    """Return whether an answer is a page for people, which neither WebDAV nor a calendar object is."""
    return _PAGE.match(response.body[:1000]) is not None


def resources_of(response: HttpResponse) -> list[FoundResource]:
    """Read an answer to PROPFIND. Raises: ConnectorError."""
    if is_page(response):
        raise ConnectorError(ConnectorFault.CAPTIVE_PORTAL)
    root = parsed_xml(response.body) if response.status == 207 else None
    if root is None or root.tag != f"{DAV}multistatus":
        raise ConnectorError(ConnectorFault.NOT_UNDERSTOOD)
    found = []
    for one in root.iterfind(f"{DAV}response"):
        href = (one.findtext(f"{DAV}href") or "").strip()
        properties: dict[str, etree.Element] = {}
        for part in one.iterfind(f"{DAV}propstat"):
            if " 200" in (part.findtext(f"{DAV}status") or " 200"):
                properties |= {inner.tag: inner for prop in part.iterfind(f"{DAV}prop") for inner in prop}
        if href:
            found.append(FoundResource(joined(response.url, href), properties))
    return found


def joined(base: str, href: str) -> str:
    """Return an address that an answer names. Raises: ConnectorError."""
    try:
        url = urljoin(base, href)
        urlsplit(url)
    except ValueError:
        raise ConnectorError(ConnectorFault.NOT_UNDERSTOOD) from None
    return url


def parsed_xml(data: bytes) -> etree.Element | None:
    """Parse XML without document type and entities; None for anything else."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return None
    if _DECLARED.search(text) or text.count("<") > MOST_TAGS:
        return None
    try:
        return etree.fromstring(text)
    except (etree.ParseError, ValueError):
        return None


def require_success(response: HttpResponse) -> HttpResponse:
    """Return an answer that is no error. Raises: ConnectorError, NetworkError."""
    if response.status < 400:
        return response
    host = urlsplit(response.url).hostname or "?"
    if fault := _FAULTS.get(response.status):
        raise ConnectorError(fault, detail_of(response))
    if response.status >= 500 and _is_maintenance(response):
        raise ConnectorError(ConnectorFault.MAINTENANCE)
    if response.status >= 500 or response.status in _NETWORK_FAULTS:
        retry = response.headers.get("retry-after", "")
        wait_s = float(retry) if retry.isdecimal() and len(retry) < 8 else 0.0
        raise NetworkError(_NETWORK_FAULTS.get(response.status, NetworkFault.SERVER), host, response.status, wait_s)
    if response.status in (404, 410):
        raise ConnectorError(ConnectorFault.NO_PLACE)
    raise ConnectorError(ConnectorFault.REFUSED, detail_of(response) or str(response.status))


def _is_maintenance(response: HttpResponse) -> bool:
    mode = response.headers.get("x-nextcloud-maintenance-mode", "0")
    return mode not in ("", "0") or _MAINTENANCE.search(response.body) is not None


def detail_of(response: HttpResponse) -> str:
    """Return what the server says of its refusal, as one line: its message, or the names of what failed."""
    root = None if is_page(response) else parsed_xml(response.body)
    if root is None:
        return ""
    said = [one.text for one in root.iter() if one.tag.rpartition("}")[2] == "message" and one.text]
    names = [one.tag.rpartition("}")[2] for one in root]
    return " ".join(" ".join(said or names).split())[:LONGEST_DETAIL]


def names_precondition(response: HttpResponse, name: str) -> bool:
    """Return whether a refusal names a precondition of CalDAV that did not hold."""
    root = parsed_xml(response.body)
    return root is not None and root.find(f".//{CAL}{name}") is not None
