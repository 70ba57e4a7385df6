"""Keyboards as HID describes them: of the boot protocol, with a bit for each key, and with numbered reports."""

from __future__ import annotations

from collections.abc import Iterable

from tests.support.hid_boards import collection
from tni.devices.discovery import KEYBOARD
from tni.devices.hid.synthetic import DescriptorItem, encode_item

USAGES = {
    **{digit: (0x1E + n, 0x59 + n) for n, digit in enumerate("1234567890")},
    **{letter: (0x04 + n, 0xBC + n) for n, letter in enumerate("ABCDEF")},
    "enter": (0x28, 0x58),
    "<": (0x2A, 0xBB),
    "esc": (0x29,),
    ".": (0x63, 0x37),
    "-": (0x56, 0x2D),
    "/": (0x54, 0x38),
    "num lock": (0x53,),
}
USAGES["A"] += (0x14,)
"""By sign, the first of which a report below says. HID Usage Tables 1.5, chapter 10."""


def _keys(first: int, last: int) -> bytes:
    return (
        encode_item(DescriptorItem.USAGE_PAGE, 7)
        + encode_item(DescriptorItem.USAGE_MIN, first)
        + encode_item(DescriptorItem.USAGE_MAX, last)
    )


def _modifiers() -> bytes:
    bits = (
        encode_item(DescriptorItem.LOGICAL_MIN, 0)
        + encode_item(DescriptorItem.LOGICAL_MAX, 1)
        + encode_item(DescriptorItem.REPORT_SIZE, 1)
    )
    return _keys(0xE0, 0xE7) + bits + encode_item(DescriptorItem.REPORT_COUNT, 8) + encode_item(DescriptorItem.INPUT, 2)


def _array() -> bytes:
    """A reserved byte and six places, as HID 1.11, appendix B has it."""
    reserved = (
        encode_item(DescriptorItem.REPORT_SIZE, 8)
        + encode_item(DescriptorItem.REPORT_COUNT, 1)
        + encode_item(DescriptorItem.INPUT, 1)
    )
    places = (
        encode_item(DescriptorItem.LOGICAL_MIN, 0)
        + encode_item(DescriptorItem.LOGICAL_MAX, 255)
        + encode_item(DescriptorItem.REPORT_COUNT, 6)
    )
    return reserved + _keys(0, 255) + places + encode_item(DescriptorItem.INPUT, 0)


def _bits() -> bytes:
    return (
        _keys(0, 0xDF)
        + encode_item(DescriptorItem.LOGICAL_MIN, 0)
        + encode_item(DescriptorItem.LOGICAL_MAX, 1)
        + encode_item(DescriptorItem.REPORT_SIZE, 1)
        + encode_item(DescriptorItem.REPORT_COUNT, 0xE0)
        + encode_item(DescriptorItem.INPUT, 2)
    )


BOOT = collection(1, KEYBOARD, _modifiers() + _array())
BITMAP = collection(1, KEYBOARD, _modifiers() + _bits())
NUMBERED = collection(1, KEYBOARD, encode_item(DescriptorItem.REPORT_ID, 3) + _modifiers() + _array())


def boot_report(keys: Iterable[str]) -> bytes:
    return bytes([0, 0, *(USAGES[key][0] for key in keys)]).ljust(8, b"\0")


def numbered_report(keys: Iterable[str]) -> bytes:
    return b"\3" + boot_report(keys)


def bitmap_report(keys: Iterable[str]) -> bytes:
    return (sum(1 << USAGES[key][0] for key in keys) << 8).to_bytes(1 + 0xE0 // 8, "little")
