"""View of the map: its middle, its zoom and its place on the item, and the pieces of a layer that fill a box of it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from math import floor, hypot, log2
from typing import Final

from tni.api.items import DrawnPicture, HandleDrag, Part, Point, Rect

from .layers import MapLayer
from .mercator import HIGHEST, Place, metres_per_world, to_place, to_world

PIECE_MM: Final = 48.0
"""Side of a piece at a whole zoom, millimetres of the item."""
ZOOMS: Final = (3.0, 19.0)
"""From the widest map on which no place is twice, to the finest pieces."""
MOST_PIECES: Final = 90
COARSER: Final = (1, 2)
"""Levels of the pieces that stand in for one, below its own. The last of them is brought as well."""


@dataclass(frozen=True, slots=True)
class MapView:
    """View. lon, lat: of the middle. zoom: level at which a piece has PIECE_MM. box: on the item."""

    lon: float
    lat: float
    zoom: float
    box: Rect

    @property
    def world_mm(self) -> float:
        """Side of the whole world on the item."""
        return float(PIECE_MM * 2.0**self.zoom)

    @property
    def metres_per_mm(self) -> float:
        """Metres on the ground for each millimetre of the item, at the latitude of the middle."""
        return metres_per_world(self.lat) / self.world_mm

    def to_mm(self, place: Place) -> Point:
        """Return where a place is on the item, the nearest to the middle if the world is there more than once. It may
        be outside of the box."""
        (x, y), (middle_x, middle_y) = to_world(place), to_world((self.lon, self.lat))
        across = (x - middle_x + 0.5) % 1.0 - 0.5
        return (
            self.box.x + self.box.width / 2 + across * self.world_mm,
            self.box.y + self.box.height / 2 + (y - middle_y) * self.world_mm,
        )

    def to_place(self, at: Point) -> Place:
        """Return the place at a point of the item."""
        left, top = self._corner()
        lon, lat = to_place(left + (at[0] - self.box.x) / self.world_mm, top + (at[1] - self.box.y) / self.world_mm)
        return (lon + 180.0) % 360.0 - 180.0, min(max(lat, -HIGHEST), HIGHEST)

    def _corner(self) -> tuple[float, float]:
        """Return the world coordinates of the box's top left corner."""
        x, y = to_world((self.lon, self.lat))
        return x - self.box.width / 2 / self.world_mm, y - self.box.height / 2 / self.world_mm

    def moved(self, dx_mm: float, dy_mm: float) -> MapView:
        """Return the view after the map was dragged."""
        x, y = self.box.x + self.box.width / 2, self.box.y + self.box.height / 2
        return self.at(self.to_place((x - dx_mm, y - dy_mm)))

    def at(self, place: Place, zoom: float | None = None) -> MapView:
        """Return the view of another place."""
        low, high = ZOOMS
        to_zoom = self.zoom if zoom is None else min(max(zoom, low), high)
        lon, lat = (place[0] + 180.0) % 360.0 - 180.0, min(max(place[1], -HIGHEST), HIGHEST)
        return replace(self, lon=round(lon, 7), lat=round(lat, 7), zoom=round(to_zoom, 4))

    def zoomed(self, to_zoom: float, about: Point) -> MapView:
        """Return the view at another zoom; the place at a point stays there."""
        place = self.to_place(about)
        after = self.at((self.lon, self.lat), to_zoom)
        x, y = after.to_mm(place)
        return after.moved(about[0] - x, about[1] - y)

    def dragged(self, drag: HandleDrag, other: Point | None) -> MapView:
        """Return the view after a step of a drag. other: of another finger, about which the map is enlarged."""
        if other is None:
            return self.moved(*drag.moved)
        before = drag.start if drag.before is None else drag.before
        was = hypot(before[0] - other[0], before[1] - other[1])
        now = hypot(drag.to[0] - other[0], drag.to[1] - other[1])
        if min(was, now) < 1.0:
            return self
        return self.zoomed(self.zoom + log2(now / was), other)

    def shows(self, place: Place) -> bool:
        return self.box.contains(*self.to_mm(place))

    def pieces(self, layer: MapLayer, part: Rect) -> list[DrawnPicture]:
        """Return the pieces of a layer within a part of the box, those in the middle first; none where the layer has
        only pieces that are far too fine."""
        level = min(max(round(self.zoom), layer.low), layer.high)
        side = PIECE_MM * 2.0 ** (self.zoom - level)
        count = 1 << level
        x, y = to_world((self.lon, self.lat))
        left = self.box.x + self.box.width / 2 - x * count * side
        top = self.box.y + self.box.height / 2 - y * count * side
        columns = range(floor((part.x - left) / side), floor((part.right - left) / side - 1e-9) + 1)
        rows = range(
            max(floor((part.y - top) / side), 0), min(floor((part.bottom - top) / side - 1e-9) + 1, count)
        )  # fmt: skip
        if len(columns) * len(rows) > MOST_PIECES:
            return []
        middle = (columns.start + columns.stop - 1) / 2, (rows.start + rows.stop - 1) / 2
        places = [(column, row) for row in rows for column in columns]
        places.sort(key=lambda one: hypot(one[0] - middle[0], one[1] - middle[1]))
        out: list[DrawnPicture] = []
        for column, row in places:
            piece = Rect(left + column * side, top + row * side, side, side)
            if (cut := _cut(piece, part)) is not None:
                seen, sides = cut
                out.append(_picture(layer, level, column % count, row, seen, sides))
        return out


def _cut(piece: Rect, part: Rect) -> tuple[Rect, Part] | None:
    """Return what of a piece lies within a part, and how much of its sides is cut off; None for nothing."""
    x, y = max(piece.x, part.x), max(piece.y, part.y)
    right, bottom = min(piece.right, part.right), min(piece.bottom, part.bottom)
    if right - x < 0.02 or bottom - y < 0.02:
        return None
    side = piece.width
    sides = ((x - piece.x) / side, (y - piece.y) / side, (piece.right - right) / side, (piece.bottom - bottom) / side)
    return Rect(x, y, right - x, bottom - y), tuple(max(cut, 0.0) for cut in sides)  # type: ignore[return-value]


def _picture(layer: MapLayer, level: int, column: int, row: int, seen: Rect, sides: Part) -> DrawnPicture:
    instead = tuple(
        (layer.address(level - down, column >> down, row >> down), _part_of_coarser(column, row, down, sides))
        for down in COARSER
        if level - down >= layer.low
    )
    return DrawnPicture(layer.address(level, column, row), seen.x, seen.y, seen.width, seen.height, sides, instead)


def _part_of_coarser(column: int, row: int, down: int, sides: Part) -> Part:
    """Return the part of a coarser piece in which a part of a piece lies."""
    pieces = 1 << down
    left, top = column % pieces, row % pieces
    return (
        (left + sides[0]) / pieces,
        (top + sides[1]) / pieces,
        (pieces - 1 - left + sides[2]) / pieces,
        (pieces - 1 - top + sides[3]) / pieces,
    )
