"""Recognition of pages that come in place of an answer: of a network that wants its own sign-in first (captive portal),
of a server under maintenance, or of a sign-in that has ended."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from html import unescape
from typing import Any
from urllib.parse import urljoin, urlsplit

from tni.core.network_errors import NetworkError, NetworkFault
from tni.network.account import origin_of
from tni.network.client import HttpClient
from tni.network.faults import fault_of_status
from tni.network.http_values import Request, Response

ERROR_STATUSES = frozenset(range(400, 600))
FOR_NOW = {302, 303, 307}
"""Redirects that last. A server that has moved for good says 301 or 308."""
NETWORK_SIGN_IN = 511
LOOKED_AT_BYTES = 1 << 15
SHORT_PAGE_WORDS = 150
"""Longest page whose whole text is about the reason why it is shown. Longer ones are judged by their headings, since a
portal's own page announces next week's maintenance too."""

_BEGIN = re.compile(
    rb"\s*(<\?xml[^>]*>\s*)?(<!--.*?-->\s*)*(<!doctype\s+html|<(html|head|body|title|meta|script)[\s/>])", re.I | re.S
)
_UNSEEN = re.compile(r"<(script|style)\b.*?</\1\s*>|<!--.*?-->", re.I | re.S)
_HEADINGS = re.compile(r"<(title|h1|h2)\b[^>]*>(.*?)</\1\s*>", re.I | re.S)
_TAG = re.compile(r"<[^>]*>")
_PASSWORD = re.compile(r"<input\b[^>]*type\s*=\s*[\"']?password", re.I)
_GOAL = re.compile(
    r"(?:<form\b[^>]*\baction\s*=|http-equiv\s*=\s*[\"']?refresh[^>]*\burl\s*="
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
    r"wispaccessgatewayparam|portail captif|captive portal|hotspot|accès (à )?(internet|au réseau)|wi-?fi\b"
    r"|(internet|network) access|authentification réseau|network authentication",
    re.I,
)
_BARE_ERROR = re.compile(r"\s*(50[0-9]|error|erreur)\b", re.I)


def asked(client: HttpClient, request: Request) -> Response:
    """Send a request whose answer is JSON or XML. Raises: NetworkError, with CAPTIVE_PORTAL, MAINTENANCE or
    WRONG_PASSWORD for a page in the answer's place."""
    host = client.account.origin.host
    try:
        response = client.send(replace(request, accepted=request.accepted | ERROR_STATUSES))
    except NetworkError as error:
        raise network_fault(error, host) from None
    fault = page_fault(response, request.url)
    if fault is None and response.status >= 400 and response.status not in request.accepted:
        fault = fault_of_status(response.status)
    if fault is not None:
        retry = response.headers.get("retry-after", "")
        raise NetworkError(fault, host, response.status, float(retry) if retry.isdecimal() else 0.0)
    return response


def network_fault(error: NetworkError, host: str) -> NetworkError:
    """Return the error that a request ended with, or CAPTIVE_PORTAL for one that was sent to another host for now.
    host: that was asked."""
    if error.fault is NetworkFault.FOREIGN_HOST and error.status in FOR_NOW:
        return NetworkError(NetworkFault.CAPTIVE_PORTAL, host, error.status)
    return error


def page_fault(response: Response, url: str) -> NetworkFault | None:
    """Return what a page stands for that came where JSON or XML was asked for; None for an answer that is no page, and
    for a page that says no more than its status. url: that was asked for."""
    if response.status == NETWORK_SIGN_IN:
        return NetworkFault.CAPTIVE_PORTAL
    if not is_page(response):
        return None
    text = _decoded(response.body[:LOOKED_AT_BYTES])
    if _is_maintenance(text, response.status):
        return NetworkFault.MAINTENANCE
    if response.status >= 400:
        return None
    if _PASSWORD.search(text) and urlsplit(response.url).path != urlsplit(url).path:
        return NetworkFault.WRONG_PASSWORD  # the server itself has led to its own sign-in
    return NetworkFault.CAPTIVE_PORTAL if _is_portal(text, response.url) else NetworkFault.MALFORMED


def is_page(response: Response) -> bool:
    """Return whether a body is a page for people, whatever its type is said to be."""
    return _BEGIN.match(response.body.removeprefix(b"\xef\xbb\xbf")[:4096]) is not None


def json_of(response: Response, host: str) -> Any:
    """Return the JSON of an answer. Raises: NetworkError, MALFORMED."""
    try:
        return json.loads(response.body)
    except (ValueError, RecursionError):
        raise NetworkError(NetworkFault.MALFORMED, host, response.status) from None


def _is_maintenance(text: str, status: int) -> bool:
    headings = " ".join(_plain(found[1]) for found in _HEADINGS.findall(text))
    if _MAINTENANCE.search(headings):
        return not _BARE_ERROR.match(headings)
    if _PASSWORD.search(text):
        return False
    seen = _plain(text)
    if len(seen.split()) > SHORT_PAGE_WORDS:
        return False
    return _MAINTENANCE.search(seen) is not None or (status == 503 and not _BARE_ERROR.match(headings or seen))


def _is_portal(text: str, url: str) -> bool:
    """Return whether a page that came with a good status is not the server's own."""
    if _PASSWORD.search(text) or _PORTAL.search(text):
        return True
    own = origin_of(url).host
    return any(host not in ("", own) for host in (_host_of(url, unescape(goal)) for goal in _GOAL.findall(text)))


def _host_of(url: str, goal: str) -> str:
    try:
        return urlsplit(urljoin(url, goal)).hostname or ""
    except ValueError:
        return ""


def _plain(markup: str) -> str:
    return " ".join(unescape(_TAG.sub(" ", _UNSEEN.sub(" ", markup))).split())


def _decoded(data: bytes) -> str:
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return data.decode("latin-1")
