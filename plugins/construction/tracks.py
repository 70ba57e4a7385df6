"""Tracks that points leave while others are dragged: places in the state, few enough to be kept with it."""

from __future__ import annotations

from math import ceil, hypot

from tni.api.constructions import Construction, ConstructionError, NumberValue, Point, Value
from tni.api.items import DrawnOval, State

from .placed import PlacedConstruction

SPACING, STEP = 1.8, 2.0
"""Least distance of two places of a track, and longest way of what is dragged between two, on the item."""
MOST_STEPS = 5
MOST_PLACES = 240
"""Places of all tracks of a figure. A track that gets more keeps every other one."""
DOT, COLOUR = 0.75, "violet"

type Tracks = dict[str, list[list[float]]]


def tracks_after(state: State, figure: PlacedConstruction, after: Construction, moved: str) -> Tracks:
    """Return the tracks of a state once something was moved. after: the construction then."""
    tracks: Tracks = {label: list(places) for label, places in state.get("tracks", {}).items()}
    before = figure.construction
    traced = [label for label in state.get("traced", ()) if isinstance(before.values.get(label), Point)]
    for between in _between(figure, after, moved) if traced else ():
        for label in traced:
            at = between.values.get(label)
            if isinstance(at, Point) and figure.holds(at):
                _add(tracks.setdefault(label, []), at, figure, MOST_PLACES // len(traced))
    return tracks


def _between(figure: PlacedConstruction, after: Construction, moved: str) -> list[Construction]:
    """Return the constructions on the way from one to the next, so that a track has no holes after a quick hand."""
    start, end = figure.construction.values.get(moved), after.values.get(moved)
    steps = min(MOST_STEPS, ceil(_way(figure, start, end) / STEP))
    found = [figure.construction]
    try:
        for number in range(1, steps):
            place = _part(start, end, number / steps)
            if place is not None:
                found.append(after.moved(moved, place))
    except ConstructionError:
        pass
    return [*found, after]


def _way(figure: PlacedConstruction, start: Value | None, end: Value | None) -> float:
    if isinstance(start, Point) and isinstance(end, Point):
        one, two = figure.on_item(start), figure.on_item(end)
        return hypot(two[0] - one[0], two[1] - one[1])
    return STEP * MOST_STEPS


def _part(start: Value | None, end: Value | None, share: float) -> Value | None:
    match start, end:
        case Point(x, y), Point(u, v):
            return Point(x + share * (u - x), y + share * (v - y))
        case NumberValue(low, is_angle), NumberValue(high):
            return NumberValue(low + share * (high - low), is_angle)
        case _:
            return None


def _add(track: list[list[float]], at: Point, figure: PlacedConstruction, most: int) -> None:
    x, y = figure.on_item(at)
    if track:
        last = figure.on_item(Point(*track[-1]))
        if hypot(x - last[0], y - last[1]) < SPACING:
            return
    if len(track) >= most:
        del track[1::2]
    track.append([float(f"{at.x:.7g}"), float(f"{at.y:.7g}")])


def track_dots(state: State, figure: PlacedConstruction) -> list[DrawnOval]:
    """Return the tracks as they are drawn."""
    out = []
    for places in state.get("tracks", {}).values():
        for x, y in places:
            if figure.holds(Point(x, y)):
                out.append(DrawnOval(*figure.inside(figure.on_item(Point(x, y)), DOT), DOT, DOT, COLOUR, None))
    return out
