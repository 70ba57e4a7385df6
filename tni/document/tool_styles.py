"""Records of what each tool draws with (colour, width, size, kind of shape), and the choices that the bar offers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType
from typing import assert_never

from tni.document.alignment import TextAlign
from tni.document.items import Dash, ShapeKind
from tni.document.page_format import Paper
from tni.document.palette import CHALKS, HIGHLIGHTERS, INKS, Palette
from tni.document.tools.eraser import EraserStyle
from tni.document.tools.select import SelectBy
from tni.document.tools.shapes import ShapeStyle
from tni.ink.pen import Pen, PenKind

PEN_WIDTHS_MM = (0.6, 1.0, 1.6, 3.0)
HIGHLIGHTER_WIDTHS_MM = (5.0, 8.0, 14.0)
FELT_WIDTHS_MM = (2.0, 3.5, 6.0)
CHALK_WIDTHS_MM = (2.0, 3.0, 5.0)
ERASER_RADII_MM = (3.0, 6.0, 14.0)
TEXT_SIZES_MM = (5.0, 8.0, 12.0, 20.0)

PALETTES: Mapping[PenKind, Palette] = MappingProxyType(
    {PenKind.PEN: INKS, PenKind.FELT: INKS, PenKind.CHALK: CHALKS, PenKind.HIGHLIGHTER: HIGHLIGHTERS}
)
WIDTHS_MM: Mapping[PenKind, tuple[float, ...]] = MappingProxyType(
    {
        PenKind.PEN: PEN_WIDTHS_MM,
        PenKind.FELT: FELT_WIDTHS_MM,
        PenKind.CHALK: CHALK_WIDTHS_MM,
        PenKind.HIGHLIGHTER: HIGHLIGHTER_WIDTHS_MM,
    }
)
"""Thinnest first."""

type Colour = int | str
"""A place in the palette, whose colour depends on the paper, or a custom "#rrggbb"."""


@dataclass(frozen=True, slots=True)
class InkStyle:
    """Colour and width of a pen."""

    colour: Colour = 0
    width_mm: float = 1.0

    def pen(self, kind: PenKind, paper: Paper) -> Pen:
        return Pen(kind, colour_on(self.colour, paper, PALETTES[kind]), self.width_mm)


@dataclass(frozen=True, slots=True)
class ShapeToolStyle:
    """Style of the shape tool. filled: closed shapes are filled with the colour of their line. dash: of the line."""

    kind: ShapeKind = ShapeKind.LINE
    ink: InkStyle = field(default_factory=InkStyle)
    filled: bool = False
    dash: Dash = Dash.SOLID

    def shape(self, paper: Paper) -> ShapeStyle:
        pen = self.ink.pen(PenKind.PEN, paper)
        return ShapeStyle(self.kind, pen, pen.colour if self.filled else None, self.dash)


@dataclass(frozen=True, slots=True)
class TextStyle:
    """Style of the text tool. size_mm: height of the em, > 0. font: family, empty for the program's own."""

    colour: Colour = 0
    size_mm: float = 8.0
    bold: bool = False
    align: TextAlign = TextAlign.LEFT
    font: str = ""


@dataclass(frozen=True, slots=True)
class ToolStyles:
    """Styles of all tools. Each kind of pen keeps its own."""

    pen: InkStyle = field(default_factory=InkStyle)
    felt: InkStyle = field(default_factory=lambda: InkStyle(width_mm=3.5))
    chalk: InkStyle = field(default_factory=lambda: InkStyle(width_mm=3.0))
    highlighter: InkStyle = field(default_factory=lambda: InkStyle(width_mm=8.0))
    eraser: EraserStyle = field(default_factory=EraserStyle)
    shape: ShapeToolStyle = field(default_factory=ShapeToolStyle)
    text: TextStyle = field(default_factory=TextStyle)
    select: SelectBy = SelectBy.RECTANGLE

    def ink(self, kind: PenKind) -> InkStyle:
        match kind:
            case PenKind.PEN:
                return self.pen
            case PenKind.FELT:
                return self.felt
            case PenKind.CHALK:
                return self.chalk
            case PenKind.HIGHLIGHTER:
                return self.highlighter
            case _:
                assert_never(kind)

    def with_ink(self, kind: PenKind, ink: InkStyle) -> ToolStyles:
        match kind:
            case PenKind.PEN:
                return replace(self, pen=ink)
            case PenKind.FELT:
                return replace(self, felt=ink)
            case PenKind.CHALK:
                return replace(self, chalk=ink)
            case PenKind.HIGHLIGHTER:
                return replace(self, highlighter=ink)
            case _:
                assert_never(kind)


def colour_on(colour: Colour, paper: Paper, palette: Palette = INKS) -> str:
    """Return "#rrggbb". A place past the palette's end counts on from its start."""
    if isinstance(colour, str):
        return colour
    colours = palette.on(paper)
    return colours[colour % len(colours)]
