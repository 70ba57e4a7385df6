"""Layouts of input reports: compiles a descriptor into slots of shifts and masks, from which the touch driver reads.

A report is one little-endian number, and a value in it is a shift and a mask, computed once here. A slot is the part of
a report that describes one contact. As in Linux, a new slot begins at a usage that the current slot already has; a new
finger or stylus collection also begins one.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain, islice, repeat
from typing import Final

from tni.api.devices import ContactTool
from tni.devices.hid import usages as u
from tni.devices.hid.fields import HidDescriptor, HidField, ReportKind

MAX_SLOTS: Final = 250
MAX_ELEMENTS: Final = 4096
"""Limit on the relevant elements of all fields of a descriptor; real descriptors stay far below."""

_TOUCH: Final = frozenset({u.TOUCH_SCREEN, u.TOUCH_PAD})
_PEN: Final = frozenset({u.DIGITIZER, u.PEN, u.WHITE_BOARD})
_MOUSE: Final = frozenset({u.MOUSE, u.POINTER})
_PAGES: Final = frozenset({0x01, 0x09, 0x0D})


@dataclass(frozen=True, slots=True)
class ReportValue:
    """Position of a value in a report, which is taken as a number with the id byte, if any, as its lowest byte.

    Attributes:
        sign: Value of the sign bit, 0 for an unsigned value.
        low, high: Logical range.
        null: Whether a value outside that range means "nothing measured".
        step_mm: Length of one logical unit in millimetres; 0 if the descriptor doesn't say.
    """

    shift: int
    mask: int
    sign: int
    low: int
    high: int
    null: bool
    step_mm: float = 0.0

    def read(self, number: int) -> int:
        value = number >> self.shift & self.mask
        return value - (self.sign << 1) if value & self.sign else value

    def measured(self, value: int) -> bool:
        return not self.null or self.low <= value <= self.high


@dataclass(frozen=True, slots=True, kw_only=True)
class ContactSlot:
    """Values of one contact in a report; None for values that the device doesn't send.

    Attributes:
        tool: Finger or pen, by the enclosing collection.
        key: The contact's id, or its pen's id on devices without contact ids.
        transducer: The pen's id.
    """

    tool: ContactTool
    x: ReportValue
    y: ReportValue
    tip: ReportValue | None = None
    in_range: ReportValue | None = None
    confidence: ReportValue | None = None
    eraser: ReportValue | None = None
    invert: ReportValue | None = None
    key: ReportValue | None = None
    transducer: ReportValue | None = None
    pressure: ReportValue | None = None
    width: ReportValue | None = None
    height: ReportValue | None = None


_SLOT_VALUES: Final[dict[int, str]] = {
    u.X: "x",
    u.Y: "y",
    u.TIP_SWITCH: "tip",
    u.BUTTON_PRIMARY: "tip",
    u.IN_RANGE: "in_range",
    u.CONFIDENCE: "confidence",
    u.ERASER: "eraser",
    u.INVERT: "invert",
    u.CONTACT_ID: "key",
    u.TRANSDUCER_INDEX: "transducer",
    u.TIP_PRESSURE: "pressure",
    u.WIDTH: "width",
    u.HEIGHT: "height",
}


@dataclass(frozen=True, slots=True)
class ReportLayout:
    """Layout of one report of one application collection.

    Attributes:
        application: The collection's usage.
        collection: The collection's index.
        bits: Length of the report, including the id byte.
        multitouch: Whether its contacts have ids.
    """

    report_id: int
    application: int
    collection: int
    bits: int
    slots: tuple[ContactSlot, ...]
    count: ReportValue | None
    scan_time: ReportValue | None
    multitouch: bool

    @property
    def is_mouse(self) -> bool:
        return self.application in _MOUSE


def is_certified(descriptor: HidDescriptor) -> bool:
    """Return whether the descriptor has Microsoft's certification blob. As in Linux: 256 bytes of one usage."""
    return any(
        f.kind is ReportKind.FEATURE and f.usage_at(0) == u.CERTIFICATION_BLOB and f.count == 256 and f.bit_size == 8
        for f in descriptor.fields
    )


def report_layouts(descriptor: HidDescriptor, *, const_id: bool = False) -> tuple[ReportLayout, ...]:
    """Return the layouts of the input reports that carry positions, in the order of their first field."""
    groups: dict[tuple[int, int], _Builder] = {}
    budget = MAX_ELEMENTS
    for field in descriptor.fields:
        application = None if field.collection is None else descriptor.collections[field.collection].application
        if field.kind is not ReportKind.INPUT or application is None or field.bit_size > 32:
            continue
        usage = descriptor.collections[application].usage
        if usage not in _TOUCH | _PEN | _MOUSE or not field.variable or not _matters(field):
            continue
        if field.constant and not (const_id and field.usage_at(0) == u.CONTACT_ID):
            continue
        key = (field.report_id, application)
        builder = groups.get(key)
        if builder is None:
            builder = groups[key] = _Builder(descriptor, usage)
        for index, element in _elements(field, budget):
            budget -= 1
            builder.add(field, index, element)
    made = (builder.build(*key) for key, builder in groups.items())
    return tuple(layout for layout in made if layout.slots)


def _matters(field: HidField) -> bool:
    return any(first >> 16 in _PAGES for first, _ in field.usages)


def _elements(field: HidField, limit: int) -> Iterator[tuple[int, int]]:
    """Yield (index, usage) of a field's elements; those beyond the declared usages have the last one."""
    declared = chain.from_iterable(range(first, last + 1) for first, last in field.usages)
    return enumerate(islice(chain(declared, repeat(field.usages[-1][1])), min(field.count, limit)))


class _Builder:
    """Builds the layout of one report from its fields, in the order of the descriptor."""

    def __init__(self, descriptor: HidDescriptor, application: int) -> None:
        self._descriptor = descriptor
        self._application = application
        self._slots: list[tuple[ContactTool, dict[str, ReportValue]]] = []
        self._part: int | None = None
        self._last: int | None = None
        self._count: ReportValue | None = None
        self._scan_time: ReportValue | None = None
        self._multitouch = False

    def add(self, field: HidField, index: int, usage: int) -> None:
        twice, self._last = usage == self._last and index > 0, usage
        value = self._value(field, index)
        if usage == u.CONTACT_COUNT:
            self._count = value
        elif usage == u.SCAN_TIME:
            self._scan_time = value
        # X twice in one field is the contact's position and then its centre (Windows 8): skip the centre.
        elif usage in _SLOT_VALUES and not field.relative and not (twice and usage in (u.X, u.Y)):
            name = _SLOT_VALUES[usage]
            self._slot_without(name, field)[name] = value
            self._multitouch |= usage == u.CONTACT_ID

    def _slot_without(self, name: str, field: HidField) -> dict[str, ReportValue]:
        """Return the values of the current slot, or of a new one if it already has this
        value or belongs to another finger.
        """
        part, tool = self._transducer(field)
        if not self._slots or name in self._slots[-1][1] or part != self._part:
            self._slots.append((tool, {}))
            self._part = part
        return self._slots[-1][1]

    def _transducer(self, field: HidField) -> tuple[int | None, ContactTool]:
        """Return the innermost finger or stylus collection around a field (None: not inside one), and its tool."""
        index = field.collection
        while index is not None:
            collection = self._descriptor.collections[index]
            if collection.usage == u.FINGER:
                return index, ContactTool.FINGER
            if collection.usage in (u.STYLUS, u.PUCK):
                return index, ContactTool.PEN
            index = collection.parent
        return None, ContactTool.PEN if self._application in _PEN else ContactTool.FINGER

    def _value(self, field: HidField, index: int) -> ReportValue:
        return ReportValue(
            field.bit_offset + index * field.bit_size + 8 * self._descriptor.numbered,
            (1 << field.bit_size) - 1,
            1 << (field.bit_size - 1) if field.logical_min < 0 else 0,
            field.logical_min,
            field.logical_max,
            field.has_null,
            field.step_mm,
        )

    def build(self, report_id: int, collection: int) -> ReportLayout:
        slots = [
            ContactSlot(tool=tool, **({"key": values["transducer"]} if "transducer" in values else {}) | values)
            for tool, values in self._slots
            if all(axis in values and values[axis].high > values[axis].low for axis in ("x", "y"))
        ]
        bits = self._descriptor.bits[ReportKind.INPUT, report_id] + 8 * self._descriptor.numbered
        return ReportLayout(
            report_id,
            self._application,
            collection,
            bits,
            tuple(slots[:MAX_SLOTS]),
            self._count,
            self._scan_time,
            self._multitouch,
        )
