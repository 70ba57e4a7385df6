"""State of the map as values: its views, and the parts of the item in which layers are shown."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from tni.api.items import ItemSize, Point, Rect, State

from .layers import LAYERS, MapLayer
from .map_view import MapView
from .mercator import Place

STRIP_MM: Final = 11.0
"""Height of the strip at the foot, with scale and credit."""
GAP_MM: Final = 1.2
"""Width of the line between two maps."""
WIDTHS, HEIGHTS = (130.0, 320.0), (80.0, 260.0)
ALONE, CURTAIN, BESIDE = "alone", "curtain", "beside"
MOVE, PATH, AREA = "move", "path", "area"
MOST_POINTS: Final = 12
SPLITS: Final = (0.06, 0.94)


@dataclass(frozen=True, slots=True)
class MapPart:
    """Part of the item in which a layer is shown. view: of which the box holds the part. frame: what of it is seen."""

    layer: MapLayer
    view: MapView
    frame: Rect


def size_of(state: State) -> ItemSize:
    return ItemSize(float(state["wide"]), float(state["high"]))


def map_box(state: State) -> Rect:
    """Return the part of the item above the strip."""
    return Rect(0.0, 0.0, float(state["wide"]), float(state["high"]) - STRIP_MM)


def view_of(state: State) -> MapView:
    """Return the view of the map, or of the first of two."""
    box = map_box(state)
    if state["compare"] == BESIDE:
        box = Rect(0.0, 0.0, (box.width - GAP_MM) / 2, box.height)
    return MapView(float(state["lon"]), float(state["lat"]), float(state["zoom"]), box)


def parts_of(state: State) -> list[MapPart]:
    """Return the parts of the map, one or two."""
    view, box = view_of(state), map_box(state)
    first, second = LAYERS[state["layer"]], LAYERS[state["other"]]
    match state["compare"]:
        case "curtain":
            x = divider_mm(state)
            left, right = Rect(0.0, 0.0, x, box.height), Rect(x, 0.0, box.width - x, box.height)
            return [MapPart(first, view, left), MapPart(second, view, right)]
        case "beside":
            wide = view.box.width
            other = Rect(wide + GAP_MM, 0.0, wide, box.height)
            beside = MapView(view.lon, view.lat, view.zoom, other)
            return [MapPart(first, view, view.box), MapPart(second, beside, other)]
        case _:
            return [MapPart(first, view, box)]


def divider_mm(state: State) -> float:
    return float(state["split"]) * float(state["wide"])


def in_first(state: State, at: Point) -> Point:
    """Return where a point of the second of two maps is on the first."""
    view = view_of(state)
    if state["compare"] != BESIDE or at[0] <= view.box.right + GAP_MM / 2:
        return at
    return at[0] - view.box.width - GAP_MM, at[1]


def points_of(state: State) -> list[Place]:
    return [(float(lon), float(lat)) for lon, lat in state["points"]]


def viewed(state: State, view: MapView) -> dict[str, object]:
    """Return the state with another view."""
    return {**state, "lon": view.lon, "lat": view.lat, "zoom": view.zoom}
