"""Salvage of rows from a SQLite file, page by page, without needing any intact B-tree.

The format is described in https://www.sqlite.org/fileformat2.html. Rows are on leaf pages, and on overflow pages when
they are long; a leaf itself lists its content. Each page is read once as a leaf and at most once as part of a long row,
so the size of the file bounds the reading time, whatever the content.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from os import SEEK_END
from typing import BinaryIO, NamedTuple

from tni.store.record_bytes import BadRecordError

HEADER_SIZE = 100
PAGE_SIZES = tuple(1 << power for power in range(9, 17))
USUAL_SIZE = 4096
LEAF, OTHER_NODES = 13, (2, 5, 10)
"""First byte of a page: of leaves with rows of tables, and of the other B-tree pages."""
LOCK_BYTE = 1 << 30
"""SQLite does not use the page that contains this byte."""
MAP_ENTRY, FREE = 5, b"\x02\0\0\0\0"
"""Pointer map pages: size of an entry, and the entry of a free page."""
MAX_PASSES = 8
"""Limit of futile work: at most so many times the bytes of a page are examined without result."""
KINDS_MOST = 9 * 2000
"""Limit, in bytes, of the serial types of a row: SQLite allows no more columns."""
INT_BYTES = (0, 1, 2, 3, 4, 6, 8)
"""Size of an integer by its serial type."""

type SqliteValue = int | float | str | bytes | None


class SalvagedRow(NamedTuple):
    """A row that was read. values: in the order of the columns; None for an INTEGER PRIMARY KEY, which is the id."""

    page: int
    id: int
    values: tuple[SqliteValue, ...]


class SqliteSalvage:
    """Reader of one damaged file.

    lost: descriptions of what could not be read, complete when `read` has ended. Free pages hold deleted content and
    are left out, as far as the file still tells which pages are free.
    """

    def __init__(self, file: BinaryIO) -> None:
        """file: starts with SQLite's header."""
        self._file = file
        self._bytes = file.seek(0, SEEK_END)
        file.seek(0)
        header = file.read(HEADER_SIZE).ljust(HEADER_SIZE, b"\0")
        size = int.from_bytes(header[16:18])
        self._page_size = size if size in PAGE_SIZES else PAGE_SIZES[-1] if size == 1 else USUAL_SIZE
        self._usable = self._page_size - min(header[20], 32)
        self.pages = -(-self._bytes // self._page_size)
        self.lost: list[str] = []
        if (stated := int.from_bytes(header[28:32])) > self.pages:
            self.lost.append(f"{self.pages} pages of {stated}: cut off")
        self._lock_page = LOCK_BYTE // self._page_size + 1
        self._taken = {self._lock_page}  # pages that are not B-tree pages
        self._leave_out_maps_and_free(mapped=any(header[52:56]))
        self._leave_out_listed(int.from_bytes(header[32:36]))

    def _page(self, number: int) -> bytes:
        """Return the bytes of a page; zeros replace what is cut off."""
        self._file.seek((number - 1) * self._page_size)
        return self._file.read(self._page_size).ljust(self._page_size, b"\0")

    # -- pages that are not B-tree pages

    def _leave_out_maps_and_free(self, *, mapped: bool) -> None:
        """Leave out pointer map pages and the free pages they list. mapped: the file has pointer map pages."""
        count = self._usable // MAP_ENTRY
        for first in range(2, self.pages + 1, count + 1) if mapped else ():
            number = first + (first == self._lock_page)
            page = self._page(number)
            self._taken.add(number)
            self._taken.update(
                number + 1 + place
                for place in range(count)
                if page[place * MAP_ENTRY : (place + 1) * MAP_ENTRY] == FREE
            )

    def _leave_out_listed(self, number: int) -> None:
        """Leave out the free pages in the freelist from its page `number` on, up to damage."""
        words, seen = self._usable // 4, set[int]()
        while 1 < number <= self.pages and number not in seen:
            after, count, *free = struct.unpack_from(f">{words}I", self._page(number))
            if after > self.pages or count > words - 2:
                return
            seen.add(number)
            self._taken.update((number, *free[:count]))
            number = after

    # -- rows

    def read(self) -> Iterator[SalvagedRow]:
        unread = []
        for number in range(1, self.pages + 1):
            if number in self._taken:
                continue
            page, start = self._page(number), HEADER_SIZE if number == 1 else 0
            if page[start] == LEAF:
                yield from self._leaf(number, page, start)
            elif page[start] not in OTHER_NODES:
                unread.append(number)
        self.lost += [f"page {number}" for number in unread if number not in self._taken]

    def _leaf(self, number: int, page: bytes, start: int) -> Iterator[SalvagedRow]:
        """Yield the readable rows of a leaf. Rows of a sound leaf do not overlap, so reading stops at that size."""
        count, cells = int.from_bytes(page[start + 3 : start + 5]), start + 8
        left, in_vain = self._usable - cells - 2 * count, MAX_PASSES * self._usable
        if left < 0:
            self.lost.append(f"page {number}: {count} rows")
            return
        for place, (at,) in enumerate(struct.iter_unpack(">H", page[cells : cells + 2 * count])):
            try:
                row, payload, size = self._row(page, at)
                if size > min(left, in_vain):
                    raise BadRecordError("rows overlap")
                in_vain -= size
                values = _values(payload)
                left, in_vain = left - size, in_vain + size
                yield SalvagedRow(number, row, values)
            except (BadRecordError, IndexError, UnicodeDecodeError, struct.error) as error:
                self.lost.append(f"page {number}, row {place} of {count}: {error}")

    def _row(self, page: bytes, cell: int) -> tuple[int, bytes, int]:
        """Return (id, content, bytes of the page that the row takes)."""
        size, at = _varint(page, cell)
        row, at = _varint(page, at)
        here = self._bytes_here(size)
        end = at + here
        if end > self._usable or size > self._bytes:
            raise BadRecordError(f"{size} bytes")
        payload = page[at:end]
        if here < size:
            payload += self._overflow(int.from_bytes(page[end : end + 4]), size - here)
            end += 4
        return row - (row >> 63 << 64), payload, end - cell

    def _bytes_here(self, size: int) -> int:
        """Return the number of bytes of a row's content that are on its leaf."""
        most = self._usable - 35
        if size <= most:
            return size
        least = (self._usable - 12) * 32 // 255 - 23
        here = least + (size - least) % (self._usable - 4)
        return here if here <= most else least

    def _overflow(self, number: int, size: int) -> bytes:
        """Return the rest of a long row: a chain of pages, none of which belongs to another row."""
        parts = []
        for begin in range(0, size, self._usable - 4):
            if not 1 < number <= self.pages or number in self._taken:
                raise BadRecordError(f"goes on at page {number}")
            self._taken.add(number)
            page = self._page(number)
            parts.append(page[4 : 4 + min(size - begin, self._usable - 4)])
            number = int.from_bytes(page[:4])
        if number:
            raise BadRecordError("does not end")
        return b"".join(parts)


def _varint(data: bytes, at: int) -> tuple[int, int]:
    """Return (number, position after it): up to nine bytes, most significant first. Raises: IndexError."""
    value = 0
    for place in range(at, at + 8):
        byte = data[place]
        if byte < 0x80:
            return value << 7 | byte, place + 1
        value = value << 7 | byte & 0x7F
    return value << 8 | data[at + 8], at + 9


def _values(payload: bytes) -> tuple[SqliteValue, ...]:
    """Decode the values of a row. Raises: BadRecordError, IndexError, UnicodeDecodeError, struct.error."""
    begin, at = _varint(payload, 0)
    if (kinds_end := begin) > KINDS_MOST:
        raise BadRecordError(f"{kinds_end} bytes of kinds")
    values: list[SqliteValue] = []
    while at < kinds_end:
        kind, at = _varint(payload, at)
        size = (kind - 12) // 2 if kind >= 12 else INT_BYTES[kind] if kind < 7 else 8 if kind == 7 else 0
        values.append(_value(kind, payload[begin : begin + size]))
        begin += size
    if at != kinds_end or begin != len(payload):
        raise BadRecordError(f"{len(payload)} bytes of {begin}")
    return tuple(values)


def _value(kind: int, data: bytes) -> SqliteValue:
    if kind >= 12:
        return data.decode() if kind % 2 else data
    match kind:
        case 0:
            return None
        case 7:
            (number,) = struct.unpack(">d", data)
            return float(number)
        case 8 | 9:
            return kind - 8
        case 10 | 11:
            raise BadRecordError(f"a value of kind {kind}")
        case _:
            return int.from_bytes(data, signed=True)
