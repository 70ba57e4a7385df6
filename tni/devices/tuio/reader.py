"""Listening for TUIO on a thread of its own, as to any other board."""

from __future__ import annotations

from tni.api.devices import Driver
from tni.core.mailbox import Mailbox
from tni.devices.ports import Port
from tni.devices.reader import DeviceReader, HasMonotonic, Letter
from tni.devices.tuio.board import TuioBoard
from tni.devices.udp_source import UdpSource

PORT = 3333
"""That of TUIO by custom."""
SOURCE = "TUIO"


def tuio_source(port: int = PORT, *, everywhere: bool = False) -> tuple[Driver, Port]:
    """A driver and what feeds it, for whoever reads boards. everywhere: see `UdpSource`.

    Raises:
        UdpPortError: another program listens on that port, or it is not allowed.
    """
    return TuioBoard(), UdpSource(port, everywhere=everywhere)


def tuio_reader(
    mailbox: Mailbox[Letter], clock: HasMonotonic, port: int = PORT, *, everywhere: bool = False
) -> DeviceReader:
    """A reader, not yet started; its letters carry `SOURCE`. Raises: UdpPortError, as `tuio_source`."""
    return DeviceReader(SOURCE, *tuio_source(port, everywhere=everywhere), mailbox, clock)
