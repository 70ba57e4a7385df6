"""Names for files made of a title, that every file system and system takes."""

from __future__ import annotations

from unicodedata import category, normalize

from tni.core.one_line import one_line

STEM_BYTES = 120
"""Longest stem in UTF-8. In encrypted home folders names have at most 143 bytes, of which suffixes need some."""
TITLE_LETTERS = 1000
"""Letters at the beginning of a title that a stem is made of: one that comes from elsewhere may be of any length."""
_FORBIDDEN = frozenset('/\\:*?"<>|')
_SPACED = str.maketrans(dict.fromkeys(_FORBIDDEN, " "))
"""Characters that Windows or its file systems refuse."""
_DEVICES = frozenset(
    ["con", "prn", "aux", "nul", "conin$", "conout$"]
    + [f"{port}{number}" for port in ("com", "lpt") for number in (*"0123456789", "¹", "²", "³")]
)
"""Names of devices on Windows, also before a suffix."""


def safe_stem(title: str) -> str:
    """Return a file's stem for a title; "" for a title of which nothing is left."""
    text = " ".join(title[:TITLE_LETTERS].translate(_SPACED).split())
    text = normalize("NFC", "".join(char for char in text if category(char)[0] != "C"))
    text = _trimmed(" ".join(text.split()))
    if is_device_name(text):
        text = f"_{text}"
    while len(text.encode()) > STEM_BYTES:
        text = text[:-1]
    return _trimmed(text)


def portable_name(name: str) -> str:
    """Return a name of a file or folder that another system wrote as every system takes it: the same where all do, so
    that it is found again."""
    refused = any(sign in _FORBIDDEN or category(sign) in ("Cc", "Cs") for sign in name)
    if name and not refused and one_line(name) == name and name == _trimmed(name) and not is_device_name(name):
        return name
    return safe_stem(name) or "_"


def is_device_name(name: str) -> bool:
    """Return whether Windows takes a file's name for a device."""
    return name.partition(".")[0].rstrip().casefold() in _DEVICES


def _trimmed(text: str) -> str:
    """Return the text without dots and spaces at its ends: Windows drops them, and a dot hides a file."""
    return text.strip(". ")
