"""Data model of a parsed HID report descriptor: the fields of each report and the collections that contain them.

Elements are never expanded: a field stores its usages as ranges, so that no descriptor needs more memory than its own
length.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from typing import Final


class ReportKind(Enum):
    INPUT = 0x8
    OUTPUT = 0x9
    FEATURE = 0xB


class CollectionKind(Enum):
    """Kinds of collections used here. Every other value, reserved or vendor-defined, is `OTHER`."""

    PHYSICAL = 0
    APPLICATION = 1
    LOGICAL = 2
    OTHER = -1


@dataclass(frozen=True, slots=True)
class HidCollection:
    """One collection.

    Attributes:
        usage: page << 16 | id, 0 when none was given.
        kind: Kind of collection.
        parent: Index in `HidDescriptor.collections`, None at the top.
        application: Index of the innermost application collection that is or contains this one; None outside all.
    """

    usage: int
    kind: CollectionKind
    parent: int | None
    application: int | None


LENGTH = 0x10
"""Unit with its system removed: length to the power of one, and no other quantity."""
UNIT_MM: Final = {1: 10.0, 3: 25.4}
"""Millimetres per unit of length by system of units: 1 is centimetres, 3 is inches."""


@dataclass(frozen=True, slots=True)
class HidField:
    """One Input, Output or Feature item: `count` elements side by side.

    Attributes:
        bit_offset: Offset of the first element in the report's data, not counting the id byte.
        usages: Ranges (first, last), both page << 16 | id, in the order declared.
        unit: As in HID 1.11, 6.2.2.7; the exponent has base ten.
        collection: Index of the innermost collection in `HidDescriptor.collections`, None outside all.
    """

    kind: ReportKind
    report_id: int
    bit_offset: int
    bit_size: int
    count: int
    flags: int
    usages: tuple[tuple[int, int], ...]
    logical_min: int
    logical_max: int
    physical_min: int
    physical_max: int
    unit: int
    unit_exponent: int
    collection: int | None

    @property
    def constant(self) -> bool:
        return bool(self.flags & 0x01)

    @property
    def variable(self) -> bool:
        """True if each element has one usage; else it is an array, whose elements name the usages that are on."""
        return bool(self.flags & 0x02)

    @property
    def relative(self) -> bool:
        return bool(self.flags & 0x04)

    @property
    def has_null(self) -> bool:
        """True if a value outside the logical range means "nothing measured"."""
        return bool(self.flags & 0x40)

    @property
    def step_mm(self) -> float:
        """Length of one logical unit in millimetres; 0 if the field doesn't measure a length."""
        system, logical = self.unit & 0x0F, self.logical_max - self.logical_min
        if self.unit & ~0x0F != LENGTH or system not in UNIT_MM or logical <= 0 or abs(self.unit_exponent) > 8:
            return 0.0
        physical = self.physical_max - self.physical_min or logical  # by default the logical range
        step: float = physical / logical * UNIT_MM[system] * 10.0**self.unit_exponent
        return max(step, 0.0)

    def usage_at(self, index: int) -> int | None:
        """Return the usage of element `index`; elements beyond the declared usages
        have the last one, None without any.
        """
        for first, last in self.usages:
            if index <= last - first:
                return first + index
            index -= last - first + 1
        return self.usages[-1][1] if self.usages else None

    def read(self, data: int, index: int = 0) -> int:
        """Return element `index` of a report given as a little-endian number without its id byte."""
        value = data >> (self.bit_offset + index * self.bit_size) & ((1 << self.bit_size) - 1)
        if self.logical_min < 0 and self.bit_size and value >> (self.bit_size - 1):
            value -= 1 << self.bit_size
        return value


@dataclass(frozen=True, slots=True)
class HidDescriptor:
    """A parsed report descriptor.

    Attributes:
        numbered: Whether every report starts with its id byte.
        bits: Length of each report's data by kind and id, not counting the id byte.
    """

    collections: tuple[HidCollection, ...]
    fields: tuple[HidField, ...]
    bits: Mapping[tuple[ReportKind, int], int]
    numbered: bool
