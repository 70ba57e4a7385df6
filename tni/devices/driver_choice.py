"""Choice of the devices that the program reads raw, bypassing the system's own input handling."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from enum import Enum

from tni.api.devices import Driver, DriverEntry, HidMatch
from tni.core.device_errors import HidDescriptorError
from tni.core.errors import TniError
from tni.devices.discovery import FoundDevice
from tni.devices.hid.usages import DIGITIZER, PEN, TOUCH_PAD, WHITE_BOARD, X_TILT, Y_TILT
from tni.devices.registry import BOARD_USAGES, GENERIC_HID, is_of, make_driver


class RawInputMode(Enum):
    """Setting: interactive whiteboards to read raw.

    Receivers of clickers are always read raw, because the system has no use for them.

    Attributes:
        AUTOMATIC: Boards without a system pointer, or without a usable one.
        ALWAYS: All boards that can be read, except pen tablets with a system pointer: they are no boards, and the
            system knows their pen's tilt.
        NEVER: No boards; the system's pointers draw.
    """

    AUTOMATIC = "auto"
    ALWAYS = "always"
    NEVER = "never"


def is_receiver(driver: Driver) -> bool:
    return hasattr(driver, "open_poll") and hasattr(driver, "close_poll")


def drivers_for_device(
    device: FoundDevice, allows: Callable[[DriverEntry], bool] = lambda _entry: True
) -> Iterator[tuple[DriverEntry, Driver]]:
    """Yield the drivers that fit a device, ready to be started, the likeliest first.

    Yields nothing for a device that is neither a board nor a receiver.
    """
    if device.driver is not None:
        yield device.driver, device.driver.make(device.infos[0])
        return
    for info in device.infos:
        taken = make_driver(info, allows)
        if taken is not None and (taken[0] is not GENERIC_HID or _is_board(device)):
            yield taken


def choose_driver(
    device: FoundDevice,
    raw: RawInputMode,
    trained: Callable[[], Iterable[DriverEntry]] = tuple,
    allows: Callable[[DriverEntry], bool] = lambda _entry: True,
) -> tuple[DriverEntry, Driver] | None:
    """Return the driver of a device to read raw, ready to be started; None for a device that is left to the system.

    trained: returns the drivers that were added on this computer, of trained receivers and of plugins; called for
    devices without a driver of their own. allows: returns whether a driver may run: a plugin's may be turned off.
    """
    if device.driver is not None:
        return next(drivers_for_device(device))
    for entry, driver in drivers_for_device(device, allows):
        if entry is GENERIC_HID and (added := _added(device, raw, trained)) is not None:
            return added
        is_read = raw is not RawInputMode.NEVER and (entry is not GENERIC_HID or _is_wanted(device, raw))
        if is_read or is_receiver(driver):
            return entry, driver
    return _added(device, raw, trained)


def _added(
    device: FoundDevice, raw: RawInputMode, added: Callable[[], Iterable[DriverEntry]]
) -> tuple[DriverEntry, Driver] | None:
    """Return the driver that was added on this computer for exactly this device; None without one."""
    for info in device.infos[:1]:
        for entry in added():
            if any(isinstance(match, HidMatch) and is_of(info, match) for match in entry.matches):
                with suppress(TniError):
                    driver = entry.make(info)
                    if raw is not RawInputMode.NEVER or is_receiver(driver):
                        return entry, driver
    return None


def _is_wanted(device: FoundDevice, raw: RawInputMode) -> bool:
    return _is_without_pointer(device) or (raw is RawInputMode.ALWAYS and not _is_pen_tablet(device))


def _is_board(device: FoundDevice) -> bool:
    """Return whether a device is an external one without a touch pad.

    A digitizer may also be a laptop's own screen, or its touch pad.
    """
    return not device.built_in and not device.has(TOUCH_PAD)


def _is_without_pointer(device: FoundDevice) -> bool:
    """Return whether the system doesn't use a device: it supports no whiteboards, or made no pointer of this one."""
    drawn_on = {info.page << 16 | info.usage for info in device.infos} & BOARD_USAGES
    return drawn_on == {WHITE_BOARD} or device.pointers == ()


def _is_pen_tablet(device: FoundDevice) -> bool:
    """Return whether a device takes pens only and reports their tilt; no board's pen is known to report tilt."""
    drawn_on = {info.page << 16 | info.usage for info in device.infos} & BOARD_USAGES
    return drawn_on <= {DIGITIZER, PEN} and any(_reports_tilt(info.descriptor) for info in device.infos)


def _reports_tilt(descriptor: bytes) -> bool:
    from tni.devices.hid.descriptor import parse_descriptor  # with the first device
    from tni.devices.hid.fields import ReportKind  # with the first device

    with suppress(HidDescriptorError):
        inputs = (field for field in parse_descriptor(descriptor).fields if field.kind is ReportKind.INPUT)
        return any(
            first <= tilt <= last for field in inputs for first, last in field.usages for tilt in (X_TILT, Y_TILT)
        )
    return False
