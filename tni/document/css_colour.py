"""Colours as web pages write them."""

from __future__ import annotations

import re

from tni.core.colour import is_colour

_SHORT = re.compile(r"#[0-9a-f]{3}")
_RGB = re.compile(r"rgba?\(\s*(\d{1,3})\s*[, ]\s*(\d{1,3})\s*[, ]\s*(\d{1,3})\s*(?:[,/].*)?\)")
_NAMED = {
    "red": "#ff0000", "blue": "#0000ff", "green": "#008000", "orange": "#ffa500", "purple": "#800080",
    "teal": "#008080", "navy": "#000080", "maroon": "#800000", "olive": "#808000", "fuchsia": "#ff00ff",
    "magenta": "#ff00ff",
    "lime": "#00ff00", "cyan": "#00ffff", "aqua": "#00ffff", "yellow": "#ffff00", "brown": "#a52a2a",
    "darkred": "#8b0000", "darkblue": "#00008b", "darkgreen": "#006400", "black": "#000000", "white": "#ffffff",
    "gray": "#808080", "grey": "#808080", "windowtext": "#000000", "inherit": "#000000",
}  # fmt: skip
_GREY_SPREAD = 32
"""Difference between the strongest and the weakest part of a colour below which nobody calls it one."""


def css_colour(text: str) -> str | None:
    """Return a colour as "#rrggbb"; None for what is none."""
    text = text.strip().lower()
    if is_colour(text):
        return text
    if _SHORT.fullmatch(text):
        return "#" + "".join(2 * digit for digit in text[1:])
    if found := _RGB.fullmatch(text):
        return "#" + "".join(f"{min(int(part), 255):02x}" for part in found.groups())
    return _NAMED.get(text)


def is_grey(colour: str) -> bool:
    """Return whether a colour is black, white or between them. colour: "#rrggbb"."""
    parts = [int(colour[at : at + 2], 16) for at in (1, 3, 5)]
    return max(parts) - min(parts) < _GREY_SPREAD
