"""The addresses at which all of a network are asked, beside what Linux says of itself."""

from __future__ import annotations

import socket
import struct
import sys

import pytest

from tni.app.broadcast_addresses import broadcast_addresses

SIOCGIFFLAGS, SIOCGIFBRDADDR = 0x8913, 0x8919
UP, BROADCASTS, RUNNING = 0x1, 0x2, 0x40


@pytest.mark.skipif(sys.platform != "linux", reason="asks Linux")
def test_every_network_that_is_up_is_asked_and_no_other() -> None:
    import fcntl

    def ask(name: str, what: int) -> bytes:
        return fcntl.ioctl(asked, what, struct.pack("40s", name.encode()))[16:24]

    expected = set()
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as asked:
        for _, name in socket.if_nameindex():
            (flags,) = struct.unpack_from("H", ask(name, SIOCGIFFLAGS))
            if flags & UP and flags & RUNNING and flags & BROADCASTS:
                try:
                    expected.add(socket.inet_ntoa(ask(name, SIOCGIFBRDADDR)[4:]))
                except OSError:  # no address by IPv4
                    continue
    found = broadcast_addresses()
    assert expected - {"0.0.0.0"} <= set(found)  # Linux tells the first address of each alone
    assert len(found) == len(set(found))
    assert "127.255.255.255" not in found
