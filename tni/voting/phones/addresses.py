"""IPv4 addresses under which other devices on the network reach this computer."""

from __future__ import annotations

import socket
import struct
import sys
from contextlib import closing, suppress
from pathlib import Path

from tni.quiz.phones import LinkKind

_SIOCGIFADDR = 0x8915  # linux/sockios.h
_DEVICES = Path("/sys/class/net")
_ANYWHERE = "10.254.254.254"
"""Target of a UDP `connect`, which sends nothing but reveals the local address that outgoing traffic uses."""


def own_addresses() -> list[str]:
    """Return the IPv4 addresses that others on a network can reach, the one of most outgoing traffic first."""
    return list(own_networks())


def own_networks() -> dict[str, LinkKind]:
    """Return the addresses of `own_addresses`, each with the kind of its interface."""
    found: dict[str, LinkKind] = {}
    with suppress(OSError), closing(socket.socket(socket.AF_INET, socket.SOCK_DGRAM)) as trial:
        trial.connect((_ANYWHERE, 9))
        found[trial.getsockname()[0]] = LinkKind.OTHER
    found |= _of_interfaces() if sys.platform == "linux" else _of_name()
    return {address: link for address, link in found.items() if not address.startswith(("127.", "0."))}


def _of_name() -> dict[str, LinkKind]:
    with suppress(OSError):
        infos = socket.getaddrinfo(socket.gethostname(), None, socket.AF_INET)
        return {str(info[4][0]): LinkKind.OTHER for info in infos}
    return {}


def link_kind(device: Path) -> LinkKind:
    """Classify a network interface by the folder in which Linux describes it (`/sys/class/net/wlan0`)."""
    if (device / "wireless").exists() or (device / "phy80211").exists():
        return LinkKind.WIRELESS
    return LinkKind.CABLE if (device / "device").exists() else LinkKind.OTHER


def _of_interfaces() -> dict[str, LinkKind]:
    """Read addresses from the kernel's list of interfaces, because the host name of a Debian resolves to 127.0.1.1."""
    if sys.platform != "linux":
        return {}
    from fcntl import ioctl

    found = {}
    with closing(socket.socket(socket.AF_INET, socket.SOCK_DGRAM)) as asking:
        for _, name in socket.if_nameindex():
            with suppress(OSError):  # an interface without an address
                answer = ioctl(asking, _SIOCGIFADDR, struct.pack("256s", name.encode()[:15]))
                found[socket.inet_ntoa(answer[20:24])] = link_kind(_DEVICES / name)
    return found


def is_reachable(address: str, port: int, wait_s: float = 3.0) -> bool:
    """Return whether the server answers at its own address. Blocks for up to `wait_s`; never call it on the main
    thread."""
    try:
        with socket.create_connection((address, port), wait_s) as line:
            line.settimeout(wait_s)
            line.sendall(f"GET /alive HTTP/1.1\r\nHost: {address}:{port}\r\nConnection: close\r\n\r\n".encode())
            return b" 200 " in line.recv(64)
    except OSError:
        return False


def allowed_hosts(address: str, port: int) -> frozenset[str]:
    """Return the values of a browser's Host header that name a server which listens at this address and port."""
    name = socket.gethostname().lower()
    names = {address, *(own_addresses() if address == "0.0.0.0" else ()), "localhost", "127.0.0.1"}
    names |= {name, f"{name.partition('.')[0]}.local"}
    return frozenset({f"{one}:{port}" for one in names} | (names if port == 80 else set()))
