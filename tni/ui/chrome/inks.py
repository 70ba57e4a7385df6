"""Inks and sizes that the chrome offers: the document's own palettes with names for screen readers."""

from __future__ import annotations

from dataclasses import dataclass

from tni.document.page_format import Paper
from tni.document.palette import Palette
from tni.document.tool_styles import ERASER_RADII_MM, PALETTES, PEN_WIDTHS_MM, TEXT_SIZES_MM, WIDTHS_MM
from tni.ink.pen import PenKind
from tni.ui.i18n import tr

ERASER_SIZES_MM = tuple(2 * radius for radius in ERASER_RADII_MM)
TOOLBAR_WIDTHS_MM = PEN_WIDTHS_MM[:3]

__all__ = (
    "ERASER_SIZES_MM",
    "PEN_WIDTHS_MM",
    "TEXT_SIZES_MM",
    "TOOLBAR_WIDTHS_MM",
    "WIDTHS_MM",
    "InkColour",
    "ink_colours",
    "text_size_names",
)


def text_size_names() -> tuple[str, ...]:
    """Return the names of the text sizes, smallest first."""
    return tr("Petit"), tr("Moyen"), tr("Grand"), tr("Très grand")


@dataclass(frozen=True, slots=True)
class InkColour:
    """Colour of an ink. colour: "#rrggbb"; name: for screen readers."""

    colour: str
    name: str


def ink_colours(kind: PenKind = PenKind.PEN, *, on_dark: bool = False) -> tuple[InkColour, ...]:
    """Return the colours of a pen, most used first. on_dark: for a black page."""
    return _inks(PALETTES[kind], on_dark)


def _inks(palette: Palette, on_dark: bool) -> tuple[InkColour, ...]:
    names = {
        "ink": tr("Blanc") if on_dark else tr("Noir"),
        "blue": tr("Bleu"),
        "red": tr("Rouge"),
        "green": tr("Vert"),
        "orange": tr("Orange"),
        "violet": tr("Violet"),
        "yellow": tr("Jaune"),
        "pink": tr("Rose"),
    }
    colours = palette.on(Paper.BLACK if on_dark else Paper.WHITE)
    return tuple(InkColour(colour, names[name]) for name, colour in zip(palette.names, colours, strict=True))
