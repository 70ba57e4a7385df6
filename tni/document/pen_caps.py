"""Palette colours for a board's own pens, which have coloured caps."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType

from tni.document.page_format import Paper
from tni.document.pointer import PenColour
from tni.document.tool_styles import PALETTES
from tni.ink.pen import Pen

NEAREST_COLOURS: Mapping[PenColour, tuple[str, ...]] = MappingProxyType(
    {
        PenColour.BLACK: ("ink",),
        PenColour.BLUE: ("blue",),
        PenColour.RED: ("red", "pink"),
        PenColour.GREEN: ("green", "yellow"),
    }
)
"""Names of palette places for each cap, nearest first. Black is the page's ink colour, white on black paper; no
highlighter is black."""


def pen_for_cap(pen: Pen, cap: PenColour, paper: Paper) -> Pen:
    """Return the pen in the palette colour nearest to its cap, legible on the paper. A pen whose palette has no such
    colour is returned unchanged."""
    palette = PALETTES[pen.kind]
    name = next((name for name in NEAREST_COLOURS[cap] if name in palette.names), None)
    return pen if name is None else replace(pen, colour=palette.on(paper)[palette.names.index(name)])
