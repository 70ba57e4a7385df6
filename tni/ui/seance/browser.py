"""Addresses that the teacher's browser or file manager opens."""

from __future__ import annotations

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

OPENED = ("https", "http", "file")


def open_browser(address: str) -> bool:
    """Open an address, and return whether something does."""
    url = QUrl(address)
    return url.scheme() in OPENED and QDesktopServices.openUrl(url)
