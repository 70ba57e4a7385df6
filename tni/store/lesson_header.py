"""Check of the parts of a lesson file that belong to SQLite and that its own integrity check does not read: the header
of the file, and what the schema says beside the tables' SQL.

Fields: https://www.sqlite.org/fileformat2.html#the_database_header. Nothing reads the schema cookie (bytes 40 to 43) of
a closed file, nor the number of the SQLite that wrote it (96 to 99), so any value of them is right.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from pathlib import Path

from tni.store.format_version import FileFormat
from tni.store.lesson_connect import header_state
from tni.store.migrations import FORMAT, FORMAT_KEY, TOLD_SINCE

JOURNALS = (1, 2)
"""Values of the write and read version: rollback journal and WAL."""
CONSTANT = {
    "reserved space": (20, bytes([0])),
    "payload fractions": (21, bytes([64, 32, 32])),
    "schema format": (44, bytes([0, 0, 0, 4])),
    "cache size": (48, bytes(4)),
    "text encoding": (56, bytes([0, 0, 0, 1])),
    "expansion": (72, bytes(20)),
}
"""Offset and value of the fields that are alike in all lessons."""
LARGEST_PAGE = 65_536
"""Page size that the header writes as 1."""


def header_problems(path: Path) -> Iterator[str]:
    """Yield the fields of the header that are not what SQLite writes. The lesson may be open in another program.
    Raises: OSError."""
    header, size, has_newer = header_state(path)
    closed = not has_newer
    for name, (at, value) in CONSTANT.items():
        if (found := header[at : at + len(value)]) != value:
            yield f"{name} {found.hex()}"

    def number(at: int, size: int = 4) -> int:
        return int.from_bytes(header[at : at + size])

    write, read = header[18:20]
    if write != read or write not in JOURNALS or (not closed and write != JOURNALS[1]):
        yield f"write and read version {write} and {read}"
    if number(24) != number(92):
        yield f"change counter {number(24)}, size valid for {number(92)}"
    page_size = LARGEST_PAGE if number(16, 2) == 1 else number(16, 2)
    if closed and number(28) * page_size != size:
        yield f"{number(28)} pages of {page_size} in {size} bytes"
    version, least = FileFormat.of(number(60))
    if version <= FORMAT and number(60) != version:  # none of these formats is open to older programs
        yield f"format {version}, open to programs of format {least}"
    if number(64) != bool(number(52)):
        yield f"incremental vacuum {number(64)}, largest root page {number(52)}"


def schema_problems(db: sqlite3.Connection) -> Iterator[str]:
    """Yield the tables and indexes that the schema gives to another table, and a format that is not the one that `meta`
    tells. Raises: sqlite3.Error."""
    version, _ = FileFormat.of(*db.execute("PRAGMA user_version").fetchone())
    told = db.execute("SELECT value FROM meta WHERE key = ?", (FORMAT_KEY,)).fetchone()
    if version <= FORMAT and told != ((str(version),) if version >= TOLD_SINCE else None):
        yield f"format {version}, where {told and told[0]} is told"
    for kind, name, table in db.execute("SELECT type, name, tbl_name FROM sqlite_schema"):
        of_index = kind == "index" and name.startswith(f"sqlite_autoindex_{table}_")
        if not of_index and (kind, name) != ("table", table):
            yield f"{kind} {name!r} of table {table!r}"
