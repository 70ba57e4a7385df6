"""A board of pens and fingers that a kernel takes for real: its descriptor and its reports.

It is 2000 by 1125 mm large, tells places and sizes in tenths of a millimetre, and four pens from four fingers.
"""

from __future__ import annotations

import struct
from collections.abc import Iterable
from dataclasses import dataclass

from tests.unit.devices_hid.boards import collection
from tni.devices.hid import usages as u
from tni.devices.hid.sample import Item, item, padding, variable

PENS = FINGERS = 4
WIDE, HIGH = 20000, 11250
LARGEST, PRESSED_MOST = 1016, 2047
_TOUCH_REPORT, _PEN_REPORT = 1, 2
_CM, _INCH = 0x11, 0x13


@dataclass(frozen=True, slots=True)
class Finger:
    """x, y: tenths of a millimetre, as the board counts them; size_mm: across and down."""

    id: int
    x: int
    y: int
    size_mm: tuple[float, float] = (9.0, 12.0)
    tip: bool = True


@dataclass(frozen=True, slots=True)
class Pen:
    """index: which of the board's pens. turned: its other end, which rubs out."""

    index: int
    x: int
    y: int
    pressure: int = 1000
    tip: bool = True
    turned: bool = False


def descriptor(*, inches: bool = False) -> bytes:
    """inches: lengths are declared in these; the numbers mean the same."""

    def length(tenths: int) -> bytes:
        """Logical values up to so many tenths of a millimetre, told as hundredths of a centimetre or of an inch."""
        physical, unit = (round(tenths / 2.54), _INCH) if inches else (tenths, _CM)
        told = {Item.PHYSICAL_MIN: 0, Item.PHYSICAL_MAX: physical, Item.UNIT_EXPONENT: -2, Item.UNIT: unit}
        return b"".join(item(kind, value) for kind, value in told.items())

    plain = b"".join(item(kind, 0) for kind in (Item.PHYSICAL_MAX, Item.UNIT_EXPONENT, Item.UNIT))
    place = length(WIDE) + variable(u.X, 16, WIDE) + length(HIGH) + variable(u.Y, 16, HIGH)
    finger = collection(
        2,
        u.FINGER,
        variable(u.TIP_SWITCH, 1, 1),
        padding(7),
        variable(u.CONTACT_ID, 8, 255),
        place,
        length(LARGEST),
        variable(u.WIDTH, 16, LARGEST),
        variable(u.HEIGHT, 16, LARGEST),
        plain,
    )
    stylus = collection(
        0,
        u.STYLUS,
        *(variable(bit, 1, 1) for bit in (u.TIP_SWITCH, u.IN_RANGE, u.INVERT, u.ERASER)),
        padding(4),
        variable(u.TRANSDUCER_INDEX, 8, 255),
        variable(u.TIP_PRESSURE, 16, PRESSED_MOST),
        place,
        plain,
    )
    touch = item(Item.REPORT_ID, _TOUCH_REPORT) + finger * FINGERS + variable(u.CONTACT_COUNT, 8, 255)
    return collection(1, u.TOUCH_SCREEN, touch) + collection(1, u.PEN, item(Item.REPORT_ID, _PEN_REPORT), stylus * PENS)


def touch_report(fingers: Iterable[Finger]) -> bytes:
    told = [struct.pack("<BBHHHH", f.tip, f.id, f.x, f.y, *(round(10 * mm) for mm in f.size_mm)) for f in fingers]
    return bytes([_TOUCH_REPORT]) + b"".join(told).ljust(10 * FINGERS, b"\0") + bytes([len(told)])


def pen_report(pens: Iterable[Pen]) -> bytes:
    """All four are told each time; those that are not named are away."""
    named = {pen.index: pen for pen in pens}
    rows = [named.get(index, Pen(index, 0, 0, 0, tip=False)) for index in range(PENS)]
    return bytes([_PEN_REPORT]) + b"".join(
        struct.pack(
            "<BBHHH",
            (p.tip and not p.turned) | 1 << 1 | p.turned << 2 | (p.tip and p.turned) << 3,
            p.index, p.pressure, p.x, p.y,
        )
        for p in rows
    )  # fmt: skip
