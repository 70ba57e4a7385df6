"""Network listener for TUIO, to be read like any interactive whiteboard."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tni.api.devices import Driver
    from tni.devices.ports import DevicePort

PORT = 3333
"""Customary UDP port of TUIO."""
SOURCE = "TUIO"
"""Source name in the messages of this device."""


def open_tuio_listener(port: int = PORT, *, everywhere: bool = False) -> tuple[Driver, DevicePort]:
    """Return a TUIO driver and the UDP port that feeds it. everywhere: see `UdpPort`.

    Raises:
        UdpPortError: another program listens on that port, or the system denies it.
    """
    from tni.devices.tuio.board import TuioBoard  # imported late: only listening needs OSC
    from tni.devices.udp_port import UdpPort

    source = UdpPort(port, everywhere=everywhere)
    return TuioBoard(lambda: source.sender), source
