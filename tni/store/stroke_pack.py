"""Packs: many strokes in one byte string, which replace the rows of strokes when a lesson is closed.

Layout (see docs/lesson-format.md): byte 1; varint number of strokes n; varint total number of samples; columns of n
numbers (HEADS); columns of the first sample of each stroke and of the samples after it (SAMPLES); CRC-32 of all
preceding bytes, 4 bytes. Any bytes either give strokes or raise BadRecordError.
"""

from __future__ import annotations

import threading
import zlib
from array import array
from collections import Counter, OrderedDict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from tni.core.ids import ItemId, PageId
from tni.document.behaviour import STILL
from tni.document.items import Stroke
from tni.ink.sample import SAMPLE_DTYPE, Samples, concatenated, delta_rows_of_strokes, samples_from_rows
from tni.ink.sample_deltas import DeltaRows
from tni.ink.stroke_fragment import StrokeFragment
from tni.ink.varint import BadSamplesError, get_varint, put_varint
from tni.store.column_codec import Ints, get_column, get_runs, put_column, put_runs
from tni.store.record_bytes import BadRecordError, StringTable

VERSION = 1
HEADS = ("row", "flags", "page", "pen", "z", "plane", "id_high", "id_low", "length")
"""Columns of the strokes. row, flags: of the table `entry`. page, pen: names. id_high, id_low: the first 14 and the
last 6 hexadecimal digits of the id. length: number of samples."""
SAMPLES = ("x", "y", "t", "pressure", "tilt_x", "tilt_y")
DRAWN = ("page", "pen", "z", "plane", "length", "flags")
HIGH_BITS, LOW_BITS = 56, 24
PIECE = 1 << 15
"""Bit of flags: the stroke is a fragment (`tni.ink.stroke_fragment`)."""
SAMPLES_MOST = 1 << 20
"""Most samples of a pack: 16 MB of memory."""
CACHE_BYTES = 1 << 22
"""Size of the cache of unpacked samples, stored as differences: half a million samples with pressure."""


@dataclass(frozen=True, slots=True)
class PackedRow:
    """A row of `entry` that holds a stroke. row: its id."""

    row: int
    flags: int
    stroke: Stroke


def is_packable(stroke: Stroke) -> bool:
    """Return whether a pack can hold the stroke: only strokes unchanged since they were drawn."""
    plain = stroke.transform.is_identity and stroke.group is None and not stroke.locked and not stroke.movable
    made_here = len(stroke.id) == 20 and not stroke.id.strip("0123456789abcdef")
    small = 0 < len(stroke.samples) < SAMPLES_MOST >> 6 and abs(stroke.z) >> 60 == 0 and abs(stroke.plane) >> 60 == 0
    return plain and stroke.behaviour == STILL and made_here and small


def pack_strokes(rows: Sequence[PackedRow], names: StringTable) -> bytes:
    """Pack strokes. rows: at least one, by ascending id, each packable."""
    strokes = [row.stroke for row in rows]
    columns = {
        "row": [row.row for row in rows],
        "flags": [row.flags | (PIECE if isinstance(row.stroke.samples, StrokeFragment) else 0) for row in rows],
        "page": [names.number_of_text(stroke.page) for stroke in strokes],
        "pen": [names.number_of_pen(stroke.pen) for stroke in strokes],
        "z": [stroke.z for stroke in strokes],
        "plane": [stroke.plane for stroke in strokes],
        "id_high": [int(stroke.id[:14], 16) for stroke in strokes],
        "id_low": [int(stroke.id[14:], 16) for stroke in strokes],
        "length": [len(stroke.samples) for stroke in strokes],
    }
    samples = concatenated([stroke.samples.array for stroke in strokes])
    out = bytearray([VERSION])
    put_varint(out, len(rows))
    put_varint(out, len(samples))
    for name in HEADS:
        put_column(out, np.array(columns[name], np.int64))
    starts = np.concatenate([np.zeros(1, np.int64), np.cumsum(columns["length"])[:-1]])
    for name in SAMPLES:
        values = samples[name].astype(np.int64)
        put_column(out, values[starts])
        put_runs(out, values, starts)
    return bytes(out) + zlib.crc32(out).to_bytes(4, "little")


class SampleCache:
    """Cache of the samples of recently used packs, shared by all threads."""

    def __init__(self) -> None:
        self._guard = threading.Lock()
        self._cached: OrderedDict[PackedSamples, DeltaRows] = OrderedDict()
        self._bytes = 0
        self._last: tuple[PackedSamples, DeltaRows] | None = None

    def rows(self, ink: PackedSamples) -> DeltaRows:
        """Return all samples of a pack."""
        last = self._last  # consecutive strokes are mostly used one after the other
        if last is not None and last[0] is ink:
            return last[1]
        found = self._sought(ink)
        self._last = ink, found
        return found

    def _sought(self, ink: PackedSamples) -> DeltaRows:
        with self._guard:
            if (found := self._cached.get(ink)) is not None:
                self._cached.move_to_end(ink)
                return found
        made = ink.unpacked()
        with self._guard:
            if ink not in self._cached:
                self._cached[ink] = made
                self._bytes += _bytes_of(made)
            while self._bytes > CACHE_BYTES and len(self._cached) > 1:
                _, gone = self._cached.popitem(last=False)
                self._bytes -= _bytes_of(gone)
        return made


def _bytes_of(rows: DeltaRows) -> int:
    return rows.firsts.nbytes + rows.rows.nbytes


class PackedSamples:
    """Samples of a pack, the source of the samples of its strokes."""

    __slots__ = ("_at", "_data", "_ends", "_shelf")

    def __init__(self, data: bytes, at: int, lengths: Ints, sample_cache: SampleCache) -> None:
        """at: start of the columns of samples. lengths: number of samples of each stroke, > 0."""
        self._data, self._at, self._shelf = data, at, sample_cache
        self._ends = array("i", np.cumsum(lengths, dtype=np.int32).tobytes())

    def array(self, number: int) -> NDArray[Any]:
        return samples_from_rows(self.rows([number]), [self._ends[number] - self._start(number)])

    def rows(self, numbers: Sequence[int]) -> DeltaRows:
        flags, firsts, rows = self._shelf.rows(self)
        first, end = numbers[0], numbers[-1] + 1
        if list(numbers) == list(range(first, end)):  # mostly, strokes are used in the order of the pack
            return DeltaRows(flags, firsts[first:end], rows[self._start(first) : self._ends[end - 1]])
        parts = [rows[self._start(number) : self._ends[number]] for number in numbers]
        return DeltaRows(flags, firsts[numbers], np.concatenate(parts))

    def _start(self, number: int) -> int:
        return self._ends[number - 1] if number else 0

    def unpacked(self) -> DeltaRows:
        """Return all samples. The checksum was correct, so only a forged pack fails here; its samples become zeros."""
        total = self._ends[-1]
        starts = np.array((0, *self._ends[:-1]))
        out, at = np.zeros(total, SAMPLE_DTYPE), self._at
        for name in SAMPLES:
            try:
                firsts, at = get_column(self._data, at, len(starts))
                values, at = get_runs(self._data, at, firsts, starts, total)
            except (BadRecordError, BadSamplesError):
                break
            out[name] = values.astype(SAMPLE_DTYPE[name], casting="unsafe")
        return delta_rows_of_strokes(out, starts)


class StrokePack:
    """A decoded pack: its rows and strokes, by index. The samples stay packed until they are used."""

    __slots__ = ("_heads", "ink", "keys", "rows")

    def __init__(self, data: bytes, sample_cache: SampleCache) -> None:
        """Decode the columns of the strokes. Raises: BadRecordError."""
        heads, total, at = _heads(data, HEADS)
        if not _is_sound(heads, total):
            raise BadRecordError("a pack of impossible rows")
        self.rows: list[int] = heads["row"].tolist()
        self.keys = _keys(heads["id_high"], heads["id_low"])
        self.ink = PackedSamples(data, at, heads["length"], sample_cache)
        self._heads = heads

    def flags(self) -> list[int]:
        """Return the flags of each row as they were when it was packed."""
        found: list[int] = (self._heads["flags"] & ~PIECE).tolist()
        return found

    def stroke(self, number: int, names: StringTable) -> Stroke:
        """Return one stroke by index. Raises: BadRecordError."""
        page, pen, z, plane, length, flags = (int(self._heads[name][number]) for name in DRAWN)
        return Stroke(
            id=self.keys[number], page=PageId(names.text(page)), plane=plane, z=z, pen=names.pen(pen),
            samples=_kind(flags).later(length, self.ink, number),
        )  # fmt: skip

    def strokes(self, names: StringTable) -> list[Stroke]:
        """Return all strokes. Raises: BadRecordError."""
        return self.made(range(len(self.keys)), names)

    @property
    def page(self) -> Ints:
        """Name of each stroke's page."""
        return self._heads["page"]

    def check_names(self, names: StringTable) -> None:
        """Check that `made` cannot fail. Raises: BadRecordError."""
        for number in set(self._heads["page"].tolist()):
            names.text(number)
        for number in set(self._heads["pen"].tolist()):
            names.pen(number)

    def made(self, numbers: Sequence[int], names: StringTable) -> list[Stroke]:
        """Return strokes by index. Raises: BadRecordError."""
        columns = (self._heads[name][list(numbers)].tolist() for name in DRAWN)
        return [
            Stroke(
                id=self.keys[number], page=PageId(names.text(page)), plane=plane, z=z, pen=names.pen(pen),
                samples=_kind(flags).later(length, self.ink, number),
            )
            for number, page, pen, z, plane, length, flags in zip(numbers, *columns, strict=True)
        ]  # fmt: skip


def flags_by_row(data: bytes) -> dict[int, int]:
    """Return the flags of each row of a pack, without decoding its strokes. Raises: BadRecordError."""
    heads, _, _ = _heads(data, HEADS[:2])
    return dict(zip(heads["row"].tolist(), (heads["flags"] & ~PIECE).tolist(), strict=True))


def live_strokes_by_page(data: bytes, marks: Mapping[int, int]) -> Counter[int]:
    """Count the live strokes of a pack by the number of their page's name, without decoding its strokes. marks: flags
    of rows that differ from those in the pack. Raises: BadRecordError."""
    heads, _, _ = _heads(data, HEADS[:3])
    flags = heads["flags"]
    if marks:
        flags = np.array([marks.get(*row) for row in zip(heads["row"].tolist(), flags.tolist(), strict=True)])
    return Counter(heads["page"][(flags & 1).astype(np.bool_)].tolist())


def _heads(data: bytes, names: Sequence[str]) -> tuple[dict[str, Ints], int, int]:
    """Return (columns, total number of samples, position after the columns). names: the first of HEADS. Raises:
    BadRecordError."""
    if not isinstance(data, bytes) or data[:1] != bytes([VERSION]):
        raise BadRecordError("no pack")
    if zlib.crc32(memoryview(data)[:-4]) != int.from_bytes(data[-4:], "little"):
        raise BadRecordError("a pack that is not what it was")
    heads: dict[str, Ints] = {}
    try:
        count, at = get_varint(data, 1)
        total, at = get_varint(data, at)
        if not 0 < count <= total <= SAMPLES_MOST:
            raise BadRecordError(f"{count} strokes of {total} samples")
        for name in names:
            heads[name], at = get_column(data, at, count)
    except BadSamplesError as error:
        raise BadRecordError(str(error)) from error
    return heads, total, at


def _keys(high: Ints, low: Ints) -> list[ItemId]:
    octets = np.empty((len(high), 16), np.uint8)
    octets[:, :8] = high.astype(">i8").view(np.uint8).reshape(-1, 8)
    octets[:, 8:] = low.astype(">i8").view(np.uint8).reshape(-1, 8)
    digits = octets.tobytes().hex()  # two of the high part and ten of the low one are zero
    return [ItemId(digits[at + 2 : at + 16] + digits[at + 26 : at + 32]) for at in range(0, len(digits), 32)]


def _kind(flags: int) -> type[Samples]:
    return StrokeFragment if flags & PIECE else Samples


def _is_sound(heads: dict[str, Ints], total: int) -> bool:
    rows, lengths = heads["row"], heads["length"]
    ascending = rows[0] > 0 and bool((rows[1:] > rows[:-1]).all()) and rows[-1] < 1 << 62
    whole = lengths.min() > 0 and lengths.max() <= total and int(lengths.sum()) == total
    limits = ("id_high", HIGH_BITS), ("id_low", LOW_BITS), ("flags", 16)
    return bool(ascending and whole and not any((heads[name] >> bits).any() for name, bits in limits))
