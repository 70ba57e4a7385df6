"""Text and numbers as SVG and HTML markup need them: every text is escaped here, whoever wrote it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from math import isfinite

from tni.core.colour import colour_or
from tni.core.geometry import Affine

_NOT_TEXT = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
"""Characters that no document of the web may hold. Tabs and ends of lines are text."""
_BIDI = dict.fromkeys([0x061C, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A)])
_ESCAPES = {ord(c): f"&{name};" for c, name in (("&", "amp"), ("<", "lt"), (">", "gt"), ('"', "quot"), ("'", "#39"))}
REPLACEMENT = "\ufffd"
FAR = 1e7
"""Largest number that is written."""


def plain(text: str) -> str:
    """Return a text with a replacement character for each that a document of the web may not hold."""
    return _NOT_TEXT.sub(REPLACEMENT, text)


def escaped(text: str) -> str:
    """Return a text as character data or the value of a quoted attribute."""
    return plain(text).translate(_ESCAPES)


def one_line(text: str) -> str:
    """Return a text for a place without markup, such as a window's title: no ends of lines and no marks that turn the
    direction of what stands after it."""
    return " ".join(plain(text).translate(_BIDI).split())


def attributes(values: Mapping[str, str | None]) -> str:
    """Return attributes with a space before each. None leaves one out."""
    return "".join(f' {name}="{escaped(value)}"' for name, value in values.items() if value is not None)


def colour_of(colour: str) -> str:
    """Return a colour that can be nothing else; black for what is no #rrggbb."""
    return colour_or(colour)


def number(value: float, digits: int = 2) -> str:
    """Return a number in its shortest form, 0 for one that is none. Numbers beyond what anything is painted at are
    cut."""
    value = min(max(value, -FAR), FAR) if isfinite(value) else 0.0
    text = f"{value:.{digits}f}"
    text = text.rstrip("0").rstrip(".") if "." in text else text
    return "0" if text in ("-0", "") else text


def matrix(transform: Affine) -> str | None:
    """Return a transform's attribute; None for one that changes nothing."""
    if transform.is_identity:
        return None
    if transform.only_moves:
        return f"translate({number(transform.e)} {number(transform.f)})"
    scales = (number(v, 5) for v in (transform.a, transform.b, transform.c, transform.d))
    return f"matrix({' '.join(scales)} {number(transform.e)} {number(transform.f)})"
