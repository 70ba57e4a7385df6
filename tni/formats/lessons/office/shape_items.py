"""Items of a shape: exact rectangles, ellipses and lines, polygons, and strokes for open lines."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import Enum
from typing import Any

from tni.api.formats import PlainDash, PlainItem, PlainShape, PlainShapeKind, PlainStroke
from tni.formats.lessons.office.placements import Placement
from tni.formats.lessons.office.shape_paths import MOST_POINTS, ShapePath, thinned

AS_ITS_BOX = "Forme dessinée comme son cadre."
"""What is said of a shape whose form is not known."""
type BaseFields = dict[str, Any]
"""Fields of PlainItemBase: source, group, link, is_locked."""


class FormKind(Enum):
    RECTANGLE = "rectangle"
    ELLIPSE = "ellipse"
    LINE = "line"
    """From the top left of its box to the bottom right."""
    PATHS = "paths"


@dataclass(frozen=True, slots=True)
class Form:
    """Form of a shape. paths: in a box of 1 by 1. is_exact: it is as in the file."""

    kind: FormKind
    paths: tuple[ShapePath, ...] = ()
    is_exact: bool = True


@dataclass(frozen=True, slots=True)
class Paint:
    """Colours and line of a shape. fill: "" for none. colour: of its line, "" for none. width: of the line in
    millimetres. has_head, has_tail: an arrow at its beginning, at its end."""

    fill: str = ""
    opacity: float = 1.0
    colour: str = ""
    width: float = 0.5
    dash: PlainDash = PlainDash.SOLID
    has_head: bool = False
    has_tail: bool = False

    @property
    def is_seen(self) -> bool:
        return bool(self.fill or self.colour)


RECTANGLE = Form(FormKind.RECTANGLE)


def shape_items(form: Form, placement: Placement, paint: Paint, base: BaseFields) -> tuple[list[PlainItem], list[str]]:
    """Return the items of a shape, and what is not as it was, in sentences. The first item has the source that `base`
    names, the others numbers behind it."""
    losses: list[str] = []
    match form.kind:
        case FormKind.RECTANGLE | FormKind.ELLIPSE:
            kind = PlainShapeKind(form.kind.value)
            return [_shape(kind, placement.corners, paint, base, turn=placement.turn)], losses
        case FormKind.LINE:
            made = list(_line((placement.at(0, 0), placement.at(1, 1)), paint, base))
        case _:
            made = list(_of_paths(form.paths, placement, paint, base, losses))
    return [_numbered(one, number) for number, one in enumerate(made)], losses


def _numbered(item: PlainItem, number: int) -> PlainItem:
    return replace(item, source=f"{item.source}/{number + 1}") if number else item


def _shape(
    kind: PlainShapeKind, points: tuple[tuple[float, float], ...], paint: Paint, base: BaseFields, turn: float = 0.0
) -> PlainShape:
    return PlainShape(
        kind=kind,
        points=points,
        colour=paint.colour or "#000000",
        width=paint.width if paint.colour else 0.0,
        fill=paint.fill,
        dash=paint.dash,
        fill_opacity=paint.opacity,
        turn=turn,
        **base,
    )


def _line(ends: tuple[tuple[float, float], tuple[float, float]], paint: Paint, base: BaseFields) -> Iterator[PlainItem]:
    bare = Paint("", 1.0, paint.colour or "#000000", paint.width, paint.dash)
    if paint.has_tail or not paint.has_head:
        yield _shape(PlainShapeKind.ARROW if paint.has_tail else PlainShapeKind.LINE, ends, bare, base)
    if paint.has_head:
        yield _shape(PlainShapeKind.ARROW, ends[::-1], bare, base)


def _of_paths(
    paths: tuple[ShapePath, ...], placement: Placement, paint: Paint, base: BaseFields, losses: list[str]
) -> Iterator[PlainItem]:
    for path in paths:
        points = tuple(placement.at(x, y) for x, y in path.points)
        fill = paint.fill if path.is_filled else ""
        colour = paint.colour if path.is_drawn else ""
        if len(points) > MOST_POINTS and (path.is_closed or fill):
            losses.append("Contour simplifié.")
        if len(points) > 2 and (path.is_closed or fill):
            outline = colour if path.is_closed else ""
            if fill or outline:
                one = Paint(fill, paint.opacity, outline, paint.width, paint.dash)
                yield _shape(PlainShapeKind.POLYGON, thinned(points), one, base)
        if colour and not (path.is_closed and len(points) > 2):
            yield from _open_line(points, paint, base, losses)


def _open_line(
    points: tuple[tuple[float, float], ...], paint: Paint, base: BaseFields, losses: list[str]
) -> Iterator[PlainItem]:
    """Yield a line of any form: a stroke, and its arrows as short arrows upon its ends."""
    if len(points) == 2:
        yield from _line((points[0], points[1]), paint, base)
        return
    if paint.dash is not PlainDash.SOLID:
        losses.append("Trait interrompu remplacé par un trait plein.")
    yield PlainStroke(points=points, colour=paint.colour, width=paint.width, **base)
    bare = Paint("", 1.0, paint.colour, paint.width)
    if paint.has_tail:
        yield _shape(PlainShapeKind.ARROW, (points[-2], points[-1]), bare, base)
    if paint.has_head:
        yield _shape(PlainShapeKind.ARROW, (points[1], points[0]), bare, base)
