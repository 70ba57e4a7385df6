"""Rows of the table `entry`: state and history of a layer in one place.

A row is one record, or its absence, that a change put in place of row `before`. The rows of one change are consecutive;
the first is flagged FIRST. The present state consists of the rows flagged LIVE. A stroke is thus stored once, undo and
redo only flip flags, and the history costs no more than the numbers of the replaced rows.
"""

from __future__ import annotations

import sqlite3
from array import array
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from operator import itemgetter

from tni.document.document import Change, ChangeKind, RecordChange
from tni.files.lesson_errors import MissingChangeError
from tni.store.live_rows import LiveRows
from tni.store.packed_rows import FIRST, LIVE, OUTSIDE, PackedRows
from tni.store.record_bytes import JSON_PROPERTY, LATER_INFO, PAGE, REMOVED, STROKE, BadRecordError, StringTable
from tni.store.record_decoder import decode, key_of
from tni.store.record_encoder import encode, encode_removed
from tni.store.row_checksums import checksum_sql, entry_checksum, set_flags_sql

ACT_SHIFT = 3
ACTS = (
    ChangeKind.WRITE,
    ChangeKind.ERASE,
    ChangeKind.ADD,
    ChangeKind.MOVE,
    ChangeKind.EDIT,
    ChangeKind.DELETE,
    ChangeKind.ORDER,
    ChangeKind.ADD_PAGE,
    ChangeKind.DELETE_PAGE,
    ChangeKind.ORDER_PAGES,
    ChangeKind.EDIT_PAGE,
    ChangeKind.IMPORT,
    ChangeKind.MERGE,
)
"""Kinds of change by number. The numbers are stored in files: append only."""
ABOUT_PAGES = f"AND substr(data, 1, 1) IN (x'{PAGE:02x}', x'{REMOVED:02x}')"
"""SQL condition for rows of pages, and for rows of removals, which may concern a page."""
IS_WHOLE = f"checksum = ({checksum_sql('entry')})"
"""SQL condition for rows of `entry` that are what was written."""


@dataclass(slots=True)
class StoredLayer:
    """Index of a layer, so that its rows need not be read again.

    starts: first row of each change. live: the live row of each key. position: position in the history.
    """

    row: int
    position: int = 0
    starts: array[int] = field(default_factory=lambda: array("q"))
    live: LiveRows = field(default_factory=LiveRows)


class LayerRows:
    """Read and write the rows of layers over a connection. The caller handles transactions."""

    def __init__(
        self, db: sqlite3.Connection, names: StringTable, packs: PackedRows, pause: Callable[[], None] = lambda: None
    ) -> None:
        """pause: called between rows that are written."""
        self._db, self._names, self._packs, self._pause = db, names, packs, pause
        self._shown: dict[int, bool] = {}  # rows that this change makes live, or not live

    # -- writing

    def push(self, layer: StoredLayer, base: StoredLayer, change: Change, number: int) -> None:
        """Store `change`, already applied in memory, as change `number` of the history. Changes undone before it are
        dropped."""
        if not 1 <= number <= len(layer.starts) + 1:
            raise MissingChangeError(number - 1)
        if number <= len(layer.starts):
            self._forget(layer, number)
        flags = ACTS.index(change.act) << ACT_SHIFT
        if not change.swaps:
            layer.starts.append(self._insert(layer, flags | FIRST, None, b""))
        for place, swap in enumerate(change.swaps):
            before = layer.live.get(swap.key) or base.live.get(swap.key)
            data = encode_removed(swap.key, self._names) if swap.after is None else encode(swap.after, self._names)
            shown = self._differs_from_prepared(layer, base, swap.key, data)
            row = self._insert(layer, flags | (0 if place else FIRST) | (LIVE if shown else 0), before, data)
            if not place:
                layer.starts.append(row)
            self._show(layer, swap.key, row if shown else None)
            self._pause()
        layer.position = number
        self._write_shown()

    def move_to(self, layer: StoredLayer, base: StoredLayer, position: int) -> None:
        """Undo or redo to a position of the history."""
        if not 0 <= position <= len(layer.starts):
            raise MissingChangeError(position)
        while layer.position > position:
            removals = self._removals_before(_span(layer, layer.position))
            for _, before, key, _ in reversed(self._rows_of(layer, layer.position)):
                self._restore(layer, base, key, before, removes=before in removals)
            layer.position -= 1
        while layer.position < position:
            layer.position += 1
            for row, _, key, removes in self._rows_of(layer, layer.position):
                self._restore(layer, base, key, row, removes=removes)
        self._write_shown()

    def _insert(self, layer: StoredLayer, flags: int, before: int | None, data: bytes) -> int:
        row = self._packs.next_row()
        fields = row, layer.row, flags, before, data
        sql = "INSERT INTO entry (id, layer, flags, before, data, checksum) VALUES (?, ?, ?, ?, ?, ?)"
        self._db.execute(sql, (*fields, entry_checksum(*fields)))
        return row

    def _forget(self, layer: StoredLayer, number: int) -> None:
        """Remove changes `number` and later from the history.

        Two kinds of rows stay: rows that other layers replaced, for the undo of those layers, and rows that are live
        although the file marks their change as undone, so that nothing visible disappears.
        """
        first = (layer.row, layer.starts[number - 1])
        self._db.execute(
            f"DELETE FROM entry WHERE layer = ? AND id >= ? AND NOT flags & 5 AND {IS_WHOLE}"
            " AND id NOT IN (SELECT before FROM entry WHERE layer <> ? AND before IS NOT NULL)",
            (*first, layer.row),
        )
        self._db.execute(f"UPDATE entry SET {set_flags_sql('(flags | 4) & ~2')} WHERE layer = ? AND id >= ?", first)
        self._packs.put_outside(*first)
        del layer.starts[number - 1 :]

    def _differs_from_prepared(self, layer: StoredLayer, base: StoredLayer, key: str, data: bytes) -> bool:
        """Return whether the layer must hold `data` itself: a class layer holds only what differs from the prepared
        lesson."""
        removed = data[0] == REMOVED
        if layer is base:
            return not removed
        prepared = base.live.get(key)
        return not removed if prepared is None else removed or not self._is_same(self._data(prepared), data)

    def _is_same(self, data: bytes, other: bytes) -> bool:
        """Return whether two records are equal. Rows of an earlier format encode the same samples in other bytes, and
        another program may write the same JSON otherwise."""
        return data == other or (
            data[0] == other[0] in (STROKE, LATER_INFO, JSON_PROPERTY)
            and decode(data, self._names) == decode(other, self._names)
        )

    def _restore(self, layer: StoredLayer, base: StoredLayer, key: str, row: int | None, *, removes: bool) -> None:
        """Make the record of `row`, from this layer or the prepared one, the present one; None removes it.

        removes: the row itself stands for an absent record.
        """
        self._pause()
        if layer is base:  # the prepared layer's rows replace only its own rows, so no comparison is needed
            self._show(layer, key, None if removes else row)
            return
        if row is not None and row == base.live.get(key):
            self._show(layer, key, None)
            return
        data = encode_removed(key, self._names) if row is None else self._data(row)
        if not self._differs_from_prepared(layer, base, key, data):
            self._show(layer, key, None)
            return
        if row is None or self._layer_of(row) != layer.row:  # the prepared lesson has changed since
            row = self._insert(layer, OUTSIDE, None, data)
        self._show(layer, key, row)

    def _show(self, layer: StoredLayer, key: str, row: int | None) -> None:
        old = layer.live.put(key, row)
        if old is not None and old != row:
            self._shown[old] = False
        if row is not None:
            self._shown[row] = True

    def _write_shown(self) -> None:
        """Write the changed live flags, many rows per statement, so that a stroke finished meanwhile does not wait long
        for a change of thousands of rows."""
        for live, sql in (
            (False, f"UPDATE entry SET {set_flags_sql('flags & ~1')} WHERE id BETWEEN ? AND ? AND flags & 1"),
            (True, f"UPDATE entry SET {set_flags_sql('flags | 1')} WHERE id BETWEEN ? AND ? AND NOT flags & 1"),
        ):
            rows = sorted(row for row, shown in self._shown.items() if shown is live)
            for span in _spans(self._packs.show(rows, live=live, pause=self._pause)):
                self._db.execute(sql, span)
                self._pause()
        self._shown.clear()

    # -- reading

    @property
    def _is_whole(self) -> str:
        """SQL that is true of a row that is what was written. An older lesson, opened to read only, can't tell."""
        return IS_WHOLE if self._packs.has_checksums else "1"

    def change(self, layer: StoredLayer, number: int, *, pages: bool = False) -> Change:
        """Read change `number` of the history. pages: only the part about pages. Raises: MissingChangeError,
        BadRecordError."""
        if not 1 <= number <= len(layer.starts):
            raise MissingChangeError(number)
        flags = self._flags(layer.starts[number - 1])
        if flags >> ACT_SHIFT >= len(ACTS):
            raise BadRecordError(f"unknown act {flags >> ACT_SHIFT}")
        span = _span(layer, number)
        found = [
            (row, self._swap(before, data)) for row, before, data in self._entries(span, ABOUT_PAGES if pages else "")
        ]
        if not pages:
            found += [
                (row, RecordChange(stroke.id, None, stroke)) for row, _, _, stroke in self._packs.of_history(*span)
            ]
            found.sort(key=itemgetter(0))
        change = Change(ACTS[flags >> ACT_SHIFT], tuple(swap for _, swap in found))
        return change.of_pages() if pages else change

    def _swap(self, before: int | None, data: bytes) -> RecordChange:
        key, after = decode(data, self._names)
        return RecordChange(key, None if before is None else decode(self._data(before), self._names)[1], after)

    def _rows_of(self, layer: StoredLayer, number: int) -> list[tuple[int, int | None, str, bool]]:
        """Return (row, before, key, whether it is a removal) for the rows of a change, in order."""
        span = _span(layer, number)
        rows: list[tuple[int, int | None, str, bool]] = [
            (row, before, key_of(data, self._names), data[0] == REMOVED) for row, before, data in self._entries(span)
        ]
        rows += [(row, None, key, False) for row, key in self._packs.keys_of_history(*span)]
        rows.sort(key=itemgetter(0))
        return rows

    def _removals_before(self, span: tuple[int, int, int]) -> set[int]:
        """Return the removal rows among those that a change replaced."""
        sql = "SELECT before FROM entry WHERE layer = ? AND id >= ? AND id < ? AND before IS NOT NULL"
        found = self._db.execute(f"SELECT id FROM entry WHERE id IN ({sql}) AND substr(data, 1, 1) = ?",
                                 (*span, bytes([REMOVED])))  # fmt: skip
        return {row for (row,) in found}

    def _entries(self, span: tuple[int, int, int], more: str = "") -> list[tuple[int, int | None, bytes]]:
        """Return (row, before, data) for the unpacked rows of a change."""
        within = "layer = ? AND id >= ? AND id < ? AND NOT flags & 4"
        sql = f"SELECT id, before, data, {self._is_whole} FROM entry WHERE {within}"
        rows = self._db.execute(f"{sql} {more} ORDER BY id", span).fetchall()
        for row, *_, whole in rows:
            if not whole:
                raise BadRecordError(f"entry {row} is not what it was")
        return [(row, before, data) for row, before, data, _ in rows if data]

    def _data(self, row: int) -> bytes:
        if (packed := self._packs.find(row)) is not None:
            return encode(packed.stroke, self._names)
        found = self._db.execute(f"SELECT data, {self._is_whole} FROM entry WHERE id = ?", (row,)).fetchone()
        if found is None or not found[0]:
            raise BadRecordError(f"no entry {row}")
        if not found[1]:
            raise BadRecordError(f"entry {row} is not what it was")
        data: bytes = found[0]
        return data

    def _flags(self, row: int) -> int:
        if (packed := self._packs.find(row)) is not None:
            return packed.flags
        (flags,) = self._db.execute("SELECT flags FROM entry WHERE id = ?", (row,)).fetchone()
        return int(flags)

    def _layer_of(self, row: int) -> int:
        if (packed := self._packs.find(row)) is not None:
            return packed.layer
        (layer,) = self._db.execute("SELECT layer FROM entry WHERE id = ?", (row,)).fetchone()
        return int(layer)


def _span(layer: StoredLayer, number: int) -> tuple[int, int, int]:
    """Return (layer, first row, row after the last) of a change."""
    end = layer.starts[number] if number < len(layer.starts) else 2**63 - 1
    return layer.row, layer.starts[number - 1], end


def _spans(rows: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Yield the first and last row of each run of consecutive rows. rows: ascending."""
    for _, run in groupby(enumerate(rows), key=lambda pair: pair[1] - pair[0]):
        found = [row for _, row in run]
        yield found[0], found[-1]
