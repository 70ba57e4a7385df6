"""Registry of device drivers: vendor protocols first, then the generic driver for
devices that describe themselves as boards.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from tni.api.devices import DeviceInfo, Driver, DriverEntry, HidMatch, Provenance, SerialMatch
from tni.core.errors import TniError
from tni.devices.boards import (
    ebeam,
    epson,
    panaboard,
    promethean,
    smart_0092,
    smart_sb680,
    smart_sb885,
    smart_ws200,
)
from tni.devices.clickers import iclicker, keypad, open_line, turningpoint
from tni.devices.hid import usages as u

BOARD_USAGES = frozenset({u.DIGITIZER, u.PEN, u.TOUCH_SCREEN, u.WHITE_BOARD})
"""Top collections of interactive whiteboards. A laptop's touch pad and a mouse are excluded."""


def make_hid_board(info: DeviceInfo) -> Driver:
    """Make the generic driver. Raises: NotABoardError, HidDescriptorError."""
    from tni.devices.hid.multitouch import HidBoard  # with the first board

    return HidBoard(info.descriptor, info.vendor, info.product)


GENERIC_HID = DriverEntry("HID board", (), Provenance.RECORDED, make_hid_board)
CLICKER_DRIVERS: tuple[DriverEntry, ...] = (*iclicker.DRIVERS, open_line.DRIVER, turningpoint.DRIVER, keypad.DRIVER)
VENDOR_DRIVERS: tuple[DriverEntry, ...] = (
    *CLICKER_DRIVERS,
    smart_sb680.DRIVER,
    smart_sb885.DRIVER,
    smart_0092.driver(make_hid_board),
    smart_ws200.DRIVER,
    ebeam.DRIVER,
    promethean.DRIVER,
    epson.driver(make_hid_board),
    panaboard.driver(make_hid_board),
)
"""Drivers that are part of the program."""


def vendor_drivers() -> tuple[DriverEntry, ...]:
    """Return the drivers of devices with a protocol of their own, those of plugins too, which are loaded when such a
    device is present."""
    from tni.devices.plugin_drivers import plugin_drivers  # with the first device

    return (*VENDOR_DRIVERS, *plugin_drivers("receiver"), *plugin_drivers("board"))


def receiver_drivers() -> tuple[DriverEntry, ...]:
    """Return the drivers of receivers with a protocol of their own, those of plugins too."""
    from tni.devices.plugin_drivers import plugin_drivers

    return (*CLICKER_DRIVERS, *plugin_drivers("receiver"))


def drivers_for(info: DeviceInfo) -> Iterator[DriverEntry]:
    """Yield the entries that may fit a HID device, the likeliest first."""
    yield from (d for d in vendor_drivers() if any(isinstance(m, HidMatch) and is_of(info, m) for m in d.matches))
    if info.page << 16 | info.usage in BOARD_USAGES:
        yield GENERIC_HID


type SerialDrivers = Callable[[DeviceInfo], Iterable[tuple[DriverEntry, SerialMatch]]]
"""Returns the entries of interactive whiteboards, or of receivers, that may be on a serial line, with its speed."""


def serial_drivers_for(
    info: DeviceInfo, added: Iterable[DriverEntry] = ()
) -> Iterator[tuple[DriverEntry, SerialMatch]]:
    """Yield the entries of interactive whiteboards that may be on a serial line, with the line's speed. added: drivers
    of boards that were added on this computer."""
    yield from _on_line(info, (driver for driver in vendor_drivers() if driver not in receiver_drivers()))
    yield from _on_line(info, added)


def serial_receivers_for(
    info: DeviceInfo, added: Iterable[DriverEntry] = ()
) -> Iterator[tuple[DriverEntry, SerialMatch]]:
    """Yield the entries of clicker receivers that may be on a serial line, with the line's speed. added: drivers of
    receivers that were added on this computer."""
    yield from _on_line(info, receiver_drivers())
    yield from _on_line(info, added)


def _on_line(info: DeviceInfo, drivers: Iterable[DriverEntry]) -> Iterator[tuple[DriverEntry, SerialMatch]]:
    for driver in drivers:
        for match in driver.matches:
            if isinstance(match, SerialMatch) and (match.vendor, match.product) == (info.vendor, info.product):
                yield driver, match


def make_driver(
    info: DeviceInfo, allows: Callable[[DriverEntry], bool] = lambda _entry: True
) -> tuple[DriverEntry, Driver] | None:
    """Return the entry and driver of a HID device, ready to be started; None if no driver accepts it. allows: returns
    whether a driver may run."""
    for driver in filter(allows, drivers_for(info)):
        try:
            return driver, driver.make(info)
        except TniError:
            continue
    return None


def is_of(info: DeviceInfo, match: HidMatch) -> bool:
    """Return whether a device is one that a driver accepts."""
    return (
        info.vendor == match.vendor
        and match.product in (None, info.product)
        and (match.interface is None or info.interface in (match.interface, -1))
        and (not match.pages or info.page in match.pages)
    )
