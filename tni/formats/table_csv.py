"""Writer of tables as CSV for French spreadsheets: UTF-8 with byte order mark, semicolons, no cell that would be
evaluated."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence

from tni.core.table import CellValue, Percent
from tni.formats.table_text import looks_like_formula, one_line

BOM = "\ufeff"


def table_csv(rows: Iterable[Sequence[CellValue]]) -> bytes:
    """Return the bytes of the file."""
    out = io.StringIO()
    writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
    for row in rows:
        writer.writerow([_cell_text(value) for value in row])
    return (BOM + out.getvalue()).encode("utf-8", "replace")


def _cell_text(value: CellValue) -> str:
    match value:
        case str():
            return escape_formula(value)
        case Percent(share):
            return f"{round(share * 100)} %"
        case _:
            return str(value).replace(".", ",")


def escape_formula(cell: str) -> str:
    """Return the cell on one line, with an apostrophe before text that a spreadsheet would take for a formula."""
    plain = one_line(cell)
    return f"'{plain}" if looks_like_formula(plain) else plain
