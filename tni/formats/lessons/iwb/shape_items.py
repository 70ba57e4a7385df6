"""Shapes and strokes of a page of an IWB file."""

from __future__ import annotations

from tni.api.formats import PlainDash, PlainShape, PlainShapeKind, PlainStroke
from tni.core.geometry import Affine, Point, Rect
from tni.formats.lessons.iwb.page_context import IwbElement, IwbPageContext
from tni.formats.lessons.placed_box import placed_box
from tni.formats.lessons.svg_path import parse_path, rounded_rectangle
from tni.formats.lessons.svg_values import (
    NO_COLOUR,
    SvgColour,
    parse_colour,
    parse_length,
    parse_numbers,
    parse_opacity,
    parse_points,
)

SHAPES = frozenset({"rect", "ellipse", "circle", "line", "polyline", "polygon", "path"})
_OPAQUE = 0.95
"""Opacity from which a stroke is a pen's; a highlighter's is less."""
_FULL = 0.98
"""Part of the page's sides that a background covers at least."""
_CORNERS_MAX = 480
_LESS = "Contour de plus de 480 sommets : simplifié."


def place_shape(one: IwbElement, context: IwbPageContext) -> None:
    """Put a shape or stroke on the page."""
    match one.kind:
        case "rect":
            _place_box(one, PlainShapeKind.RECTANGLE, _rect(one), context)
        case "ellipse" | "circle":
            _place_box(one, PlainShapeKind.ELLIPSE, _ellipse(one), context)
        case "line":
            x1, y1, x2, y2 = (_length(one, name, context) for name in ("x1", "y1", "x2", "y2"))
            _place_line(one, [(x1, y1), (x2, y2)], one.name, context)
        case "polyline":
            _place_polyline(one, parse_points(one.attributes.get("points")), one.name, context)
        case "polygon":
            _place_polygon(one, parse_points(one.attributes.get("points")), one.name, context)
        case _:
            _place_path(one, context)


def _rect(one: IwbElement) -> Rect:
    return Rect(*(parse_length(one.attributes.get(name)) for name in ("x", "y", "width", "height")))


def _ellipse(one: IwbElement) -> Rect:
    cx, cy = (parse_length(one.attributes.get(name)) for name in ("cx", "cy"))
    r = parse_length(one.attributes.get("r"))
    rx, ry = (parse_length(one.attributes.get(name), r) for name in ("rx", "ry"))
    return Rect(cx - rx, cy - ry, 2 * rx, 2 * ry)


def _length(one: IwbElement, name: str, context: IwbPageContext) -> float:
    whole = context.box.width if name.startswith("x") else context.box.height
    return parse_length(one.attributes.get(name), whole=whole)


def _place_box(one: IwbElement, kind: PlainShapeKind, box: Rect, context: IwbPageContext) -> None:
    is_paper = one.properties.says("background") and kind is PlainShapeKind.RECTANGLE
    if is_paper and min(context.box.width, context.box.height) > 0 and not context.colour:
        covers = box.width >= _FULL * context.box.width and box.height >= _FULL * context.box.height
        fill = _fill(one)
        if (covers or min(box.width, box.height) <= 0) and fill.opacity > 0:
            context.colour = fill.hex
            return
    if min(box.width, box.height) <= 0:
        context.drop("Forme sans surface.", one.name)
        return
    placed = placed_box(one.within.placed, box)
    if kind is PlainShapeKind.RECTANGLE and (rounded := _rounded(one, box)):
        _place_polygon(one, rounded, one.name, context)
        return
    if placed.is_sheared:
        corners = [(box.x, box.y), (box.right, box.y), (box.right, box.bottom), (box.x, box.bottom)]
        if kind is PlainShapeKind.ELLIPSE:
            context.change("Ellipse inclinée : posée comme un losange.", one.name)
            x, y = box.center
            corners = [(x, box.y), (box.right, y), (x, box.bottom), (box.x, y)]
        _place_polygon(one, corners, one.name, context)
        return
    middle = one.within.placed.point(*box.center)
    left, top = middle[0] - placed.width / 2, middle[1] - placed.height / 2
    points = ((left, top), (left + placed.width, top + placed.height))
    _place(one, kind, points, one.name, context, turn=placed.turn)


def _rounded(one: IwbElement, box: Rect) -> list[Point]:
    """Return the corners of a rectangle with rounded ones; nothing for another."""
    radii = [parse_length(one.attributes[name]) for name in ("rx", "ry") if name in one.attributes]
    rx, ry = (min(radii[0], box.width / 2), min(radii[-1], box.height / 2)) if radii else (0.0, 0.0)
    if min(rx, ry) < 0.005 * max(box.width, box.height):
        return []
    data = rounded_rectangle(box.x, box.y, box.width, box.height, rx, ry)
    return list(parse_path(data, max(box.width, box.height) / 1000)[0].points)


def _place_line(one: IwbElement, points: list[Point], name: str, context: IwbPageContext) -> None:
    """Put a straight line on the page, as an arrow where it has a head."""
    ends = [one.properties.word(f"stroke-lineshape-{end}") for end in ("start", "end")]
    has_start, has_end = (word not in ("", "none") for word in ends)
    if has_start and not has_end:
        points.reverse()
    if has_start and has_end:
        context.change("Flèche à deux pointes : une seule est reprise.", name)
    if any("arrow" not in word and word not in ("", "none") for word in ends):
        context.change("Bout de ligne d’une autre forme : repris comme une flèche.", name)
    kind = PlainShapeKind.ARROW if has_start or has_end else PlainShapeKind.LINE
    _place(one, kind, tuple(one.within.placed.point(*point) for point in points), name, context)


def _place_polyline(one: IwbElement, points: list[Point], name: str, context: IwbPageContext) -> None:
    """Put an open line on the page. One without a fill has none, against the rule of SVG: panels write strokes so."""
    if not points:
        context.drop("Trait sans point.", name)
        return
    has_fill = parse_colour(one.attributes.get("fill")) not in (None, NO_COLOUR) and _fill(one).opacity > 0
    if has_fill and len(points) > 2:
        _place_polygon(one, points, name, context)
        return
    has_ends = any(one.properties.word(f"stroke-lineshape-{end}") not in ("", "none") for end in ("start", "end"))
    is_drawn = one.properties.says("freehand")
    if len(points) == 2 and not is_drawn and (has_ends or _dash(one) is not PlainDash.SOLID):
        _place_line(one, points, name, context)
        return
    if has_ends:
        context.change("Pointe d’une ligne brisée non reprise.", name)
    if _dash(one) is not PlainDash.SOLID:
        context.change("Tirets d’une ligne brisée repris en trait plein.", name)
    _place_stroke(one, points, name, context)


def _place_stroke(one: IwbElement, points: list[Point], name: str, context: IwbPageContext) -> None:
    if not context.budget.take(len(points)):
        context.drop("Trait laissé : la leçon a trop de points.", name)
        return
    if len(points) == 2 and points[0] == points[1]:
        points = points[:1]  # a dot, as lines of one point are not drawn
    placed, colour = one.within.placed, _stroke(one)
    mapped = tuple(placed.point(*point) for point in points)
    width = max(0.01, parse_length(one.attributes.get("stroke-width"), 1.0) * placed.mean_scale)
    highlights = (
        colour.opacity < _OPAQUE
        or one.properties.says("highlight")
        or (one.properties.word("classname") == "highlighter")
    )
    stroke = PlainStroke(
        source=name, group=one.group, link=one.within.link, points=mapped, colour=colour.hex, width=width,
        highlights=highlights,
    )  # fmt: skip
    context.place(stroke, _bounds(mapped, width / 2), one.properties)


def _place_polygon(one: IwbElement, points: list[Point], name: str, context: IwbPageContext) -> None:
    if len(points) < 3:
        _place_polyline(one, points, name, context)
        return
    step = -(-len(points) // _CORNERS_MAX)
    if step > 1:
        context.change(_LESS, name)
    if not context.budget.take(len(points)):
        context.drop("Forme laissée : la leçon a trop de points.", name)
        return
    corners = tuple(one.within.placed.point(*point) for point in points[::step])
    _place(one, PlainShapeKind.POLYGON, corners, name, context)


def _place_path(one: IwbElement, context: IwbPageContext) -> None:
    parts = parse_path(one.attributes.get("d"), 0.2 / max(1e-3, one.within.placed.mean_scale))
    has_fill = _fill(one).opacity > 0 and one.attributes.get("fill") is not None
    if not parts:
        context.drop("Tracé vide.", one.name)
    for number, part in enumerate(parts):
        name = one.name if number == 0 else f"{one.name}/part{number + 1}"
        if (part.is_closed or has_fill) and len(part.points) > 2:
            _place_polygon(one, part.points, name, context)
        else:
            _place_stroke(one, part.points, name, context)


def _place(
    one: IwbElement, kind: PlainShapeKind, points: tuple[Point, ...], name: str, context: IwbPageContext,
    *, turn: float = 0.0,
) -> None:  # fmt: skip
    line, fill = _stroke(one), _fill(one)
    is_line = kind in (PlainShapeKind.LINE, PlainShapeKind.ARROW)
    width = parse_length(one.attributes.get("stroke-width"), 1.0) * one.within.placed.mean_scale
    if line.opacity == 0 and not is_line:
        width = 0.0
    shape = PlainShape(
        source=name, group=one.group, link=one.within.link, kind=kind, points=points, colour=line.hex,
        width=max(0.0 if not is_line else 0.01, width), fill=fill.hex if fill.opacity > 0 and not is_line else "",
        fill_opacity=fill.opacity if fill.opacity > 0 else 1.0, dash=_dash(one), turn=turn,
    )  # fmt: skip
    bounds = _bounds(points, 0.0)
    if turn:
        bounds = Affine.rotating(0.0).rect(bounds.grown(max(bounds.width, bounds.height) / 4))
    context.place(shape, bounds, one.properties)


def _stroke(one: IwbElement) -> SvgColour:
    """Return the colour of the line; black for a stroke that tells none, none for another shape."""
    text = one.attributes.get("stroke")
    found = parse_colour(text)
    if found is None:
        is_open = one.kind in ("line", "polyline")
        found = SvgColour("#000000") if is_open or (text or "").startswith("url") else NO_COLOUR
    opacity = parse_opacity(one.attributes.get("stroke-opacity")) * parse_opacity(one.attributes.get("opacity"))
    return SvgColour(found.hex, found.opacity * opacity)


def _fill(one: IwbElement) -> SvgColour:
    """Return the colour of a surface. One that tells none is black only where it has no line either: shapes with a
    line alone are meant as outlines."""
    text = one.attributes.get("fill")
    found = parse_colour(text)
    if found is None:
        has_line = parse_colour(one.attributes.get("stroke")) not in (None, NO_COLOUR)
        found = NO_COLOUR if has_line and not (text or "").startswith("url") else SvgColour("#000000")
    opacity = parse_opacity(one.attributes.get("fill-opacity")) * parse_opacity(one.attributes.get("opacity"))
    return SvgColour(found.hex, found.opacity * opacity)


def _dash(one: IwbElement) -> PlainDash:
    numbers = parse_numbers((one.attributes.get("stroke-dasharray") or "")[:200], 16)
    if not numbers or max(numbers) <= 0:
        return PlainDash.SOLID
    width = max(parse_length(one.attributes.get("stroke-width"), 1.0), 0.01)
    return PlainDash.DOTTED if numbers[0] <= 1.5 * width else PlainDash.DASHED


def _bounds(points: tuple[Point, ...], grown: float) -> Rect:
    xs, ys = [x for x, _ in points], [y for _, y in points]
    return Rect(min(xs), min(ys), max(xs) - min(xs), max(ys) - min(ys)).grown(grown)
