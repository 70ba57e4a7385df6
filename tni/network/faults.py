"""Faults that the HTTP library's errors and a server's statuses stand for."""

from __future__ import annotations

import errno
import ssl

from tni.core.network_errors import NetworkFault

OF_STATUS = {
    401: NetworkFault.WRONG_PASSWORD,
    403: NetworkFault.FORBIDDEN,
    404: NetworkFault.MISSING,
    405: NetworkFault.NOT_WEBDAV,
    407: NetworkFault.PROXY,
    409: NetworkFault.CONFLICT,
    410: NetworkFault.MISSING,
    412: NetworkFault.EXISTS,
    413: NetworkFault.TOO_LARGE,
    423: NetworkFault.LOCKED,
    429: NetworkFault.BUSY,
    501: NetworkFault.NOT_WEBDAV,
    503: NetworkFault.BUSY,
    507: NetworkFault.QUOTA,
}
UNREACHABLE = {errno.ENETUNREACH, errno.EHOSTUNREACH, errno.ENETDOWN, errno.EHOSTDOWN, errno.EADDRNOTAVAIL}


def fault_of_status(status: int) -> NetworkFault:
    """Return the fault of an error status of HTTP."""
    return OF_STATUS.get(status) or (NetworkFault.SERVER if status >= 500 else NetworkFault.REJECTED)


def fault_of_error(error: BaseException) -> NetworkFault:
    """Return the fault that an error of the library or the system stands for."""
    from urllib3 import exceptions

    causes = list(_causes(error))
    if any(isinstance(cause, ssl.SSLError | exceptions.SSLError) for cause in causes):
        return NetworkFault.TLS
    if any(isinstance(cause, exceptions.ProxyError) for cause in causes):
        return NetworkFault.PROXY
    if any(isinstance(cause, exceptions.NameResolutionError) for cause in causes):
        return NetworkFault.OFFLINE
    if any(isinstance(cause, OSError) and cause.errno in UNREACHABLE for cause in causes):
        return NetworkFault.OFFLINE
    if any(isinstance(cause, exceptions.NewConnectionError) for cause in causes):  # the library counts it as a time-out
        return NetworkFault.REFUSED
    if any(isinstance(cause, exceptions.TimeoutError | TimeoutError) for cause in causes):
        return NetworkFault.TIMEOUT
    if isinstance(error, exceptions.LocationParseError | ValueError | exceptions.DecodeError):
        return NetworkFault.MALFORMED
    return NetworkFault.CUT


def _causes(error: BaseException | None) -> list[BaseException]:
    found: list[BaseException] = []
    while error is not None and error not in found:
        found.append(error)
        inner = getattr(error, "original_error", None)  # of the library's ProxyError
        error = inner if isinstance(inner, BaseException) else error.__cause__ or error.__context__
    return found
