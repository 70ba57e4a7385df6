"""Account on a server: the origins that may be asked, and the credentials that go to one of them alone."""

from __future__ import annotations

import base64
import ipaddress
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from tni.core.network_errors import NetworkError, NetworkFault, NoHttpsError
from tni.core.secret import Secret

PORTS = {"https": 443, "http": 80}
LOCAL_ENDS = (".local", ".localhost", ".lan", ".home.arpa", ".internal")


@dataclass(frozen=True, slots=True)
class Origin:
    """Scheme, host and port of a server. host: lower case, without brackets."""

    scheme: str
    host: str
    port: int

    @property
    def is_local(self) -> bool:
        """True for this computer or one of its own network, by name or address alone."""
        try:
            address = ipaddress.ip_address(self.host)
        except ValueError:
            return self.host == "localhost" or "." not in self.host or self.host.endswith(LOCAL_ENDS)
        return address.is_private or address.is_loopback or address.is_link_local


def origin_of(url: str) -> Origin:
    """Return the origin of an address. Raises: NetworkError for one that is no http or https, or names a user."""
    try:
        parts = urlsplit(url)
        host, port = parts.hostname, parts.port
    except ValueError:
        host, port, parts = None, None, urlsplit("")
    if parts.scheme not in PORTS or not host or parts.username is not None or parts.password is not None:
        raise NetworkError(NetworkFault.MALFORMED, host or "?")
    return Origin(parts.scheme, host, port or PORTS[parts.scheme])


@dataclass(frozen=True, slots=True)
class Credentials:
    """Proof of who asks. user: empty for a token, which is sent as Bearer."""

    user: str
    secret: Secret

    @property
    def header(self) -> str:
        """Value of the header Authorization. It is a secret."""
        if not self.user:
            return f"Bearer {self.secret.revealed}"
        pair = f"{self.user}:{self.secret.revealed}".encode()
        return f"Basic {base64.b64encode(pair).decode()}"


@dataclass(frozen=True, slots=True)
class Account:
    """Account on one server. address: the only one that credentials are sent to. others: origins that may be asked
    besides, without credentials. local_agreed: the teacher agreed to ask a local server without https."""

    address: str
    credentials: Credentials | None = None
    others: tuple[Origin, ...] = ()
    local_agreed: bool = False
    origin: Origin = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "origin", origin_of(self.address))
        self.check(self.address)

    def check(self, url: str) -> Origin:
        """Return the origin of an address that may be asked. Raises: NetworkError, NoHttpsError."""
        origin = origin_of(url)
        if origin != self.origin and origin not in self.others:
            raise NetworkError(NetworkFault.FOREIGN_HOST, origin.host)
        if origin.scheme != "https" and not (origin.is_local and self.local_agreed):
            raise NoHttpsError(origin.host)
        return origin

    def check_peer(self, address: str) -> None:
        """Check the IP address of a connection that was made without a proxy, before anything is sent. Raises:
        NetworkError."""

    def authorization(self, origin: Origin) -> dict[str, str]:
        """Return the header that proves who asks, for the account's own origin alone."""
        if self.credentials is None or origin != self.origin:
            return {}
        return {"Authorization": self.credentials.header}
