"""Lines and shapes as strokes of Xournal++."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import atan2, cos, hypot, isfinite, pi, sin

from tni.api.formats import PlainDash, PlainShape, PlainShapeKind, PlainStroke
from tni.core.colour import colour_or
from tni.formats.lessons.shape_outline import turned
from tni.formats.lessons.xml_writing import number_text
from tni.formats.lessons.xopp_values import MM_PER_PT

ELLIPSE_SIDES = 96
_HEAD_MM, _HEAD_WIDTHS, _HEAD_TURN = 4.0, 4.0, pi / 7
"""Barbs of an arrow, as the program draws them."""
_UNSEEN_PT = 0.01
_GREATEST, _DIGITS = 1e9, 4
_STYLES = {PlainDash.SOLID: "", PlainDash.DASHED: ' style="dash"', PlainDash.DOTTED: ' style="dot"'}

type Points = Sequence[tuple[float, float]]


def is_drawable(item: PlainStroke | PlainShape) -> bool:
    """Return whether an item has the points that it needs, and finite numbers alone."""
    least = 1 if isinstance(item, PlainStroke) else 3 if item.kind is PlainShapeKind.POLYGON else 2
    own = (item.width, *item.widths) if isinstance(item, PlainStroke) else (item.width, item.turn, item.fill_opacity)
    return len(item.points) >= least and are_finite(*own, *(side for point in item.points for side in point))


def are_finite(*numbers: float) -> bool:
    """Return whether all numbers are finite and of a size that a file has."""
    return all(isfinite(one) and abs(one) < _GREATEST for one in numbers)


def colour_code(colour: str, alpha: str = "ff") -> str:
    """Return a colour as it is written; black for what is none."""
    return colour_or(colour) + alpha


def stroke_xml(stroke: PlainStroke) -> str:
    """Return the element of a stroke. The width of each segment is that of its first point."""
    points = stroke.points if len(stroke.points) > 1 else stroke.points * 2
    width = number(stroke.width / MM_PER_PT)
    if stroke.widths and not stroke.highlights:
        given = stroke.widths if len(stroke.widths) > 1 else stroke.widths * 2
        width += "".join(f" {number(max(one / MM_PER_PT, _UNSEEN_PT))}" for one in given[: len(points) - 1])
    tool, alpha = ("highlighter", "7f") if stroke.highlights else ("pen", "ff")
    return _element(tool, colour_code(stroke.colour, alpha), width, points)


def shape_xml(shape: PlainShape) -> Iterator[str]:
    """Yield the elements of a shape: one, and another one for an area of another colour than its outline."""
    points = outline(shape)
    width = number(max(shape.width / MM_PER_PT, _UNSEEN_PT))
    is_closed = shape.kind not in (PlainShapeKind.LINE, PlainShapeKind.ARROW)
    fill = f' fill="{round(min(max(shape.fill_opacity, 0.0), 1.0) * 255)}"' if shape.fill and is_closed else ""
    is_seen, style = shape.width > 0, _STYLES[shape.dash]
    if fill and is_seen and shape.fill == shape.colour:
        yield _element("pen", colour_code(shape.colour), width, points, fill + style)
        return
    if fill:
        yield _element("pen", colour_code(shape.fill), number(_UNSEEN_PT), points, fill)
    if is_seen or not fill:
        yield _element("pen", colour_code(shape.colour), width, points, style)


def outline(shape: PlainShape) -> Points:
    """Return the points of a shape's line, of a closed one with the first again at the end."""
    (x0, y0), (x1, y1) = shape.points[0], shape.points[1]
    match shape.kind:
        case PlainShapeKind.LINE:
            return shape.points[:2]
        case PlainShapeKind.ARROW:
            return _arrow((x0, y0), (x1, y1), shape.width)
        case PlainShapeKind.RECTANGLE:
            corners = [(x0, y0), (x1, y0), (x1, y1), (x0, y1)]
        case PlainShapeKind.ELLIPSE:
            middle, radii = ((x0 + x1) / 2, (y0 + y1) / 2), ((x1 - x0) / 2, (y1 - y0) / 2)
            angles = [2 * pi * side / ELLIPSE_SIDES for side in range(ELLIPSE_SIDES)]
            corners = [(middle[0] + radii[0] * cos(one), middle[1] + radii[1] * sin(one)) for one in angles]
        case PlainShapeKind.POLYGON:
            corners = list(shape.points)
    around = turned(corners, shape.turn)
    return [*around, around[0]]


def _arrow(start: tuple[float, float], tip: tuple[float, float], width: float) -> Points:
    length = hypot(tip[0] - start[0], tip[1] - start[1])
    head = min(max(_HEAD_WIDTHS * width, _HEAD_MM), length)
    back = atan2(start[1] - tip[1], start[0] - tip[0])
    left, right = (
        (tip[0] + head * cos(back + turn), tip[1] + head * sin(back + turn)) for turn in (_HEAD_TURN, -_HEAD_TURN)
    )
    return [start, tip, left, tip, right]


def _element(tool: str, colour: str, width: str, points: Points, more: str = "") -> str:
    places = " ".join(f"{number(x / MM_PER_PT)} {number(y / MM_PER_PT)}" for x, y in points)
    return f'<stroke tool="{tool}" color="{colour}" width="{width}"{more} capStyle="round">{places}</stroke>'


def number(value: float) -> str:
    """Return a number as it is written in a file."""
    return number_text(value, _DIGITS)
