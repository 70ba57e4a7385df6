"""Numbers and words as they are written into XML by hand."""

from __future__ import annotations

import re

_UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_UNWRITABLE_IN_LINE = re.compile("[\x00-\x1f\ud800-\udfff\ufffe\uffff]")


def number_text(number: float) -> str:
    """Return a number to a thousandth."""
    return f"{number:.3f}".rstrip("0").rstrip(".") if abs(number) >= 0.0005 else "0"


def writable(text: str) -> str:
    """Return a text without the characters that XML 1.0 cannot hold (its production 2, Char). It is not escaped yet."""
    return _UNWRITABLE.sub("", text)


def writable_line(text: str) -> str:
    """Return a text on one line: a space stands for each line break, tab and character that XML cannot hold."""
    return _UNWRITABLE_IN_LINE.sub(" ", text)
