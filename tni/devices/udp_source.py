"""Datagrams in place of a device's reports."""

from __future__ import annotations

import errno
import socket
import sys
from contextlib import suppress

from tni.devices.ports import DeviceGoneError, UdpPortError

MAX_DATAGRAM_BYTES = 65535
THIS_MACHINE = "127.0.0.1"
ALL_INTERFACES = ""

_TAKEN = (errno.EADDRINUSE, errno.EACCES) if sys.platform == "win32" else (errno.EADDRINUSE,)


class UdpSource:
    """A `tni.devices.ports.Port` that only listens: senders over UDP ask nothing and are told nothing.

    everywhere: also to other machines on the network; whoever can reach this one can then draw on the board.
    """

    def __init__(self, port: int, *, everywhere: bool = False) -> None:
        """port: 0 for one that is free, see `number`. Raises: UdpPortError."""
        self._socket = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        try:
            if sys.platform == "win32":  # elsewhere nobody else may bind it, unless both ask for that
                self._socket.setsockopt(socket.SOL_SOCKET, socket.SO_EXCLUSIVEADDRUSE, 1)
            self._socket.bind((ALL_INTERFACES if everywhere else THIS_MACHINE, port))
        except (OSError, OverflowError) as error:
            self._socket.close()
            raise UdpPortError(port, taken=getattr(error, "errno", None) in _TAKEN) from error
        self.number: int = self._socket.getsockname()[1]

    def read(self, timeout_s: float) -> bytes:
        try:
            self._socket.settimeout(max(timeout_s, 0.0))
            return self._socket.recv(MAX_DATAGRAM_BYTES)
        except (TimeoutError, BlockingIOError):
            return b""
        except OSError as error:
            raise DeviceGoneError(f"UDP port {self.number}") from error

    def write(self, report: bytes) -> None:
        pass

    def set_feature(self, report: bytes) -> None:
        pass

    def close(self) -> None:
        with suppress(OSError):
            self._socket.close()
