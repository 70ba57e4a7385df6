"""Colours of parts of formulas, by their names in LaTeX: readable on light and dark pages, with their words."""

from __future__ import annotations

import re

_HEX = re.compile(r"#[0-9A-Fa-f]{6}")
_TABLE: tuple[tuple[str, str, str, str], ...] = (
    ("red", "#d32f2f", "rouge", "red"),
    ("blue", "#1e78d7", "bleu", "blue"),
    ("green", "#2e8b3d", "vert", "green"),
    ("orange", "#d9730d", "orange", "orange"),
    ("purple violet", "#9c4fc4", "violet", "purple"),
    ("magenta pink", "#d6409f", "rose", "pink"),
    ("cyan teal", "#0f8b8d", "turquoise", "teal"),
    ("brown", "#a0653a", "marron", "brown"),
    ("gray grey", "#7d7d7d", "gris", "grey"),
)
_BY_NAME = {name: row for row in _TABLE for name in row[0].split(" ")}


def drawn_colour(name: str) -> str | None:
    """Return a colour as "#rrggbb"; None for that of the text, also where the name is not known."""
    name = name.strip()
    row = _BY_NAME.get(name.lower())
    return row[1] if row is not None else name.lower() if _HEX.fullmatch(name) else None


def spoken_colour(name: str, *, english: bool) -> str:
    """Return the word for a colour; nothing for one without a name."""
    row = _BY_NAME.get(name.strip().lower())
    return "" if row is None else row[3 if english else 2]
