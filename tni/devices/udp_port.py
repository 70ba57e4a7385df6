"""UDP port whose datagrams take the place of a device's reports: IPv4, and IPv6 where the system supports it."""

from __future__ import annotations

import errno
import socket
import sys
from collections import deque
from contextlib import suppress
from selectors import EVENT_READ, DefaultSelector
from typing import NamedTuple

from tni.core.device_errors import UdpPortError
from tni.devices.ports import DeviceGoneError

MAX_DATAGRAM_BYTES = 65535
THIS_MACHINE = {socket.AF_INET: "127.0.0.1", socket.AF_INET6: "::1"}
ALL_INTERFACES = ""

_TAKEN = (errno.EADDRINUSE, errno.EACCES) if sys.platform == "win32" else (errno.EADDRINUSE,)


class UdpSender(NamedTuple):
    """Address of the sender of a datagram. Two programs on one machine have different ports."""

    host: str
    port: int


class UdpPort:
    """A `tni.devices.ports.DevicePort` that only listens: UDP senders need no answer.

    everywhere: listen to other machines too; any machine that can reach this one can then draw. sender: address of the
    sender of the last datagram read.
    """

    def __init__(self, port: int, *, everywhere: bool = False) -> None:
        """Open the port. port: 0 for any free one, see `number`. Raises: UdpPortError."""
        try:
            self.sockets = [_bound(socket.AF_INET, port, everywhere=everywhere)]
        except (OSError, OverflowError) as error:
            raise UdpPortError(port, taken=getattr(error, "errno", None) in _TAKEN) from error
        self.number: int = self.sockets[0].getsockname()[1]
        self.sender = UdpSender("", 0)
        with suppress(OSError):  # some senders resolve "localhost" to ::1; without IPv6 there are none
            self.sockets.append(_bound(socket.AF_INET6, self.number, everywhere=everywhere))
        self._selector = DefaultSelector()
        for one in self.sockets:
            self._selector.register(one, EVENT_READ, one)
        self._ready: deque[socket.socket] = deque()
        """Sockets with data, read in turn, so that a flood on one doesn't starve the other."""

    def read(self, timeout_s: float) -> bytes:
        try:
            if not self._ready:
                self._ready += (key.data for key, _ in self._selector.select(max(timeout_s, 0.0)))
            while self._ready:
                with suppress(BlockingIOError):  # a datagram with a wrong check sum was dropped
                    data, (host, port, *_) = self._ready.popleft().recvfrom(MAX_DATAGRAM_BYTES)
                    self.sender = UdpSender(host, port)
                    return data
        except (OSError, ValueError) as error:  # ValueError: the selector is closed
            raise DeviceGoneError(f"UDP port {self.number}") from error
        return b""

    def write(self, report: bytes) -> None:
        pass

    def set_feature(self, report: bytes) -> None:
        pass

    def close(self) -> None:
        with suppress(OSError):
            self._selector.close()
        for one in self.sockets:
            with suppress(OSError):
                one.close()


def _bound(family: socket.AddressFamily, port: int, *, everywhere: bool) -> socket.socket:
    """Return a bound socket. Raises: OSError, OverflowError."""
    made = socket.socket(family, socket.SOCK_DGRAM)
    try:
        if sys.platform == "win32":  # other systems exclude other programs by default
            made.setsockopt(socket.SOL_SOCKET, socket.SO_EXCLUSIVEADDRUSE, 1)
        if family is socket.AF_INET6:  # IPv4 uses its own socket
            made.setsockopt(socket.IPPROTO_IPV6, socket.IPV6_V6ONLY, 1)
        made.setblocking(False)
        made.bind((ALL_INTERFACES if everywhere else THIS_MACHINE[family], port))
    except BaseException:
        made.close()
        raise
    return made
