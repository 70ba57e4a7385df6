"""Which devices the program reads by itself, past what the system makes of them."""

from __future__ import annotations

from enum import Enum

from tni.api.devices import DeviceDriver, Driver
from tni.devices.discovery import FoundDevice
from tni.devices.hid.usages import TOUCH_PAD, WHITE_BOARD
from tni.devices.registry import DRAWN_ON, GENERIC, take


class Raw(Enum):
    """Which boards are read raw. Receivers of clickers always are: the system has no use for them.

    AUTOMATIC: those that the system makes no pointer of, or none that is any good; ALWAYS: every one that can be;
    NEVER: none, and the system's own pointers draw.
    """

    AUTOMATIC = "auto"
    ALWAYS = "always"
    NEVER = "never"


def is_receiver(driver: Driver) -> bool:
    return hasattr(driver, "open_poll") and hasattr(driver, "close_poll")


def choose(device: FoundDevice, raw: Raw) -> tuple[DeviceDriver, Driver] | None:
    """Who drives a device that is to be read raw, ready to be started; None for what is left to the system."""
    for info in device.infos:
        taken = take(info)
        if taken is None:
            continue
        entry, driver = taken
        if is_receiver(driver):
            return taken
        if raw is Raw.NEVER:
            continue
        if entry is not GENERIC or (_is_board(device) and (raw is Raw.ALWAYS or _is_without_pointer(device))):
            return taken
    return None


def _is_board(device: FoundDevice) -> bool:
    """What describes itself as something to draw on may be a laptop's own screen, or its pad."""
    return not device.built_in and not device.has(TOUCH_PAD)


def _is_without_pointer(device: FoundDevice) -> bool:
    """Whether the system does nothing with it: it knows no whiteboards, or has made nothing of this one."""
    drawn_on = {info.page << 16 | info.usage for info in device.infos} & DRAWN_ON
    return drawn_on == {WHITE_BOARD} or device.pointers == ()
