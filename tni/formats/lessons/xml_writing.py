"""Numbers, points and words as they are written into XML by hand."""

from __future__ import annotations

import re
from collections.abc import Iterable
from math import isfinite

from tni.core.geometry import Affine, Point

_UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_UNWRITABLE_IN_LINE = re.compile("[\x00-\x1f\ud800-\udfff\ufffe\uffff]")


def number_text(number: float, digits: int = 3) -> str:
    """Return a number to a thousandth, or so many digits after the point; 0 for one that is not finite."""
    text = f"{number if isfinite(number) else 0.0:.{digits}f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


def points_text(points: Iterable[Point], scale: float = 1.0) -> str:
    """Return the points of a line as SVG lists them. scale: by which they are multiplied."""
    return " ".join(f"{number_text(x * scale)},{number_text(y * scale)}" for x, y in points)


def matrix_text(matrix: Affine) -> str:
    """Return a transform as SVG writes it."""
    parts = (*(f"{one:.6g}" for one in (matrix.a, matrix.b, matrix.c, matrix.d)), number_text(matrix.e))
    return f"matrix({', '.join(parts)}, {number_text(matrix.f)})"


def writable(text: str) -> str:
    """Return a text without the characters that XML 1.0 cannot hold (its production 2, Char). It is not escaped yet."""
    return _UNWRITABLE.sub("", text)


def writable_line(text: str) -> str:
    """Return a text on one line: a space stands for each line break, tab and character that XML cannot hold."""
    return _UNWRITABLE_IN_LINE.sub(" ", text)
