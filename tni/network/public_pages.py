"""Account for pages of the web that are asked for without a password: any public host, never one of the own network."""

from __future__ import annotations

import ipaddress
import socket
from dataclasses import dataclass, field

from tni.core.network_errors import NetworkError, NetworkFault
from tni.network.account import Account, Origin, origin_of


@dataclass(frozen=True, slots=True)
class PublicPages(Account):
    """Account without credentials that follows redirects to every public host. is_behind_proxy: a proxy looks the names
    of hosts up; else they are looked up here, so that none leads to an address of the own network."""

    is_behind_proxy: bool = field(default=False, kw_only=True)

    def check(self, url: str) -> Origin:
        """Return the origin of a public page. Raises: NetworkError, FOREIGN_HOST for an address of this computer or its
        network, OFFLINE where the host's name is unknown."""
        origin = origin_of(url)
        if origin.is_local or not self._is_public(origin):
            raise NetworkError(NetworkFault.FOREIGN_HOST, origin.host)
        return origin

    def check_peer(self, address: str) -> None:
        """A name that is looked up once more may lead to another address."""
        if not ipaddress.ip_address(address.partition("%")[0]).is_global:
            raise NetworkError(NetworkFault.FOREIGN_HOST, address)

    def _is_public(self, origin: Origin) -> bool:
        try:
            return ipaddress.ip_address(origin.host).is_global
        except ValueError:
            pass
        if self.is_behind_proxy:
            return True
        try:
            found = socket.getaddrinfo(origin.host, origin.port, type=socket.SOCK_STREAM)
        except (OSError, UnicodeError):
            raise NetworkError(NetworkFault.OFFLINE, origin.host) from None
        return all(ipaddress.ip_address(str(one[4][0]).partition("%")[0]).is_global for one in found)
