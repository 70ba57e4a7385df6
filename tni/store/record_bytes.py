"""Encoding of a record's fields: numbers, text, names. `tni.store.record_encoder` defines their order."""

from __future__ import annotations

import re
import struct
from collections.abc import Mapping
from math import isfinite

from tni.core.errors import TniError
from tni.core.ids import BlobId
from tni.document.alignment import TextAlign
from tni.document.items import PROPERTY_CODES, Dash, Item, ShapeKind
from tni.document.page_format import Paper
from tni.ink.pen import Pen, PenKind
from tni.ink.sample_codec import zigzag
from tni.ink.varint import get_varint, put_varint
from tni.store.ruling_codec import FIRST_RULINGS

PEN_KINDS = (PenKind.PEN, PenKind.HIGHLIGHTER, PenKind.FELT, PenKind.CHALK)
"""Kinds of pen by number. The numbers are stored in files: append only."""
MOVED, MAPPED, IN_GROUP, LOCKED, IN_PLANE, MOVABLE, WITH_FIELDS = 1, 2, 4, 8, 16, 32, 64
"""Flags of an item. MOVED: its transform is a translation. MAPPED: its transform is any other map. IN_GROUP: it belongs
to a group. LOCKED: it is locked. IN_PLANE: its plane is not 0. MOVABLE: pupils may move it. WITH_FIELDS: JSON
of fields that differ from their default follows."""

REMOVED, STROKE, TEXT, IMAGE, SHAPE, PAGE, INFO, LATER_INFO, MEDIA = range(9)
WRAPPED, BOLD, FILLED, WITH_PDF, ENDLESS, RULED_WIDE, WITH_PICTURE = 1, 2, 1, 1, 2, 4, 1
BLOBS_MAX = 1000
"""Most blobs that an unknown record refers to."""
ALIGN_SHIFT, KIND_SHIFT, DASH_SHIFT = 2, 1, 6
"""Lowest bit of a text's alignment, of a shape's kind and of its dashes."""
KIND_BITS = 0b0011_1110

SHAPE_KINDS = (
    ShapeKind.LINE, ShapeKind.ARROW, ShapeKind.RECTANGLE, ShapeKind.ELLIPSE,
    ShapeKind.TRIANGLE, ShapeKind.POLYGON, ShapeKind.ARC,
)  # fmt: skip
WITH_MORE = (ShapeKind.POLYGON, ShapeKind.ARC)
POINTS_MAX = 1000
"""Most further points of a shape. No shape that is drawn by hand or that a lesson needs has more."""
PAPERS = (Paper.WHITE, Paper.SOFT, Paper.BLACK)
RULINGS = FIRST_RULINGS
ALIGNS = (TextAlign.LEFT, TextAlign.CENTRE, TextAlign.RIGHT)
DASHES = (Dash.SOLID, Dash.DASHED, Dash.DOTTED)
"""Values of these tuples by number. The numbers are stored in files: append only."""


JSON_PROPERTY = PROPERTY_CODES[0]
"""Kind of the records of properties in JSON."""
_HEX_ID = re.compile(r"[0-9a-f]{20}")


class BadRecordError(TniError):
    """The bytes are not a record."""


class StringTable:
    """Numbered table of short byte strings. New ones stay in `fresh` until the caller has written them to the file."""

    def __init__(self, known: Mapping[int, bytes] | None = None) -> None:
        self._values = dict(known or {})
        self._numbers = {value: number for number, value in self._values.items()}
        self._next = max(self._values, default=0) + 1
        self._pens: dict[int, Pen] = {}
        self._texts: dict[int, str] = {}
        self.fresh: dict[int, bytes] = {}

    def number(self, value: bytes) -> int:
        if (found := self._numbers.get(value)) is not None:
            return found
        number, self._next = self._next, self._next + 1
        self._numbers[value], self._values[number], self.fresh[number] = number, value, value
        return number

    def number_of_text(self, text: str) -> int:
        return self.number(text.encode("utf-8", "surrogatepass"))

    def number_of_pen(self, pen: Pen) -> int:
        return self.number(_PEN.pack(PEN_KINDS.index(pen.kind), bytes.fromhex(pen.colour[1:]), pen.width_mm))

    def value(self, number: int) -> bytes:
        """Return a string by number. Raises: BadRecordError."""
        if not isinstance(value := self._values.get(number), bytes):
            raise BadRecordError(f"no name {number}")
        return value

    def text(self, number: int) -> str:
        if (text := self._texts.get(number)) is None:
            text = self._texts[number] = utf8(self.value(number))
        return text

    def pen(self, number: int) -> Pen:
        if (pen := self._pens.get(number)) is None:
            value = self.value(number)
            if len(value) != _PEN.size:
                raise BadRecordError(f"a pen of {len(value)} bytes")
            kind, colour, width = _PEN.unpack(value)
            pen = self._pens[number] = Pen(choice_at(PEN_KINDS, kind), f"#{colour.hex()}", width)
        return pen


_PEN = struct.Struct("<B3sd")


class RecordWriter:
    """Encoder of one record; each method returns the encoder."""

    __slots__ = ("_names", "raw")

    def __init__(self, kind: int, names: StringTable) -> None:
        self.raw = bytearray([kind])
        self._names = names

    def identifier(self, key: str) -> RecordWriter:
        """Append an id: one byte of length, then UTF-8. An id made by `new_id` is a 0 and its 10 bytes."""
        if _HEX_ID.fullmatch(key):
            self.raw.append(0)
            self.raw += bytes.fromhex(key)
        else:
            encoded = key.encode("utf-8", "surrogatepass")
            self.varint(len(encoded) + 1)
            self.raw += encoded
        return self

    def item(self, item: Item, fields: bytes = b"") -> RecordWriter:
        """Append the fields of all items. fields: JSON of those that differ from their default."""
        moved = item.transform
        straight = (moved.a, moved.b, moved.c, moved.d) == (1.0, 0.0, 0.0, 1.0)
        how = 0 if moved.is_identity else MOVED if straight else MAPPED
        group, plane = (IN_GROUP if item.group is not None else 0), (IN_PLANE if item.plane else 0)
        marks = (LOCKED if item.locked else 0) | (MOVABLE if item.movable else 0) | (WITH_FIELDS if fields else 0)
        self.identifier(item.id).flags(how | group | plane | marks)
        self.name(item.page).varint(zigzag(item.z))
        if item.plane:
            self.varint(zigzag(item.plane))
        if how == MOVED:
            self.floats(moved.e, moved.f)
        elif how == MAPPED:
            self.floats(moved.a, moved.b, moved.c, moved.d, moved.e, moved.f)
        if item.group is not None:
            self.name(item.group)
        return self.sized(fields) if fields else self

    def flags(self, flags: int) -> RecordWriter:
        self.raw.append(flags)
        return self

    def varint(self, value: int) -> RecordWriter:
        put_varint(self.raw, value)
        return self

    def floats(self, *values: float) -> RecordWriter:
        self.raw += struct.pack(f"<{len(values)}d", *(value + 0.0 for value in values))  # -0.0 becomes 0.0
        return self

    def text(self, text: str) -> RecordWriter:
        return self.sized(text.encode("utf-8", "surrogatepass"))

    def sized(self, data: bytes) -> RecordWriter:
        """Append bytes, their number first."""
        self.varint(len(data))
        self.raw += data
        return self

    def name(self, text: str) -> RecordWriter:
        return self.varint(self._names.number_of_text(text))

    def pen(self, pen: Pen) -> RecordWriter:
        return self.varint(self._names.number_of_pen(pen))

    def blob(self, blob: BlobId) -> RecordWriter:
        self.raw += bytes.fromhex(blob)
        return self


_FLOATS = tuple(struct.Struct(f"<{count}d") for count in range(7))


class RecordReader:
    """Decoder of one record. Methods raise IndexError past the end, BadSamplesError, struct.error or BadRecordError."""

    __slots__ = ("_data", "_names", "at", "kind")

    def __init__(self, data: bytes, names: StringTable) -> None:
        self._data, self._names, self.at = data, names, 1
        self.kind = data[0]

    def byte(self) -> int:
        self.at += 1
        return self._data[self.at - 1]

    def varint(self) -> int:
        byte = self._data[self.at]
        if byte < 0x80:
            self.at += 1
            return byte
        value, self.at = get_varint(self._data, self.at)
        return value

    def take(self, size: int) -> bytes:
        part = self._data[self.at : self.at + size]
        if len(part) != size:
            raise BadRecordError(f"{size} bytes wanted at {self.at} of {len(self._data)}")
        self.at += size
        return part

    def rest(self) -> bytes:
        part = self._data[self.at :]
        self.at = len(self._data)
        return part

    def identifier(self) -> str:
        size = self.varint()
        return self.take(10).hex() if size == 0 else utf8(self.take(size - 1))

    def floats(self, count: int) -> tuple[float, ...]:
        values: tuple[float, ...] = _FLOATS[count].unpack_from(self._data, self.at)
        self.at += 8 * count
        if not all(map(isfinite, values)):
            raise BadRecordError(f"numbers {values}")
        return values

    def text(self) -> str:
        return utf8(self.sized())

    def sized(self) -> bytes:
        return self.take(self.varint())

    def name(self) -> str:
        return self._names.text(self.varint())

    def pen(self) -> Pen:
        return self._names.pen(self.varint())

    def blob(self) -> BlobId:
        return BlobId(self.take(32).hex())


def utf8(data: bytes) -> str:
    """Decode UTF-8. Lone surrogates, which a clipboard may hold, are preserved. Raises: BadRecordError."""
    try:
        return data.decode("utf-8", "surrogatepass")
    except UnicodeDecodeError as error:
        raise BadRecordError(str(error)) from error


def choice_at[T](choices: tuple[T, ...], index: int) -> T:
    if index >= len(choices):
        raise BadRecordError(f"choice {index} of {len(choices)}")
    return choices[index]
