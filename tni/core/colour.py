"""Colours as items, files and programs write them: "#rrggbb"."""

from __future__ import annotations

import re

BLACK = "#000000"
_COLOUR = re.compile(r"#[0-9a-f]{6}")


def is_colour(text: str) -> bool:
    """Return whether a text is a colour as items have it, in small letters."""
    return _COLOUR.fullmatch(text) is not None


def colour_or(text: str, otherwise: str = BLACK) -> str:
    """Return a colour of capital or small letters as items have it. otherwise: for what is none."""
    small = text.lower()
    return small if is_colour(small) else otherwise
