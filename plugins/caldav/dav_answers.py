"""Answers of CalDAV servers, read from XML that nobody vouches for, and the faults that their statuses stand for."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urljoin, urlsplit
from xml.etree import ElementTree as etree

from tni.api.answers import is_page, parsed_xml, plain_line, require_success, webdav_resources
from tni.api.ent import ConnectorError, ConnectorFault
from tni.api.http import HttpResponse

DAV, CAL = "{DAV:}", "{urn:ietf:params:xml:ns:caldav}"


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


def resources_of(response: HttpResponse) -> list[FoundResource]:
    """Read an answer to PROPFIND. Raises: ConnectorError."""
    return [
        FoundResource(joined(response.url, href), properties) for href, properties in webdav_resources(response) if href
    ]


def joined(base: str, href: str) -> str:
    """Return an address that an answer names. Raises: ConnectorError."""
    try:
        url = urljoin(base, href)
        urlsplit(url)
    except ValueError:
        raise ConnectorError(ConnectorFault.NOT_UNDERSTOOD) from None
    return url


def done(response: HttpResponse) -> HttpResponse:
    """Return an answer that is no error. Raises: ConnectorError, NetworkError."""
    return require_success(response, detail_of)


def detail_of(response: HttpResponse) -> str:
    """Return what the server says of its refusal, as one line: its message, or the names of what failed."""
    root = None if is_page(response) else parsed_xml(response.body)
    if root is None:
        return ""
    said = [one.text for one in root.iter() if one.tag.rpartition("}")[2] == "message" and one.text]
    names = [one.tag.rpartition("}")[2] for one in root]
    return plain_line(" ".join(said or names))


def names_precondition(response: HttpResponse, name: str) -> bool:
    """Return whether a refusal names a precondition of CalDAV that did not hold."""
    root = parsed_xml(response.body)
    return root is not None and root.find(f".//{CAL}{name}") is not None
