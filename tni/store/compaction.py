"""Packing of stroke rows when a lesson is closed. A packed stroke takes a quarter of the space."""

from __future__ import annotations

import sqlite3
import time
from bisect import bisect_left
from itertools import accumulate

from tni.document.items import Stroke
from tni.store.packed_rows import LIVE, OUTSIDE, PackedRows
from tni.store.record_bytes import STROKE, BadRecordError, StringTable
from tni.store.record_decoder import decode
from tni.store.row_checksums import entry_checksum, row_checksum
from tni.store.stroke_pack import PackedRow, SampleCache, is_packable, pack_strokes

PACK_STROKES = 128
PACK_BYTES = 4040
"""Size limit of a pack: what fits in one row on one database page. Damage to one disk page then loses one pack only,
some seventy handwritten strokes. A stroke longer than this gets a pack of its own."""
PACK_SAMPLES = 1 << 17
FULL_BYTES = 3700
"""A pack of this size counts as full: no further stroke is tried."""
READ_ROWS = 512
"""Rows read at once. When the time runs out, at most this many were read in vain."""
VACUUM_MOST = 1 << 24
"""Largest lesson, in bytes, that is rewritten to remove unused pages where SQLite cannot remove them otherwise."""


class StrokeCompaction:
    """Move rows of strokes into packs, within the caller's transaction. Damaged rows and packs stay as they are: with a
    new checksum their damage could no longer be found.

    The `PackedRows` given to the constructor is out of date afterwards.
    """

    def __init__(self, db: sqlite3.Connection, names: StringTable, packs: PackedRows, within_s: float) -> None:
        """within_s: time after which no further pack is begun; the next closing continues."""
        self._db, self._names, self._packs = db, names, packs
        self._until_s = time.monotonic() + within_s
        self._last_count = PACK_STROKES  # strokes in the last pack: the first guess for the next one

    def run(self) -> None:
        """Apply changed flags to the packs, then pack the new strokes of each layer. Raises: sqlite3.Error,
        BadRecordError."""
        layers = [layer for (layer,) in self._db.execute("SELECT id FROM layer ORDER BY id")]
        if self._packs.marked:
            for layer in layers:
                self._apply_marks(layer)
            # One pack may have become two, so the last pack of a layer may have changed.
            self._packs = PackedRows(self._db, self._names, SampleCache())
        for layer in layers:
            self._pack_new(layer)

    def _apply_marks(self, layer: int) -> None:
        """Rewrite the packs whose flags have changed. Rows that nothing needs any more are left out."""
        marks = sorted(self._packs.marked)
        for first, last, _ in self._packs.ranges(layer):
            if bisect_left(marks, first) == bisect_left(marks, last + 1):
                continue
            if self._late:
                return
            try:
                rows = self._rows_of(first)
            except BadRecordError:
                continue
            self._forget(first)
            while rows:
                rows = self._put(layer, rows)

    def _pack_new(self, layer: int) -> None:
        """Pack the rows after the last pack, together with that pack if it is not full."""
        ranges = self._packs.ranges(layer)
        after = ranges[-1].last if ranges else 0
        begun = self._begun(ranges[-1].first) if ranges else []
        rows, more = begun, True
        while more and not self._late:
            found, after, more = self._unpacked(layer, after)
            rows = rows + found
            while len(rows) > len(begun) and (len(rows) >= PACK_STROKES or not more):
                if begun:
                    self._forget(begun[0].row)
                    begun = []
                rows = self._put(layer, rows)
                if self._late:
                    return

    @property
    def _late(self) -> bool:
        return time.monotonic() > self._until_s

    def _begun(self, first: int) -> list[PackedRow]:
        """Return the rows of a pack if it has room for more, else nothing."""
        found = self._db.execute("SELECT length(data) FROM pack WHERE id = ?", (first,)).fetchone()
        if not found or found[0] >= FULL_BYTES:
            return []
        try:
            rows = self._rows_of(first)
        except BadRecordError:
            return []
        return rows if len(rows) < PACK_STROKES else []

    def _rows_of(self, first: int) -> list[PackedRow]:
        """Return the rows of a pack that are still needed."""
        pack = self._packs.pack(first)
        rows = zip(pack.rows, self._packs.flags(pack), pack.strokes(self._names), strict=True)
        found = [PackedRow(row, flags, stroke) for row, flags, stroke in rows]
        spare = {row.row for row in found if row.flags & OUTSIDE and not row.flags & LIVE}
        if spare:
            sql = "SELECT before FROM entry WHERE before BETWEEN ? AND ?"
            spare -= {row for (row,) in self._db.execute(sql, (pack.rows[0], pack.rows[-1]))}
        return [row for row in found if row.row not in spare]

    def _unpacked(self, layer: int, after: int) -> tuple[list[PackedRow], int, bool]:
        """Return (those of the next rows that can be packed, the last row examined, whether there may be more)."""
        sql = "SELECT id, flags, before, data, checksum FROM entry WHERE layer = ? AND id > ? ORDER BY id LIMIT ?"
        looked_at = self._db.execute(sql, (layer, after, READ_ROWS)).fetchall()
        found = []
        for row, flags, before, data, check in looked_at:
            whole = check == entry_checksum(row, layer, flags, before, data)
            if whole and before is None and data[:1] == bytes([STROKE]):
                _, record = decode(data, self._names)
                if isinstance(record, Stroke) and is_packable(record):
                    found.append(PackedRow(row, flags, record))
        return found, looked_at[-1][0] if looked_at else after, len(looked_at) == READ_ROWS

    def _forget(self, first: int) -> None:
        """Delete a pack that is about to be rewritten, with its marks."""
        gone = self._packs.marked.keys() & self._packs.pack(first).rows
        self._db.execute("DELETE FROM pack WHERE id = ?", (first,))
        self._db.executemany("DELETE FROM mark WHERE id = ?", [(row,) for row in gone])

    def _put(self, layer: int, rows: list[PackedRow]) -> list[PackedRow]:
        """Replace the first rows, as many as fit, by one pack. Return the remaining rows."""
        self._last_count, data = _fitting(rows, self._last_count, self._names)
        part = rows[: self._last_count]
        row = part[0].row, part[-1].row, layer, data
        sql = "INSERT INTO pack (id, last, layer, data, checksum) VALUES (?, ?, ?, ?, ?)"
        self._db.execute(sql, (*row, row_checksum(*row)))
        self._db.executemany("DELETE FROM entry WHERE id = ?", [(row.row,) for row in part])
        return rows[self._last_count :]


def _fitting(rows: list[PackedRow], count: int, names: StringTable) -> tuple[int, bytes]:
    """Return (how many of the first rows fit on one page of the database, or nearly so; their pack). count: number
    tried first."""
    samples = accumulate(len(row.stroke.samples) for row in rows[:PACK_STROKES])
    least, most = 1, max(sum(1 for whole in samples if whole <= PACK_SAMPLES), 1)
    count = min(count, most)
    best = 0, b""
    while True:
        data = pack_strokes(rows[:count], names)
        if len(data) <= PACK_BYTES or count == 1:
            best, least = (count, data), count + 1
        else:
            most = count - 1
        if least > most or len(best[1]) >= FULL_BYTES:
            return best
        count = min(max(count * PACK_BYTES // len(data), least), most)


def shrink_file(db: sqlite3.Connection) -> None:
    """Shrink the file to its contents. Call it outside a transaction. Raises: sqlite3.Error."""
    (unused,), (pages,), (mode,), (size,) = (
        db.execute(f"PRAGMA {what}").fetchone() for what in ("freelist_count", "page_count", "auto_vacuum", "page_size")
    )
    if mode and unused:
        db.execute("PRAGMA incremental_vacuum").fetchall()
    elif unused * 4 > pages and pages * size <= VACUUM_MOST:
        db.execute("PRAGMA auto_vacuum = INCREMENTAL")
        db.execute("VACUUM")
