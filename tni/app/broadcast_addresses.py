"""Broadcast addresses of the networks that this machine is on, for the search for projectors."""

from __future__ import annotations


def broadcast_addresses() -> list[str]:
    """Return the IPv4 broadcast addresses of all networks that are up; IPv6 has none. May take some milliseconds the
    first time."""
    from PySide6.QtNetwork import QNetworkInterface  # needed only to search for projectors

    flag = QNetworkInterface.InterfaceFlag
    wanted = flag.IsUp | flag.IsRunning | flag.CanBroadcast
    entries = (
        entry
        for interface in QNetworkInterface.allInterfaces()
        if interface.flags() & wanted == wanted
        for entry in interface.addressEntries()
    )
    return sorted({entry.broadcast().toString() for entry in entries if not entry.broadcast().isNull()})
