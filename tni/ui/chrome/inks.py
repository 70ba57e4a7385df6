"""Inks and sizes that the chrome offers: the board's own palettes, with names for those who hear them."""

from __future__ import annotations

from dataclasses import dataclass

from tni.board.items import Paper
from tni.board.palette import Palette
from tni.board.style import ERASER_RADII_MM, PALETTES, PEN_WIDTHS_MM, TEXT_SIZES_MM, WIDTHS_MM
from tni.ink.pen import PenKind
from tni.ui.i18n import tr

ERASER_SIZES_MM = tuple(2 * radius for radius in ERASER_RADII_MM)
BAR_WIDTHS_MM = PEN_WIDTHS_MM[:3]

__all__ = (
    "BAR_WIDTHS_MM",
    "ERASER_SIZES_MM",
    "PEN_WIDTHS_MM",
    "TEXT_SIZES_MM",
    "WIDTHS_MM",
    "Ink",
    "pen_inks",
    "size_names",
)


def size_names() -> tuple[str, ...]:
    """Of the sizes of words, smallest first."""
    return tr("Petit"), tr("Moyen"), tr("Grand"), tr("Très grand")


@dataclass(frozen=True, slots=True)
class Ink:
    """colour: "#rrggbb"; name: for those who hear it."""

    colour: str
    name: str


def pen_inks(kind: PenKind = PenKind.PEN, *, on_dark: bool = False) -> tuple[Ink, ...]:
    """Most used first. on_dark: for a black page."""
    return _inks(PALETTES[kind], on_dark)


def _inks(palette: Palette, on_dark: bool) -> tuple[Ink, ...]:
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
    return tuple(Ink(colour, names[name]) for name, colour in zip(palette.names, colours, strict=True))
