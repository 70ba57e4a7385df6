"""Answers of Nextcloud servers, read from XML and JSON that nobody vouches for, and the faults of their statuses."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any
from urllib.parse import unquote, urlsplit
from xml.etree.ElementTree import Element

from tni.api.answers import is_page, parsed_xml, plain_line, require_success, require_webdav, webdav_resources
from tni.api.ent import ConnectorError, ConnectorFault
from tni.api.http import HttpResponse, NetworkFault

DAV, OWNCLOUD, SABRE = "{DAV:}", "{http://owncloud.org/ns}", "{http://sabredav.org/ns}"
_FAULTS = {409: NetworkFault.CONFLICT}


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


def files_of(response: HttpResponse) -> list[CloudFile]:
    """Read an answer to PROPFIND. Raises: ConnectorError."""
    found = ((_path(href), properties) for href, properties in webdav_resources(response))
    return [_file(path, properties) for path, properties in found if path]


def _path(href: str) -> str:
    try:
        return unquote(urlsplit(href).path).rstrip("/")
    except ValueError:
        return ""


def _file(path: str, properties: dict[str, Element]) -> CloudFile:
    kind, length = properties.get(f"{DAV}resourcetype"), properties.get(f"{DAV}getcontentlength")
    size = (length.text or "").strip() if length is not None else ""
    sums = properties.get(f"{OWNCLOUD}checksums")
    words = " ".join(one.text or "" for one in sums.iter()).split() if sums is not None else []
    sha256 = next((word[7:].lower() for word in words if word.upper().startswith("SHA256:")), "")
    is_folder = kind is not None and kind.find(f"{DAV}collection") is not None
    return CloudFile(path, is_folder, int(size) if size.isdecimal() and len(size) < 16 else None, sha256)


def ocs_data(response: HttpResponse) -> Any:
    """Return the data of an answer of OCS. Raises: ConnectorError, NetworkError."""
    found = _ocs(response)
    require_webdav(done(response))
    try:
        return found["data"]
    except (KeyError, TypeError):
        raise ConnectorError(ConnectorFault.NOT_UNDERSTOOD) from None


def _ocs(response: HttpResponse) -> Any:
    try:
        return json.loads(response.body)["ocs"]
    except (ValueError, KeyError, TypeError, RecursionError):
        return None


def done(response: HttpResponse) -> HttpResponse:
    """Return an answer that is no error. Raises: ConnectorError, NetworkError."""
    return require_success(response, detail_of, _FAULTS)


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
    return plain_line(said) if isinstance(said, str) else ""
