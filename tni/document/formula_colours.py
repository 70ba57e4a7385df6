"""Colours of parts of formulas, by their names in LaTeX: readable on light and dark pages, with their words."""

from __future__ import annotations

import re

_HEX = re.compile(r"#[0-9A-Fa-f]{6}")
_TABLE: tuple[tuple[str, str, str, str, str], ...] = (
    ("red", "#c62828", "#ff8a80", "rouge", "red"),
    ("blue", "#1565c0", "#8ab8f5", "bleu", "blue"),
    ("green", "#2a7230", "#81d98a", "vert", "green"),
    ("orange", "#b35900", "#ffb74d", "orange", "orange"),
    ("purple violet", "#8e24aa", "#d9a5ee", "violet", "purple"),
    ("magenta pink", "#c2185b", "#f8a5c8", "rose", "pink"),
    ("cyan teal", "#00796b", "#5fd6c6", "turquoise", "teal"),
    ("brown", "#7a4f36", "#d8a98a", "marron", "brown"),
    ("gray grey", "#616161", "#b8b8b8", "gris", "grey"),
)
"""Names, colour on a light and on a dark page, words in French and English."""
_BY_NAME = {name: row for row in _TABLE for name in row[0].split(" ")}


def drawn_colour(name: str) -> str | None:
    """Return a colour on a light page as "#rrggbb"; None for that of the text, also where the name is not known."""
    name = name.strip()
    row = _BY_NAME.get(name.lower())
    return row[1] if row is not None else name.lower() if _HEX.fullmatch(name) else None


def spoken_colour(name: str, *, english: bool) -> str:
    """Return the word for a colour; nothing for one without a name."""
    row = _BY_NAME.get(name.strip().lower())
    return "" if row is None else row[4 if english else 3]


def on_dark_page(svg: bytes) -> bytes:
    """Return a drawing with the colours that parts have on a dark page."""
    for _, light, dark, _, _ in _TABLE:
        svg = svg.replace(light.encode(), dark.encode())
    return svg
