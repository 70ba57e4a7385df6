"""Package of an Office or OpenDocument file: its parts, parsed once each, and the relations between them."""

from __future__ import annotations

import posixpath
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import unquote

from tni.api.formats import FormatError, FormatFault
from tni.core.format_errors import (
    FileFormatError,
    FileTooLargeError,
    LockedArchiveError,
    ZipBombError,
)
from tni.formats.archive import Archive, ArchiveLimits
from tni.formats.xml_tree import Element, parse_xml

LIMITS = ArchiveLimits(files=20_000, unpacked=400_000_000, ratio=300)
MOST_XML_BYTES = 120_000_000
"""Bytes of XML that are parsed of one file: a tree takes several times its text."""
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")


@dataclass(frozen=True, slots=True)
class Relation:
    """Relation of a part. kind: last part of its type. target: name of a part, or an address where it is external."""

    kind: str
    target: str
    is_external: bool = False


class OfficePackage:
    """Parts of a package by their names, without a slash before them. The constructor raises FormatError."""

    def __init__(self, data: bytes) -> None:
        self._archive = _opened(data)
        self._names = {name.lower(): name for name in self._archive.names}
        self._parsed: dict[str, Element | None] = {}
        self._relations: dict[str, Mapping[str, Relation]] = {}
        self._xml_left = MOST_XML_BYTES
        self.damaged: set[str] = set()
        """Parts that are there and could not be read."""

    @property
    def names(self) -> tuple[str, ...]:
        return self._archive.names

    def has(self, name: str) -> bool:
        return name.lower() in self._names

    def data(self, name: str) -> bytes | None:
        """Return a part; None if it is missing or damaged. Raises: FormatError."""
        found = self._names.get(name.lower())
        if found is None:
            return None
        try:
            return self._archive.read(found)
        except LockedArchiveError:
            raise FormatError(FormatFault.LOCKED) from None
        except ZipBombError:
            raise FormatError(FormatFault.TOO_LARGE) from None
        except FileFormatError:
            self.damaged.add(name)
            return None

    def root(self, name: str) -> Element | None:
        """Return the root element of a part; None if it is missing or damaged."""
        if name not in self._parsed:
            self._parsed[name] = self._parse(name)
        return self._parsed[name]

    def forget(self, name: str) -> None:
        """Free the tree of a part that is not needed any more."""
        self._parsed.pop(name, None)

    def _parse(self, name: str) -> Element | None:
        data = self.data(name)
        if data is None:
            return None
        self._xml_left -= len(data)
        if self._xml_left < 0:
            raise FormatError(FormatFault.TOO_LARGE)
        try:
            return parse_xml(data)
        except FileTooLargeError:
            raise FormatError(FormatFault.TOO_LARGE) from None
        except FileFormatError:
            self.damaged.add(name)
            return None

    def relations(self, name: str) -> Mapping[str, Relation]:
        """Return the relations of a part ("" for the package's) by their ids."""
        if name not in self._relations:
            folder, base = posixpath.split(name)
            root = self.root(posixpath.join(folder, "_rels", f"{base}.rels"))
            self._relations[name] = {} if root is None else dict(_relations(root, folder))
        return self._relations[name]

    def related(self, name: str, kind: str) -> str:
        """Return the first part to which a part has a relation of this kind; "" if there is none."""
        found = self.relations(name).values()
        return next((one.target for one in found if one.kind == kind and not one.is_external), "")


def _relations(root: Element, folder: str) -> list[tuple[str, Relation]]:
    found = []
    for one in root:
        target, kind = one.get("Target", ""), one.get("Type", "").rpartition("/")[2]
        if one.get("TargetMode") == "External":
            found.append((one.get("Id", ""), Relation(kind, target, is_external=True)))
        else:
            path = unquote(target)
            path = path[1:] if path.startswith("/") else posixpath.normpath(posixpath.join(folder, path))
            found.append((one.get("Id", ""), Relation(kind, path)))
    return found


def _opened(data: bytes) -> Archive:
    if data.startswith(_OLE):
        if _ENCRYPTED in data:
            raise FormatError(FormatFault.LOCKED)
        raise FormatError(FormatFault.OTHER_FORMAT, "PowerPoint 97-2003: to be saved as .pptx first")
    if not data.startswith(b"PK"):
        raise FormatError(FormatFault.OTHER_FORMAT if data[:64].strip(b"\0") else FormatFault.DAMAGED)
    try:
        return Archive(data, LIMITS)
    except (ZipBombError, FileTooLargeError):
        raise FormatError(FormatFault.TOO_LARGE) from None
    except LockedArchiveError:
        raise FormatError(FormatFault.LOCKED) from None
    except FileFormatError:
        raise FormatError(FormatFault.DAMAGED) from None
