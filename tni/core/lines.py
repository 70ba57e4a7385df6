"""Stored records of receivers and boards on serial lines."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class KnownSerialLine:
    """Receiver or board on a serial line, identified by its adapter, so that it is opened again at any socket. serial:
    "" for an adapter without a serial number; driver: name of the device's driver; path: line on which a board was
    found, "" for a receiver."""

    vendor: int
    product: int
    serial: str
    driver: str
    path: str = ""

    @property
    def adapter(self) -> tuple[int, int, str]:
        """Identity of the adapter, independent of the socket: vendor, product, serial."""
        return self.vendor, self.product, self.serial
