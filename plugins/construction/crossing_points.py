"""Points where segments of a figure cross without one: the panel offers them all at once."""

from __future__ import annotations

from itertools import combinations
from math import hypot
from typing import Final

from tni.api.constructions import CommandStep, Point, Segment, construct
from tni.api.items import Localised, PanelButton, State

from .building_tools import new_labels
from .placed import PlacedConstruction, construction_of, placed_of, with_construction

MOST_SEGMENTS: Final = 24
"""Segments from which on nothing is offered: a figure of more has crossings that nobody asks for."""
MOST_POINTS: Final = 12
WITHIN: Final = 0.02
"""How far from both ends of a segment a crossing lies at least, in lengths of it: nearer ones are ends that meet."""


def crossing_button(figure: PlacedConstruction) -> list[PanelButton]:
    """Return the button that makes the points, if segments cross without one."""
    number = len(open_crossings(figure))
    if not number:
        return []
    words = Localised(f"Points d’intersection ({number})", f"Points of intersection ({number})")
    return [PanelButton("crossings", words)]


def open_crossings(figure: PlacedConstruction) -> list[tuple[str, str]]:
    """Return the pairs of shown segments that cross where no point lies, at most one for each place."""
    values = figure.construction.values
    lines = {
        label: value for label, value in values.items() if isinstance(value, Segment) and not figure.is_masked(label)
    }
    if len(lines) > MOST_SEGMENTS:
        return []
    places = [(value.x, value.y) for value in values.values() if isinstance(value, Point)]
    found: list[tuple[str, str]] = []
    for (one, first), (two, second) in combinations(lines.items(), 2):
        place = _crossing(first, second)
        if place is None:
            continue
        near = 1e-6 * (first.length + second.length)
        if all(hypot(place[0] - x, place[1] - y) > near for x, y in places):
            places.append(place)
            found.append((one, two))
    return found[:MOST_POINTS]


def _crossing(first: Segment, second: Segment) -> tuple[float, float] | None:
    """Return where two segments cross well within both."""
    x, y = first.end.x - first.start.x, first.end.y - first.start.y
    across, up = second.end.x - second.start.x, second.end.y - second.start.y
    turn = x * up - y * across
    if abs(turn) <= 1e-9 * hypot(x, y) * hypot(across, up):
        return None
    dx, dy = second.start.x - first.start.x, second.start.y - first.start.y
    along, other = (dx * up - dy * across) / turn, (dx * y - dy * x) / turn
    is_within = WITHIN <= along <= 1 - WITHIN and WITHIN <= other <= 1 - WITHIN
    return (first.start.x + along * x, first.start.y + along * y) if is_within else None


def with_crossings(state: State) -> State:
    """Return the state with a point at each crossing that has none."""
    pairs = open_crossings(placed_of(state))
    construction = construction_of(state)
    labels = new_labels(construction, "P" * len(pairs))
    steps = [CommandStep((label,), "Intersect", pair) for label, pair in zip(labels, pairs, strict=True)]
    made = construct((*construction.steps, *steps), construction.traits, construction.decimals, construction.unread)
    return with_construction(state, made, picked=[], fresh=None)
