"""Epson BrightLink and EB-...Wi projectors: pens and touch as the HID standard has them, once the projector's menu says
so. From documentation, not tested on hardware.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from tni.api.devices import Contact, DeviceInfo, Driver, DriverEntry, HidMatch, Provenance
from tni.api.hid_wrapper import HidDriverWrapper


class Epson(HidDriverWrapper):
    """The pens declare a pressure, but it is all or nothing: it says no more than that they touch."""

    def _contact(self, contact: Contact) -> Contact:
        return contact if contact.pressure is None else replace(contact, pressure=None)


def driver(standard: Callable[[DeviceInfo], Driver]) -> DriverEntry:
    """standard: makes the driver that the descriptor asks for."""
    return DriverEntry(
        "Epson BrightLink", (HidMatch(0x04B8, 0x0327),), Provenance.DOCUMENTED, lambda info: Epson(standard(info))
    )
