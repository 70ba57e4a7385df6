"""Answers of WebDAV servers to PROPFIND, read from XML that nobody vouches for."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import unquote, urlsplit

from lxml import etree

from tni.core.errors import TniError

DAV = "{DAV:}"
MOST_SIGNS = 3_000_000
"""Most tags and attributes of an answer, which take a hundred times their few bytes."""
OWNCLOUD = "{http://owncloud.org/ns}"
QUERY = (
    b'<?xml version="1.0" encoding="utf-8"?><d:propfind xmlns:d="DAV:" xmlns:oc="http://owncloud.org/ns"><d:prop>'
    b"<d:resourcetype/><d:getcontentlength/><d:getetag/><oc:id/></d:prop></d:propfind>"
)


class NotMultistatusError(TniError):
    """These bytes are not an answer to PROPFIND."""


@dataclass(frozen=True, slots=True)
class DavEntry:
    """File or folder of a server. path: decoded, without a slash at its end. size: None where the server does not say.
    etag: of a folder only where it changes with anything within, as Nextcloud's does; else empty."""

    path: str
    is_folder: bool
    size: int | None
    etag: str

    @property
    def name(self) -> str:
        return self.path.rpartition("/")[2]


def parsed_listing(data: bytes) -> list[DavEntry]:
    """Return the entries of an answer. Raises: NotMultistatusError."""
    if data.count(b"<") + data.count(b"=") > MOST_SIGNS:
        raise NotMultistatusError("more tags than a hundred thousand files need")
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise NotMultistatusError("not XML") from error
    if root.tag != f"{DAV}multistatus" or root.getroottree().docinfo.doctype:
        raise NotMultistatusError("not a multistatus")
    return list(_entries(root))


def decoded_path(href: str) -> str:
    """Return the path of an address or of its path alone, decoded, without a slash at its end."""
    return unquote(urlsplit(href.strip()).path).rstrip("/")


def _entries(root: Any) -> Iterator[DavEntry]:
    for response in root.iterfind(f"{DAV}response"):
        href = response.findtext(f"{DAV}href")
        if not href:
            continue
        found: dict[str, Any] = {}
        for propstat in response.iterfind(f"{DAV}propstat"):
            if " 200" in (propstat.findtext(f"{DAV}status") or " 200"):
                found |= {prop.tag: prop for part in propstat.iterfind(f"{DAV}prop") for prop in part}
        try:
            path = decoded_path(href)
        except ValueError:
            continue
        kind = found.get(f"{DAV}resourcetype")
        is_folder = kind is not None and kind.find(f"{DAV}collection") is not None
        propagates = not is_folder or f"{OWNCLOUD}id" in found
        yield DavEntry(path, is_folder, _size(found), _text(found, "getetag") if propagates else "")


def _size(found: dict[str, Any]) -> int | None:
    text = _text(found, "getcontentlength")
    return int(text) if text.isdecimal() and len(text) < 16 else None


def _text(found: dict[str, Any], name: str) -> str:
    prop = found.get(DAV + name)
    return "" if prop is None else (prop.text or "").strip()
