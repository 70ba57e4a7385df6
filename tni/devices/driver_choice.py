"""Which devices the program reads by itself, past what the system makes of them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from enum import Enum

from tni.api.devices import Driver, DriverEntry, HidMatch
from tni.devices.discovery import FoundDevice
from tni.devices.hid.descriptor import HidDescriptorError, parse_descriptor
from tni.devices.hid.fields import ReportKind
from tni.devices.hid.usages import DIGITIZER, PEN, TOUCH_PAD, WHITE_BOARD, X_TILT, Y_TILT
from tni.devices.registry import BOARD_USAGES, GENERIC_HID, make_driver


class RawInputMode(Enum):
    """Which boards are read raw. Receivers of clickers always are: the system has no use for them.

    AUTOMATIC: those that the system makes no pointer of, or none that is any good; ALWAYS: every one that can be, but
    for pen tablets that the system has made a pointer of: they are no boards, and the system knows how their pen
    leans; NEVER: none, and the system's own pointers draw.
    """

    AUTOMATIC = "auto"
    ALWAYS = "always"
    NEVER = "never"


def is_receiver(driver: Driver) -> bool:
    return hasattr(driver, "open_poll") and hasattr(driver, "close_poll")


def drivers_for_device(device: FoundDevice) -> Iterator[tuple[DriverEntry, Driver]]:
    """Who can drive a device, ready to be started, the likeliest first; nobody for what is neither a board nor a
    receiver."""
    if device.driver is not None:
        yield device.driver, device.driver.make(device.infos[0])
        return
    for info in device.infos:
        taken = make_driver(info)
        if taken is not None and (taken[0] is not GENERIC_HID or _is_board(device)):
            yield taken


def choose_driver(
    device: FoundDevice, raw: RawInputMode, taught: Callable[[], Iterable[DriverEntry]] = tuple
) -> tuple[DriverEntry, Driver] | None:
    """Who drives a device that is to be read raw, ready to be started; None for what is left to the system. taught:
    receivers that were taught by hand, asked for what nobody else drives."""
    if device.driver is not None:
        return next(drivers_for_device(device))
    for entry, driver in drivers_for_device(device):
        is_read = raw is not RawInputMode.NEVER and (entry is not GENERIC_HID or _is_wanted(device, raw))
        if is_read or is_receiver(driver):
            return entry, driver
    for info in device.infos[:1]:
        numbers = info.vendor, info.product
        for entry in taught():
            if any(isinstance(m, HidMatch) and (m.vendor, m.product) == numbers for m in entry.matches):
                return entry, entry.make(info)
    return None


def _is_wanted(device: FoundDevice, raw: RawInputMode) -> bool:
    return _is_without_pointer(device) or (raw is RawInputMode.ALWAYS and not _is_pen_tablet(device))


def _is_board(device: FoundDevice) -> bool:
    """What describes itself as something to draw on may be a laptop's own screen, or its pad."""
    return not device.built_in and not device.has(TOUCH_PAD)


def _is_without_pointer(device: FoundDevice) -> bool:
    """Whether the system does nothing with it: it knows no whiteboards, or has made nothing of this one."""
    drawn_on = {info.page << 16 | info.usage for info in device.infos} & BOARD_USAGES
    return drawn_on == {WHITE_BOARD} or device.pointers == ()


def _is_pen_tablet(device: FoundDevice) -> bool:
    """Whether nothing but pens touches it, and it tells how they lean: no board's pen is known to."""
    drawn_on = {info.page << 16 | info.usage for info in device.infos} & BOARD_USAGES
    return drawn_on <= {DIGITIZER, PEN} and any(_tells_tilt(info.descriptor) for info in device.infos)


def _tells_tilt(descriptor: bytes) -> bool:
    with suppress(HidDescriptorError):
        inputs = (field for field in parse_descriptor(descriptor).fields if field.kind is ReportKind.INPUT)
        return any(
            first <= tilt <= last for field in inputs for first, last in field.usages for tilt in (X_TILT, Y_TILT)
        )
    return False
