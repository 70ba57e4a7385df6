"""A board's own pens have colours on their caps; on the page each is the nearest one of the palette."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType

from tni.document.items import Paper
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
"""Names of places, the nearest first. Black is the ink of the page, white on a black one; no highlighter is black."""


def pen_for_cap(pen: Pen, cap: PenColour, paper: Paper) -> Pen:
    """The pen in the colour of a cap, as it can be read on a paper; as it was where its palette has none like it."""
    palette = PALETTES[pen.kind]
    name = next((name for name in NEAREST_COLOURS[cap] if name in palette.names), None)
    return pen if name is None else replace(pen, colour=palette.on(paper)[palette.names.index(name)])
