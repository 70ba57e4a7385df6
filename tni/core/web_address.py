"""Addresses of web pages as a teacher writes or pastes them. Only http and https are taken, and only addresses of which
every reader sees the same host."""

from __future__ import annotations

import re
from unicodedata import category
from urllib.parse import urlsplit

MAX_LETTERS = 8000
"""Longest address. Exercises of MathALÉA hold all their settings in it."""
_HOST = re.compile(r"[a-z0-9_]([a-z0-9_-]*[a-z0-9_])?(\.[a-z0-9_]([a-z0-9_-]*[a-z0-9_])?)*\.?")
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
    try:
        parts = urlsplit(address)
        host, _port = parts.hostname or "", parts.port
    except ValueError:
        return ""
    if parts.scheme not in ("http", "https") or parts.username is not None or parts.password is not None:
        return ""
    if not host.isascii():
        try:
            host = host.encode("idna").decode("ascii")
        except UnicodeError:
            return ""
    is_number = ":" in host and parts.netloc.startswith("[")
    return host if is_number or _HOST.fullmatch(host) else ""


def short_host(host: str) -> str:
    """Return a host without `www.`, as it is shown."""
    return host.removeprefix("www.")
