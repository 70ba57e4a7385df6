"""Shapes and texts from which items compose their drawings: boxes with round corners, chips, fractions, covers."""

from __future__ import annotations

from collections.abc import Iterable
from math import cos, pi, sin

from tni.api.text_width import text_width
from tni.core.geometry import Point, Rect
from tni.document.alignment import TextAlign
from tni.document.item_drawing import Drawn, DrawnArea, DrawnLine, DrawnText

__all__ = [
    "bounds_of",
    "box_points",
    "covered_text",
    "filled_box",
    "grid_line",
    "round_box",
    "turned",
    "written_fraction",
]

CORNER_SIDES = 4
_CORNER = [(sin(k * pi / 2 / CORNER_SIDES), cos(k * pi / 2 / CORNER_SIDES)) for k in range(CORNER_SIDES + 1)]
COVER = "?"


def box_points(box: Rect) -> tuple[Point, ...]:
    return (box.x, box.y), (box.right, box.y), (box.right, box.bottom), (box.x, box.bottom)


def round_box(box: Rect, radius: float) -> tuple[Point, ...]:
    """Return the outline of a box with round corners."""
    radius = min(radius, box.width / 2, box.height / 2)
    left, right, top, bottom = box.x + radius, box.right - radius, box.y + radius, box.bottom - radius
    arc = [(radius * s, radius * c) for s, c in _CORNER]
    return (
        *((right + s, top - c) for s, c in arc),
        *((right + c, bottom + s) for s, c in arc),
        *((left - s, bottom + c) for s, c in arc),
        *((left - c, top - s) for s, c in arc),
    )


def filled_box(
    box: Rect, fill: str | None, outline: str | None = None, *, width_mm: float = 0.6, radius: float = 0.0,
    dashed: bool = False,
) -> list[Drawn]:  # fmt: skip
    """Return a filled box and its outline, which lies within it."""
    out: list[Drawn] = []
    if fill is not None:
        out.append(DrawnArea(round_box(box, radius) if radius else box_points(box), fill))
    if outline is not None:
        half = width_mm / 2
        inner = Rect(box.x + half, box.y + half, max(box.width - width_mm, 0.0), max(box.height - width_mm, 0.0))
        points = round_box(inner, max(radius - half, 0.1)) if radius else box_points(inner)
        out.append(DrawnLine(points, outline, width_mm, closed=True, dashed=dashed))
    return out


def grid_line(box: Rect, columns: int, rows: int, inset: float = 0.3) -> list[tuple[Point, ...]]:
    """Return the inner lines of a grid as at most two lines, each drawn without lifting the pen: back and forth, along
    the outline from one inner line to the next. inset: half the width of the line."""
    out: list[tuple[Point, ...]] = []
    if columns > 1:
        points = list[Point]()
        for column in range(1, columns):
            x = box.x + box.width * column / columns
            ends = ((x, box.y + inset), (x, box.bottom - inset))
            points += ends if column % 2 else reversed(ends)
        out.append(tuple(points))
    if rows > 1:
        points = []
        for row in range(1, rows):
            y = box.y + box.height * row / rows
            ends = ((box.x + inset, y), (box.right - inset, y))
            points += ends if row % 2 else reversed(ends)
        out.append(tuple(points))
    return out


def turned(points: Iterable[Point], about: Point, degrees: float) -> tuple[Point, ...]:
    """Return points turned clockwise about one."""
    turn = degrees * pi / 180
    c, s = cos(turn), sin(turn)
    x0, y0 = about
    return tuple((x0 + (x - x0) * c - (y - y0) * s, y0 + (x - x0) * s + (y - y0) * c) for x, y in points)


def bounds_of(points: Iterable[Point]) -> Rect:
    """Return the smallest box around points."""
    xs, ys = zip(*points, strict=True)
    return Rect(min(xs), min(ys), max(xs) - min(xs), max(ys) - min(ys))


def covered_text(
    text: str, box: Rect, size_mm: float, *, shown: bool, colour: str = "ink", fill: str = "soft"
) -> list[Drawn]:
    """Return a box with a text, or with a question mark while it is covered."""
    written = text if shown else COVER
    x, y = box.center
    return [
        *filled_box(box, fill, radius=3.0),
        DrawnText(written, x, y, size_mm, colour if shown else "quiet", bold=True, width_mm=box.width - 4.0),
    ]


def written_fraction(
    over: str, under: str, x: float, y: float, size_mm: float, colour: str = "ink", *, bold: bool = True
) -> list[Drawn]:
    """Return a fraction about a place, at most 2.1 times as high as its digits' em."""
    half = max(text_width(over, size_mm, bold=bold), text_width(under, size_mm, bold=bold)) / 2 + size_mm * 0.12
    gap = size_mm * 0.58
    return [
        DrawnText(over, x, y - gap, size_mm, colour, TextAlign.CENTRE, bold),
        DrawnLine(((x - half, y), (x + half, y)), colour, size_mm * 0.08),
        DrawnText(under, x, y + gap, size_mm, colour, TextAlign.CENTRE, bold),
    ]
