"""Driver of USB keypads used as voting devices, one for each team or pupil: decodes reports of HID keyboards.

A report lists the keys that are down, so a lost or repeated report is corrected by the next one. Usages: HID Usage
Tables 1.5, chapter 10. A usage names a position on the keyboard, whatever Num Lock and the system's layout make of it.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from tni.api.boards import require_length
from tni.api.devices import DeviceEvent, DriverEntry, Provenance, Step, TniError, Vote
from tni.core.ids import ClickerId
from tni.core.known_devices import KEYPAD_PREFIX
from tni.devices.clickers.passive_receiver import PassiveReceiver
from tni.devices.clickers.text_lines import letter_of

if TYPE_CHECKING:
    from tni.devices.hid.fields import HidField

NAME_MAX: Final = 50
TYPED_MAX: Final = 15
KEYBOARD_PAGE: Final = 0x07_0000
"""The usage page of keyboards and keypads."""
ELEMENTS_MAX: Final = 512
"""Limit on a field's elements. A keyboard with one bit for each key has 256."""

_TROUBLE: Final = range(1, 4)
"""Error codes in place of keys: too many keys are down to identify them, or the keyboard has failed."""
_LETTER_A, _TOP_1, _PAD_1, _PAD_A, _AZERTY_A = 0x04, 0x1E, 0x59, 0xBC, 0x14
_TYPES: Final = {
    **{first + n: digit for first in (_TOP_1, _PAD_1) for n, digit in enumerate("1234567890")},
    **{first + n: letter for first in (_LETTER_A, _PAD_A) for n, letter in enumerate("ABCDEF")},
    _AZERTY_A: "A",
    **dict.fromkeys((0x2D, 0x56), "-"),
    **dict.fromkeys((0x38, 0x54), "/"),
    **dict.fromkeys((0x36, 0x37, 0x63, 0x85), "."),
    0xB0: "00",
    0xB1: "000",
}
_ENTER: Final = (0x28, 0x58)
_BACKSPACE: Final = (0x2A, 0x4C, 0xBB)
_CLEAR: Final = (0x29, 0xD8, 0xD9)


class NoKeysError(TniError):
    """The descriptor declares no keyboard."""


class Keypad(PassiveReceiver):
    """Implements `tni.api.devices.Receiver` and `tni.api.receiver_capabilities.SupportsNumericEntry`.

    A key is a vote at once, 1 or A for the first choice. While a number is gathered, the typed text is a vote at Enter.
    """

    def __init__(self, descriptor: bytes, clicker: ClickerId) -> None:
        """Make a driver. Raises: HidDescriptorError, NoKeysError."""
        from tni.devices.hid.descriptor import parse_descriptor  # with the first device
        from tni.devices.hid.fields import ReportKind  # with the first device

        described = parse_descriptor(descriptor)
        self._clicker, self._numbered, self._bits = clicker, described.numbered, described.bits
        self._fields: dict[int, list[HidField]] = {}
        for field in described.fields:
            if field.kind is ReportKind.INPUT and not field.constant and _tells_keys(field):
                self._fields.setdefault(field.report_id, []).append(field)
        if not self._fields:
            raise NoKeysError("no keys are described")
        self._down: dict[int, tuple[int, ...]] = {}
        """Keys that are down by the last report of each id."""
        self._gathers, self._typed = False, ""

    def on_report(self, report: bytes, now_s: float) -> Step:
        """Decode one report. Raises: BadReportError."""
        from tni.devices.hid.fields import ReportKind  # with the first device

        id_ = report[0] if self._numbered and report else 0
        fields = self._fields.get(id_)
        if fields is None:  # a report of other keys, such as the volume keys
            return Step()
        data = require_length(report, (self._bits[ReportKind.INPUT, id_] + 7) // 8 + self._numbered)
        number = int.from_bytes(data[self._numbered :], "little")
        down = tuple(key for field in fields for key in _down(field, number))
        if any(key in _TROUBLE for key in down):
            return Step()
        before = {key for keys in self._down.values() for key in keys}
        self._down[id_] = down
        return Step(tuple(vote for key in dict.fromkeys(down) if key not in before for vote in self._press(key, now_s)))

    def set_numeric_entry(self, enabled: bool, now_s: float) -> Step:  # noqa: ARG002
        self._gathers, self._typed = enabled, ""
        return Step()

    def _press(self, key: int, now_s: float) -> Iterator[DeviceEvent]:
        sign = _TYPES.get(key, "")
        if not self._gathers:
            choice = letter_of(sign)
            if choice is not None:
                yield Vote(self._clicker, choice, now_s)
        elif key in _ENTER:
            if self._typed:
                yield Vote(self._clicker, self._typed, now_s)
            self._typed = ""
        elif key in _BACKSPACE:
            self._typed = self._typed[:-1]
        elif key in _CLEAR:
            self._typed = ""
        elif not sign.isalpha() and len(self._typed) + len(sign) <= TYPED_MAX:
            self._typed += sign


def _tells_keys(field: HidField) -> bool:
    return field.count <= ELEMENTS_MAX and any(first & ~0xFFFF == KEYBOARD_PAGE for first, _ in field.usages)


def _down(field: HidField, number: int) -> Iterator[int]:
    """Yield the keys that are down, without their usage page."""
    for at in range(field.count):
        value = field.read(number, at)
        if field.variable:
            usage = field.usage_at(at) if value else None
        elif field.logical_min <= value <= field.logical_max:
            usage = field.usage_at(value - field.logical_min)
        else:
            usage = None
        if usage is not None and usage & ~0xFFFF == KEYBOARD_PAGE and usage & 0xFFFF:
            yield usage & 0xFFFF


def clicker_at(place: str) -> ClickerId:
    """Return the clicker id of the keypad at a place. place: see `FoundDevice`."""
    return ClickerId(KEYPAD_PREFIX + "".join(c for c in place if c.isprintable())[-NAME_MAX:])


def driver_at(place: str) -> DriverEntry:
    """Return the entry for the keypad at a place.

    It matches no device by itself: vendor and product ids don't tell a keypad from a keyboard.
    """
    make = lambda info: Keypad(info.descriptor, clicker_at(place))  # noqa: E731
    return DriverEntry("keypad", (), Provenance.DOCUMENTED, make)


DRIVER: Final = driver_at("")
