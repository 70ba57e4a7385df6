"""Numbers and words as they are written into XML by hand."""

from __future__ import annotations

import re
from math import isfinite

_UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_UNWRITABLE_IN_LINE = re.compile("[\x00-\x1f\ud800-\udfff\ufffe\uffff]")


def number_text(number: float, digits: int = 3) -> str:
    """Return a number to a thousandth, or so many digits after the point; 0 for one that is not finite."""
    text = f"{number if isfinite(number) else 0.0:.{digits}f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


def writable(text: str) -> str:
    """Return a text without the characters that XML 1.0 cannot hold (its production 2, Char). It is not escaped yet."""
    return _UNWRITABLE.sub("", text)


def writable_line(text: str) -> str:
    """Return a text on one line: a space stands for each line break, tab and character that XML cannot hold."""
    return _UNWRITABLE_IN_LINE.sub(" ", text)
