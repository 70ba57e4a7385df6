"""A table as CSV for a French spreadsheet: UTF-8 with its mark, semicolons, and no cell that it would compute."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence

from tni.formats.table import CellValue, Percent, looks_like_formula, one_line

BOM = "\ufeff"


def table_csv(rows: Iterable[Sequence[CellValue]]) -> bytes:
    """The file's bytes."""
    out = io.StringIO()
    writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
    for row in rows:
        writer.writerow([_shown(value) for value in row])
    return (BOM + out.getvalue()).encode("utf-8", "replace")


def _shown(value: CellValue) -> str:
    match value:
        case str():
            return escape_formula(value)
        case Percent(share):
            return f"{round(share * 100)} %"
        case _:
            return str(value).replace(".", ",")


def escape_formula(cell: str) -> str:
    """The cell on one line; one that a spreadsheet would take for a formula gets an apostrophe before it."""
    plain = one_line(cell)
    return f"'{plain}" if looks_like_formula(plain) else plain
