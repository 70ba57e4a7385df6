"""Rows of strokes into packs, when a lesson is closed: a stroke written takes a quarter of the room from then on."""

from __future__ import annotations

import sqlite3
import time
from bisect import bisect_left
from collections.abc import Iterator

from tni.board.items import Stroke
from tni.store.codec import STROKE, decode
from tni.store.packed_rows import LIVE, OUTSIDE, PackedRows
from tni.store.record_bytes import Names
from tni.store.stroke_pack import PackedRow, is_packable, packed

PACK_STROKES = 256
"""Of a whole pack: 12 KB of handwriting. What a damaged page of the disk can take at most."""
PACK_SAMPLES = 1 << 17
VACUUM_MOST = 1 << 24
"""Bytes of a lesson that is written anew to be rid of unused parts, where SQLite cannot take them away otherwise."""


class Compacting:
    """Within a transaction of the caller's; what was known of packs is out of date afterwards."""

    def __init__(self, db: sqlite3.Connection, names: Names, packs: PackedRows, within_s: float) -> None:
        """within_s: no further pack is begun after this time; the next closing goes on."""
        self._db, self._names, self._packs = db, names, packs
        self._until_s = time.monotonic() + within_s
        self._replaced = {row for (row,) in db.execute("SELECT before FROM entry WHERE before IS NOT NULL")}

    def run(self) -> None:
        """Raises: sqlite3.Error, BadRecordError."""
        for (layer,) in self._db.execute("SELECT id FROM layer ORDER BY id").fetchall():
            self._apply_marks(layer)
            self._pack_new(layer)

    def _apply_marks(self, layer: int) -> None:
        """Packs of which flags have changed, anew; rows that nothing needs any more are left out."""
        marks = sorted(self._packs.marked)
        for first, last, _ in self._packs.ranges(layer):
            if bisect_left(marks, first) == bisect_left(marks, last + 1):
                continue
            if self._late:
                return
            self._replace(layer, [first], self._rows_of(first))

    def _pack_new(self, layer: int) -> None:
        """Rows after the last pack, and that pack once more when it is not full."""
        ranges = self._packs.ranges(layer)
        rows = list(self._unpacked(layer, ranges[-1].last if ranges else 0))
        old: list[int] = []
        if rows and ranges and 0 < len(begun := self._rows_of(ranges[-1].first)) < PACK_STROKES:
            rows, old = begun + rows, [ranges[-1].first]
        for part in _parts(rows):
            self._replace(layer, old, part)
            if self._late:
                return
            old = []

    @property
    def _late(self) -> bool:
        return time.monotonic() > self._until_s

    def _rows_of(self, first: int) -> list[PackedRow]:
        if not self._db.execute("SELECT 1 FROM pack WHERE id = ?", (first,)).fetchone():
            return []
        pack = self._packs.pack(first)
        rows = zip(pack.rows, self._packs.flags(pack), pack.strokes(self._names), strict=True)
        return [
            PackedRow(row, flags, stroke)
            for row, flags, stroke in rows
            if flags & LIVE or not flags & OUTSIDE or row in self._replaced
        ]

    def _unpacked(self, layer: int, after: int) -> Iterator[PackedRow]:
        sql = "SELECT id, flags, data FROM entry WHERE layer = ? AND id > ? AND before IS NULL ORDER BY id"
        for row, flags, data in self._db.execute(sql, (layer, after)).fetchall():
            if data[:1] == bytes([STROKE]):
                _, record = decode(data, self._names)
                if isinstance(record, Stroke) and is_packable(record):
                    yield PackedRow(row, flags, record)

    def _replace(self, layer: int, old: list[int], rows: list[PackedRow]) -> None:
        """Rows of packs `old` and of `entry` become one pack."""
        for first in old:
            gone = self._packs.marked.keys() & self._packs.pack(first).rows
            self._db.execute("DELETE FROM pack WHERE id = ?", (first,))
            self._db.executemany("DELETE FROM mark WHERE id = ?", [(row,) for row in gone])
        if not rows:
            return
        sql = "INSERT INTO pack (id, last, layer, data) VALUES (?, ?, ?, ?)"
        self._db.execute(sql, (rows[0].row, rows[-1].row, layer, packed(rows, self._names)))
        self._db.executemany("DELETE FROM entry WHERE id = ?", [(row.row,) for row in rows])


def _parts(rows: list[PackedRow]) -> Iterator[list[PackedRow]]:
    part: list[PackedRow] = []
    samples = 0
    for row in rows:
        part.append(row)
        samples += len(row.stroke.samples)
        if len(part) == PACK_STROKES or samples >= PACK_SAMPLES:
            yield part
            part, samples = [], 0
    if part:
        yield part


def give_back_room(db: sqlite3.Connection) -> None:
    """Make the file as small as what is in it. Outside a transaction. Raises: sqlite3.Error."""
    (unused,), (pages,), (mode,), (size,) = (
        db.execute(f"PRAGMA {what}").fetchone() for what in ("freelist_count", "page_count", "auto_vacuum", "page_size")
    )
    if mode and unused:
        db.execute("PRAGMA incremental_vacuum").fetchall()
    elif unused * 4 > pages and pages * size <= VACUUM_MOST:
        db.execute("PRAGMA auto_vacuum = INCREMENTAL")
        db.execute("VACUUM")
