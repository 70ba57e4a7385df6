"""Address of an account's server, of whatever page of it a teacher types or pastes."""

from __future__ import annotations

from urllib.parse import urlsplit

from tni.core.network_errors import NetworkError, NetworkFault
from tni.core.web_address import web_address

MOODLE_PAGES = (
    "login", "my", "course", "user", "mod", "admin", "calendar", "message", "local", "blocks", "theme", "lib",
    "webservice", "index.php",
)  # fmt: skip
"""First part of each page's path within a Moodle site."""


def ent_address(text: str) -> str:
    """Return the address of an ENT, which is always the whole host. Raises: NetworkError for a text that is none."""
    parts = urlsplit(_address(text))
    return f"{parts.scheme}://{parts.netloc}"


def moodle_address(text: str) -> str:
    """Return the address of a Moodle site, which may be in a folder of its host. Raises: NetworkError for a text that
    is none."""
    parts = urlsplit(_address(text))
    folder: list[str] = []
    for name in parts.path.split("/")[1:]:
        if name in MOODLE_PAGES:
            break
        folder.append(name)
    return f"{parts.scheme}://{parts.netloc}/{'/'.join(folder)}".rstrip("/")


def whole_address(text: str) -> str:
    """Return an address with its path, of a server without web pages. Raises: NetworkError for a text that is none."""
    return _address(text).rstrip("/")


def _address(text: str) -> str:
    if not (found := web_address(text)):
        raise NetworkError(NetworkFault.MALFORMED, text.strip()[:80] or "?")
    return found
