"""Shapes of rnote as items. Curves become strokes, which stay editable."""

from __future__ import annotations

from collections.abc import Mapping
from math import cos, pi, sin

from tni.api.formats import PlainDash, PlainShape, PlainShapeKind, PlainStroke
from tni.formats.lessons.rnote_document import Json, as_point, curve_point
from tni.formats.lessons.rnote_geometry import Point, affine_of, half_extents, turned_box
from tni.formats.lessons.rnote_look import RnoteLook

_ROUND_CORNERS = 72
_CURVE_STEPS = 48
_MOST_CORNERS = 500
_BENDS = {"quadbez": ("cp",), "cubbez": ("cp1", "cp2")}


def shape_item(
    source: str, kind: str, value: Mapping[str, Json], look: RnoteLook, mm: float
) -> PlainShape | PlainStroke | None:
    """Return a shape; None for one that cannot be read. mm: of a pixel."""
    match kind:
        case "line" | "arrow":
            return _line(source, kind, value, look, mm)
        case "rect" | "ellipse":
            return _box(source, kind, value, look, mm)
        case "polygon":
            corners = _corners(value)
            return (
                _shape(source, PlainShapeKind.POLYGON, corners, look, mm) if 2 < len(corners) <= _MOST_CORNERS else None
            )
        case "polyline":
            return _open(source, _corners(value), look, mm)
        case "quadbez" | "cubbez":
            ends = as_point(value.get("start")), as_point(value.get("end"))
            bends = [as_point(value.get(name)) for name in _BENDS[kind]]
            corners = [one for one in (ends[0], *bends, ends[1]) if one is not None]
            if len(corners) < len(bends) + 2:
                return None
            return _open(
                source, [curve_point(corners, step / _CURVE_STEPS) for step in range(_CURVE_STEPS + 1)], look, mm
            )
        case _:
            return None


def _line(source: str, kind: str, value: Mapping[str, Json], look: RnoteLook, mm: float) -> PlainShape | None:
    start, end = as_point(value.get("start")), as_point(value.get("tip" if kind == "arrow" else "end"))
    if start is None or end is None:
        return None
    return _shape(source, PlainShapeKind.ARROW if kind == "arrow" else PlainShapeKind.LINE, [start, end], look, mm)


def _box(source: str, kind: str, value: Mapping[str, Json], look: RnoteLook, mm: float) -> PlainShape | None:
    move = affine_of(value)
    half = half_extents(value) if kind == "rect" else as_point(value.get("radii"))
    if move is None or half is None:
        return None
    box = turned_box(half, move)
    if not box.is_skew:
        x, y = move.e - box.width / 2, move.f - box.height / 2
        shape = PlainShapeKind.RECTANGLE if kind == "rect" else PlainShapeKind.ELLIPSE
        return _shape(source, shape, [(x, y), (x + box.width, y + box.height)], look, mm, box.turn)
    if kind == "rect":
        around = [(-1.0, -1.0), (1.0, -1.0), (1.0, 1.0), (-1.0, 1.0)]
    else:
        angles = [2 * pi * step / _ROUND_CORNERS for step in range(_ROUND_CORNERS)]
        around = [(cos(angle), sin(angle)) for angle in angles]
    corners = [move.point(x * half[0], y * half[1]) for x, y in around]
    return _shape(source, PlainShapeKind.POLYGON, corners, look, mm)


def _corners(value: Mapping[str, Json]) -> list[Point]:
    path = value.get("path")
    places = [as_point(value.get("start")), *(as_point(one) for one in (path if isinstance(path, list) else ()))]
    return [one for one in places if one is not None]


def _open(source: str, points: list[Point], look: RnoteLook, mm: float) -> PlainStroke | PlainShape | None:
    """Return an open line: a stroke, or an area where it is filled."""
    if len(points) < 2:
        return None
    if look.fill is not None and 2 < len(points) <= _MOST_CORNERS:
        return _shape(source, PlainShapeKind.POLYGON, points, look, mm)
    ink = look.stroke.colour if look.stroke else "#000000"
    return PlainStroke(
        source=source, points=tuple((x * mm, y * mm) for x, y in points), colour=ink, width=look.width * mm
    )


def _shape(
    source: str, kind: PlainShapeKind, points: list[Point], look: RnoteLook, mm: float, turn: float = 0.0
) -> PlainShape:
    is_line = kind in (PlainShapeKind.LINE, PlainShapeKind.ARROW)
    fill = None if is_line else look.fill
    return PlainShape(
        source=source, kind=kind, points=tuple((x * mm, y * mm) for x, y in points), turn=turn,
        colour=look.stroke.colour if look.stroke else "#000000", width=look.width * mm if look.stroke else 0.0,
        fill=fill.colour if fill else "", fill_opacity=fill.opacity if fill else 1.0,
        dash=look.dash if look.stroke else PlainDash.SOLID,
    )  # fmt: skip
