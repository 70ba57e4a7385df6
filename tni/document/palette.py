"""Palettes of ink colours. Each place in a palette has one colour for light paper and one, like chalk, for black paper.

The colours are chosen so that any two of a palette can be told apart with each of the three common kinds of colour
blindness (Machado et al. 2009) and with the flare of an aged projector lamp, and so that each stands out from its
paper. `tests/document/tools/test_other_tools.py` holds the numbers.
"""

from __future__ import annotations

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
