"""Meaning of a server's answers for connectors: refusals by status, pages that come in place of an answer (captive
portal, maintenance, a sign-in that has ended), and XML that nobody vouches for."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from html import unescape
from typing import TYPE_CHECKING, Any

from tni.api.ent import ConnectorError, ConnectorFault
from tni.api.http import HttpResponse, NetworkError, NetworkFault
from tni.core.web_address import host_of

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

__all__ = [
    "READ_REFUSALS",
    "asked_wait_s",
    "is_page",
    "page_fault",
    "parsed_json",
    "parsed_xml",
    "plain_line",
    "require_no_page",
    "require_success",
    "require_webdav",
    "webdav_resources",
]

NETWORK_SIGN_IN = 511
READ_REFUSALS = frozenset(
    (400, 401, 403, 404, 405, 409, 410, 412, 413, 415, 422, 423, 429, 500, 501, 502, 503, 504, 507, NETWORK_SIGN_IN)
)
"""Error statuses that `require_success` reads. A request names them as accepted, since what the server says beside a
status often tells more."""
LONGEST_DETAIL = 300
_DAV = "{DAV:}"
MOST_TAGS = 400_000
LOOKED_AT_BYTES = 1 << 15
SHORT_PAGE_WORDS = 150
"""Longest page whose whole text is about the reason why it is shown. Longer ones are judged by their headings, since a
portal's own page announces next week's maintenance too."""

_FAULTS = {
    401: ConnectorFault.SIGN_IN,
    403: ConnectorFault.FORBIDDEN,
    413: ConnectorFault.TOO_LARGE,
    507: ConnectorFault.QUOTA,
    NETWORK_SIGN_IN: ConnectorFault.CAPTIVE_PORTAL,
}
_GONE = (404, 410)
_NETWORK_FAULTS = {
    405: NetworkFault.NOT_WEBDAV,
    412: NetworkFault.EXISTS,
    423: NetworkFault.LOCKED,
    429: NetworkFault.BUSY,
    501: NetworkFault.NOT_WEBDAV,
    503: NetworkFault.BUSY,
}
# A hostile body must cost no more than its length: what is repeated is not tried in two ways (*+), no tag reaches into
# the next one ([^<>]), what is not closed goes to the end (\Z), and a heading is bounded.
_BEGIN = re.compile(
    rb"\s*+(<\?xml[^>]*+>\s*+)?(<!--.*?-->\s*+)*+(<!doctype\s+html|<(html|head|body|title|meta|script|h1)[\s/>])",
    re.I | re.S,
)
_DECLARED = re.compile(r"<!\s*(?:DOCTYPE|ENTITY)", re.I)
_UNSEEN = re.compile(r"<(script|style)\b.*?(?:</\1\s*>|\Z)|<!--.*?(?:-->|\Z)", re.I | re.S)
_HEADINGS = re.compile(r"<(title|h1|h2)\b[^<>]*>(.{0,500}?)</\1\s*>", re.I | re.S)
_TAG = re.compile(r"<[^<>]*>")
_PASSWORD = re.compile(r"<input\b[^<>]*type\s*=\s*[\"']?password", re.I)
_GOAL = re.compile(
    r"(?:<form\b[^<>]*\baction\s*=|http-equiv\s*=\s*[\"']?refresh[^<>]{0,200}\burl\s*="
    r"|\blocation(?:\.href)?\s*=|\blocation\.(?:replace|assign)\()\s*[\"']?([^\"'\s>;)]+)",
    re.I,
)
"""Address that a page leads to."""
_MAINTENANCE = re.compile(
    r"\bmaintenance\b|(temporairement|momentanément|actuellement) (indisponible|inaccessible|interrompu)"
    r"|(temporarily|currently) (unavailable|offline)|mise à jour (est )?en cours|en cours de mise à jour",
    re.I,
)
_PORTAL = re.compile(
    r"wispaccessgatewayparam|portail captif|captive portal|hotspot|(accès|connexion) (à |au )?(internet|réseau)"
    r"|wi-?fi\b|(internet|network) access|authentification réseau|network authentication",
    re.I,
)
_HUGE_NUMBER = re.compile(r"&#[0-9]{10,};?")
"""Reference to no letter, whose number may be longer than Python reads."""
_ORIGIN = re.compile(r"https?://[^/?#]*", re.I)
_BARE_ERROR = re.compile(r"\s*(50[0-9]|error|erreur)\b", re.I)


def require_success(
    response: HttpResponse,
    detail_of: Callable[[HttpResponse], str] = lambda _: "",
    network_faults: Mapping[int, NetworkFault] | None = None,
) -> HttpResponse:
    """Return an answer whose status is no error. detail_of: returns what the server says of a refusal, in one line.
    network_faults: of statuses that mean something of their own there. Raises: ConnectorError, NetworkError."""
    status = response.status
    if status < 400:
        return response
    if fault := _FAULTS.get(status):
        raise ConnectorError(fault, detail_of(response))
    if status >= 500 and _is_maintenance(response):
        raise ConnectorError(ConnectorFault.MAINTENANCE)
    found = (network_faults or {}).get(status) or _NETWORK_FAULTS.get(status)
    if found is not None or status >= 500:
        host = host_of(response.url) or "?"
        raise NetworkError(found or NetworkFault.SERVER, host, status, asked_wait_s(response))
    if status in _GONE:
        raise ConnectorError(ConnectorFault.NO_PLACE)
    raise ConnectorError(ConnectorFault.REFUSED, detail_of(response) or str(status))


def asked_wait_s(response: HttpResponse) -> float:
    """Return the seconds that a server asks to wait, 0 if it names none."""
    retry = response.headers.get("retry-after", "")
    return float(retry) if retry.isdecimal() and len(retry) < 8 else 0.0


def page_fault(response: HttpResponse, asked: str) -> ConnectorFault | None:
    """Return what a page stands for that came where JSON, XML or a file was asked for: CAPTIVE_PORTAL, MAINTENANCE,
    SIGN_IN or, with a good status, NOT_UNDERSTOOD. None for an answer that is no page, and for a page that says no more
    than its error status. asked: the address that was asked for."""
    if response.status == NETWORK_SIGN_IN:
        return ConnectorFault.CAPTIVE_PORTAL
    if not is_page(response):
        return None
    text = _decoded(response.body[:LOOKED_AT_BYTES])
    if _is_page_of_maintenance(text, response.status):
        return ConnectorFault.MAINTENANCE
    if response.status >= 400:
        return None
    if host_of(response.url) not in ("", host_of(asked)):
        return ConnectorFault.CAPTIVE_PORTAL
    if _PASSWORD.search(text) and _path(response.url) != _path(asked):
        return ConnectorFault.SIGN_IN  # the server itself has led to its own sign-in
    return ConnectorFault.CAPTIVE_PORTAL if _is_portal(text, response.url) else ConnectorFault.NOT_UNDERSTOOD


def require_no_page(response: HttpResponse, asked: str = "") -> HttpResponse:
    """Return an answer that is no page for people in the place of one. asked: the address that was asked for, if it may
    have led elsewhere. Raises: ConnectorError."""
    if fault := page_fault(response, asked or response.url):
        raise ConnectorError(fault)
    return response


def require_webdav(response: HttpResponse) -> HttpResponse:
    """Return an answer that is no page. Servers of WebDAV send none, so that a page is the network's, however little it
    says. Raises: ConnectorError."""
    if fault := page_fault(response, response.url):
        is_maintenance = fault is ConnectorFault.MAINTENANCE
        raise ConnectorError(fault if is_maintenance else ConnectorFault.CAPTIVE_PORTAL)
    return response


def webdav_resources(response: HttpResponse) -> list[tuple[str, dict[str, Element]]]:
    """Read an answer to PROPFIND: the path or address of each resource as the server wrote it, and the properties that
    it has, by their tag. Raises: ConnectorError."""
    require_webdav(response)
    root = parsed_xml(response.body) if response.status == 207 else None
    if root is None or root.tag != f"{_DAV}multistatus":
        raise ConnectorError(ConnectorFault.NOT_UNDERSTOOD)
    found = []
    for one in root.iterfind(f"{_DAV}response"):
        properties: dict[str, Element] = {}
        for part in one.iterfind(f"{_DAV}propstat"):
            if " 200" in (part.findtext(f"{_DAV}status") or " 200"):
                properties |= {inner.tag: inner for prop in part.iterfind(f"{_DAV}prop") for inner in prop}
        found.append(((one.findtext(f"{_DAV}href") or "").strip(), properties))
    return found


def is_page(response: HttpResponse) -> bool:
    """Return whether a body is a page for people, whatever its type is said to be."""
    return _BEGIN.match(response.body.removeprefix(b"\xef\xbb\xbf")[:4096]) is not None


def parsed_json(response: HttpResponse, asked: str = "") -> Any:
    """Return the JSON of an answer. asked: the address that was asked for, if it may have led elsewhere. Raises:
    ConnectorError."""
    try:
        return json.loads(response.body)
    except (ValueError, RecursionError):
        fault = page_fault(response, asked or response.url) or ConnectorFault.NOT_UNDERSTOOD
        raise ConnectorError(fault) from None


def parsed_xml(data: bytes) -> Element | None:
    """Parse XML without document type and entities; None for anything else."""
    from xml.etree import ElementTree as etree  # not every server speaks XML

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


def plain_line(markup: object, longest: int = LONGEST_DETAIL) -> str:
    """Return a text of a server, which may hold HTML, as plain text of one line."""
    return " ".join(_unescaped(_TAG.sub(" ", str(markup))).split())[:longest]


def _is_maintenance(response: HttpResponse) -> bool:
    """Return whether an error status is a maintenance's, by a page, by Nextcloud's header or by a short message."""
    if response.headers.get("x-nextcloud-maintenance-mode", "0") not in ("", "0"):
        return True
    if is_page(response):
        return page_fault(response, response.url) is ConnectorFault.MAINTENANCE
    return re.search(rb"\bmaintenance\b", response.body[:LOOKED_AT_BYTES], re.I) is not None


def _is_page_of_maintenance(text: str, status: int) -> bool:
    headings = " ".join(_seen(found[1]) for found in _HEADINGS.findall(text))
    if _MAINTENANCE.search(headings):
        return not _BARE_ERROR.match(headings)
    if _PASSWORD.search(text):
        return False
    seen = _seen(text)
    if len(seen.split()) > SHORT_PAGE_WORDS:
        return False
    return _MAINTENANCE.search(seen) is not None or (status == 503 and not _BARE_ERROR.match(headings or seen))


def _is_portal(text: str, url: str) -> bool:
    """Return whether a page that came with a good status is not the server's own."""
    if _PASSWORD.search(text) or _PORTAL.search(text):
        return True
    goals = [_unescaped(goal) for goal in _GOAL.findall(text)]
    return any(host_of(f"http:{goal}" if goal.startswith("//") else goal) not in ("", host_of(url)) for goal in goals)


def _path(url: str) -> str:
    return _ORIGIN.sub("", url).partition("#")[0].partition("?")[0]


def _seen(markup: str) -> str:
    return " ".join(_unescaped(_TAG.sub(" ", _UNSEEN.sub(" ", markup))).split())


def _unescaped(text: str) -> str:
    return unescape(_HUGE_NUMBER.sub(" ", text))


def _decoded(data: bytes) -> str:
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return data.decode("latin-1")
