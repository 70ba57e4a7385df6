"""Answers of Nextcloud servers, read from XML and JSON that nobody vouches for, and the faults of their statuses."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import Any
from urllib.parse import unquote, urlsplit
from xml.etree import ElementTree as etree

from tni.api.ent import ConnectorError, ConnectorFault
from tni.api.http import HttpResponse, NetworkError, NetworkFault

DAV, OWNCLOUD, SABRE = "{DAV:}", "{http://owncloud.org/ns}", "{http://sabredav.org/ns}"
MOST_TAGS = 400_000
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
    409: NetworkFault.CONFLICT,
    412: NetworkFault.EXISTS,
    423: NetworkFault.LOCKED,
    429: NetworkFault.BUSY,
    501: NetworkFault.NOT_WEBDAV,
    503: NetworkFault.BUSY,
}


@dataclass(frozen=True, slots=True)
class CloudFile:
    """File or folder of a server. path: decoded, without a slash at its end. size: None where the server does not say.
    sha256: "" where it does not say."""

    path: str
    is_folder: bool
    size: int | None
    sha256: str

    @property
    def name(self) -> str:
        return self.path.rpartition("/")[2]


def is_page(response: HttpResponse) -> bool:
    """Return whether an answer is a page for people."""
    return _PAGE.match(response.body[:1000]) is not None


def files_of(response: HttpResponse) -> list[CloudFile]:
    """Read an answer to PROPFIND. Raises: ConnectorError."""
    if is_page(response):
        raise ConnectorError(ConnectorFault.CAPTIVE_PORTAL)
    root = parsed_xml(response.body) if response.status == 207 else None
    if root is None or root.tag != f"{DAV}multistatus":
        raise ConnectorError(ConnectorFault.NOT_UNDERSTOOD)
    found = []
    for one in root.iterfind(f"{DAV}response"):
        properties: dict[str, etree.Element] = {}
        for part in one.iterfind(f"{DAV}propstat"):
            if " 200" in (part.findtext(f"{DAV}status") or " 200"):
                properties |= {inner.tag: inner for prop in part.iterfind(f"{DAV}prop") for inner in prop}
        if path := _path(one.findtext(f"{DAV}href")):
            found.append(_file(path, properties))
    return found


def _path(href: str | None) -> str:
    try:
        return unquote(urlsplit((href or "").strip()).path).rstrip("/")
    except ValueError:
        return ""


def _file(path: str, properties: dict[str, etree.Element]) -> CloudFile:
    kind, length = properties.get(f"{DAV}resourcetype"), properties.get(f"{DAV}getcontentlength")
    size = (length.text or "").strip() if length is not None else ""
    sums = properties.get(f"{OWNCLOUD}checksums")
    words = " ".join(one.text or "" for one in sums.iter()).split() if sums is not None else []
    sha256 = next((word[7:].lower() for word in words if word.upper().startswith("SHA256:")), "")
    is_folder = kind is not None and kind.find(f"{DAV}collection") is not None
    return CloudFile(path, is_folder, int(size) if size.isdecimal() and len(size) < 16 else None, sha256)


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


def ocs_data(response: HttpResponse) -> Any:
    """Return the data of an answer of OCS. Raises: ConnectorError, NetworkError."""
    found = _ocs(response)
    if response.status >= 400:
        require_success(response)
    if is_page(response):
        raise ConnectorError(ConnectorFault.CAPTIVE_PORTAL)
    try:
        return found["data"]
    except (KeyError, TypeError):
        raise ConnectorError(ConnectorFault.NOT_UNDERSTOOD) from None


def _ocs(response: HttpResponse) -> Any:
    try:
        return json.loads(response.body)["ocs"]
    except (ValueError, KeyError, TypeError, RecursionError):
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
    """Return what the server says of its refusal, as one line."""
    said: object = ""
    if is_page(response):
        return ""
    if (ocs := _ocs(response)) is not None:
        meta = ocs.get("meta") if isinstance(ocs, dict) else None
        said = meta.get("message") if isinstance(meta, dict) else ""
    elif (root := parsed_xml(response.body)) is not None:
        said = root.findtext(f".//{SABRE}message")
    return " ".join(said.split())[:LONGEST_DETAIL] if isinstance(said, str) else ""
