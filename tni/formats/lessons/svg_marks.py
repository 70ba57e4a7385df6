"""Basic shapes of SVG as items of a page: lines, rectangles, ellipses, polygons and strokes, all editable."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from math import atan2, cos, degrees, hypot, pi, sin
from typing import Any

from tni.api.formats import PlainDash, PlainShape, PlainShapeKind, PlainStroke
from tni.core.geometry import Affine, Point
from tni.formats.lessons.svg_path import Subpath, parse_path, rounded_rectangle
from tni.formats.lessons.svg_values import parse_length, parse_numbers, parse_points

CORNERS_MAX = 500
"""Most corners of a polygon of the program."""
TOLERANCE_MM = 0.1
HIGHLIGHTER_MM = 1.5
"""Width from which a line that is seen through is a highlighter's."""
ELLIPSE_CORNERS = 72
DRAWN = frozenset({"rect", "circle", "ellipse", "line", "polyline", "polygon", "path"})

FAINT_LINE = "Transparence d’un trait non reprise."
DASHED_STROKE = "Trait pointillé repris en trait plein."
ARROW_END = "Extrémité d’une ligne (flèche, marque) non reprise."


@dataclass(frozen=True, slots=True)
class MarkPaint:
    """Colours and width of an element. line, fill: "#rrggbb", "" for none. width: in the units of the element."""

    line: str = "#000000"
    width: float = 1.0
    line_opacity: float = 1.0
    fill: str = ""
    fill_opacity: float = 1.0
    dash: PlainDash = PlainDash.SOLID
    is_highlighter: bool = False


type Mark = PlainShape | PlainStroke


@dataclass(frozen=True, slots=True)
class Marks:
    """Items of an element. lost: sentences about what is not as it was. is_whole: the items show the element; else it
    has to be drawn as a picture."""

    items: tuple[Mark, ...] = ()
    lost: tuple[str, ...] = ()
    is_whole: bool = True


BEYOND = Marks(is_whole=False)


def marks_of(
    name: str, attributes: Mapping[str, str], paint: MarkPaint, to_page: Affine, fields: dict[str, Any]
) -> Marks:
    """Return the items of a shape. name: local name of the element; fields: those that all items have. Several items of
    one element are a group."""
    match name:
        case "rect":
            return _rectangle(attributes, paint, to_page, fields)
        case "circle" | "ellipse":
            return _ellipse(name, attributes, paint, to_page, fields)
        case "line":
            ends = [_length(attributes, one) for one in ("x1", "y1", "x2", "y2")]
            return _line((ends[0], ends[1]), (ends[2], ends[3]), attributes, paint, to_page, fields)
        case "polyline" | "polygon":
            points = parse_points(attributes.get("points"))
            parts = [Subpath(points, name == "polygon")] if points else []
        case _:
            parts = parse_path(attributes.get("d"), TOLERANCE_MM / max(to_page.mean_scale, 1e-9))
    return _parts(parts, attributes, paint, to_page, fields)


def mapped(to_page: Affine, points: Sequence[Point]) -> tuple[Point, ...]:
    """Return points on the page."""
    a, b, c, d, e, f = to_page.a, to_page.b, to_page.c, to_page.d, to_page.e, to_page.f
    return tuple((a * x + c * y + e, b * x + d * y + f) for x, y in points)


def box_on_page(x: float, y: float, width: float, height: float, to_page: Affine) -> tuple[float, ...] | None:
    """Return middle x, middle y, width, height and turn in degrees of a box on the page; None if it is skewed there."""
    right, down = hypot(to_page.a, to_page.b), hypot(to_page.c, to_page.d)
    if abs(to_page.a * to_page.c + to_page.b * to_page.d) > 1e-3 * right * down or right * down == 0:
        return None
    ((middle_x, middle_y),) = mapped(to_page, [(x + width / 2, y + height / 2)])
    turn = degrees(atan2(to_page.b, to_page.a))
    return middle_x, middle_y, width * right, height * down, 0.0 if abs(turn) < 1e-6 else turn


def thinned(points: Sequence[Point], most: int = CORNERS_MAX) -> tuple[Point, ...]:
    """Return at most so many of the points: those next to each other are left out first."""
    kept, gap = list(points), TOLERANCE_MM / 4
    while len(kept) > most:
        found = [kept[0]]
        for point in kept[1:-1]:
            if hypot(point[0] - found[-1][0], point[1] - found[-1][1]) >= gap:
                found.append(point)
        kept, gap = [*found, kept[-1]], gap * 1.5
    return tuple(kept)


def _length(attributes: Mapping[str, str], name: str) -> float:
    return parse_length(attributes.get(name))


def _shape(
    kind: PlainShapeKind,
    points: Sequence[Point],
    paint: MarkPaint,
    scale: float,
    fields: dict[str, Any],
    turn: float = 0.0,
) -> PlainShape:
    is_open = kind in (PlainShapeKind.LINE, PlainShapeKind.ARROW)
    return PlainShape(
        kind=kind, points=tuple(points), colour=paint.line or paint.fill or "#000000",
        width=paint.width * scale if paint.line else 0.0, fill="" if is_open else paint.fill, dash=paint.dash,
        fill_opacity=paint.fill_opacity, turn=turn, **fields,
    )  # fmt: skip


def _of_line(paint: MarkPaint) -> tuple[str, ...]:
    return (FAINT_LINE,) if paint.line and paint.line_opacity < 0.99 else ()


def _rectangle(attributes: Mapping[str, str], paint: MarkPaint, to_page: Affine, fields: dict[str, Any]) -> Marks:
    x, y, width, height = (_length(attributes, one) for one in ("x", "y", "width", "height"))
    if width <= 0 or height <= 0:
        return Marks()
    radii = [max(0.0, _length(attributes, one)) for one in ("rx", "ry") if one in attributes]
    rx, ry = min(radii[0], width / 2) if radii else 0.0, min(radii[-1], height / 2) if radii else 0.0
    if min(rx, ry) * to_page.mean_scale > 0.2:
        data = rounded_rectangle(x, y, width, height, rx, ry)
        return _parts(parse_path(data, TOLERANCE_MM / max(to_page.mean_scale, 1e-9)), {}, paint, to_page, fields)
    return _boxed(PlainShapeKind.RECTANGLE, (x, y, width, height), paint, to_page, fields)


def _ellipse(
    name: str, attributes: Mapping[str, str], paint: MarkPaint, to_page: Affine, fields: dict[str, Any]
) -> Marks:
    x, y = _length(attributes, "cx"), _length(attributes, "cy")
    rx, ry = (_length(attributes, one) for one in (("r", "r") if name == "circle" else ("rx", "ry")))
    if rx <= 0 or ry <= 0:
        return Marks()
    return _boxed(PlainShapeKind.ELLIPSE, (x - rx, y - ry, 2 * rx, 2 * ry), paint, to_page, fields)


def _boxed(
    kind: PlainShapeKind,
    box: tuple[float, float, float, float],
    paint: MarkPaint,
    to_page: Affine,
    fields: dict[str, Any],
) -> Marks:
    x, y, width, height = box
    found = box_on_page(*box, to_page)
    if found is None:  # skewed: no rectangle or ellipse any more
        if kind is PlainShapeKind.RECTANGLE:
            corners = [(x, y), (x + width, y), (x + width, y + height), (x, y + height)]
        else:
            angles = (2 * pi * n / ELLIPSE_CORNERS for n in range(ELLIPSE_CORNERS))
            corners = [(x + width * (1 + cos(a)) / 2, y + height * (1 + sin(a)) / 2) for a in angles]
        shape = _shape(PlainShapeKind.POLYGON, mapped(to_page, corners), paint, to_page.mean_scale, fields)
        return Marks((shape,), _of_line(paint))
    middle_x, middle_y, wide, high, turn = found
    ends = (middle_x - wide / 2, middle_y - high / 2), (middle_x + wide / 2, middle_y + high / 2)
    return Marks((_shape(kind, ends, paint, to_page.mean_scale, fields, turn),), _of_line(paint))


def _line(
    start: Point, end: Point, attributes: Mapping[str, str], paint: MarkPaint, to_page: Affine, fields: dict[str, Any]
) -> Marks:
    if not paint.line:
        return Marks()
    ends = mapped(to_page, [start, end])
    if ends[0] == ends[1] or paint.is_highlighter:
        return Marks((_stroke(ends[:1] if ends[0] == ends[1] else ends, paint, to_page.mean_scale, fields),))
    has_start, has_end = _has_marker(attributes, "start"), _has_marker(attributes, "end")
    kind = PlainShapeKind.ARROW if has_start != has_end else PlainShapeKind.LINE
    lost = (*_of_line(paint), *((ARROW_END,) if has_start and has_end else ()))
    ends = ends[::-1] if kind is PlainShapeKind.ARROW and has_start else ends
    return Marks((_shape(kind, ends, paint, to_page.mean_scale, fields),), lost)


def _has_marker(attributes: Mapping[str, str], place: str) -> bool:
    return (attributes.get(f"marker-{place}") or attributes.get("marker") or "none").strip() not in ("none", "")


def _is_marked(attributes: Mapping[str, str]) -> bool:
    return any(_has_marker(attributes, place) for place in ("start", "mid", "end"))


def _parts(
    parts: Sequence[Subpath], attributes: Mapping[str, str], paint: MarkPaint, to_page: Affine, fields: dict[str, Any]
) -> Marks:
    """Return the items of the parts of a path. Beyond are filled parts that lie in one another: the hole of a ring."""
    parts = [part for part in parts if part.points]
    if not parts or not (paint.line or paint.fill):
        return Marks()
    if paint.fill and len(parts) > 1 and _overlap([mapped(to_page, part.points) for part in parts]):
        return BEYOND
    items: list[Mark] = []
    lost: list[str] = []
    scale = to_page.mean_scale
    named = {**fields, "group": fields.get("group") or fields.get("source", "")}

    def next_fields() -> dict[str, Any]:
        return {**named, "source": f"{fields.get('source', '')}/{len(items) + 1}"} if items else fields

    for part in parts:
        points = mapped(to_page, part.points)
        is_area = len(points) > 2 and (part.is_closed or bool(paint.fill))
        if is_area:
            outlined = paint if part.is_closed else replace(paint, line="", line_opacity=1.0)
            items.append(_shape(PlainShapeKind.POLYGON, thinned(points), outlined, scale, next_fields()))
            lost += (*_of_line(outlined), *((ARROW_END,) if paint.line and _is_marked(attributes) else ()))
        if paint.line and not (is_area and part.is_closed):
            is_dashed = paint.dash is not PlainDash.SOLID
            if len(points) == 2 and not paint.is_highlighter and (is_dashed or _is_marked(attributes)):
                line = _line(part.points[0], part.points[1], attributes, paint, to_page, next_fields())
                items += line.items
                lost += line.lost
            else:
                items.append(_stroke(points, paint, scale, next_fields()))
                lost += _lost_of_stroke(paint, scale, attributes)
    if len(items) > 1:
        items[0] = replace(items[0], group=named["group"])
    return Marks(tuple(items), tuple(dict.fromkeys(lost)))


def _stroke(points: Sequence[Point], paint: MarkPaint, scale: float, fields: dict[str, Any]) -> PlainStroke:
    width = paint.width * scale
    return PlainStroke(
        points=tuple(points), colour=paint.line, width=width,
        highlights=paint.is_highlighter or _is_seen_through(paint, width), **fields,
    )  # fmt: skip


def _is_seen_through(paint: MarkPaint, width_mm: float) -> bool:
    return paint.line_opacity <= 0.8 and width_mm >= HIGHLIGHTER_MM


def _lost_of_stroke(paint: MarkPaint, scale: float, attributes: Mapping[str, str]) -> list[str]:
    found = []
    if paint.line_opacity < 0.99 and not paint.is_highlighter and not _is_seen_through(paint, paint.width * scale):
        found.append(FAINT_LINE)
    if paint.dash is not PlainDash.SOLID:
        found.append(DASHED_STROKE)
    if _is_marked(attributes):
        found.append(ARROW_END)
    return found


def _overlap(parts: Sequence[Sequence[Point]]) -> bool:
    """Return whether the boxes of any two parts overlap. Linear in the number of points, and bounded in that of
    parts."""
    if len(parts) > 200:
        return True
    boxes = [
        (min(x for x, _ in part), min(y for _, y in part), max(x for x, _ in part), max(y for _, y in part))
        for part in parts
    ]
    return any(
        one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]
        for place, one in enumerate(boxes)
        for other in boxes[:place]
    )


def dash_of(text: str | None, width: float) -> PlainDash:
    """Return the dash that a `stroke-dasharray` is nearest to."""
    numbers = parse_numbers((text or "")[:500], 16)
    if not numbers or max(numbers) <= 0:
        return PlainDash.SOLID
    return PlainDash.DOTTED if numbers[0] <= 1.5 * max(width, 1e-9) else PlainDash.DASHED
