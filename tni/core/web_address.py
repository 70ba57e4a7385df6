"""Addresses of web pages as a teacher writes or pastes them. Only http and https are taken, and only addresses of which
every reader sees the same host."""

from __future__ import annotations

import re
from unicodedata import category

MAX_LETTERS = 8000
"""Longest address. Exercises of MathALÉA hold all their settings in it."""
PORT_MAX, HOST_MAX = 65535, 253
_ADDRESS = re.compile(
    r"https?://(\[(?P<number>[0-9a-fA-F]*:[0-9a-fA-F:.]+)\]|(?P<name>[^/?#@:\[\]\\]+))(:(?P<port>[0-9]{0,5}))?([/?#].*)?",
    re.IGNORECASE,
)
"""A web address. A user's name before the host is left out on purpose."""
_HOST = re.compile(r"[a-z0-9_]([a-z0-9_-]*[a-z0-9_])?(\.[a-z0-9_]([a-z0-9_-]*[a-z0-9_])?)*\.?")
_NUMBER, _IPV4 = re.compile(r"[0-9]+|0x[0-9a-f]*"), re.compile(r"(0|[1-9][0-9]{0,2})(\.(0|[1-9][0-9]{0,2})){3}")
_BARE = re.compile(r"[^\s/:@?#]+\.[^\s/:@?#.]{2,}(:\d+)?([/?#].*)?")
"""An address without its scheme, such as `coopmaths.fr/alea`."""


def web_address(text: str) -> str:
    """Return the address that a text is, with its parameters as they are; "" for one that is no web address.

    An address without a scheme gets https. Refused are addresses with a user's name, which pass for another host, and
    those with spaces, control characters or backslashes, which readers understand differently.
    """
    found = text.strip()
    if not found or len(found) > MAX_LETTERS or "\\" in found:
        return ""
    if any(char.isspace() or category(char)[0] == "C" for char in found):
        return ""
    if "://" not in found.partition("?")[0].partition("#")[0]:
        if not _BARE.fullmatch(found):
            return ""
        found = f"https://{found}"
    return found if host_of(found) else ""


def host_of(address: str) -> str:
    """Return the host of a web address, in lower case, with letters beyond ASCII as the network knows them
    (`xn--`); "" for any other text."""
    parts = _ADDRESS.fullmatch(address)
    if parts is None or int(parts["port"] or 0) > PORT_MAX:
        return ""
    if parts["number"]:
        return parts["number"].lower()
    host = parts["name"].lower()
    if not host.isascii():
        try:
            host = host.encode("idna").decode("ascii")
        except UnicodeError:
            return ""
    is_number = _NUMBER.fullmatch(host.rstrip(".").rpartition(".")[2]) is not None
    if len(host) > HOST_MAX or (is_number and not _IPV4.fullmatch(host)):
        return ""  # readers make other hosts of numbers such as 0x7f.1
    return host if _HOST.fullmatch(host) else ""


def short_host(host: str) -> str:
    """Return a host without `www.`, as it is shown."""
    return host.removeprefix("www.")
