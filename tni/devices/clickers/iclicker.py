"""Registry entries of the i>clicker bases.

Both versions share one product id; the manufacturer string distinguishes them. Version 2 follows a USB log of a real
base, version 1 is from documentation alone: see `iclicker2`, `iclicker1`.
"""

from __future__ import annotations

from typing import Final

from tni.api.devices import DeviceInfo, Driver, DriverEntry, HidMatch, Provenance, Receiver, TniError

ICLICKER_MATCH: Final = HidMatch(vendor=0x1881, product=0x0150)
V1_MANUFACTURER: Final = "I-Clicker USB Base"


class IClickerVersionError(TniError):
    """The base is of the other version."""


def base_for(manufacturer: str, frequency: str = "AA") -> Receiver:
    """Return the driver of a base. manufacturer: USB manufacturer string; frequency: channel, `AA` to `DD`."""
    from tni.devices.clickers.iclicker1 import IClicker1Base  # with the first base
    from tni.devices.clickers.iclicker2 import IClicker2Base  # with the first base

    return IClicker1Base(frequency) if manufacturer.startswith(V1_MANUFACTURER) else IClicker2Base(frequency)


def _first(info: DeviceInfo) -> Driver:
    from tni.devices.clickers.iclicker1 import IClicker1Base  # with the first base

    if not info.maker.startswith(V1_MANUFACTURER):
        raise IClickerVersionError(info.maker)
    return IClicker1Base()


DRIVERS: Final = (
    DriverEntry("i>clicker 1", (ICLICKER_MATCH,), Provenance.DOCUMENTED, _first),
    DriverEntry("i>clicker 2", (ICLICKER_MATCH,), Provenance.RECORDED, lambda info: base_for(info.maker)),
)
"""The first entry that accepts a base drives it."""
