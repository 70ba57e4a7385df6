"""File names that are made of titles, valid on every system that a lesson may be carried to."""

from __future__ import annotations

import re
import unicodedata

MOST_BYTES = 120
"""Longest stem, in bytes of UTF-8: encrypted home folders take 143, and a lock's and a temporary file's name are
longer than the lesson's."""
_FORBIDDEN = {ord(sign): " " for sign in '<>|*"\\'} | {ord("/"): "-", ord(":"): " ", ord("?"): ""}
_RESERVED = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)(?:\..*)?", re.IGNORECASE)


def file_stem(title: str) -> str:
    """Return the file name of a title, without suffix; "" for a title of which nothing can be kept."""
    composed = unicodedata.normalize("NFC", title).translate(_FORBIDDEN)
    printable = "".join(sign if sign.isprintable() else " " for sign in composed)
    name = " ".join(printable.split()).lstrip(".").strip(" ")
    while len(name.encode("utf-8", "ignore")) > MOST_BYTES:
        name = name[:-1]
    name = name.rstrip(". ")
    return f"{name}_" if _RESERVED.fullmatch(name) else name
