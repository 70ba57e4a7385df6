"""Parts that an item leaves on the page: lines, arcs and texts that are then as any others there, drawn by hand."""

from __future__ import annotations

from dataclasses import dataclass

from tni.core.geometry import Point
from tni.document.plugin_state import State

__all__ = ["LaidArc", "LaidCaption", "LaidLine", "LaidPart", "LaidRun", "LaidState"]


@dataclass(frozen=True, slots=True)
class LaidLine:
    """Line through points. Two make a segment, or an arrow; closed ones a polygon; more are ink. colour: "" for an area
    without a line. fill: "" for none. opacity: of the line, above 0; below 1 it is a highlighter's."""

    points: tuple[Point, ...]
    colour: str = "ink"
    width_mm: float = 0.6
    closed: bool = False
    dashed: bool = False
    arrow: bool = False
    opacity: float = 1.0
    fill: str = ""
    fill_opacity: float = 1.0


@dataclass(frozen=True, slots=True)
class LaidArc:
    """Arc about a point, as compasses draw it. start, sweep: degrees, clockwise from the right; a whole turn is a
    circle."""

    centre: Point
    radius: float
    start: float = 0.0
    sweep: float = 360.0
    colour: str = "ink"
    width_mm: float = 0.6
    dashed: bool = False
    opacity: float = 1.0


@dataclass(frozen=True, slots=True)
class LaidRun:
    """Letters of one style; "\\n" ends a line. colour: "" for that of their text."""

    text: str
    colour: str = ""
    bold: bool = False


@dataclass(frozen=True, slots=True)
class LaidCaption:
    """Text of one or more lines. x, y: left end of its first line, at the middle of the capitals. size_mm: height of
    the em. turn: degrees clockwise about (x, y)."""

    runs: tuple[LaidRun, ...]
    x: float
    y: float
    size_mm: float = 6.0
    colour: str = "ink"
    turn: float = 0.0


type LaidPart = LaidLine | LaidArc | LaidCaption


@dataclass(frozen=True, slots=True)
class LaidState:
    """Result of a control that leaves shapes and texts on the page, where there is room, as one undo step. parts: in
    painting order, in true millimetres of the page, whatever the item's size. Colours are names of `THEME`
    or "#rrggbb"."""

    state: State
    parts: tuple[LaidPart, ...] = ()
