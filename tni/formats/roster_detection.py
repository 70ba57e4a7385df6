"""Reader of a class list in any supported format (CSV, XML, or a zip of them), detected by its content. Spreadsheets
are refused. The file name is ignored, since users rename exports."""

from __future__ import annotations

import posixpath
from dataclasses import replace
from datetime import date

from tni.core.format_errors import EmptyFileError, FileFormatError, FileTooLargeError, NotTextError, UnknownFileError
from tni.formats import roster_aaf, roster_csv, roster_oneroster, roster_siecle
from tni.formats.archive import Archive, ArchiveLimits
from tni.formats.roster_collector import MAX_UNPACKED_BYTES, RosterCollector
from tni.formats.xml_tree import root_name
from tni.roster.class_list import ClassList, ColumnMapping, RosterKind, RosterPreview
from tni.roster.errors import ParentsFileError

_PARENTS = ("BEE_RESPONSABLES",)
_SPREADSHEET_FILES = ("[content_types].xml", "content.xml", "mimetype")
"""Files in every spreadsheet of Excel and LibreOffice."""
_ZIP_MAGIC = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")
ZIP_LIMITS = ArchiveLimits(files=1000, unpacked=MAX_UNPACKED_BYTES, extensions=(".xml", ".csv", ".txt"))


def read_or_preview(data: bytes, on: date | None = None) -> ClassList | RosterPreview:
    """Return the pupils; for a table, a preview with guessed columns, for `read_table`. on: today. Raises:
    FileFormatError."""
    if data.startswith(_ZIP_MAGIC):
        return _zip(data, on)
    if _is_xml(data):
        return _xml([data], on)
    return roster_csv.preview(data)


def read(data: bytes, on: date | None = None) -> ClassList:
    """Return the pupils, for a table by the guessed columns. Raises: FileFormatError."""
    found = read_or_preview(data, on)
    if not isinstance(found, RosterPreview):
        return found
    pupils = read_table(data, found.guess, on)
    named = [
        pupil if pupil.class_name or pupil.class_key else replace(pupil, class_name=found.title)
        for pupil in pupils.pupils
    ]
    return replace(pupils, pupils=tuple(named))


def read_table(data: bytes, mapping: ColumnMapping, on: date | None = None) -> ClassList:
    """Return the pupils of a table, which may lie in a zip. Raises: FileFormatError."""
    return roster_csv.read(_ZippedFiles(data).table() if data.startswith(_ZIP_MAGIC) else data, mapping, on)


class _ZippedFiles:
    """Files of a zip by their names, in lower case and without folders. Raises: FileFormatError."""

    def __init__(self, data: bytes) -> None:
        if len(data) > MAX_UNPACKED_BYTES:
            raise FileTooLargeError("bytes", MAX_UNPACKED_BYTES)
        self._archive = Archive(data, ZIP_LIMITS)
        self.names: dict[str, str] = {}
        for path in self._archive.names:
            self.names.setdefault(posixpath.basename(path).casefold(), path)
        if any(name in self.names for name in _SPREADSHEET_FILES):
            raise NotTextError("a spreadsheet")

    def files(self, *extensions: str) -> dict[str, bytes]:
        wanted = [name for name in self.names if name.endswith(extensions) and not name.startswith(".")]
        return {name: self._archive.read(self.names[name]) or b"" for name in wanted}

    def table(self) -> bytes:
        """Return the only table. Raises: EmptyFileError."""
        tables = self.files(".csv", ".txt")
        if len(tables) != 1:
            raise EmptyFileError("no list in the zip")
        (table,) = tables.values()
        return table


def _zip(data: bytes, on: date | None) -> ClassList | RosterPreview:
    zipped = _ZippedFiles(data)
    if "users.csv" in zipped.names:
        return roster_oneroster.read(zipped.files(".csv"), on)
    if documents := zipped.files(".xml"):
        return _xml(list(documents.values()), on)
    return roster_csv.preview(zipped.table())


def _is_xml(data: bytes) -> bool:
    head = data[:400].replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n")
    return head[:1] == b"<" and not head[:14].lower().startswith((b"<!doctype html", b"<html"))


def _xml(files: list[bytes], on: date | None) -> ClassList:
    """Read pupils from XML files. Exports contain other files beside the pupils: parents, structures."""
    roots: dict[str, list[bytes]] = {}
    errors: list[FileFormatError] = []
    for data in files:
        try:
            roots.setdefault(root_name(data), []).append(data)
        except FileFormatError as error:
            errors.append(error)
    if roster_siecle.ROOT in roots:
        found = RosterCollector(RosterKind.SIECLE)
        for data in roots[roster_siecle.ROOT]:
            roster_siecle.collect_pupils(data, found, on)
        return found.class_list()
    if roster_aaf.ROOT in roots:
        feed = roster_aaf.AafFeed(on)
        for data in roots[roster_aaf.ROOT]:
            feed.read(data)
        return feed.class_list()
    if any(root in roots for root in _PARENTS):
        raise ParentsFileError("a list of parents")
    raise errors[0] if errors and not roots else UnknownFileError("none of the exports known")
