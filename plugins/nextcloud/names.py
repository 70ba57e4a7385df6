"""Names of folders and files that every Nextcloud server takes, whatever its rules and those of Windows are."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

NAME_MAX = 100
"""Characters of a name. File systems take 255 bytes, and a client adds to a name where two differ."""
_REPLACED = {ord('"'): "'", ord("<"): "(", ord(">"): ")", ord("?"): None, ord("*"): None}
_DIVIDERS = re.compile(r"\s*[\\/:|]\s*")
_RESERVED = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d|\.htaccess|desktop\.ini)(?:\..*)?$", re.I)
_UNFINISHED = re.compile(r"\.(?:part|filepart)$", re.I)
_NOT_PLAIN = re.compile(r"[^A-Za-z0-9._ ()-]+")


def safe_name(text: str, *, is_plain: bool = False) -> str:
    """Return a text as a name. is_plain: ASCII letters, digits and a few signs alone, for a server with rules of its
    own."""
    text = _DIVIDERS.sub(" - ", unicodedata.normalize("NFC", text).translate(_REPLACED))
    text = "".join(sign for sign in text if sign.isprintable() or sign.isspace())
    if is_plain:
        text = _NOT_PLAIN.sub("-", unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode())
    stem, dot, ending = text.rpartition(".")
    if dot and 0 < len(ending) <= 8 and ending.isalnum():
        text = f"{_trimmed(stem)[: NAME_MAX - len(ending) - 1].rstrip(' .-')}.{ending}"
    text = _UNFINISHED.sub("", _trimmed(text)[:NAME_MAX].rstrip(" ."))
    if _RESERVED.match(text):
        text = f"_{text}"
    return text or "_"


def _trimmed(text: str) -> str:
    return " ".join(text.split()).strip(" .-").lstrip(".")


def name_key(name: str) -> str:
    """Return the form by which two names are one on a server or a computer that ignores case."""
    return unicodedata.normalize("NFC", name).casefold()


def free_name(name: str, taken: Iterable[str]) -> str:
    """Return a name that no other one is equal to, with a number where needed."""
    keys = {name_key(one) for one in taken}
    stem, dot, ending = name.rpartition(".")
    if not dot or len(ending) > 8:
        stem, dot, ending = name, "", ""
    number, found = 2, name
    while name_key(found) in keys:
        found = f"{stem} ({number}){dot}{ending}"
        number += 1
    return found
