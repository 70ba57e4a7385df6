"""Reading of a layer: its index, its records, and the strokes that are made when their page is first needed."""

from __future__ import annotations

import sqlite3
from array import array
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import chain, groupby
from typing import Protocol

from tni.core.ids import ItemId, PageId
from tni.core.key_index import KeyIndex
from tni.document.items import LessonRecord, Stroke
from tni.store.column_codec import Ints
from tni.store.lesson_rows import StoredLayer
from tni.store.live_rows import LiveRows
from tni.store.packed_rows import FIRST, LIVE, PackedRows
from tni.store.record_bytes import STROKE, BadRecordError, StringTable
from tni.store.record_decoder import decode
from tni.store.row_checksums import entry_checksums

ROWS_AT_ONCE = 4096
_STROKE = bytes([STROKE])


class _Strokes(Protocol):
    """Many strokes, by index: a pack, or those of unpacked rows. page: names."""

    @property
    def keys(self) -> Sequence[ItemId]: ...

    @property
    def page(self) -> Ints: ...

    def check_names(self, names: StringTable) -> None: ...

    def made(self, numbers: Sequence[int], names: StringTable) -> list[Stroke]: ...


class StoredStrokes:
    """Strokes of a layer, checked and not made yet; implements `StrokeSource`. For one thread at a time."""

    def __init__(self, parts: Sequence[tuple[_Strokes, Sequence[int]]], names: StringTable) -> None:
        """parts: strokes, and the indices of those that are live. Raises: BadRecordError."""
        self._names = names
        self._parts: dict[PageId, list[tuple[_Strokes, list[int]]]] = {}
        self._made: dict[PageId, Sequence[Stroke]] = {}
        keys, of_keys = list[ItemId](), array("i")
        places = dict[int, int]()  # of pages, by the numbers of their names
        for strokes, numbers in parts:
            strokes.check_names(names)
            pages = strokes.page.tolist()
            keys += [strokes.keys[number] for number in numbers]
            for page, run in groupby(numbers, key=pages.__getitem__):
                found = list(run)
                of_keys.extend([places.setdefault(page, len(places))] * len(found))
                self._parts.setdefault(PageId(names.text(page)), []).append((strokes, found))
        self._keys, self._of_keys = KeyIndex(keys), of_keys
        self._pages = [PageId(names.text(page)) for page in places]

    def pages(self) -> set[PageId]:
        return set(self._pages)

    def page_of(self, key: str) -> PageId | None:
        place = self._keys.find(key)
        return None if place is None else self._pages[self._of_keys[place]]

    def of_page(self, page: PageId) -> Sequence[Stroke]:
        if (found := self._made.get(page)) is None:
            made = (strokes.made(numbers, self._names) for strokes, numbers in self._parts.get(page, ()))
            found = self._made[page] = tuple(chain.from_iterable(made))
            self._parts.pop(page, None)  # the strokes hold all that they need
        return found


@dataclass(slots=True)
class _Found:
    """Parts of a layer as found. live: row and key of each record; parts, records: strokes and others, with rows."""

    firsts: list[int] = field(default_factory=list)
    live: list[tuple[int, str]] = field(default_factory=list)
    parts: list[tuple[_Strokes, Sequence[int], list[int]]] = field(default_factory=list)
    records: list[tuple[int, str, LessonRecord | None]] = field(default_factory=list)

    def add_strokes(self, strokes: _Strokes, rows: Sequence[int], numbers: list[int]) -> None:
        """Add strokes. rows: of each; numbers: indices of the live ones."""
        self.parts.append((strokes, rows, numbers))
        self.live += [(rows[number], strokes.keys[number]) for number in numbers]

    def add_record(self, row: int, key: str, record: LessonRecord | None) -> None:
        self.records.append((row, key, record))
        self.live.append((row, key))


def read_layer(
    db: sqlite3.Connection, names: StringTable, packs: PackedRows, row: int, position: int
) -> tuple[StoredLayer, dict[str, LessonRecord | None], StoredStrokes]:
    """Read a layer: its index, its records (None: removed by the class layer), and its other strokes.

    Raises: BadRecordError if a row is not what was written; sqlite3.Error.
    """
    found = _Found()
    for pack, flags in packs.each(row):
        found.firsts += [number for number, flag in zip(pack.rows, flags, strict=True) if flag & FIRST]
        found.add_strokes(pack, pack.rows, [number for number, flag in enumerate(flags) if flag & LIVE])
    for rows in _blocks(db, row, "checksum" if packs.has_checksums else "NULL"):
        found.firsts += [number for number, flags, *_ in rows if flags & FIRST]
        if live := [of for of in rows if of[1] & LIVE]:
            _add_rows(found, live, row, names, checked=packs.has_checksums)
    found.live.sort()
    live_rows = {key: number for number, key in found.live}
    if len(live_rows) < len(found.live):  # keys that occur twice, in a damaged file
        kept = set(live_rows.values())
        found.parts = [(of, rows, [n for n in numbers if rows[n] in kept]) for of, rows, numbers in found.parts]
        found.records = [of for of in found.records if of[0] in kept]
    starts = array("q", sorted(found.firsts))
    index = LiveRows(list(live_rows), list(live_rows.values()))
    stored = StoredLayer(row, min(max(position, 0), len(starts)), starts, index)
    strokes = StoredStrokes([(of, numbers) for of, _, numbers in found.parts], names)
    return stored, {key: record for _, key, record in found.records}, strokes


type _Row = tuple[int, int, int | None, bytes, int | None]
"""(id, flags, before, data, checksum)."""


def _blocks(db: sqlite3.Connection, layer: int, check: str) -> Iterator[list[_Row]]:
    """Yield the rows that are not packed; data is read of live ones alone. check: SQL of their checksum."""
    data = f"CASE WHEN flags & {LIVE} THEN data END"
    cursor = db.execute(f"SELECT id, flags, before, {data}, {check} FROM entry WHERE layer = ? ORDER BY id", (layer,))
    while rows := cursor.fetchmany(ROWS_AT_ONCE):
        yield rows


def _add_rows(found: _Found, live: Sequence[_Row], layer: int, names: StringTable, *, checked: bool) -> None:
    """Add live rows. Raises: BadRecordError."""
    rows, flags, before, datas, checks = (list(column) for column in zip(*live, strict=True))
    if not all(isinstance(data, bytes) for data in datas):
        raise BadRecordError("an entry that holds no bytes")
    if checked and checks != (right := entry_checksums(layer, rows, flags, before, datas)):
        bad = next(row for row, check, other in zip(rows, checks, right, strict=True) if check != other)
        raise BadRecordError(f"entry {bad} is not what it was")
    if not any(data[:1] == _STROKE for data in datas):
        for row, data in zip(rows, datas, strict=True):
            found.add_record(row, *decode(data, names))
        return
    from tni.store.plain_strokes import find_plain  # a new lesson has none

    plain = find_plain(datas)
    for number in sorted(set(range(len(rows))).difference(plain.indices)):
        found.add_record(rows[number], *decode(datas[number], names))
    if plain.indices:
        count = len(plain.indices)
        found.add_strokes(plain.strokes, [rows[number] for number in plain.indices], list(range(count)))
