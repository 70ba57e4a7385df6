"""A table as CSV for a French spreadsheet: UTF-8 with its mark, semicolons, and no cell that it would compute."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence

BOM = "\ufeff"
FORMULA_STARTS = ("=", "+", "-", "@", "＝", "＋", "－", "＠")  # full-width ones are computed as well


def table_csv(rows: Iterable[Sequence[str]]) -> bytes:
    """The file's bytes."""
    out = io.StringIO()
    writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
    for row in rows:
        writer.writerow([harmless(cell) for cell in row])
    return (BOM + out.getvalue()).encode("utf-8", "replace")


def harmless(cell: str) -> str:
    """The cell on one line; one that a spreadsheet would take for a formula gets an apostrophe before it."""
    plain = " ".join("".join(c if c.isprintable() else " " for c in cell).split())
    return f"'{plain}" if plain.startswith(FORMULA_STARTS) else plain
