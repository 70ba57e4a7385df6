"""Files within an IWB file, which is a zip, or its bare XML."""

from __future__ import annotations

import posixpath
from urllib.parse import unquote

from tni.core.format_errors import FileFormatError
from tni.formats.archive import Archive, ArchiveLimits
from tni.formats.lessons.damaged_xml import read_damaged_xml
from tni.formats.xml_tree import Element, name_of

LIMITS = ArchiveLimits(files=20_000, unpacked=700_000_000)
XML_BYTES = 64_000_000
NAMESPACES = ("http://www.imsglobal.org/xsd/iwb_v1p0", "http://www.becta.org.uk/iwb")
_ABOUT = ("/", ".xml", ".json", ".xsd", ".rels", "thumbs.db", ".ds_store")


class IwbPackage:
    """Package. root: its `iwb` element, None for other XML. is_whole: all of it could be read. The constructor raises
    FileFormatError."""

    def __init__(self, data: bytes) -> None:
        self._archive = Archive(data, LIMITS) if data.startswith(b"PK") else None
        self.is_whole = True
        self._used: set[str] = set()
        self.root = self._root(data)
        names = self._archive.names if self._archive else ()
        self._names = [name for name in names if not name.startswith(("../", "/", "__MACOSX/"))]
        self._by_last = {name.rpartition("/")[2].lower(): name for name in reversed(self._names)}

    def read(self, address: str) -> bytes | None:
        """Return a file by its address; None if there is none. Panels write files with a word before the name that the
        page tells, or into another folder: those are found too."""
        name = self._found(address)
        if name is None or self._archive is None:
            return None
        self._used.add(name)
        try:
            return self._archive.read(name)
        except FileFormatError:
            return None

    @property
    def unused(self) -> list[str]:
        """Names of the files that were not asked for, without what describes the package."""
        return [one for one in self._names if one not in self._used and not one.lower().endswith(_ABOUT)]

    def _found(self, address: str) -> str | None:
        if not address or "://" in address:
            return None
        path = posixpath.normpath(unquote(address).replace("\\", "/"))
        if path in self._names:
            return path
        last = path.rpartition("/")[2].lower()
        if last in self._by_last:
            return self._by_last[last]
        return next((name for low, name in self._by_last.items() if len(last) > 8 and low.endswith(f"_{last}")), None)

    def _root(self, data: bytes) -> Element | None:
        if self._archive is None:
            return self._iwb(data)
        names = sorted(self._archive.names, key=lambda name: (not name.lower().endswith("content.xml"), len(name)))
        for name in names:
            if name.lower().endswith(".xml") and self._archive.size(name) <= XML_BYTES:
                root = self._iwb(self._archive.read(name) or b"")
                if root is not None:
                    return root
        return None

    def _iwb(self, data: bytes) -> Element | None:
        """Return the root of the format's XML; None for other XML."""
        root, self.is_whole = read_damaged_xml(data)
        return root if name_of(root) == "iwb" else None
