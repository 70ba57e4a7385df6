"""Driver of Epson BrightLink and EB-...Wi projectors: standard HID pens and touch, without the pens' pressure, which
is only ever zero or full. The projector sends them once enabled in its menu.

Written from documentation, not tested on hardware.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from tni.api.devices import Contact, DeviceInfo, Driver, DriverEntry, HidMatch, Provenance
from tni.api.hid_wrapper import HidDriverWrapper


class Epson(HidDriverWrapper):
    """Standard HID driver without pressure.

    The pens declare a pressure, but it is only ever zero or full: it says no more than that they touch.
    """

    def _contact(self, contact: Contact) -> Contact:
        touch = contact.touch
        return contact if touch.pressure is None else replace(contact, touch=replace(touch, pressure=None))


def driver(standard: Callable[[DeviceInfo], Driver]) -> DriverEntry:
    """Return the entry of this driver. standard: makes the driver that the report descriptor asks for."""
    return DriverEntry(
        "Epson BrightLink", (HidMatch(0x04B8, 0x0327),), Provenance.DOCUMENTED, lambda info: Epson(standard(info))
    )
