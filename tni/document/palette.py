"""Palettes of ink colours. Each place in a palette has one colour for light paper and one, like chalk, for black paper.

The colours are chosen so that any two of a palette can be told apart with each of the three common kinds of colour
blindness (Machado et al. 2009) and with the flare of an aged projector lamp, and so that each stands out from its
paper. `tests/document/tools/test_other_tools.py` holds the numbers.
"""

from __future__ import annotations

from colorsys import hls_to_rgb, rgb_to_hls
from dataclasses import dataclass

from tni.document.page_format import Paper


@dataclass(frozen=True, slots=True)
class Palette:
    """A set of colours. names: stable keys of the places, for the interface's labels. light, dark: "#rrggbb" on light
    and black paper."""

    names: tuple[str, ...]
    light: tuple[str, ...]
    dark: tuple[str, ...]

    def __post_init__(self) -> None:
        if not self.names or not len(self.names) == len(self.light) == len(self.dark):
            raise ValueError(f"a palette has as many light as dark colours, at least one, got {self}")

    def on(self, paper: Paper) -> tuple[str, ...]:
        return self.dark if paper is Paper.BLACK else self.light


INKS = Palette(
    ("ink", "blue", "red", "green", "orange", "violet"),
    ("#1a1a2e", "#0762ff", "#ae2305", "#1d9c73", "#c17d15", "#761fab"),
    ("#f5f5ef", "#86aecf", "#ff5425", "#81ff9c", "#ffce00", "#c368ff"),
)
HIGHLIGHTERS = Palette(
    ("yellow", "green", "blue", "pink"),
    ("#ffe14d", "#8cf08c", "#7fd4ff", "#ff9ed2"),
    ("#947000", "#1c7a2e", "#14639a", "#9a2f6a"),
)
FORMER_COLOURS = {"#8a7400": "#947000"}
"""Colours that earlier versions used, and their replacements: saved lessons contain ink in them."""
CHALKS = Palette(
    ("ink", "yellow", "pink", "blue"),
    ("#1a1a2e", "#b07d00", "#dd5090", "#1565f0"),
    ("#f5f5ef", "#ffd84a", "#ff86ad", "#7db9f0"),
)
"""Colours of a box of school chalk. The white one is the first colour of INKS."""


def converted_colour(colour: str, before: Paper, after: Paper) -> str:
    """Return the colour in the same place of its palette after a change of paper. A colour of no palette stays."""
    now = FORMER_COLOURS.get(colour, colour)
    for palette in (INKS, HIGHLIGHTERS, CHALKS):
        if now in palette.on(before):
            return palette.on(after)[palette.on(before).index(now)]
    return colour


PAPERS = {Paper.WHITE: "#ffffff", Paper.SOFT: "#fafaf7", Paper.BLACK: "#1f2a2a"}
"""About the colour of each paper, to compare inks with."""
LEAST_CONTRAST = 1.6
"""Contrast below which a line on a paper is hard to see at all (WCAG 2.2 asks for 3 for objects)."""


def seen_colour(colour: str, before: Paper, after: Paper) -> str:
    """Return `converted_colour`, or where that is lost on the other paper a colour of the mirrored lightness or as much
    farther from the paper's as it takes to be seen: white becomes black."""
    found = converted_colour(colour, before, after)
    if (before is Paper.BLACK) == (after is Paper.BLACK) or contrast(found, PAPERS[after]) >= LEAST_CONTRAST:
        return found
    red, green, blue = (int(found[at : at + 2], 16) / 255 for at in (1, 3, 5))
    hue, light, strength = rgb_to_hls(red, green, blue)
    mirrored = 1.0 - light
    farthest = 1.0 if after is Paper.BLACK else 0.0
    steps = (mirrored + (farthest - mirrored) * step / 10 for step in range(11))
    colours = (_hex(hls_to_rgb(hue, lightness, strength)) for lightness in steps)
    return next(colour for colour in colours if contrast(colour, PAPERS[after]) >= LEAST_CONTRAST)


def _hex(parts: tuple[float, float, float]) -> str:
    return "#" + "".join(f"{round(255 * part):02x}" for part in parts)


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours, 1 to 21 (WCAG 2.2, contrast ratio)."""
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def luminance(colour: str) -> float:
    """Return the luminance of a colour, 0 to 1 (WCAG 2.2, relative luminance)."""
    parts = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
