"""Errors of requests to servers. They name the host at most: no path, query, header or password is in them."""

from __future__ import annotations

from enum import Enum

from tni.core.errors import TniError


class NetworkFault(Enum):
    """Reason why a request failed."""

    OFFLINE = "offline"  # no network, or the name of the host is unknown
    NO_FOLDER = "no folder"  # of this computer: a key that is not plugged in, or a network folder that is away
    REFUSED = "refused"  # nothing listens there
    TIMEOUT = "timeout"
    CUT = "cut"  # the connection ended early
    TLS = "tls"  # the host's certificate is not trusted
    PROXY = "proxy"
    CANCELLED = "cancelled"
    NOT_HTTPS = "not https"
    FOREIGN_HOST = "foreign host"  # redirected to a host that is not the account's
    WRONG_PASSWORD = "wrong password"
    FORBIDDEN = "forbidden"
    MISSING = "missing"
    EXISTS = "exists"  # or has changed meanwhile
    CONFLICT = "conflict"  # the folder above is missing
    LOCKED = "locked"
    QUOTA = "quota"
    TOO_LARGE = "too large"
    BUSY = "busy"
    NOT_WEBDAV = "not WebDAV"
    MALFORMED = "malformed"  # an answer that is not understood
    CAPTIVE_PORTAL = "captive portal"  # the network answers in the server's place, until somebody signs in to it
    MAINTENANCE = "maintenance"
    REJECTED = "rejected"
    SERVER = "server"


class NetworkError(TniError):
    """A request failed. fault: the reason. host: of the server. status: of HTTP, 0 without an answer. retry_s: seconds
    that the server asks to wait, 0 if it names none."""

    def __init__(self, fault: NetworkFault, host: str, status: int = 0, retry_s: float = 0.0) -> None:
        super().__init__(f"{host}: {fault.value}" + (f" ({status})" if status else ""))
        self.fault, self.host, self.status, self.retry_s = fault, host, status, retry_s


class NoHttpsError(NetworkError):
    """An address is not https, and neither local nor agreed to by the teacher."""

    def __init__(self, host: str) -> None:
        super().__init__(NetworkFault.NOT_HTTPS, host)
