"""Parser of HID report descriptors into fields.

A descriptor is a program of short items (HID 1.11, 6.2.2). Global items set a state that main items use, local items
apply to the next main item only, and each Input, Output or Feature item adds `count` elements of `bit_size` bits to the
report of the current id. Where the specification is silent, the parser follows Linux (hid-core.c): a maximum is signed
only if its minimum is negative, a unit exponent that fits in four bits is a signed nibble, and a short usage gets the
usage page in force at the main item.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Final

from tni.core.device_errors import HidDescriptorError
from tni.devices.hid.fields import CollectionKind, HidCollection, HidDescriptor, HidField, ReportKind

MAX_DESCRIPTOR_BYTES: Final = 8192
MAX_REPORT_BITS: Final = 16384 * 8
MAX_ELEMENT_BITS: Final = 256
MAX_DEPTH: Final = 64


def parse_descriptor(data: bytes) -> HidDescriptor:
    """Parse a report descriptor. Time and memory grow only with the number of bytes, whatever they contain.

    Raises:
        HidDescriptorError: the descriptor is too long, truncated or unbalanced, a report or an element is too long, or
            an id is out of range.
    """
    if len(data) > MAX_DESCRIPTOR_BYTES:
        raise HidDescriptorError(f"longer than {MAX_DESCRIPTOR_BYTES} bytes", MAX_DESCRIPTOR_BYTES)
    return _Parser().run(data)


@dataclass(slots=True)
class _Globals:
    """Global state. Maxima are stored as (value, bytes): only the main item determines whether they are signed."""

    usage_page: int = 0
    logical_min: int = 0
    logical_max: tuple[int, int] = (0, 0)
    physical_min: int = 0
    physical_max: tuple[int, int] = (0, 0)
    unit: int = 0
    unit_exponent: int = 0
    report_size: int = 0
    report_count: int = 0
    report_id: int = 0


@dataclass(slots=True)
class _Locals:
    """Local state. usages: (first, last, whether both carry their page).

    A delimited set lists alternatives, of which only the first one counts.
    """

    usages: list[tuple[int, int, bool]] = field(default_factory=list)
    minimum: tuple[int, bool] | None = None
    alternatives: int = 0
    in_set: bool = False


def _signed(value: int, size: int) -> int:
    bits = size * 8
    return value - (1 << bits) if bits and value >> (bits - 1) else value


def _maximum(raw: tuple[int, int], minimum: int) -> int:
    return _signed(*raw) if minimum < 0 else raw[0]


class _Parser:
    """The item state machine of HID 1.11 section 6.2.2.2."""

    def __init__(self) -> None:
        self._globals = _Globals()
        self._locals = _Locals()
        self._stack: list[_Globals] = []
        self._collections: list[HidCollection] = []
        self._open: list[int] = []
        self._fields: list[HidField] = []
        self._bits: dict[tuple[ReportKind, int], int] = {}
        self._numbered = False
        self._offset = 0

    def run(self, data: bytes) -> HidDescriptor:
        end = len(data)
        while self._offset < end:
            prefix = data[self._offset]
            if prefix == 0xFE:  # a long item: size, tag, data; none is defined
                size, head = (data[self._offset + 1] if self._offset + 1 < end else 0), 3
            else:
                size, head = (0, 1, 2, 4)[prefix & 3], 1
            start = self._offset + head
            if start + size > end:
                raise self._error("truncated item")
            if prefix != 0xFE:
                self._item(prefix >> 2 & 3, prefix >> 4, int.from_bytes(data[start : start + size], "little"), size)
            self._offset = start + size
        if self._open:
            raise self._error("collection left open")
        return HidDescriptor(tuple(self._collections), tuple(self._fields), self._bits, self._numbered)

    def _error(self, reason: str) -> HidDescriptorError:
        return HidDescriptorError(reason, self._offset)

    def _item(self, kind: int, tag: int, value: int, size: int) -> None:
        if kind == 0:
            self._main(tag, value)
            self._locals = _Locals()
        elif kind == 1:
            self._global(tag, value, size)
        elif kind == 2:
            self._local(tag, value, size)

    def _main(self, tag: int, value: int) -> None:
        match tag:
            case 0x8 | 0x9 | 0xB:
                self._add_field(ReportKind(tag), value)
            case 0xA:
                if len(self._open) >= MAX_DEPTH:
                    raise self._error("collections too deep")
                self._open_collection(CollectionKind(value) if value in (0, 1, 2) else CollectionKind.OTHER)
            case 0xC:
                if not self._open:
                    raise self._error("collection closed that was not open")
                self._open.pop()

    def _open_collection(self, kind: CollectionKind) -> None:
        usages = self._usages()
        parent = self._open[-1] if self._open else None
        index = len(self._collections)
        if kind is CollectionKind.APPLICATION:
            application: int | None = index
        else:
            application = None if parent is None else self._collections[parent].application
        self._open.append(index)
        self._collections.append(HidCollection(usages[0][0] if usages else 0, kind, parent, application))

    def _add_field(self, kind: ReportKind, flags: int) -> None:
        g = self._globals
        bits = g.report_size * g.report_count
        if not bits:
            return
        if g.report_size > MAX_ELEMENT_BITS:
            raise self._error(f"element of {g.report_size} bits")
        offset = self._bits.get((kind, g.report_id), 0)
        if offset + bits > MAX_REPORT_BITS:
            raise self._error(f"report {g.report_id} too long")
        self._bits[kind, g.report_id] = offset + bits
        self._fields.append(
            HidField(
                kind,
                g.report_id,
                offset,
                g.report_size,
                g.report_count,
                flags,
                self._usages(),
                g.logical_min,
                _maximum(g.logical_max, g.logical_min),
                g.physical_min,
                _maximum(g.physical_max, g.physical_min),
                g.unit,
                g.unit_exponent,
                self._open[-1] if self._open else None,
            )
        )

    def _usages(self) -> tuple[tuple[int, int], ...]:
        page = self._globals.usage_page << 16
        return tuple((a, b) if full else (page | a, page | b) for a, b, full in self._locals.usages)

    def _global(self, tag: int, value: int, size: int) -> None:
        g = self._globals
        match tag:
            case 0x0:
                g.usage_page = value & 0xFFFF
            case 0x1:
                g.logical_min = _signed(value, size)
            case 0x2:
                g.logical_max = (value, size)
            case 0x3:
                g.physical_min = _signed(value, size)
            case 0x4:
                g.physical_max = (value, size)
            case 0x5:
                g.unit_exponent = (value ^ 8) - 8 if value < 16 else _signed(value, size)
            case 0x6:
                g.unit = value
            case 0x7:
                g.report_size = value
            case 0x8:
                if not 0 < value < 256:
                    raise self._error(f"report id {value}")
                g.report_id = value
                self._numbered = True
            case 0x9:
                g.report_count = value
            case 0xA:
                if len(self._stack) >= MAX_DEPTH:
                    raise self._error("too many pushes")
                self._stack.append(replace(g))
            case 0xB:
                if not self._stack:
                    raise self._error("pop without push")
                self._globals = self._stack.pop()

    def _local(self, tag: int, value: int, size: int) -> None:
        local = self._locals
        full = size == 4
        if tag == 0xA:  # delimiter: opens with 1, closes with 0
            if value == local.in_set or value > 1:
                raise self._error("delimiter out of order")
            local.in_set = bool(value)
            local.alternatives = 0
            return
        if tag > 2 or (local.in_set and local.alternatives):
            return
        if tag == 0x0:
            local.usages.append((value, value, full))
        elif tag == 0x1:
            local.minimum = (value, full)
            return
        elif local.minimum is not None:
            first, first_full = local.minimum
            local.minimum = None
            if full and not first_full:
                first |= value & 0xFFFF0000
            if first > value:
                return
            local.usages.append((first, value, full))
        local.alternatives += 1
