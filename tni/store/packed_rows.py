"""Packed rows of `entry`: the strokes of earlier runs.

A pack is never modified while the lesson is open. Only the flags of its rows change, and the table `mark` holds these.
"""

from __future__ import annotations

import sqlite3
from bisect import bisect_left, bisect_right
from collections import OrderedDict
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import NamedTuple

from tni.core.ids import ItemId
from tni.document.items import Stroke
from tni.store.record_bytes import BadRecordError, StringTable
from tni.store.row_checksums import CHECKED_SINCE, refuse_damaged_rows, row_checksum
from tni.store.stroke_pack import SampleCache, StrokePack, flags_by_row

PACKS_AT_HAND = 8
PACKED_SINCE = 2
"""The first format with packs."""
LIVE, FIRST, OUTSIDE = 1, 2, 4
"""Flags of a row. OUTSIDE: the row belongs to no change of the history; it stays because it is live or another layer's
`before`."""


class _Range(NamedTuple):
    """The first and last row of a pack."""

    first: int
    last: int
    layer: int


class FoundPackedRow(NamedTuple):
    """A row of a pack."""

    row: int
    layer: int
    flags: int
    stroke: Stroke


class PackedRows:
    """Access to the packed rows of a database, for one thread. It must be created anew after a rollback."""

    def __init__(self, db: sqlite3.Connection, names: StringTable, sample_cache: SampleCache) -> None:
        """Read the ranges of all packs and the changed flags. Raises: sqlite3.Error, BadRecordError."""
        self._db, self._names, self._sample_cache = db, names, sample_cache
        (version,) = db.execute("PRAGMA user_version").fetchone()
        there = version >= PACKED_SINCE
        self.has_checksums = version >= CHECKED_SINCE
        """Whether each row of the database has a checksum."""
        self._marks: dict[int, int] = dict(db.execute("SELECT id, flags FROM mark")) if there else {}
        refuse_damaged_rows(db, "mark")
        found = db.execute("SELECT id, last, layer FROM pack ORDER BY id") if there else ()
        self._ranges: dict[int, list[_Range]] = {}
        for first, last, layer in found:
            self._ranges.setdefault(layer, []).append(_Range(first, last, layer))
        self._last = max((r.last for ranges in self._ranges.values() for r in ranges), default=0)
        (last,) = db.execute("SELECT max(id) FROM entry").fetchone()
        self._next = max(last or 0, self._last) + 1
        self._at_hand: OrderedDict[int, StrokePack] = OrderedDict()

    def next_row(self) -> int:
        """Return the next free row number: greater than all rows, packed or not."""
        self._next += 1
        return self._next - 1

    @property
    def last(self) -> int:
        """The last row of all packs; 0 without packs."""
        return self._last

    @property
    def marked(self) -> dict[int, int]:
        """Flags of rows that differ from those in their pack."""
        return self._marks

    @property
    def layers(self) -> list[int]:
        """Layers with packs."""
        return list(self._ranges)

    def ranges(self, layer: int) -> list[_Range]:
        return self._ranges.get(layer, [])

    def pack(self, first: int) -> StrokePack:
        """Return the pack that starts at a row. The last few are cached. Raises: BadRecordError, sqlite3.Error."""
        if (found := self._at_hand.get(first)) is None:
            found = self._at_hand[first] = self._read(first)
            if len(self._at_hand) > PACKS_AT_HAND:
                self._at_hand.popitem(last=False)
        return found

    def _read(self, first: int) -> StrokePack:
        last, data = self._data(first)
        found = StrokePack(data, self._sample_cache)
        if (found.rows[0], found.rows[-1]) != (first, last):
            raise BadRecordError(f"pack {first} to {last} holds {found.rows[0]} to {found.rows[-1]}")
        return found

    def _data(self, first: int) -> tuple[int, bytes]:
        """Return (last row, content) of the pack that starts at a row. Raises: BadRecordError, sqlite3.Error."""
        check = "checksum" if self.has_checksums else "NULL"
        row = self._db.execute(f"SELECT last, layer, data, {check} FROM pack WHERE id = ?", (first,)).fetchone()
        if row is None:
            raise BadRecordError(f"no pack {first}")
        last, layer, data, check = row
        if self.has_checksums and check != row_checksum(first, last, layer, data):
            raise BadRecordError(f"pack {first} is not what it was")
        return last, data

    def flags(self, pack: StrokePack) -> list[int]:
        """Return the present flags of each row of a pack."""
        if not self._marks:
            return pack.flags()
        return [self._marks.get(row, flags) for row, flags in zip(pack.rows, pack.flags(), strict=True)]

    def whole(
        self, layer: int, problems: list[str] | None = None
    ) -> Iterator[tuple[StrokePack, list[int], list[Stroke]]]:
        """Yield (pack, flags, strokes) of every pack of a layer, as `each`."""
        for pack, flags in self.each(layer, problems):
            yield pack, flags, pack.strokes(self._names)

    def each(self, layer: int, problems: list[str] | None = None) -> Iterator[tuple[StrokePack, list[int]]]:
        """Yield (pack, flags) of every pack of a layer, of which all strokes can be made.

        problems: receives a line for each unreadable pack, which is then left out. Without it an unreadable pack
        raises.

        Raises: BadRecordError, sqlite3.Error.
        """
        before = 0
        for first, last, _ in self.ranges(layer):
            try:
                if first <= before:
                    raise BadRecordError(f"pack {first} lies within another")
                pack = self._read(first)
                pack.check_names(self._names)
            except BadRecordError as error:
                if problems is None:
                    raise
                problems.append(f"pack {first}: {error}")
                continue
            before = last
            yield pack, self.flags(pack)

    def find(self, row: int) -> FoundPackedRow | None:
        """Return a packed row, None if the row is not packed. Raises: BadRecordError, sqlite3.Error."""
        if row > self._last:
            return None
        for layer, ranges in self._ranges.items():
            index = bisect_right(ranges, row, key=_first) - 1
            if index < 0 or row > ranges[index].last:
                continue
            pack = self.pack(ranges[index].first)
            number = bisect_left(pack.rows, row)
            if pack.rows[number] == row:
                flags = self._marks.get(row, pack.flags()[number])
                return FoundPackedRow(row, layer, flags, pack.stroke(number, self._names))
        return None

    def of_history(self, layer: int, start: int, end: int) -> list[FoundPackedRow]:
        """Return the rows of a layer from `start` to `end` (exclusive) that belong to changes of its history.

        Raises: BadRecordError, sqlite3.Error.
        """
        return [
            FoundPackedRow(pack.rows[number], layer, flags, pack.stroke(number, self._names))
            for pack, number, flags in self._of_history(layer, start, end)
        ]

    def keys_of_history(self, layer: int, start: int, end: int) -> list[tuple[int, ItemId]]:
        """Return the same rows as `of_history`, each with the key of its stroke. Raises: BadRecordError,
        sqlite3.Error."""
        return [(pack.rows[number], pack.keys[number]) for pack, number, _ in self._of_history(layer, start, end)]

    def _of_history(self, layer: int, start: int, end: int) -> Iterator[tuple[StrokePack, int, int]]:
        """Yield (pack, index in the pack, flags) of each row."""
        for first, last, _ in self.ranges(layer):
            if last < start or first >= end:
                continue
            pack = self.pack(first)
            flags = self.flags(pack)
            for number in range(bisect_left(pack.rows, start), bisect_left(pack.rows, end)):
                if not flags[number] & OUTSIDE:
                    yield pack, number, flags[number]

    def mark(self, flags: Mapping[int, int]) -> None:
        """Store the flags of packed rows. Raises: sqlite3.Error."""
        sql = (
            "INSERT INTO mark (id, flags, checksum) VALUES (?, ?, ?)"
            " ON CONFLICT (id) DO UPDATE SET flags = excluded.flags, checksum = excluded.checksum"
        )
        self._db.executemany(sql, [(row, flag, row_checksum(row, flag)) for row, flag in flags.items()])
        self._marks |= flags

    def show(self, rows: Sequence[int], *, live: bool, pause: Callable[[], None]) -> list[int]:
        """Mark the packed ones among `rows` as live or not live, reading each pack once. Return the rows that are not
        packed.

        rows: ascending.

        Raises: BadRecordError, sqlite3.Error.
        """
        flags: dict[int, int] = {}
        new = not rows or rows[0] > self._last  # new strokes come after all packs
        for ranges in () if new else self._ranges.values():
            for first, last, _ in ranges:
                if part := rows[bisect_left(rows, first) : bisect_right(rows, last)]:
                    found = flags_by_row(self._data(first)[1])
                    flags |= {row: self._marks.get(row, found[row]) for row in part if row in found}
                    pause()
        self.mark({row: old ^ LIVE for row, old in flags.items() if bool(old & LIVE) != live})
        return [row for row in rows if row not in flags]

    def put_outside(self, layer: int, start: int) -> None:
        """Detach the packed rows of a layer, from `start` on, from the history. Raises: BadRecordError,
        sqlite3.Error."""
        found = self._of_history(layer, start, 1 << 62)
        self.mark({pack.rows[number]: (flags | OUTSIDE) & ~FIRST for pack, number, flags in found})


def _first(of: _Range) -> int:
    return of.first
