"""Opened file of Xournal or Xournal++: gzip with XML, bare XML, or a zip of XML and attachments."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from tni.api.formats import FormatError, FormatFault
from tni.core.format_errors import FileFormatError, FileTooLargeError, LockedArchiveError, MalformedFileError
from tni.core.format_errors import ZipBombError as ZipBomb
from tni.formats.archive import Archive, ArchiveLimits
from tni.formats.lessons.gzip_bytes import GZIP, unpack_gzip
from tni.formats.lessons.xopp_beside import CONTENT, ZIP
from tni.formats.xml_tree import Element, children, element_text, name_of, parse_xml

MOST_XML, MOST_TAGS = 200_000_000, 600_000
_ZIP_LIMITS = ArchiveLimits(files=10_000, unpacked=400_000_000)
_ROOTS = ("xournal", "MrWriter")
_LONG_BASE64 = re.compile(rb">([A-Za-z0-9+/=\s]{60000,}+)<")
"""Pictures, taken out before the XML is parsed: the parser refuses texts of ten million letters."""
_TAKEN_OUT = re.compile(r"\s*@long:(\d{1,9})@\s*")


@dataclass(frozen=True, slots=True)
class XoppPackage:
    """Content of a file. is_whole: nothing was cut off or malformed. version: of the file format; 0 if it tells
    none."""

    root: Element
    is_whole: bool
    version: int
    _long: list[bytes] = field(default_factory=list, repr=False)
    _archive: Archive | None = field(default=None, repr=False)

    def base64_of(self, element: Element) -> bytes:
        """Return the base64 text of an element."""
        text = element_text(element)
        found = _TAKEN_OUT.fullmatch(text)
        if found is not None and int(found[1]) < len(self._long):
            return self._long[int(found[1])]
        return text.encode("ascii", "ignore")

    def attachment(self, path: str) -> bytes | None:
        """Return an attached file; None if it is not in this one, or damaged."""
        if self._archive is None:
            return None
        try:
            return self._archive.read(path)
        except FileFormatError:
            return None


def open_package(data: bytes) -> XoppPackage:
    """Open a file. Raises: FormatError."""
    archive: Archive | None = None
    is_whole = True
    try:
        if data.startswith(ZIP):
            archive = Archive(data, _ZIP_LIMITS)
            if archive.size(CONTENT) > MOST_XML:
                raise FormatError(FormatFault.TOO_LARGE, CONTENT)
            xml = archive.read(CONTENT) or b""
            if not xml:
                raise FormatError(FormatFault.OTHER_FORMAT, f"no {CONTENT}")
        else:
            xml = data
        if xml.startswith(GZIP):  # also within a package of a document and the files beside it
            xml, is_whole = unpack_gzip(xml, MOST_XML)
        if not xml.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<"):
            raise FormatError(FormatFault.OTHER_FORMAT, "no XML")
        if len(xml) > MOST_XML or xml.count(b"<") > MOST_TAGS:
            raise FormatError(FormatFault.TOO_LARGE, f"more than {MOST_XML} bytes or {MOST_TAGS} tags")
        long: list[bytes] = []
        root, is_parsed = _parse(_LONG_BASE64.sub(lambda found: _take_out(found, long), xml))
    except FileFormatError as error:
        raise FormatError(_fault(error), str(error)) from error
    if name_of(root) not in _ROOTS and not children(root, "page"):
        raise FormatError(FormatFault.OTHER_FORMAT, "no xournal element")
    found = re.match(r"\s*(\d{1,4})", root.get("fileversion", ""))
    return XoppPackage(root, is_whole and is_parsed, int(found[1]) if found else 0, long, archive)


def _take_out(found: re.Match[bytes], long: list[bytes]) -> bytes:
    long.append(found[1])
    return b">@long:%d@<" % (len(long) - 1)


def _parse(xml: bytes) -> tuple[Element, bool]:
    """Return the root element, and whether the XML is well formed."""
    try:
        return parse_xml(xml), True
    except MalformedFileError:
        return parse_xml(xml, recover=True), False


def _fault(error: FileFormatError) -> FormatFault:
    if isinstance(error, FileTooLargeError | ZipBomb):
        return FormatFault.TOO_LARGE
    return FormatFault.LOCKED if isinstance(error, LockedArchiveError) else FormatFault.DAMAGED
