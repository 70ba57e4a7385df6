"""Drawing of the map: pieces of its layers, what is measured, and the strip with scale and credit."""

from __future__ import annotations

from itertools import pairwise
from math import ceil, floor, hypot
from typing import Final

from tni.api.item_shapes import box_points, filled_box
from tni.api.items import (
    Drawing,
    DrawnArea,
    DrawnLine,
    DrawnOval,
    DrawnPicture,
    DrawnText,
    ItemContext,
    ItemSize,
    Localised,
    Point,
    Rect,
    State,
    TextAlign,
)
from tni.api.text_width import text_width

from .map_state import (
    ALONE,
    AREA,
    BESIDE,
    CURTAIN,
    GAP_MM,
    STRIP_MM,
    divider_mm,
    map_box,
    parts_of,
    points_of,
    view_of,
)
from .map_view import MapView
from .measures import area_text, board_scale, length_text, path_lengths, scale_bar, scale_text
from .mercator import great_circle

type Drawn = DrawnArea | DrawnLine | DrawnOval | DrawnPicture | DrawnText

SIGN_MM: Final = 14.0
"""Side of the places of + and −."""
CURVED_M: Final = 300_000.0
"""Length from which a leg is drawn as the curve that it is on the map."""
CURVE_STEPS: Final = 24
DEGREES: Final = (30.0, 10.0, 5.0, 2.0, 1.0, 0.5, 0.2, 0.1, 0.05, 0.02, 0.01, 0.005, 0.002, 0.001)
"""Distances of the lines of the graticule, which is seen where no piece is."""
GRATICULE_MM: Final = 28.0
MOST_LINES: Final = 30
ROUTE: Final = "red"
TOO_FAR: Final = Localised("Voir de plus près : cette carte commence là", "Zoom in: this map begins there")
FRAME_MM, THIN_MM = 0.8, 0.25
RIM_MM: Final = 2.4
"""Rim of a map on which nothing that is measured is drawn: half of the widest mark."""


def draw(state: State, size: ItemSize, ctx: ItemContext) -> Drawing:
    """Return the drawing of a map."""
    parts, box = parts_of(state), map_box(state)
    out: list[Drawn] = [DrawnArea(box_points(box), "soft")]
    for part in parts:
        out += _graticule(part.view, part.frame)
    for part in parts:
        pieces = part.view.pieces(part.layer, part.frame)
        out += pieces or _pill(
            ctx.text(TOO_FAR), part.frame.x + 3.0, part.frame.height / 2, 6.0, part.frame.width - 6.0
        )
    for part in parts if state["compare"] == BESIDE else parts[:1]:
        out += _measured(state, part.view, part.view.box, ctx)
    out += _between(state, box)
    if state["compare"] != ALONE:
        for part in parts:
            out += _pill(ctx.text(part.layer.title), part.frame.x + 3.0, 8.0, 5.4, part.frame.width - 6.0)
    if state["place"]:
        row = 8.0 if state["compare"] == ALONE else 18.0
        out += _pill(state["place"], 3.0, row, 6.0, box.width - 24.0)
    out += _signs(box)
    out += _strip(state, size, ctx)
    wide, high, rim = size.width_mm, size.height_mm, FRAME_MM
    out += [_bar(0.0, y, wide, rim) for y in (0.0, high - rim)] + [_bar(x, 0.0, rim, high) for x in (0.0, wide - rim)]
    return tuple(out)


def _bar(x: float, y: float, wide: float, high: float, colour: str = "ink") -> DrawnArea:
    """Return an upright or level line as an area, which is painted far quicker."""
    return DrawnArea(box_points(Rect(x, y, wide, high)), colour)


def sign_boxes(state: State) -> tuple[Rect, Rect]:
    """Return the places of + and −."""
    box = map_box(state)
    x, y = box.right - SIGN_MM - 2.0, box.bottom - 2 * SIGN_MM - 2.0
    return Rect(x, y, SIGN_MM, SIGN_MM), Rect(x, y + SIGN_MM, SIGN_MM, SIGN_MM)


# -- below the pieces


def _graticule(view: MapView, frame: Rect) -> list[Drawn]:
    per_degree = view.world_mm / 360.0
    step = next((one for one in reversed(DEGREES) if one * per_degree >= GRATICULE_MM), DEGREES[0])
    west, north = view.to_place((frame.x, frame.y))
    east, south = view.to_place((frame.right, frame.bottom))
    out: list[Drawn] = []
    for n in _multiples(west, east if east > west else east + 360.0, step):
        x = frame.x + (n * step - west) * per_degree
        if frame.x + 1.0 < x < frame.right - 1.0:
            out.append(_bar(x - THIN_MM / 2, frame.y, THIN_MM, frame.height, "quiet"))
    for n in _multiples(south, north, step):
        y = view.to_mm((view.lon, n * step))[1]
        if frame.y + 1.0 < y < frame.bottom - 1.0:
            out.append(_bar(frame.x, y - THIN_MM / 2, frame.width, THIN_MM, "quiet"))
    return out


def _multiples(low: float, high: float, step: float) -> range:
    first = ceil(low / step)
    return range(first, min(floor(high / step) + 1, first + MOST_LINES))


# -- measures


def _measured(state: State, view: MapView, frame: Rect, ctx: ItemContext) -> list[Drawn]:
    places = points_of(state)
    if not places:
        return []
    is_area = state["tool"] == AREA and len(places) > 2
    ends = [*places, places[0]] if is_area else places
    inner, out = frame.grown(-RIM_MM), list[Drawn]()
    for width, colour in ((2.6, "surface"), (1.3, ROUTE)):
        for (start, end), length in zip(pairwise(ends), path_lengths(ends), strict=True):
            steps = CURVE_STEPS if length > CURVED_M else 1
            line = [view.to_mm(place) for place in great_circle(start, end, steps)]
            for piece in pairwise(line):
                if (seen := clipped(*piece, inner)) is not None:
                    out.append(DrawnLine(seen, colour, width))
    at = [view.to_mm(place) for place in places]
    for x, y in at:
        if inner.contains(x, y):
            out.append(DrawnOval(x, y, 2.2, 2.2, ROUTE, "surface", 0.6))
    if not is_area and len(places) > 2:
        for (start, end), length in zip(pairwise(at), path_lengths(places), strict=True):
            out += _leg(start, end, length_text(length, ctx), frame)
    return out


def _leg(start: Point, end: Point, text: str, frame: Rect) -> list[Drawn]:
    """Return the length of a leg, beside its middle, if there is room for it along the leg."""
    x, y = (start[0] + end[0]) / 2, (start[1] + end[1]) / 2
    wide = text_width(text, 4.6) + 3.0
    if hypot(end[0] - start[0], end[1] - start[1]) < wide * 0.8:
        return []
    box = Rect(x - wide / 2, y - 9.0, wide, 6.4)
    if not (frame.contains(box.x, box.y) and frame.contains(box.right, box.bottom)):
        return []
    return [*filled_box(box, "surface", radius=2.0), DrawnText(text, x, y - 5.8, 4.6, ROUTE, bold=True)]


def clipped(start: Point, end: Point, box: Rect) -> tuple[Point, Point] | None:
    """Return what of a segment lies within a box; None for nothing (Liang and Barsky)."""
    (x, y), dx, dy = start, end[0] - start[0], end[1] - start[1]
    low, high = 0.0, 1.0
    for way, room in ((-dx, x - box.x), (dx, box.right - x), (-dy, y - box.y), (dy, box.bottom - y)):
        if way == 0:
            if room < 0:
                return None
        elif way < 0:
            low = max(low, room / way)
        else:
            high = min(high, room / way)
    if low > high:
        return None
    return (x + low * dx, y + low * dy), (x + high * dx, y + high * dy)


# -- above


def _between(state: State, box: Rect) -> list[Drawn]:
    """Return the line between two layers or maps."""
    if state["compare"] == CURTAIN:
        x, y = divider_mm(state), box.height / 2
        arrows = [
            DrawnArea(((x + way * 4.4, y), (x + way * 1.4, y - 2.6), (x + way * 1.4, y + 2.6)), "ink")
            for way in (-1, 1)
        ]
        return [
            _bar(x - 0.9, 0.0, 1.8, box.height), _bar(x - 0.45, 0.0, 0.9, box.height, "surface"),
            DrawnOval(x, y, 6.4, 6.4, "surface", "ink", 0.8), *arrows,
        ]  # fmt: skip
    if state["compare"] == BESIDE:
        x = view_of(state).box.right
        return [DrawnArea(box_points(Rect(x, 0.0, GAP_MM, box.height)), "ink")]
    return []


def _pill(text: str, x: float, middle: float, em: float, most: float) -> list[Drawn]:
    wide = min(text_width(text, em) + 5.0, most)
    box = Rect(x, middle - 0.8 * em, wide, 1.6 * em)
    label = DrawnText(text, x + wide / 2, middle, em, bold=True, width_mm=max(wide - 4.0, 0.1))
    return [*filled_box(box, "surface", radius=2.4), label]


def _signs(box: Rect) -> list[Drawn]:
    x, y = box.right - SIGN_MM / 2 - 2.0, box.bottom - 1.5 * SIGN_MM - 2.0
    out: list[Drawn] = []
    for n, middle in enumerate((y, y + SIGN_MM)):
        out += [
            DrawnOval(x, middle, 6.2, 6.2, "surface", "ink", 0.6),
            _bar(x - 2.8, middle - 0.6, 5.6, 1.2),
        ]
        if n == 0:
            out.append(_bar(x - 0.6, middle - 2.8, 1.2, 5.6))
    return out


def _strip(state: State, size: ItemSize, ctx: ItemContext) -> list[Drawn]:
    view = view_of(state)
    top, middle = size.height_mm - STRIP_MM, size.height_mm - STRIP_MM / 2
    bar = scale_bar(view, ctx)
    left, foot = 4.0, middle + 1.8
    ends = left, left + bar.length_mm
    out: list[Drawn] = [
        DrawnArea(box_points(Rect(0.0, top, size.width_mm, STRIP_MM)), "surface"),
        _bar(0.0, top, size.width_mm, 0.5),
        _bar(left - 0.45, foot - 0.45, bar.length_mm + 0.9, 0.9),
        *(_bar(x - 0.45, foot - 2.6, 0.9, 2.6) for x in ends),
        DrawnText(bar.text, left + bar.length_mm / 2, foot - 3.4, 4.6, bold=True),
    ]
    x = left + bar.length_mm + 5.0
    if (scale := board_scale(view, ctx)) is not None:
        text = scale_text(scale, ctx)
        out.append(DrawnText(text, x, middle, 5.2, align=TextAlign.LEFT))
        x += text_width(text, 5.2, bold=False) + 5.0
    credit = " · ".join(dict.fromkeys(part.layer.credit for part in parts_of(state)))
    right = size.width_mm - 4.0
    credit_wide = min(text_width(credit, 3.8, bold=False), 0.42 * size.width_mm)
    out.append(DrawnText(credit, right, middle, 3.8, "ink", TextAlign.RIGHT, width_mm=credit_wide + 0.5))
    if result := measured_text(state, ctx):
        room = right - credit_wide - 5.0 - x
        if room > 12.0:
            out.append(DrawnText(result, x, middle, 5.6, ROUTE, TextAlign.LEFT, bold=True, width_mm=room))
    return out


def measured_text(state: State, ctx: ItemContext) -> str:
    """Return the distance or the area that is measured, in words; "" for none."""
    places = points_of(state)
    if state["tool"] == AREA and len(places) > 2:
        around = sum(path_lengths([*places, places[0]]))
        words = Localised("Aire {}, tour {}", "Area {}, around {}")
        return ctx.text(words).format(area_text(places, ctx), length_text(around, ctx))
    if len(places) < 2:
        return ""
    return ctx.text(Localised("Distance {}", "Distance {}")).format(length_text(sum(path_lengths(places)), ctx))
