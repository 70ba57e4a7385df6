"""Checksums of the rows of a lesson, from format 3 on: any flipped bit of a row is found.

The column `checksum` holds the CRC-32 of the other columns. In the table `entry` it holds the flags too, above the
CRC-32, so that undo and redo change both without reading the records.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from typing import Any
from zlib import crc32

from tni.store.record_bytes import BadRecordError

CHECKED_SINCE = 3
"""The first format with checksums."""
FLAGS_SHIFT = 32

CHECKED_COLUMNS = {
    "entry": ("id", "layer", "before", "data"),
    "name": ("id", "value"),
    "pack": ("id", "last", "layer", "data"),
    "mark": ("id", "flags"),
    "layer": ("key", "class_id", "class_name", "started", "changed", "position", "page"),
    "under_way": ("layer", "key", "start", "record", "samples"),
    "picture": ("layer", "page", "data"),
}
"""Columns that the CRC-32 of each table covers, in this order."""
CHECKED_TABLES = tuple(CHECKED_COLUMNS)


def row_checksum(*values: object) -> int:
    """Return the CRC-32 of values: an integer as "i", its digits and ","; no value as "n,"; bytes as "b", their number,
    ":" and the bytes; text as "t" and its UTF-8 in the same way."""
    check = 0
    for value in values:
        if isinstance(value, bytes):
            check = crc32(value, crc32(b"b%d:" % len(value), check))
        elif isinstance(value, str):
            text = value.encode("utf-8", "surrogatepass")
            check = crc32(text, crc32(b"t%d:" % len(text), check))
        elif value is None:
            check = crc32(b"n,", check)
        else:  # a number of another kind stands in damaged files only
            check = crc32(b"i%s," % str(value).encode(), check)
    return check


def entry_checksum(row: int, layer: int, flags: int, before: int | None, data: bytes) -> int:
    if before is None and isinstance(data, bytes) and isinstance(layer, int):  # nearly always; in a third of the time
        return flags << FLAGS_SHIFT | crc32(data, crc32(b"i%d,i%d,n,b%d:" % (row, layer, len(data))))
    return flags << FLAGS_SHIFT | row_checksum(row, layer, before, data)


def entry_checksums(
    layer: int, rows: Sequence[int], flags: Sequence[int], before: Sequence[int | None], datas: Sequence[bytes]
) -> list[int]:
    """Return the checksums of many rows of a layer, as `entry_checksum`."""
    end = b"i%d,n,b" % layer
    return [
        flag << FLAGS_SHIFT | crc32(data, crc32(b"i%d,%b%d:" % (row, end, len(data))))
        if replaced is None and isinstance(data, bytes)
        else entry_checksum(row, layer, flag, replaced, data)
        for row, flag, replaced, data in zip(rows, flags, before, datas, strict=True)
    ]


def renewed_checksum_sql(table: str, **new: str) -> str:
    """Return the SQL of the checksum of a row that a statement changes. That of a damaged row stays as it is, so that
    the damage can still be found. new: SQL for the new values of the columns that change."""
    return f"CASE checksum WHEN {checksum_sql(table)} THEN {checksum_sql(table, **new)} ELSE checksum END"


def is_whole_row(table: str, row: int, *values: Any) -> bool:
    """Return whether a row is what was written. values: its columns after `id`, the checksum last."""
    *found, check = values
    if table == "entry":
        layer, flags, before, data = found
        return bool(check == entry_checksum(row, layer, flags, before, data))
    return bool(check == row_checksum(*([row] if CHECKED_COLUMNS[table][0] == "id" else []), *found))


def checksum_sql(table: str, **new: str) -> str:
    """Return the SQL that computes the checksum of a row; it needs `add_checksum_function`. new: SQL for other values
    of columns than those that stand there."""
    crc = f"row_checksum({', '.join(new.get(column, column) for column in CHECKED_COLUMNS[table])})"
    return f"(flags << {FLAGS_SHIFT}) | {crc}" if table == "entry" else crc


def set_flags_sql(flags: str) -> str:
    """Return the SQL that sets the flags of a row of `entry`, and its checksum with them; a damaged row stays so.
    flags: SQL."""
    return f"flags = {flags}, checksum = checksum + (({flags}) - flags) * {1 << FLAGS_SHIFT}"


def add_checksum_function(db: sqlite3.Connection) -> None:
    db.create_function("row_checksum", -1, row_checksum, deterministic=True)


def has_checksums(db: sqlite3.Connection) -> bool:
    """Return whether the rows of a lesson have checksums. Raises: sqlite3.Error."""
    (version,) = db.execute("PRAGMA user_version").fetchone()
    return bool(version >= CHECKED_SINCE)


def damaged_rows(db: sqlite3.Connection, table: str) -> Sequence[int]:
    """Return the ids of the rows of a table that are not what was written. Raises: sqlite3.Error."""
    above = "flags" if table == "entry" else "0"
    rows = db.execute(f"SELECT id, checksum, {above}, {', '.join(CHECKED_COLUMNS[table])} FROM {table}")
    return [row for row, check, flags, *values in rows if check != flags << FLAGS_SHIFT | row_checksum(*values)]


def refuse_damaged_rows(db: sqlite3.Connection, *tables: str) -> None:
    """Do nothing for a lesson without checksums. Raises: BadRecordError if a row of the tables is not what was written;
    sqlite3.Error."""
    for table in tables if has_checksums(db) else ():
        if bad := damaged_rows(db, table):
            raise BadRecordError(f"{table} {bad[0]} is not what it was")
