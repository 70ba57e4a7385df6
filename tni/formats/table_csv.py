"""A table as CSV for a French spreadsheet: UTF-8 with its mark, semicolons, and no cell that it would compute."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence

from tni.formats.table import Percent, Value, looks_computed, one_line

BOM = "\ufeff"


def table_csv(rows: Iterable[Sequence[Value]]) -> bytes:
    """The file's bytes."""
    out = io.StringIO()
    writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
    for row in rows:
        writer.writerow([_shown(value) for value in row])
    return (BOM + out.getvalue()).encode("utf-8", "replace")


def _shown(value: Value) -> str:
    match value:
        case str():
            return harmless(value)
        case Percent(share):
            return f"{round(share * 100)} %"
        case _:
            return str(value).replace(".", ",")


def harmless(cell: str) -> str:
    """The cell on one line; one that a spreadsheet would take for a formula gets an apostrophe before it."""
    plain = one_line(cell)
    return f"'{plain}" if looks_computed(plain) else plain
