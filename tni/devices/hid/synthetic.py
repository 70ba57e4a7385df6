"""Synthetic recordings of a HID board that does not exist, for demonstrations without a recording of a real one.

Also an encoder of the items of a HID report descriptor, for writing descriptors by hand.
"""

from __future__ import annotations

from collections.abc import Sequence
from enum import IntEnum
from itertools import pairwise
from typing import Final

from tni.devices.hid import usages as u
from tni.devices.recording import RecordedDevice, format_recording
from tni.devices.replay_port import RecordedReport

SLOTS: Final = 10
AXIS_MAX: Final = 32767
RELEASE_S: Final = 0.008
_SLOT_BYTES: Final = 6

type ContactPath = Sequence[tuple[float, float, float]]
"""Path of one contact: (t, x, y) in seconds and fractions of the board, 0.0 to 1.0, with rising times."""


class DescriptorItem(IntEnum):
    """Prefixes of short items, without their size (HID 1.11, 6.2.2.4 to 6.2.2.8)."""

    USAGE_PAGE = 0x04
    USAGE = 0x08
    LOGICAL_MIN = 0x14
    USAGE_MIN = 0x18
    LOGICAL_MAX = 0x24
    USAGE_MAX = 0x28
    PHYSICAL_MIN = 0x34
    PHYSICAL_MAX = 0x44
    UNIT_EXPONENT = 0x54
    UNIT = 0x64
    REPORT_SIZE = 0x74
    INPUT = 0x80
    REPORT_ID = 0x84
    REPORT_COUNT = 0x94
    COLLECTION = 0xA0
    PUSH = 0xA4
    FEATURE = 0xB0
    POP = 0xB4
    END_COLLECTION = 0xC0


def encode_item(kind: DescriptorItem, value: int | None = None) -> bytes:
    """Encode one item in the fewest bytes that preserve its sign: a positive value never looks negative."""
    if value is None:
        return bytes([kind])
    size = next(n for n in (1, 2, 4) if -(1 << (8 * n - 1)) <= value < 1 << (8 * n - 1) or n == 4)
    return bytes([kind | (1, 2, 3)[size // 2]]) + (value & (1 << 8 * size) - 1).to_bytes(size, "little")


def encode_usage(value: int) -> bytes:
    """Encode a usage (page << 16 | id), including its page."""
    return encode_item(DescriptorItem.USAGE_PAGE, value >> 16) + encode_item(DescriptorItem.USAGE, value & 0xFFFF)


def encode_variable(value: int, bits: int, maximum: int) -> bytes:
    """Encode one input element of a usage, range 0 to maximum."""
    head = encode_item(DescriptorItem.LOGICAL_MIN, 0) + encode_item(DescriptorItem.LOGICAL_MAX, maximum)
    shape = encode_item(DescriptorItem.REPORT_SIZE, bits) + encode_item(DescriptorItem.REPORT_COUNT, 1)
    return encode_usage(value) + head + shape + encode_item(DescriptorItem.INPUT, 0x02)


def encode_padding(bits: int) -> bytes:
    return (
        encode_item(DescriptorItem.REPORT_SIZE, bits)
        + encode_item(DescriptorItem.REPORT_COUNT, 1)
        + encode_item(DescriptorItem.INPUT, 0x03)
    )


def touch_descriptor(slots: int = SLOTS) -> bytes:
    """Return the descriptor of a touch frame: report 1 with `slots` fingers (tip, id, X, Y) and the contact count."""
    finger = (
        encode_usage(u.FINGER)
        + encode_item(DescriptorItem.COLLECTION, 2)
        + encode_variable(u.TIP_SWITCH, 1, 1)
        + encode_padding(7)
        + encode_variable(u.CONTACT_ID, 8, 127)
        + encode_variable(u.X, 16, AXIS_MAX)
        + encode_variable(u.Y, 16, AXIS_MAX)
        + encode_item(DescriptorItem.END_COLLECTION)
    )
    return (
        encode_usage(u.TOUCH_SCREEN)
        + encode_item(DescriptorItem.COLLECTION, 1)
        + encode_item(DescriptorItem.REPORT_ID, 1)
        + finger * slots
        + encode_variable(u.CONTACT_COUNT, 8, 127)
        + encode_item(DescriptorItem.END_COLLECTION)
    )


def touch_report(contacts: Sequence[tuple[bool, int, int, int]], slots: int = SLOTS) -> bytes:
    """Return a report of `touch_descriptor`. contacts: (tip, id, x, y), raw, at most `slots`."""
    body = b"".join(
        bytes([tip, contact]) + x.to_bytes(2, "little") + y.to_bytes(2, "little") for tip, contact, x, y in contacts
    )
    return b"\x01" + body.ljust(slots * _SLOT_BYTES, b"\0") + bytes([len(contacts)])


def synthetic_recording(paths: Sequence[ContactPath]) -> str:
    """Return a `.hid` recording of contacts that draw these paths, each as its own finger.

    There is a report at every time of every path. The positions of the other fingers that are down are interpolated
    linearly between their own points. A finger is lifted in the first report after its last point.

    Raises:
        ValueError: more than ten paths, an empty one, or times that do not rise.
    """
    if len(paths) > SLOTS:
        raise ValueError(f"at most {SLOTS} paths, got {len(paths)}")
    for path in paths:
        if not path or any(b[0] <= a[0] for a, b in pairwise(path)):
            raise ValueError("a path needs points whose times rise")
    times = sorted({t for path in paths for t, _, _ in path})
    times += [times[-1] + RELEASE_S] if times else []
    reports = []
    down: set[int] = set()
    for now_s in times:
        contacts = []
        for index, path in enumerate(paths):
            tip = path[0][0] <= now_s <= path[-1][0]
            if tip or index in down:
                contacts.append((tip, index, *_raw(path, now_s)))
            (down.add if tip else down.discard)(index)
        reports.append(RecordedReport(now_s, touch_report(contacts)))
    return format_recording(RecordedDevice("TNI synthetic touch frame", 0, 0, touch_descriptor(), tuple(reports)))


def _raw(path: ContactPath, now_s: float) -> tuple[int, int]:
    """Return a path's raw position at a time; after its end, its last position."""
    for (t0, x0, y0), (t1, x1, y1) in pairwise(path):
        if t0 <= now_s <= t1:
            share = (now_s - t0) / (t1 - t0)
            return _axis(x0 + share * (x1 - x0)), _axis(y0 + share * (y1 - y0))
    _, x, y = path[0] if now_s <= path[0][0] else path[-1]
    return _axis(x), _axis(y)


def _axis(share: float) -> int:
    return round(min(1.0, max(0.0, share)) * AXIS_MAX)
