"""XLSX (ECMA-376) as far as question banks need it: reads the first sheet's cells, writes a workbook of one sheet."""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
from collections.abc import Iterable, Sequence

from lxml import etree

from tni.formats.archive import Archive
from tni.formats.banks.moodle_xml import strip_non_xml
from tni.formats.banks.read_context import BankLimits
from tni.formats.format_errors import FileTooLargeError, UnknownFileError
from tni.formats.xml_tree import Element, child, children, name_of, parse_xml

MOST_ROWS = 20_000
MOST_COLUMNS = 64
_CELL = re.compile(r"([A-Z]{1,3})(\d{1,7})")
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_DOCUMENT = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_ID = f"{{{_DOCUMENT}}}id"


def read_cells(data: bytes, limits: BankLimits) -> list[list[str]]:
    """Return rows of text, with numbers as written; missing cells are empty. Raises: FileFormatError."""
    archive = Archive(data, limits.archive)
    shared = _shared(archive)
    rows: list[list[str]] = []
    for row in parse_xml(_part(archive, _first_sheet(archive))).iter("{*}row"):
        found: list[str] = []
        at = _whole(row.get("r"), len(rows) + 1) - 1
        if at >= MOST_ROWS:
            raise FileTooLargeError("rows", MOST_ROWS)
        for cell in children(row, "c"):
            place = _CELL.fullmatch(cell.get("r") or "")
            column = _column(place[1]) if place else len(found)
            if column >= MOST_COLUMNS:
                continue
            found += [""] * (column + 1 - len(found))
            found[column] = _value(cell, shared)
        rows += [[] for _ in range(at + 1 - len(rows))]
        rows[at] = found
    return rows


def _part(archive: Archive, name: str) -> bytes:
    data = archive.read(name)
    if data is None:
        raise UnknownFileError(f"no {name}")
    return data


def _first_sheet(archive: Archive) -> str:
    sheets = child(parse_xml(_part(archive, "xl/workbook.xml")), "sheets")
    first = None if sheets is None else child(sheets, "sheet")
    if first is None:
        raise UnknownFileError("no sheet")
    wanted = first.get(_ID) or next((v for k, v in first.items() if k.endswith("}id")), "")
    for relation in parse_xml(_part(archive, "xl/_rels/workbook.xml.rels")):
        if relation.get("Id") == wanted:
            target = relation.get("Target") or ""
            return target.lstrip("/") if target.startswith("/") else posixpath.join("xl", target)
    raise UnknownFileError("no sheet")


def _shared(archive: Archive) -> list[str]:
    """Return the texts that cells refer to by number."""
    data = archive.read("xl/sharedStrings.xml")
    return [] if data is None else [_text(one) for one in children(parse_xml(data), "si")]


def _text(element: Element | None) -> str:
    """Join the runs of a text; leave out phonetic readings of Chinese characters."""
    if element is None:
        return ""
    texts = (one for one in element.iter("{*}t") if name_of(one.getparent()) != "rPh")
    return "".join(one.text or "" for one in texts)


def _value(cell: Element, shared: Sequence[str]) -> str:
    kind, value = cell.get("t") or "n", child(cell, "v")
    said = "" if value is None else (value.text or "")
    match kind:
        case "s":
            number = _whole(said, -1)
            return shared[number] if 0 <= number < len(shared) else ""
        case "inlineStr":
            return _text(child(cell, "is"))
        case "b":
            return "TRUE" if said.strip() == "1" else "FALSE"
        case "n":
            return re.sub(r"\.0+$", "", said.strip())
        case _:
            return said


def _whole(text: str | None, missing: int) -> int:
    return int(text) if text is not None and re.fullmatch(r"\s*\d{1,7}\s*", text) else missing


def _column(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number - 1


def _letters(column: int) -> str:
    return chr(65 + column) if column < 26 else chr(64 + column // 26) + chr(65 + column % 26)


def write_workbook(rows: Iterable[Sequence[str | int | None]], name: str) -> bytes:
    """Write one sheet of that name; equal rows give equal bytes."""
    sheet = etree.Element("worksheet", nsmap={None: _MAIN})
    data = etree.SubElement(sheet, "sheetData")
    for number, row in enumerate(rows, 1):
        line = etree.SubElement(data, "row", r=str(number))
        for column, value in enumerate(row):
            if value is None or value == "":
                continue
            place = f"{_letters(column)}{number}"
            if isinstance(value, int):
                etree.SubElement(etree.SubElement(line, "c", r=place), "v").text = str(value)
            else:
                words = etree.SubElement(line, "c", r=place, t="inlineStr")
                text = etree.SubElement(etree.SubElement(words, "is"), "t")
                text.text = strip_non_xml(value)
                text.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    book = etree.Element("workbook", nsmap={None: _MAIN, "r": _DOCUMENT})
    etree.SubElement(etree.SubElement(book, "sheets"), "sheet", {"name": name, "sheetId": "1", _ID: "rId1"})
    parts = {
        "[Content_Types].xml": _types(),
        "_rels/.rels": _relation("officeDocument", "xl/workbook.xml"),
        "xl/workbook.xml": book,
        "xl/_rels/workbook.xml.rels": _relation("worksheet", "worksheets/sheet1.xml"),
        "xl/worksheets/sheet1.xml": sheet,
    }
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as file:
        for path, root in parts.items():
            written = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
            file.writestr(zipfile.ZipInfo(path), written, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def _types() -> Element:
    types = etree.Element("Types", nsmap={None: f"{_PACKAGE}/content-types"})
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml"
    etree.SubElement(types, "Default", Extension="xml", ContentType="application/xml")
    relations = "application/vnd.openxmlformats-package.relationships+xml"
    etree.SubElement(types, "Default", Extension="rels", ContentType=relations)
    for path, what in (("/xl/workbook.xml", "sheet.main"), ("/xl/worksheets/sheet1.xml", "worksheet")):
        etree.SubElement(types, "Override", PartName=path, ContentType=f"{kind}.{what}+xml")
    return types


def _relation(kind: str, target: str) -> Element:
    relations = etree.Element("Relationships", nsmap={None: f"{_PACKAGE}/relationships"})
    etree.SubElement(relations, "Relationship", Id="rId1", Type=f"{_DOCUMENT}/{kind}", Target=target)
    return relations
