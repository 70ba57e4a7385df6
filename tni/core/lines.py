"""What hangs on serial lines, as it is kept from one lesson to the next."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class KnownSerialLine:
    """A receiver or a board on a serial line, by its adapter: it is opened again wherever that is plugged in. serial:
    "" for an adapter without one; driver: the name of who understands it; path: of the line that a board was found on,
    "" for a receiver."""

    vendor: int
    product: int
    serial: str
    driver: str
    path: str = ""

    @property
    def adapter(self) -> tuple[int, int, str]:
        """What tells it wherever it is plugged in: vendor, product, serial."""
        return self.vendor, self.product, self.serial
