"""Writer of tables as an Office Open XML workbook (ECMA-376, SpreadsheetML). Text is in inline strings: nothing is
evaluated."""

from __future__ import annotations

from collections.abc import Sequence

from tni.formats.table import CellValue, Percent, Table, sheet_names
from tni.formats.xml_zip import HEAD, escape_xml, zip_xml

_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_LINKS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_SHEET_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml"
PLAIN, WORDS, HEADING, SHARE = range(4)
"""Indices in the list of cell formats. WORDS, HEADING: the cell stays text even when a user edits it."""
_STYLES = (
    f'{HEAD}<styleSheet xmlns="{_MAIN}">'
    '<fonts count="2"><font><sz val="11"/><name val="Calibri"/></font>'
    '<font><b/><sz val="11"/><name val="Calibri"/></font></fonts>'
    '<fills count="2"><fill><patternFill patternType="none"/></fill>'
    '<fill><patternFill patternType="gray125"/></fill></fills>'
    "<borders><border><left/><right/><top/><bottom/><diagonal/></border></borders>"
    '<cellStyleXfs><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>'
    '<cellXfs count="4"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>'
    '<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0" quotePrefix="1"/>'
    '<xf numFmtId="0" fontId="1" fillId="0" borderId="0" xfId="0" quotePrefix="1"/>'
    '<xf numFmtId="9" fontId="0" fillId="0" borderId="0" xfId="0"/></cellXfs>'
    '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>'
)


def table_xlsx(tables: Sequence[Table]) -> bytes:
    """Return the bytes of the file: a sheet for each table, of which there is at least one."""
    numbers = range(1, len(tables) + 1)
    parts = "".join(
        f'<Override PartName="/xl/worksheets/sheet{n}.xml" ContentType="{_SHEET_TYPE}.worksheet+xml"/>' for n in numbers
    )
    sheets = "".join(
        f'<sheet name="{escape_xml(name)}" sheetId="{n}" r:id="rId{n}"/>'
        for n, name in zip(numbers, sheet_names(tables), strict=True)
    )
    links = [(f"rId{n}", "worksheet", f"worksheets/sheet{n}.xml") for n in numbers]
    files = {
        "[Content_Types].xml": f'{HEAD}<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Override PartName="/xl/workbook.xml" ContentType="{_SHEET_TYPE}.sheet.main+xml"/>'
        f'<Override PartName="/xl/styles.xml" ContentType="{_SHEET_TYPE}.styles+xml"/>{parts}</Types>',
        "_rels/.rels": _relations([("rId1", "officeDocument", "xl/workbook.xml")]),
        "xl/workbook.xml": f'{HEAD}<workbook xmlns="{_MAIN}" xmlns:r="{_LINKS}"><sheets>{sheets}</sheets></workbook>',
        "xl/_rels/workbook.xml.rels": _relations([*links, (f"rId{len(tables) + 1}", "styles", "styles.xml")]),
        "xl/styles.xml": _STYLES,
    }
    files |= {f"xl/worksheets/sheet{n}.xml": _sheet(table) for n, table in zip(numbers, tables, strict=True)}
    return zip_xml(files)


def _relations(links: Sequence[tuple[str, str, str]]) -> str:
    inside = "".join(f'<Relationship Id="{id_}" Type="{_LINKS}/{kind}" Target="{to}"/>' for id_, kind, to in links)
    return f'{HEAD}<Relationships xmlns="{_PACKAGE}/relationships">{inside}</Relationships>'


def _sheet(table: Table) -> str:
    rows = "".join(
        f'<row r="{y}">{"".join(_cell(value, x, y) for x, value in enumerate(row))}</row>'
        for y, row in enumerate(table.rows, 1)
    )
    view = '<sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>'
    return (
        f'{HEAD}<worksheet xmlns="{_MAIN}"><sheetViews>{view}</sheetView></sheetViews>'
        f"<sheetData>{rows}</sheetData></worksheet>"
    )


def _cell(value: CellValue, x: int, y: int) -> str:
    place = f"{column_name(x)}{y}"
    match value:
        case "":
            return ""
        case str():
            style = HEADING if y == 1 else WORDS
            return f'<c r="{place}" s="{style}" t="inlineStr"><is><t>{escape_xml(value)}</t></is></c>'
        case Percent(share):
            return f'<c r="{place}" s="{SHARE}"><v>{share!r}</v></c>'
        case _:
            return f'<c r="{place}" s="{PLAIN}"><v>{value!r}</v></c>'


def column_name(x: int) -> str:
    """Return the letters of a column: `A` for 0, `Z` for 25, `AA` for 26."""
    name = ""
    x += 1
    while x:
        x, letter = divmod(x - 1, 26)
        name = chr(ord("A") + letter) + name
    return name
