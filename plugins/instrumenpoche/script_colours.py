"""Colours of scripts: French names, 0xRRGGBB as numbers, #rrggbb, and names of CSS that authors use."""

from __future__ import annotations

import re

_NAMES = {
    "noir": "#000000", "rouge": "#d00000", "bleu": "#0040d0", "vert": "#008000", "blanc": "#ffffff",
    "jaune": "#c8a000", "orange": "#e07000", "violet": "#8000a0", "rose": "#e060a0", "marron": "#804020",
    "gris": "#707070", "cyan": "#0090a0", "magenta": "#c000c0", "turquoise": "#009080",
    "black": "#000000", "red": "#d00000", "blue": "#0040d0", "green": "#008000", "white": "#ffffff",
    "yellow": "#c8a000", "purple": "#800080", "pink": "#e060a0", "brown": "#804020", "gray": "#707070",
    "grey": "#707070", "darkgreen": "#006400", "darkblue": "#00008b", "darkred": "#8b0000", "navy": "#000080",
    "maroon": "#800000", "olive": "#808000", "teal": "#008080", "forestgreen": "#228b22", "goldenrod": "#daa520",
    "crimson": "#dc143c", "indigo": "#4b0082", "chocolate": "#d2691e", "tomato": "#e5533d", "salmon": "#e9967a",
    "skyblue": "#5f9ea0", "steelblue": "#4682b4", "royalblue": "#4169e1", "seagreen": "#2e8b57", "silver": "#a0a0a0",
    "gold": "#c8a000", "lime": "#00a000", "aqua": "#0090a0", "fuchsia": "#c000c0",
}  # fmt: skip
_HEX = re.compile(r"#([0-9a-fA-F]{6})|#([0-9a-fA-F]{3})|0x([0-9a-fA-F]{1,6})|(\d{1,8})")


def colour_of(written: str) -> str:
    """Return "#rrggbb"; black for what is no colour."""
    name = written.strip().lower()
    found = _HEX.fullmatch(name)
    if found is None:
        return _NAMES.get(name, "#000000")
    if found[2]:
        return "#" + "".join(2 * digit for digit in found[2])
    if found[4] is not None:
        return f"#{min(int(found[4]), 0xFFFFFF):06x}"
    return f"#{found[1] or found[3].zfill(6)}"
