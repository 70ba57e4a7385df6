"""Handles and tap targets of interactive items, and what acts on them: the interface of items to the tools."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import Enum
from math import hypot
from typing import Protocol

from tni.core.geometry import Point, Rect
from tni.document.item_edges import ItemEdge
from tni.document.item_motions import MovedItems
from tni.document.items import PluginItem
from tni.document.pointer import Modifier


class HandleCursor(Enum):
    """Shape of the mouse pointer over a handle."""

    MOVE = "move"
    ACROSS = "across"
    DOWN = "down"
    TURN = "turn"
    TAP = "tap"


@dataclass(frozen=True, slots=True)
class ItemHandle:
    """Part of an item that a contact drags: a point or, with `to`, a whole edge. Lengths are millimetres of the item.

    area: polygon that is taken as a whole, such as the body of a ruler; () for none. limits: box in which the contact's
    place is kept. reach_mm: distance from which it is taken, besides the width of a finger. shown: a knob marks it
    while the item is selected; False where the item draws a knob of its own, which the mark would cover. knob: place of
    the knob, None for the point itself or the middle of the edge. label: its name, by which the panel offers it to keys
    and to readers who cannot see it; "" for a handle that the panel's controls make up for. cursor: says in which
    directions they move it.
    """

    id: str
    at: Point
    to: Point | None = None
    cursor: HandleCursor = HandleCursor.MOVE
    limits: Rect | None = None
    reach_mm: float = 0.0
    shown: bool = True
    knob: Point | None = None
    label: str = ""
    area: tuple[Point, ...] = ()

    def distance_mm(self, place: Point) -> float:
        """Return the distance of a place from the point or the edge, beyond `reach_mm`; 0 within the area."""
        if self.area and _is_within(place, self.area):
            return 0.0
        x, y = self.at
        if self.to is not None:
            dx, dy = self.to[0] - x, self.to[1] - y
            length = dx * dx + dy * dy
            along = ((place[0] - x) * dx + (place[1] - y) * dy) / length if length > 0 else 0.0
            along = min(max(along, 0.0), 1.0)
            x, y = x + along * dx, y + along * dy
        return max(hypot(place[0] - x, place[1] - y) - self.reach_mm, 0.0)

    @property
    def knob_at(self) -> Point:
        """Place of the knob."""
        if self.knob is not None or self.to is None:
            return self.knob or self.at
        return (self.at[0] + self.to[0]) / 2, (self.at[1] + self.to[1]) / 2

    def limited(self, place: Point) -> Point:
        """Return the place, or the nearest one within the limits."""
        box = self.limits
        if box is None or box.empty:
            return place
        return min(max(place[0], box.x), box.right), min(max(place[1], box.y), box.bottom)


def _is_within(place: Point, area: tuple[Point, ...]) -> bool:
    """Return whether a place lies in a polygon: a ray to the right crosses its sides an odd number of times."""
    x, y = place
    inside = False
    for (x1, y1), (x2, y2) in zip(area, (*area[1:], area[0]), strict=True):
        if (y1 > y) != (y2 > y) and x < x1 + (y - y1) * (x2 - x1) / (y2 - y1):
            inside = not inside
    return inside


@dataclass(frozen=True, slots=True)
class HandleDrag:
    """A contact that drags a handle. start, to: where it came down and where it is now, in millimetres of the item,
    within the handle's limits. others: handles that other contacts hold at the same time, and their places. before:
    where it was at the last step of the drag, None at the first."""

    handle: str
    start: Point
    to: Point
    modifiers: Modifier = Modifier.NONE
    others: Mapping[str, Point] = field(default_factory=dict)
    before: Point | None = None

    @property
    def moved(self) -> Point:
        """Movement since the last step."""
        x, y = self.start if self.before is None else self.before
        return self.to[0] - x, self.to[1] - y


@dataclass(frozen=True, slots=True)
class TapTarget:
    """Part of an item that acts when it is tapped. label: in words. areas: polygons within the box that the part
    consists of, such as the islands of a country; () for the whole box."""

    id: str
    box: Rect
    label: str = ""
    areas: tuple[tuple[Point, ...], ...] = ()

    def contains(self, x: float, y: float) -> bool:
        """Return whether a place of the item lies in the part."""
        if not self.box.contains(x, y):
            return False
        return not self.areas or any(_is_within((x, y), area) for area in self.areas)


class ItemActions(MovedItems, Protocol):
    """Interactive items as the tools see them. An item that cannot be acted on has no handles and no targets, and stays
    as it is."""

    def handles(self, item: PluginItem) -> Sequence[ItemHandle]: ...

    def targets(self, item: PluginItem) -> Sequence[TapTarget]: ...

    def dragged(self, item: PluginItem, drag: HandleDrag) -> PluginItem: ...

    def tapped(self, item: PluginItem, target: str, place: Point | None = None) -> PluginItem:
        """Return the item after a tap on a target. place: of the tap, in millimetres of the item; None by a key."""

    def edges(self, item: PluginItem) -> Sequence[ItemEdge]:
        """Return the edges along which pens draw; none for an item that is no instrument."""

    def followed(self, item: PluginItem, edge: str, place: Point) -> PluginItem:
        """Return the item as it follows a pen that draws along an edge. place: of the pen, millimetres of the item."""

    def handle_reading(self, item: PluginItem, handle: str) -> str:
        """Return what is shown beside a contact that drags a handle; "" for nothing."""

    def reading(self, item: PluginItem, edge: str, start: Point, end: Point) -> str:
        """Return what has been drawn along an edge so far, as "7,3 cm"; "" for nothing to say."""
