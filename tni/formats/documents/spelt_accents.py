"""Accents that a file spells out, as people read them: `Zo&eacute;`, `Zo&#233;`, `Zo\\u00e9`, `Zo_x00e9_`, `Zo%C3%A9`,
`Zo=C3=A9`.

A name is not found by its letters while one of them is spelt out. What is no such spelling stays as it is.
"""

from __future__ import annotations

import re
from html import unescape
from urllib.parse import unquote

_ESCAPE = re.compile(r"\\[uU]\{?(?:0{4})?([0-9A-Fa-f]{4})\}?|\\x([0-9A-Fa-f]{2})")
_OFFICE_ESCAPE = re.compile(r"_x([0-9A-Fa-f]{4})_")
_SOFT_END = re.compile(r"=\r?\n")
_QUOTED = re.compile(r"(?:=[0-9A-F]{2})+")
_HUGE = re.compile(r"&#[0-9]{9,}")
"""Reference to no letter, whose number may be longer than Python reads."""


def with_accents(text: str) -> str:
    """Return a text with the letters that it spells out as themselves."""
    if "&" in text:
        text = unescape(_HUGE.sub("", text))
    if "\\" in text:
        text = _ESCAPE.sub(lambda found: _letter(found[1] or found[2]), text)
    if "_x" in text:
        text = _OFFICE_ESCAPE.sub(lambda found: _letter(found[1]), text)
    if "%" in text:
        text = unquote(text)
    if "=C3=" in text:  # the first byte of nearly all accented letters of French
        text = _QUOTED.sub(_unquoted, _SOFT_END.sub("", text))
    return text


def _letter(digits: str) -> str:
    code = int(digits, 16)
    return " " if 0xD800 <= code < 0xE000 else chr(code)


def _unquoted(found: re.Match[str]) -> str:
    return bytes.fromhex(found[0].replace("=", "")).decode("utf-8", "replace")
