"""What a HID report descriptor says: the fields of each report and the collections that they stand in.

Elements are never expanded: a field keeps its usages as ranges, so that no descriptor costs more memory than its own
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
    """Kinds that matter here; every other value, reserved or vendor's, is `OTHER`."""

    PHYSICAL = 0
    APPLICATION = 1
    LOGICAL = 2
    OTHER = -1


@dataclass(frozen=True, slots=True)
class HidCollection:
    """usage: page << 16 | id, 0 when none was given. parent: index in `HidDescriptor.collections`, None at the top.

    application: index of the innermost application collection that this one is in, or is; None outside all.
    """

    usage: int
    kind: CollectionKind
    parent: int | None
    application: int | None


LENGTH = 0x10
"""Of a unit: to the power of one, and of no other quantity."""
UNIT_MM: Final = {1: 10.0, 3: 25.4}
"""By system: centimetres and inches."""


@dataclass(frozen=True, slots=True)
class HidField:
    """One Input, Output or Feature item: `count` elements side by side.

    bit_offset: of the first element in the report's data, the id byte not counted. usages: ranges (first, last), both
    page << 16 | id, in the order declared. unit: HID 1.11 6.2.2.7, exponent base ten. collection: the innermost one,
    an index in `HidDescriptor.collections`, None outside all.
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
        """One usage per element; else an array, whose elements say which usages are on."""
        return bool(self.flags & 0x02)

    @property
    def relative(self) -> bool:
        return bool(self.flags & 0x04)

    @property
    def has_null(self) -> bool:
        """A value outside the logical range means "nothing measured"."""
        return bool(self.flags & 0x40)

    @property
    def step_mm(self) -> float:
        """What one of a value measures, where it measures a length; else 0."""
        system, logical = self.unit & 0x0F, self.logical_max - self.logical_min
        if self.unit & ~0x0F != LENGTH or system not in UNIT_MM or logical <= 0 or abs(self.unit_exponent) > 8:
            return 0.0
        physical = self.physical_max - self.physical_min or logical  # without a physical range it is the logical one
        step: float = physical / logical * UNIT_MM[system] * 10.0**self.unit_exponent
        return max(step, 0.0)

    def usage_at(self, index: int) -> int | None:
        """Return the usage number `index` of those declared; the last one stands for all beyond it."""
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
    """A parsed report descriptor. numbered: every report starts with its id byte.

    bits: length of each report's data by kind and id, the id byte not counted.
    """

    collections: tuple[HidCollection, ...]
    fields: tuple[HidField, ...]
    bits: Mapping[tuple[ReportKind, int], int]
    numbered: bool
