"""Where a question to everybody on the network goes: each network that this machine is on has an address for that."""

from __future__ import annotations


def broadcast_addresses() -> list[str]:
    """Of all networks that are up, by IPv4; IPv6 has none. May take some milliseconds the first time."""
    from PySide6.QtNetwork import QNetworkInterface  # only who looks for a projector needs it

    flag = QNetworkInterface.InterfaceFlag
    wanted = flag.IsUp | flag.IsRunning | flag.CanBroadcast
    entries = (
        entry
        for interface in QNetworkInterface.allInterfaces()
        if interface.flags() & wanted == wanted
        for entry in interface.addressEntries()
    )
    return sorted({entry.broadcast().toString() for entry in entries if not entry.broadcast().isNull()})
