"""Writer of tables as an OpenDocument spreadsheet (OpenDocument 1.3). Text cells are typed as text, so they stay
text."""

from __future__ import annotations

import html
import io
import zipfile
from collections.abc import Sequence

from tni.core.table import CellValue, Percent, Table
from tni.formats.table_text import one_line, sheet_names

HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
MIME = "application/vnd.oasis.opendocument.spreadsheet"
_NAMES = "urn:oasis:names:tc:opendocument:xmlns:"
_SPACES = " ".join(
    f'xmlns:{short}="{_NAMES}{long}:1.0"'
    for short, long in (
        ("office", "office"),
        ("table", "table"),
        ("text", "text"),
        ("style", "style"),
        ("number", "datastyle"),
        ("fo", "xsl-fo-compatible"),
    )
)
_STYLES = (
    "<office:automatic-styles>"
    '<number:percentage-style style:name="N1"><number:number number:decimal-places="0" number:min-integer-digits="1"/>'
    "<number:text>%</number:text></number:percentage-style>"
    '<style:style style:name="heading" style:family="table-cell">'
    '<style:text-properties fo:font-weight="bold"/></style:style>'
    '<style:style style:name="share" style:family="table-cell" style:data-style-name="N1"/>'
    "</office:automatic-styles>"
)


def table_ods(tables: Sequence[Table]) -> bytes:
    """Return the bytes of the file: a sheet for each table, of which there is at least one."""
    sheets = "".join(_sheet(name, table) for name, table in zip(sheet_names(tables), tables, strict=True))
    content = (
        f'{HEAD}<office:document-content {_SPACES} office:version="1.3">{_STYLES}'
        f"<office:body><office:spreadsheet>{sheets}</office:spreadsheet></office:body></office:document-content>"
    )
    entries = (("/", MIME), ("content.xml", "text/xml"))
    listed = "".join(
        f'<manifest:file-entry manifest:full-path="{path}" manifest:media-type="{kind}"/>' for path, kind in entries
    )
    manifest = (
        f'{HEAD}<manifest:manifest xmlns:manifest="{_NAMES}manifest:1.0" manifest:version="1.3">'
        f"{listed}</manifest:manifest>"
    )
    files = {"mimetype": MIME, "content.xml": content, "META-INF/manifest.xml": manifest}
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        for name, text in files.items():
            stored = name == "mimetype"  # programs look for it at a fixed place
            package.writestr(zipfile.ZipInfo(name), text, zipfile.ZIP_STORED if stored else zipfile.ZIP_DEFLATED)
    return out.getvalue()


def _escape(text: str) -> str:
    return html.escape(one_line(text))


def _sheet(name: str, table: Table) -> str:
    width = max((len(row) for row in table.rows), default=1)
    rows = [f"<table:table-row>{''.join(_cell(value, y) for value in row)}</table:table-row>" for y, row in
            enumerate(table.rows)]  # fmt: skip
    heading = f"<table:table-header-rows>{rows[0]}</table:table-header-rows>" if rows else ""
    columns = f'<table:table-column table:number-columns-repeated="{max(width, 1)}"/>'
    return f'<table:table table:name="{_escape(name)}">{columns}{heading}{"".join(rows[1:])}</table:table>'


def _cell(value: CellValue, y: int) -> str:
    match value:
        case "":
            return "<table:table-cell/>"
        case str():
            style = ' table:style-name="heading"' if y == 0 else ""
            text = f"<text:p>{_escape(value)}</text:p>"
            return f'<table:table-cell{style} office:value-type="string">{text}</table:table-cell>'
        case Percent(share):
            return (
                f'<table:table-cell table:style-name="share" office:value-type="percentage" office:value="{share!r}">'
                f"<text:p>{round(share * 100)}%</text:p></table:table-cell>"
            )
        case _:
            kind = f'office:value-type="float" office:value="{value!r}"'
            return f"<table:table-cell {kind}><text:p>{value}</text:p></table:table-cell>"
