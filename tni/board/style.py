"""What each tool is set to."""

from __future__ import annotations

from dataclasses import dataclass, field

from tni.board.items import Paper, ShapeKind
from tni.board.palette import HIGHLIGHTERS, INKS, Palette
from tni.board.tools.eraser import EraserStyle
from tni.board.tools.select import SelectBy
from tni.board.tools.shapes import ShapeStyle
from tni.ink.pen import Pen, PenKind

PEN_WIDTHS_MM = (0.6, 1.0, 1.6, 3.0)
HIGHLIGHTER_WIDTHS_MM = (5.0, 8.0, 14.0)
ERASER_RADII_MM = (3.0, 6.0, 14.0)
TEXT_SIZES_MM = (5.0, 8.0, 12.0, 20.0)

type Colour = int | str
"""A place in the palette, whose colour depends on the paper, or "#rrggbb" of one's own."""


@dataclass(frozen=True, slots=True)
class InkStyle:
    colour: Colour = 0
    width_mm: float = 1.0

    def pen(self, kind: PenKind, paper: Paper) -> Pen:
        palette = HIGHLIGHTERS if kind is PenKind.HIGHLIGHTER else INKS
        return Pen(kind, colour_on(self.colour, paper, palette), self.width_mm)


@dataclass(frozen=True, slots=True)
class FigureStyle:
    """filled: closed figures take the colour of their line inside as well."""

    kind: ShapeKind = ShapeKind.LINE
    ink: InkStyle = field(default_factory=InkStyle)
    filled: bool = False

    def shape(self, paper: Paper) -> ShapeStyle:
        pen = self.ink.pen(PenKind.PEN, paper)
        return ShapeStyle(self.kind, pen, pen.colour if self.filled else None)


@dataclass(frozen=True, slots=True)
class TextStyle:
    """size_mm: height of the em, > 0."""

    colour: Colour = 0
    size_mm: float = 8.0


@dataclass(frozen=True, slots=True)
class Styles:
    pen: InkStyle = field(default_factory=InkStyle)
    highlighter: InkStyle = field(default_factory=lambda: InkStyle(width_mm=8.0))
    eraser: EraserStyle = field(default_factory=EraserStyle)
    figure: FigureStyle = field(default_factory=FigureStyle)
    text: TextStyle = field(default_factory=TextStyle)
    select: SelectBy = SelectBy.RECTANGLE


def colour_on(colour: Colour, paper: Paper, palette: Palette = INKS) -> str:
    """ "#rrggbb". A place past the palette's end counts on from its start."""
    if isinstance(colour, str):
        return colour
    colours = palette.on(paper)
    return colours[colour % len(colours)]
