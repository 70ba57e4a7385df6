"""Writer of tables as an Office Open XML workbook, by XlsxWriter. Equal tables give equal bytes."""

from __future__ import annotations

import io
from collections.abc import Sequence
from datetime import UTC, datetime

from tni.core.table import Percent, Table
from tni.formats.table_text import one_line, sheet_names

_CREATED = datetime(1980, 1, 1, tzinfo=UTC)
_PERCENT = 9
"""Number of the built-in format `0%`."""


def table_xlsx(tables: Sequence[Table]) -> bytes:
    """Return the bytes of the file: a sheet for each table, of which there is at least one."""
    from xlsxwriter import Workbook  # takes as long to import as the rest of an export

    out = io.BytesIO()
    with Workbook(out, {"in_memory": True}) as workbook:
        workbook.set_properties({"created": _CREATED})
        # A prefixed cell stays text even when a user edits it.
        text, heading = (workbook.add_format({"quote_prefix": True, "bold": bold}) for bold in (False, True))
        share = workbook.add_format({"num_format": _PERCENT})
        for name, table in zip(sheet_names(tables), tables, strict=True):
            sheet = workbook.add_worksheet(name)
            sheet.freeze_panes(1, 0)
            for y, row in enumerate(table.rows):
                for x, value in enumerate(row):
                    match value:
                        case "":
                            pass
                        case str():
                            sheet.write_string(y, x, one_line(value), text if y else heading)
                        case Percent():
                            sheet.write_number(y, x, value.share, share)
                        case _:
                            sheet.write_number(y, x, value)
    return out.getvalue()
