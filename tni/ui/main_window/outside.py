"""Addresses and files of a lesson that the computer's own programs open. They may come from anybody."""

from __future__ import annotations

from pathlib import PurePath

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

from tni.core.web_address import host_of, web_address

_DOCUMENTS = "pdf odt ods odp odg ott txt md rtf csv tsv doc docx xls xlsx ppt pptx epub ggb ics vcf musicxml mid midi"
_MEDIA = (
    "png jpg jpeg gif webp bmp tif tiff heic mp3 wav ogg oga opus flac m4a aac mp4 m4v webm mkv mov avi ogv mpg mpeg"
)
_LESSONS = "tni xopp ubz notebook iwb"
HARMLESS = frozenset(f"{_DOCUMENTS} {_MEDIA} {_LESSONS}".split())
"""Suffixes of files that are shown and not run. Macros of documents are for the program that opens them to refuse."""


def open_outside(url: QUrl) -> bool:
    return QDesktopServices.openUrl(url)


def checked_url(address: str) -> QUrl | None:
    """Return the address of a web page, if Qt reads the same host in it as is shown to the teacher."""
    known, host = web_address(address), host_of(address)
    url = QUrl(known)
    qt_host = bytes(QUrl.toAce(url.host()).data()).decode("ascii", "replace") or url.host()
    return url if known and url.scheme() in ("http", "https") and qt_host.lower() == host else None


def is_harmless(name: str) -> bool:
    """Return whether a file of this name is shown by whatever opens it, and not run."""
    return PurePath(name.replace("\\", "/")).suffix[1:].lower() in HARMLESS
