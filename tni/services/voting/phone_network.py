"""Choice of the network and port at which phones reach this computer."""

from __future__ import annotations

from tni.core.settings import PHONES_ADDRESS, PHONES_PORT, Settings
from tni.quiz.phones import LinkKind

PORTS = (8080, 8000, 8888, 80)
"""Ports to offer: short to type. Linux allows port 80 only to privileged programs."""


class PhoneNetworkChoice:
    """The teacher's choice of network and port. It takes effect the next time that phones are switched on."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings

    @property
    def address(self) -> str:
        """Address of this computer on the chosen network; "" for the first network."""
        return self._settings.get(PHONES_ADDRESS)

    @property
    def port(self) -> int:
        return int(self._settings.get(PHONES_PORT))

    def choose_address(self, address: str) -> None:
        self._settings.set(PHONES_ADDRESS, address)

    def choose_port(self, port: int) -> None:
        self._settings.set(PHONES_PORT, float(port))

    def networks(self) -> dict[str, LinkKind | None]:
        """Return the address of this computer on each of its networks, with the kind of link, and the chosen address;
        None for a network to which it is not connected."""
        from tni.voting.phones.addresses import own_networks  # program start does not need the network libraries

        found: dict[str, LinkKind | None] = {**own_networks()}
        if self.address:
            found.setdefault(self.address, None)
        return found

    def ports(self) -> list[int]:
        """Return the ports to offer, with the chosen one."""
        return [*PORTS, *([] if self.port in PORTS else [self.port])]
