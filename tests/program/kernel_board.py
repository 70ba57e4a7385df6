"""A board of pens and fingers that a kernel takes for real: its descriptor and its reports.

It is 2000 by 1125 mm large, tells places and sizes in tenths of a millimetre, and four pens from four fingers.
"""

from __future__ import annotations

import struct
from collections.abc import Iterable
from dataclasses import dataclass

from tests.support.hid_boards import collection
from tni.devices.hid import usages as u
from tni.devices.hid.synthetic import DescriptorItem, encode_item, encode_padding, encode_variable

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
        told = {
            DescriptorItem.PHYSICAL_MIN: 0,
            DescriptorItem.PHYSICAL_MAX: physical,
            DescriptorItem.UNIT_EXPONENT: -2,
            DescriptorItem.UNIT: unit,
        }
        return b"".join(encode_item(kind, value) for kind, value in told.items())

    plain = b"".join(
        encode_item(kind, 0)
        for kind in (DescriptorItem.PHYSICAL_MAX, DescriptorItem.UNIT_EXPONENT, DescriptorItem.UNIT)
    )
    place = length(WIDE) + encode_variable(u.X, 16, WIDE) + length(HIGH) + encode_variable(u.Y, 16, HIGH)
    finger = collection(
        2,
        u.FINGER,
        encode_variable(u.TIP_SWITCH, 1, 1),
        encode_padding(7),
        encode_variable(u.CONTACT_ID, 8, 255),
        place,
        length(LARGEST),
        encode_variable(u.WIDTH, 16, LARGEST),
        encode_variable(u.HEIGHT, 16, LARGEST),
        plain,
    )
    stylus = collection(
        0,
        u.STYLUS,
        *(encode_variable(bit, 1, 1) for bit in (u.TIP_SWITCH, u.IN_RANGE, u.INVERT, u.ERASER)),
        encode_padding(4),
        encode_variable(u.TRANSDUCER_INDEX, 8, 255),
        encode_variable(u.TIP_PRESSURE, 16, PRESSED_MOST),
        place,
        plain,
    )
    touch = (
        encode_item(DescriptorItem.REPORT_ID, _TOUCH_REPORT)
        + finger * FINGERS
        + encode_variable(u.CONTACT_COUNT, 8, 255)
    )
    return collection(1, u.TOUCH_SCREEN, touch) + collection(
        1, u.PEN, encode_item(DescriptorItem.REPORT_ID, _PEN_REPORT), stylus * PENS
    )


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
