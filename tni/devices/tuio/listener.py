"""Listening for TUIO, as any other board is read."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tni.api.devices import Driver
    from tni.devices.ports import DevicePort

PORT = 3333
"""That of TUIO by custom."""
SOURCE = "TUIO"
"""What its letters carry."""


def open_tuio_listener(port: int = PORT, *, everywhere: bool = False) -> tuple[Driver, DevicePort]:
    """A driver and what feeds it, for whoever reads boards. everywhere: see `UdpSource`.

    Raises:
        UdpPortError: another program listens on that port, or it is not allowed.
    """
    from tni.devices.tuio.board import TuioBoard  # with OSC, which only those who listen need
    from tni.devices.udp_port import UdpPort

    source = UdpPort(port, everywhere=everywhere)
    return TuioBoard(lambda: source.sender), source
