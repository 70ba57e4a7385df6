"""Listening for TUIO on a thread of its own, as to any other board."""

from __future__ import annotations

from tni.core.mailbox import Mailbox
from tni.devices.reader import DeviceReader, HasMonotonic, Letter
from tni.devices.tuio.board import TuioBoard
from tni.devices.udp_source import UdpSource

PORT = 3333
"""That of TUIO by custom."""
SOURCE = "TUIO"


def tuio_reader(
    mailbox: Mailbox[Letter], clock: HasMonotonic, *, port: int = PORT, everywhere: bool = False
) -> DeviceReader:
    """A reader, not yet started; its letters carry `SOURCE`. everywhere: see `UdpSource`.

    Raises:
        UdpPortError: another program listens on that port, or it is not allowed.
    """
    return DeviceReader(SOURCE, TuioBoard(), UdpSource(port, everywhere=everywhere), mailbox, clock)
