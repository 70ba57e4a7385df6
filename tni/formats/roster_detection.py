"""Reader of a class list in any supported format (CSV, XML, or a zip of them), detected by its content. Spreadsheets
are refused. The file name is ignored, since users rename exports."""

from __future__ import annotations

from datetime import date

from tni.formats import roster_aaf, roster_csv, roster_oneroster, roster_siecle, roster_zip
from tni.formats.roster import (
    BinaryRosterError,
    ClassList,
    EmptyRosterError,
    MarkupRosterError,
    ParentsFileError,
    RosterCollector,
    RosterFileError,
    RosterKind,
)
from tni.formats.roster_csv import RosterPreview
from tni.formats.roster_xml import read_nodes

_PARENTS = ("BEE_RESPONSABLES",)
_SHEETS = ("[content_types].xml", "content.xml", "mimetype")
"""Files in every spreadsheet of Excel and LibreOffice."""


def read_or_preview(data: bytes, on: date | None = None) -> ClassList | RosterPreview:
    """Return the pupils; for a table, a preview with guessed columns, for `roster_csv.read`. on: today. Raises:
    RosterFileError."""
    if data.startswith(roster_zip.MAGIC):
        return _zip(data, on)
    if _is_xml(data):
        return _xml([data], on)
    return roster_csv.preview(data)


def read(data: bytes, on: date | None = None) -> ClassList:
    """Return the pupils, for a table by the guessed columns. Raises: RosterFileError."""
    found = read_or_preview(data, on)
    return roster_csv.read(data, found.guess, on) if isinstance(found, RosterPreview) else found


def _zip(data: bytes, on: date | None) -> ClassList:
    names = roster_zip.member_names(data)
    if any(name in names for name in _SHEETS):
        raise BinaryRosterError("a spreadsheet")
    if "users.csv" in names:
        return roster_oneroster.read(roster_zip.read_members(data, (".csv",)), on)
    files = roster_zip.read_members(data, (".xml",))
    if files:
        return _xml(list(files.values()), on)
    tables = roster_zip.read_members(data, (".csv", ".txt"))
    if len(tables) != 1:
        raise EmptyRosterError("no list in the zip")
    (table,) = tables.values()
    return roster_csv.read(table, roster_csv.preview(table).guess, on)


def _is_xml(data: bytes) -> bool:
    head = data[:400].replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n")
    return head[:1] == b"<" and not head[:14].lower().startswith((b"<!doctype html", b"<html"))


class _RootError(Exception):
    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.name = name


def _root(data: bytes) -> str:
    """Return the root element's name. Raises: RosterFileError."""

    def stop(name: str) -> None:
        raise _RootError(name)

    try:
        read_nodes(data, frozenset(), stop, lambda _: None)
    except _RootError as root:
        return root.name
    raise EmptyRosterError("no element")


def _xml(files: list[bytes], on: date | None) -> ClassList:
    """Read pupils from XML files. Exports contain other files beside the pupils: parents, structures."""
    roots: dict[str, list[bytes]] = {}
    errors: list[RosterFileError] = []
    for data in files:
        try:
            roots.setdefault(_root(data), []).append(data)
        except RosterFileError as error:
            errors.append(error)
    if roster_siecle.ROOT in roots:
        found = RosterCollector(RosterKind.SIECLE)
        for data in roots[roster_siecle.ROOT]:
            roster_siecle.collect_pupils(data, found, on)
        return found.done()
    if roster_aaf.ROOT in roots:
        feed = roster_aaf.AafFeed(on)
        for data in roots[roster_aaf.ROOT]:
            feed.read(data)
        return feed.done()
    if any(root in roots for root in _PARENTS):
        raise ParentsFileError("a list of parents")
    raise errors[0] if errors and not roots else MarkupRosterError("none of the exports known")
