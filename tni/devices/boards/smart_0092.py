"""Driver of the SMART Board 0b8c:0092.

Its report descriptor declares the layout of fingers and pens; each of the four pens has its own report id. Written from
documentation, not tested on hardware.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from tni.api.devices import Contact, ContactState, DeviceInfo, Driver, DriverEntry, HidMatch, Provenance, Step
from tni.api.hid_wrapper import HidDriverWrapper

FIRST_PEN, LAST_PEN = 7, 10
"""Report ids of the first and the last pen."""


class Smart0092(HidDriverWrapper):
    """Standard HID driver that numbers the pens by their report ids."""

    def __init__(self, standard: Driver) -> None:
        super().__init__(standard)
        self._report_id = 0
        self._pens: dict[int, int] = {}

    def on_report(self, report: bytes, now_s: float) -> Step:
        self._report_id = report[0] if report else 0
        return super().on_report(report, now_s)

    def _contact(self, contact: Contact) -> Contact:
        if contact.state is ContactState.DOWN and FIRST_PEN <= self._report_id <= LAST_PEN:
            self._pens[contact.id] = self._report_id - FIRST_PEN + 1
        forget = self._pens.pop if contact.state is ContactState.UP else self._pens.get
        pen = forget(contact.id, None)
        return contact if pen is None else replace(contact, touch=replace(contact.touch, pen=pen))


def driver(standard: Callable[[DeviceInfo], Driver]) -> DriverEntry:
    """Return the entry of this driver. standard: makes the driver that the report descriptor asks for."""
    return DriverEntry(
        "SMART Board 0b8c:0092",
        (HidMatch(0x0B8C, 0x0092),),
        Provenance.DOCUMENTED,
        lambda info: Smart0092(standard(info)),
    )
