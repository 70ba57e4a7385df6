"""Driver of the Panasonic Elite Panaboard UB-T880: standard HID touch after a feature report that starts it.

Written from documentation, not tested on hardware.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Final

from tni.api.devices import DeviceInfo, Driver, DriverEntry, HidMatch, Provenance, Step
from tni.api.hid_wrapper import HidDriverWrapper

BEGIN: Final = b"\x04\x01"
"""Feature report that starts touch reporting."""


class Panaboard(HidDriverWrapper):
    def start(self, now_s: float) -> Step:
        step = super().start(now_s)
        return replace(step, features=(*step.features, BEGIN))


def driver(standard: Callable[[DeviceInfo], Driver]) -> DriverEntry:
    """Return the entry of this driver. standard: makes the driver that the report descriptor asks for."""
    return DriverEntry(
        "Panasonic Elite Panaboard UB-T880",
        (HidMatch(0x04DA, 0x104D),),
        Provenance.DOCUMENTED,
        lambda info: Panaboard(standard(info)),
    )
