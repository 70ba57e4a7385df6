"""Text of documents that are zips of parts (OOXML, OpenDocument, EPUB), and of plain zips, whose files are read one by
one."""

from __future__ import annotations

import re
from collections.abc import Callable

from tni.core.document_text import Unread
from tni.core.format_errors import (
    FileFormatError,
    FileTooDeepError,
    FileTooLargeError,
    LockedArchiveError,
    ZipBombError,
)
from tni.formats.archive import Archive, ArchiveLimits
from tni.formats.documents.gathering import MOST_BYTES, Gathering
from tni.formats.documents.xml_text import PartText, shared_strings, sheet_rows, xml_text
from tni.formats.xml_tree import Element, parse_xml

MOST_FILES = 10_000
MOST_PART = 64 << 20
"""Bytes of a part of a document."""
MOST_RATIO = 200
"""Times its own size to which a document may unpack."""
_XML = (".xml", ".rels", ".opf", ".ncx", ".svg", ".smil", ".rdf")
_PICTURES = (
    ".png", ".jpg", ".jpeg", ".gif", ".bmp", ".tif", ".tiff", ".emf", ".wmf", ".webp", ".wdp", ".emz", ".wmz",
    ".svm",
)  # fmt: skip
_TEXTLESS = (".ttf", ".otf", ".odttf", ".fntdata", ".woff", ".woff2")
_NO_TEXT_HERE = ("printersettings", "layout-cache", "thumbnail")
"""Parts of documents that are no text, by what their names contain."""
_STRINGS, _SHEETS = "xl/sharedStrings.xml", "xl/worksheets/"
_PACKAGES = ("[Content_Types].xml", "mimetype", "META-INF/manifest.xml", "META-INF/container.xml")
"""Files by which a zip is a document."""
_BESIDE = (".css", ".js")
"""Parts of documents that are no text of theirs, but in which people may have written."""
_NO_NAMES = re.compile(
    r"META-INF/|mimetype$|\[Content_Types\]\.xml$|(?:[^/]+/)*_rels/|docProps/|Thumbnails/"
    r"|(?:word|xl|ppt)/(?:[a-z]\w*/)*[a-zA-Z]+[0-9]*\.xml$"
)
"""Paths that programs give to parts of documents."""

type Packed = Callable[[bytes, str], None]
"""Reads a file that is packed in the zip, by its bytes and name."""


def reason_of(error: FileFormatError) -> Unread:
    """Return what is told of a part that cannot be read."""
    match error:
        case LockedArchiveError():
            return Unread.LOCKED
        case FileTooLargeError() | ZipBombError() | FileTooDeepError():
            return Unread.LONG
    return Unread.DAMAGED


def gather_zip(data: bytes, into: Gathering, packed: Packed) -> None:
    """Add the text of a zip. Raises: FullError."""
    try:
        archive = Archive(data, ArchiveLimits(files=MOST_FILES, unpacked=MOST_BYTES, ratio=MOST_RATIO))
    except FileFormatError as error:
        into.miss(reason_of(error))
        return
    parts = _Parts(archive, into, packed)
    parts.read_names()
    parts.read_workbook()
    for name in archive.names:
        parts.read(name)


class _Parts:
    """Parts of one zip."""

    def __init__(self, archive: Archive, into: Gathering, packed: Packed) -> None:
        self._archive, self._into, self._packed = archive, into, packed
        names = frozenset(archive.names)
        self._is_document = any(name in names for name in _PACKAGES)
        self._done: set[str] = set()

    def read(self, name: str) -> None:
        """Read a part that was not read yet."""
        if name in self._done:
            return
        low = name.lower()
        if self._is_document and (low.endswith(_TEXTLESS) or any(one in low for one in _NO_TEXT_HERE)):
            return
        if low.endswith(_PICTURES) or (self._is_document and "/media/" in low and low.endswith(".pdf")):
            self._into.see_picture(self._archive.size(name))
            if not self._is_document:
                self._into.miss(Unread.PICTURE)
        elif self._is_document and low.endswith(_XML):
            if (root := self._root(name)) is not None:
                self._add(xml_text(root))
        elif self._is_document and low.endswith(_BESIDE):
            self._into.add_beside(self._bytes(name).decode("utf-8", "replace"))
        elif name != "mimetype" and (part := self._bytes(name)):
            self._packed(part, name)

    def read_names(self) -> None:
        """Read the paths of files and folders, which pupils are often named in, and the comments."""
        paths = (one for one in self._archive.paths() if not (self._is_document and _NO_NAMES.match(one)))
        self._into.add_beside("\n".join(paths))
        self._into.add_beside("\n".join(self._archive.comments()))
        if self._archive.has_more:
            self._into.miss(Unread.DAMAGED)

    def read_workbook(self) -> None:
        """Read the sheets of a workbook row by row, with its strings in their cells."""
        if _STRINGS not in self._archive.names or (found := self._root(_STRINGS)) is None:
            return
        self._done.add(_STRINGS)
        strings, used = shared_strings(found), set[int]()
        for name in self._archive.names:
            if name.startswith(_SHEETS) and name.endswith(".xml") and (root := self._root(name)) is not None:
                self._done.add(name)
                self._into.add(sheet_rows(root, strings, used))
                self._add(xml_text(root))
        self._into.add("\n".join(text for at, text in enumerate(strings) if at not in used))

    def _add(self, part: PartText) -> None:
        self._into.add(part.text)
        self._into.add_beside(part.beside)

    def _root(self, name: str) -> Element | None:
        part = self._bytes(name)
        try:
            return parse_xml(part) if part else None
        except FileFormatError as error:
            self._into.miss(reason_of(error))
            return None

    def _bytes(self, name: str) -> bytes:
        """Return a part; nothing where it cannot be read."""
        if self._archive.size(name) > MOST_PART:
            self._into.miss(Unread.LONG)
            return b""
        try:
            part = self._archive.read(name) or b""
        except FileFormatError as error:
            self._into.miss(reason_of(error))
            return b""
        self._into.take(len(part))
        if name == "META-INF/manifest.xml" and b"encryption-data" in part:
            self._into.miss(Unread.LOCKED)
        return part
