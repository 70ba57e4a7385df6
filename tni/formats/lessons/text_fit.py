"""Width of a text box that comes from another program, whose font is another one than ours.

A box is often just as wide as its text. In our font, which may be wider, its last word would go to a line of its own;
so a text whose lines no box broke is given none that could.
"""

from __future__ import annotations

from math import ceil

from tni.api.formats import PlainAlign

LINE = 1.25
"""Height of a line, in sizes of its font."""
_LETTER_LEAST, _LETTER = 0.4, 0.5
"""Width of a letter in sizes of the font: of the narrowest texts, and usually."""


def fitting_width(text: str, width: float, height: float, size: float, align: PlainAlign) -> float:
    """Return the width of a box, 0 for one that breaks no line: it is as high as the text's own lines alone. height: 0
    if unknown."""
    lines = text.split("\n")
    if width <= 0 or height <= 0 or size <= 0 or align is not PlainAlign.LEFT:
        return width
    is_as_high = height < (len(lines) + 0.75) * LINE * size
    is_as_wide = max(map(len, lines)) * _LETTER_LEAST * size <= 1.1 * width
    return 0.0 if is_as_high and is_as_wide else width


def likely_height(text: str, width: float, size: float) -> float:
    """Return the height that a text likely has in a box of a width; 0 for one that breaks no line."""
    lines = text.split("\n")
    if width <= 0:
        return LINE * size * len(lines)
    return LINE * size * sum(max(1, ceil(len(line) * _LETTER * size / width)) for line in lines)


def likely_width(text: str, size: float) -> float:
    """Return a width at which likely no line of a text is broken."""
    return 0.7 * size * (max(map(len, text.split("\n"))) + 1)
