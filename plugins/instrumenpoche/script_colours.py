"""Colours of scripts: French names, 0xRRGGBB as numbers, #rrggbb, and names of CSS that authors use."""

from __future__ import annotations

import re
from colorsys import rgb_to_hls
from functools import lru_cache
from typing import Final

from tni.api.colours import luminance

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
_HEX = re.compile(r"#([0-9a-fA-F]{6})|#([0-9a-fA-F]{3})|0x([0-9a-fA-F]{1,12})|(\d{1,8})")
_HUES: Final = (
    (20.0, "red"), (70.0, "orange"), (165.0, "green"), (255.0, "blue"), (335.0, "violet"), (360.0, "red"),
)  # fmt: skip
"""Colours of the pens, each with the hue up to which it stands."""
PALE, DARK = 0.47, 0.164
"""Luminance above which a colour is lost on white paper, with a contrast below 2 to 1, and below which on black paper,
where it takes 3 to 1."""
GREYISH, PASTEL = 0.12, 0.4
"""Chroma below which a colour is a grey, and below which a pale one is no colour of a pen."""
_THEME: Final = {
    "#000000": "ink", "#ffffff": "paper", "#d00000": "red", "#0040d0": "blue", "#008000": "green", "#e07000": "orange",
    "#8000a0": "violet", "#707070": "quiet",
}  # fmt: skip


@lru_cache(maxsize=200)
def theme_of(colour: str) -> str:
    """Return the colour as it follows the paper: black is the ink's, white the paper's own, and those that authors name
    are the pens'. So are those that black paper would swallow or white paper would; pale ones, with which authors let
    past steps fade, are quiet."""
    if colour in _THEME:
        return _THEME[colour]
    _, chroma, light = _looks(colour)
    if light > PALE:
        return "quiet" if chroma < PASTEL else _pen(colour)
    if light < DARK:
        return ("ink" if light < DARK / 2 else "quiet") if chroma < GREYISH else _pen(colour)
    return colour


def ground_of(colour: str, written: str) -> str:
    """Return the colour that lies below a text: a full one below what is written in white, else a pale one, on which
    the ink stays legible on any paper."""
    full = theme_of(colour)
    return full if full == "paper" or theme_of(written) == "paper" else faded(colour, 0.5)


def _looks(colour: str) -> tuple[float, float, float]:
    """Return the hue, the chroma, 0 to 1, and the luminance."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    return rgb_to_hls(*parts)[0], max(parts) - min(parts), luminance(colour)


def _pen(colour: str) -> str:
    """Return the pen's colour that is nearest in hue."""
    hue, _, _ = _looks(colour)
    return next(name for most, name in _HUES if hue * 360.0 <= most)


def faded(colour: str, opacity: float) -> str:
    """Return a colour as it looks with an opacity: one that is hardly seen is a pale one of the theme, so that what is
    written on it stays legible on any paper."""
    if opacity >= 1.0 or colour == "paper":
        return colour
    if not colour.startswith("#"):
        return "soft" if colour in ("ink", "quiet") else f"soft {colour}"
    return "soft" if _looks(colour)[1] < GREYISH / 2 else f"soft {_pen(colour)}"


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
    return f"#{(found[1] or found[3].zfill(6)[-6:]).lower()}"
