"""Reader of the cells of an XLSX workbook's first sheet (ECMA-376)."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Sequence

from tni.core.format_errors import FileTooLargeError, UnknownFileError
from tni.formats.archive import Archive
from tni.formats.banks.read_context import BankLimits
from tni.formats.xml_tree import Element, child, children, name_of, parse_xml

MOST_ROWS = 20_000
MOST_COLUMNS = 64
_CELL = re.compile(r"([A-Z]{1,3})(\d{1,7})")
_ID = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"


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
            reference = _CELL.fullmatch(cell.get("r") or "")
            column = _column(reference[1]) if reference else len(found)
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
    text = "" if value is None else (value.text or "")
    match kind:
        case "s":
            number = _whole(text, -1)
            return shared[number] if 0 <= number < len(shared) else ""
        case "inlineStr":
            return _text(child(cell, "is"))
        case "b":
            return "TRUE" if text.strip() == "1" else "FALSE"
        case "n":
            return re.sub(r"\.0+$", "", text.strip())
        case _:
            return text


def _whole(text: str | None, missing: int) -> int:
    return int(text) if text is not None and re.fullmatch(r"\s*\d{1,7}\s*", text) else missing


def _column(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number - 1
