"""Strokes of a page of OpenBoard: one editable stroke for each that was drawn, whatever pieces the file has."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from statistics import fmean

from tni.api.formats import PlainReveal, PlainShape, PlainShapeKind, PlainStroke
from tni.core.geometry import IDENTITY, Affine, Point
from tni.formats.lessons.openboard.page_context import PageContext, attributes_of, point_bounds, z_of
from tni.formats.lessons.openboard.piece_order import StrokePiece
from tni.formats.lessons.openboard.ribbon import Ribbon, ribbon_of
from tni.formats.lessons.openboard.stroke_chain import JoinedStroke, join_pieces
from tni.formats.lessons.svg_values import (
    cut_number,
    parse_colour,
    parse_number,
    parse_opacity,
    parse_points,
    parse_transform,
)
from tni.formats.xml_tree import Element, name_of

PIECES = frozenset({"polygon", "line", "polyline"})
_OPAQUE = 0.95
"""Opacity from which a stroke is a pen's; a highlighter's is less."""
_CORNERS_MAX = 480


@dataclass(frozen=True, slots=True)
class StrokeInk:
    """Colour of strokes. opacity: 0 to 1."""

    colour: str
    opacity: float


@dataclass(frozen=True, slots=True)
class StrokeElement:
    """Piece of a stroke in the file. identity: names its stroke, "" if the file does not. source: of a stroke that
    begins with it. order: place in the file of the element on the page that it is, or that it is in."""

    piece: StrokePiece
    ink: StrokeInk
    identity: str
    z: float
    placed: Affine
    source: str
    group: str
    order: int
    is_locked: bool
    is_kept_back: bool


@dataclass(frozen=True, slots=True)
class StrokeHolder:
    """Element on the page that a piece is, or is in. name: in the report. attributes: of a `g`. is_locked: with its
    group."""

    name: str
    attributes: dict[str, str]
    group: str
    order: int
    is_locked: bool


def stroke_element(element: Element, name: str, context: PageContext, holder: StrokeHolder) -> StrokeElement | None:
    """Return a piece; None for one that draws nothing."""
    within = holder.attributes
    attributes = attributes_of(element)
    is_outline = name_of(element) == "polygon"
    outline, ribbon = _form(attributes, name_of(element))
    if not outline and ribbon is None:
        return None
    opacity = parse_opacity(attributes.get("fill-opacity" if is_outline else "stroke-opacity"))
    own = parse_transform(attributes.get("transform"))
    placed = parse_transform(within.get("transform")) if own == IDENTITY else own
    return StrokeElement(
        StrokePiece(name, outline, ribbon), StrokeInk(_colour(attributes, within, context, is_outline), opacity),
        _identity(within, attributes) or (holder.name if within else ""),
        z_of(within if "ub:z-value" in within else attributes), placed, holder.name, holder.group, holder.order,
        holder.is_locked or "true" in (within.get("ub:locked"), attributes.get("ub:locked")),
        "true" in (within.get("ub:hidden-on-display"), attributes.get("ub:hidden-on-display")),
    )  # fmt: skip


def place_strokes(elements: list[StrokeElement], context: PageContext) -> None:
    """Put all strokes of a page on it. The first stroke of an element has its name, others those of their pieces."""
    for run in _runs(elements):
        by_name = {one.piece.name: one for one in run}
        for number, joined in enumerate(join_pieces([one.piece for one in run])):
            _place(joined, by_name[joined.name], run[0].source if number == 0 else joined.name, context)
        if run[0].is_kept_back:
            context.change("Objet masqué à la projection : il apparaît à la première étape.", run[0].source)


def _form(attributes: dict[str, str], kind: str) -> tuple[list[Point], Ribbon | None]:
    """Return the outline, and the piece of a stroke that it is."""
    width = max(0.05, cut_number(parse_number(attributes.get("stroke-width"), 1.0)))
    if kind == "line":
        x1, y1, x2, y2 = (parse_number(attributes.get(name)) for name in ("x1", "y1", "x2", "y2"))
        is_dot = abs(x1 - x2) <= 0.011 and y1 == y2  # a dot, which a line must not be
        return [], Ribbon([(x1, y1)], [width]) if is_dot else Ribbon([(x1, y1), (x2, y2)], [width, width])
    points = _points(attributes.get("points"))
    if kind == "polyline":
        if len(points) == 2 and abs(points[0][0] - points[1][0]) <= 0.011 and points[0][1] == points[1][1]:
            points = points[:1]
        return [], Ribbon(points, [width] * len(points)) if points else None
    return points, ribbon_of(points) if len(points) > 2 else None


def _points(text: str | None) -> list[Point]:
    """Return points, also of a system that wrote a comma within its numbers: "1,5,2,25" is one point."""
    if text and text.split(None, 1)[:1] and text.split(None, 1)[0].count(",") == 3:
        found = []
        for one in text.split():
            parts = one.split(",")
            if len(parts) == 4:
                found.append((parse_number(f"{parts[0]}.{parts[1]}"), parse_number(f"{parts[2]}.{parts[3]}")))
        return found
    return parse_points(text)


def _colour(attributes: dict[str, str], within: dict[str, str], context: PageContext, is_outline: bool) -> str:
    key = "ub:fill-on-dark-background" if context.frame.is_dark else "ub:fill-on-light-background"
    words = (attributes.get("fill" if is_outline else "stroke"), attributes.get(key), within.get(key))
    found = next((colour for word in words if (colour := parse_colour(word)) is not None), None)
    return found.hex if found else ("#ffffff" if context.frame.is_dark else "#000000")


def _place(joined: JoinedStroke, first: StrokeElement, source: str, context: PageContext) -> None:
    points = [first.placed.point(*point) for point in joined.points]
    corners = [first.placed.point(*corner) for piece in joined.left_over for corner in piece.outline]
    if not points and not corners:
        return
    if not context.budget.take(len(points) + len(corners)):
        context.drop("Trait laissé : la leçon a trop de points.", source)
        return
    scale = first.placed.mean_scale
    bounds = point_bounds(points + corners, joined.width * scale / 2)
    group = first.group or (source if points and joined.left_over else "")
    reveals = (PlainReveal(1),) if first.is_kept_back else ()
    if points:
        widths = () if joined.is_even else tuple(max(0.01, width * scale) for width in joined.widths)
        width = max(0.05, (fmean(joined.widths) if widths else joined.width) * scale)
        stroke = PlainStroke(
            source=source, group=group, is_locked=first.is_locked, points=tuple(points), colour=first.ink.colour,
            width=width, widths=widths, highlights=first.ink.opacity < _OPAQUE, reveals=reveals,
        )  # fmt: skip
        context.place(first.z, stroke, bounds, first.order)
    for number, piece in enumerate(joined.left_over):
        name = piece.name if points or number else source
        context.place(first.z, replace(_filled(piece, first, name, group), reveals=reveals), bounds, first.order)


def _filled(piece: StrokePiece, first: StrokeElement, name: str, group: str) -> PlainShape:
    step = -(-len(piece.outline) // _CORNERS_MAX)
    corners = [first.placed.point(*corner) for corner in list(piece.outline)[::step]]
    while len(corners) < 3:
        corners.append(corners[-1])
    return PlainShape(
        source=name, group=group, is_locked=first.is_locked, kind=PlainShapeKind.POLYGON, points=tuple(corners),
        colour=first.ink.colour, width=0.0, fill=first.ink.colour, fill_opacity=first.ink.opacity,
    )  # fmt: skip


def _identity(within: dict[str, str], attributes: dict[str, str]) -> str:
    return (within.get("ub:uuid", "") or attributes.get("ub:parent", "")).strip("{}").lower()


def _runs(elements: Iterable[StrokeElement]) -> list[list[StrokeElement]]:
    """Return the pieces apart by their strokes: by the file's names of these, also where others stand between them;
    else by their colour, while they stand side by side."""
    runs: list[list[StrokeElement]] = []
    by_identity: dict[str, list[StrokeElement]] = {}
    last: list[StrokeElement] | None = None
    for one in elements:
        if one.identity:
            run = by_identity.get(one.identity)
            if run is None:
                run = by_identity[one.identity] = []
                runs.append(run)
            run.append(one)
            last = None
        elif last is not None and _goes_on(last[-1], one):
            last.append(one)
        else:
            last = [one]
            runs.append(last)
    return runs


def _goes_on(before: StrokeElement, one: StrokeElement) -> bool:
    return before.order + 1 == one.order and before.ink == one.ink and before.placed == one.placed
