"""Invented touch screens, pens and mice, as descriptors and reports made by code."""

from __future__ import annotations

from dataclasses import dataclass

from tni.api.devices import Contact, Step
from tni.devices.hid import usages as u
from tni.devices.hid.synthetic import DescriptorItem, encode_item, encode_padding, encode_usage, encode_variable

MAX = 1000


@dataclass(frozen=True)
class Finger:
    """One slot of a report."""

    id: int
    x: int = 0
    y: int = 0
    tip: bool = True
    in_range: bool = True
    confidence: bool = True


def collection(kind: int, what: int, *inside: bytes) -> bytes:
    return (
        encode_usage(what)
        + encode_item(DescriptorItem.COLLECTION, kind)
        + b"".join(inside)
        + encode_item(DescriptorItem.END_COLLECTION)
    )


def touch_screen(slots: int, *, counted: bool = True, timed: bool = False, certified: bool = False) -> bytes:
    """Report 1: fingers of six bytes, then the contact count, then the scan time."""
    finger = collection(
        2,
        u.FINGER,
        encode_variable(u.TIP_SWITCH, 1, 1),
        encode_variable(u.IN_RANGE, 1, 1),
        encode_variable(u.CONFIDENCE, 1, 1),
        encode_padding(5),
        encode_variable(u.CONTACT_ID, 8, 255),
        encode_variable(u.X, 16, MAX),
        encode_variable(u.Y, 16, MAX),
    )
    blob = (
        encode_usage(u.CERTIFICATION_BLOB)
        + encode_item(DescriptorItem.REPORT_ID, 9)
        + encode_item(DescriptorItem.REPORT_SIZE, 8)
        + encode_item(DescriptorItem.REPORT_COUNT, 256)
        + encode_item(DescriptorItem.FEATURE, 2)
    )
    return collection(
        1,
        u.TOUCH_SCREEN,
        encode_item(DescriptorItem.REPORT_ID, 1),
        finger * slots,
        encode_variable(u.CONTACT_COUNT, 8, 255) if counted else b"",
        encode_variable(u.SCAN_TIME, 16, 65535) if timed else b"",
        blob if certified else b"",
    )


def touch_report(slots: int, fingers: list[Finger], count: int | None = None, scan_time: int | None = None) -> bytes:
    body = b"".join(
        bytes([f.tip | f.in_range << 1 | f.confidence << 2, f.id])
        + f.x.to_bytes(2, "little")
        + f.y.to_bytes(2, "little")
        for f in fingers
    )
    tail = b"" if count is None else bytes([count])
    tail += b"" if scan_time is None else scan_time.to_bytes(2, "little")
    return b"\x01" + body.ljust(6 * slots, b"\0") + tail


def pen(what: int = u.PEN) -> bytes:
    """Unnumbered: tip, in range, invert, eraser; pressure; X; Y."""
    return collection(
        1,
        what,
        collection(
            0,
            u.STYLUS,
            encode_variable(u.TIP_SWITCH, 1, 1),
            encode_variable(u.IN_RANGE, 1, 1),
            encode_variable(u.INVERT, 1, 1),
            encode_variable(u.ERASER, 1, 1),
            encode_padding(4),
            encode_variable(u.TIP_PRESSURE, 8, 200),
            encode_variable(u.X, 16, MAX),
            encode_variable(u.Y, 16, MAX),
        ),
    )


def pen_report(
    x: int, y: int, *, tip: bool = False, invert: bool = False, eraser: bool = False, pressure: int = 0
) -> bytes:
    bits = tip | 1 << 1 | invert << 2 | eraser << 3
    return bytes([bits, pressure]) + x.to_bytes(2, "little") + y.to_bytes(2, "little")


def mouse(report_id: int | None = None, *, relative: bool = False) -> bytes:
    """Three buttons, X, Y."""
    axis = (
        encode_item(DescriptorItem.REPORT_SIZE, 16)
        + encode_item(DescriptorItem.REPORT_COUNT, 2)
        + encode_item(DescriptorItem.INPUT, 0x06 if relative else 0x02)
    )
    return collection(
        1,
        u.MOUSE,
        b"" if report_id is None else encode_item(DescriptorItem.REPORT_ID, report_id),
        collection(
            0,
            u.POINTER,
            encode_item(DescriptorItem.USAGE_PAGE, 9)
            + encode_item(DescriptorItem.USAGE_MIN, 1)
            + encode_item(DescriptorItem.USAGE_MAX, 3),
            encode_item(DescriptorItem.LOGICAL_MIN, 0) + encode_item(DescriptorItem.LOGICAL_MAX, 1),
            encode_item(DescriptorItem.REPORT_SIZE, 1)
            + encode_item(DescriptorItem.REPORT_COUNT, 3)
            + encode_item(DescriptorItem.INPUT, 2),
            encode_padding(5),
            encode_usage(u.X) + encode_item(DescriptorItem.USAGE, u.Y & 0xFFFF),
            encode_item(DescriptorItem.LOGICAL_MAX, MAX) + axis,
        ),
    )


def mouse_report(x: int, y: int, *, button: int = 0) -> bytes:
    return bytes([button]) + x.to_bytes(2, "little") + y.to_bytes(2, "little")


def told(step: Step) -> list[tuple[int, str, int, int]]:
    """Return (id, state, raw x, raw y) of what a step says."""
    contacts = [event for event in step.events if isinstance(event, Contact)]
    assert len(contacts) == len(step.events)
    return [(c.id, c.state.value, c.touch.raw_x, c.touch.raw_y) for c in contacts]
