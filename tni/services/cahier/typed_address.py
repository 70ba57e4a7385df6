"""Address of an account's server, of whatever page of it a teacher types or pastes."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from tni.core.network_errors import NetworkError, NetworkFault
from tni.core.web_address import web_address
from tni.services.library.nextcloud_sign_in import server_address

MOODLE_PAGES = (
    "login", "my", "course", "user", "mod", "admin", "calendar", "message", "local", "blocks", "theme", "lib",
    "webservice", "index.php",
)  # fmt: skip
"""First part of each page's path within a Moodle site."""


_LOCAL = re.compile(r"([a-zA-Z0-9.-]+:\d{1,5}|\d{1,3}(\.\d{1,3}){3})(/.*)?")
"""A host of the school with its port, or by its number, without a scheme."""


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


def cloud_address(text: str) -> str:
    """Return the address of a Nextcloud server, of any page of its files. A host of one word may be that of the school.
    Raises: NetworkError for a text that is none."""
    text = text.strip()
    _address(text if "://" in text else f"https://{text}")
    return server_address(text).rstrip("/")


def whole_address(text: str) -> str:
    """Return an address with its path, of a server without web pages. Raises: NetworkError for a text that is none."""
    return _address(text).rstrip("/")


def _address(text: str) -> str:
    text = text.strip()
    if _LOCAL.fullmatch(text):
        text = f"https://{text}"
    if not (found := web_address(text)):
        raise NetworkError(NetworkFault.MALFORMED, text.strip()[:80] or "?")
    return found
