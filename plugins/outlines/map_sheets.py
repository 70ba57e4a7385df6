"""Sheets of maps: areas, borders, rivers and cities in millimetres, read from files beside this module when first used.

The files are made by `packaging/outlines`, which tells their sources.
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import accumulate
from pathlib import Path
from typing import Any, Final

from tni.api.items import Localised, Point, Rect

type Line = tuple[Point, ...]
STEPS: Final = 50
"""Steps of a millimetre in the files."""
FOLDER: Final = Path(__file__).parent
OVERSEAS_ROOM: Final = 3.0
"""Space between the overseas territories and the mainland."""
DOT_REACH: Final = 2.2
"""Radius of the place that a finger takes for a country that is too small for its outline."""
BOX_RIM: Final = 2.0
INSET_AT: Final = (3.0, 6.0)
"""Top left corner of the areas that are shown once more, in a corner of the sea."""


@dataclass(frozen=True, slots=True, eq=False)  # told apart by identity, quickly
class MapArea:
    """Area that is coloured and named. at: place of its name. room: radius of the circle that fits there. rings: its
    outlines, the largest first; () for one that is shown as a dot. group: the area around it, as a région."""

    id: str
    name: Localised
    at: Point
    room: float
    rings: tuple[Line, ...]
    group: str = ""

    @property
    def box(self) -> Rect:
        """Box around the area, or around its dot."""
        if not self.rings:
            x, y = self.at
            return Rect(x - DOT_REACH, y - DOT_REACH, 2 * DOT_REACH, 2 * DOT_REACH)
        xs = [x for ring in self.rings for x, _ in ring]
        ys = [y for ring in self.rings for _, y in ring]
        return Rect(min(xs), min(ys), max(xs) - min(xs), max(ys) - min(ys))


@dataclass(frozen=True, slots=True)
class MapCity:
    name: Localised
    at: Point
    rank: int


@dataclass(frozen=True, slots=True)
class MapSheet:
    """Map. lines: by layer ("coast", "border", "disputed", "region", "department", "rivers", "graticule"). land: all
    areas together. sea: outline of the whole world, () where a sheet is a rectangle. circles: parallels with names.
    boxes: frames of areas that stand aside at a scale of their own, with their numbers."""

    width: float
    height: float
    areas: tuple[MapArea, ...]
    land: tuple[Line, ...]
    lines: Mapping[str, tuple[Line, ...]]
    regions: tuple[MapArea, ...] = ()
    inset: tuple[MapArea, ...] = ()
    """Areas that are shown once more, larger."""
    inset_lines: Mapping[str, tuple[Line, ...]] = field(default_factory=dict)
    sea: Line = ()
    rivers: tuple[tuple[Localised, Point], ...] = ()
    cities: tuple[MapCity, ...] = ()
    circles: tuple[tuple[Localised, Line], ...] = ()
    boxes: tuple[tuple[str, Rect], ...] = ()


@lru_cache(8)
def sheet(name: str) -> MapSheet:
    """Return a map by its name: "metropole", "france", "europe", "world" or "continents"."""
    if name == "france":
        return _with_overseas(_found("metropole"), _read("overseas"))
    return _found(name)


@lru_cache(8)
def _found(name: str) -> MapSheet:
    found = _read(name)
    inset = found.get("inset")
    width, height = found["size"]
    return MapSheet(
        width,
        height,
        areas=tuple(map(_area, found["areas"])),
        land=tuple(map(_line, found["land"])),
        lines=_lines(found["lines"]),
        regions=tuple(map(_area, found.get("regions", ()))),
        inset=tuple(_area(one, *INSET_AT) for one in inset["areas"]) if inset else (),
        inset_lines=_lines(inset["lines"], *INSET_AT) if inset else {},
        sea=_line(found["sea"]) if "sea" in found else (),
        rivers=tuple((_name(one), _place(one["at"])) for one in found.get("rivers", ())),
        cities=tuple(MapCity(_name(one), _place(one["at"]), one["rank"]) for one in found.get("cities", ())),
        circles=tuple((_name(one), _line(one["line"])) for one in found.get("circles", ())),
    )


def _read(name: str) -> Mapping[str, Any]:
    found: Mapping[str, Any] = json.loads(zlib.decompress((FOLDER / f"{name}.map").read_bytes()))
    return found


def _line(steps: list[list[int]], dx: float = 0.0, dy: float = 0.0) -> Line:
    xs, ys = ([step / STEPS for step in accumulate(one)] for one in steps)
    if dx or dy:
        return tuple((x + dx, y + dy) for x, y in zip(xs, ys, strict=True))
    return tuple(zip(xs, ys, strict=True))


def _lines(found: Mapping[str, Any], dx: float = 0.0, dy: float = 0.0) -> dict[str, tuple[Line, ...]]:
    return {kind: tuple(_line(one, dx, dy) for one in lines) for kind, lines in found.items()}


def _name(found: Mapping[str, Any]) -> Localised:
    return Localised(found["fr"], found.get("en", found["fr"]))


def _place(at: list[float]) -> Point:
    return at[0], at[1]


def _area(found: Mapping[str, Any], dx: float = 0.0, dy: float = 0.0) -> MapArea:
    x, y, room = found["at"]
    rings = tuple(_line(one, dx, dy) for one in found["rings"])
    return MapArea(found["id"], _name(found), (x + dx, y + dy), room, rings, found.get("of", ""))


def _with_overseas(mainland: MapSheet, found: Mapping[str, Any]) -> MapSheet:
    """Return the mainland with the overseas territories to its left, each in a box."""
    wide, high = found["size"]
    left, top = wide + OVERSEAS_ROOM, (mainland.height - high) / 2
    columns = round(wide / (found["boxes"][1][0] - found["boxes"][0][0]))
    box_wide, box_high = wide / columns, high / (len(found["boxes"]) // columns)
    areas, lines, boxes = list[MapArea](), list[Line](), list[tuple[str, Rect]]()
    for one, (x, y) in zip(found["areas"], found["boxes"], strict=True):
        area = _area(one, x + BOX_RIM, y + top + BOX_RIM)
        areas.append(area)
        lines += [(*ring, ring[0]) for ring in area.rings]
        boxes.append((area.id, Rect(x + 0.8, y + top + 0.8, box_wide - 1.6, box_high - 1.6)))
    moved = {kind: tuple(_moved(one, left) for one in shown) for kind, shown in mainland.lines.items()}
    return MapSheet(
        mainland.width + left,
        mainland.height,
        areas=(*(_aside(one, left) for one in mainland.areas), *areas),
        land=(*(_moved(one, left) for one in mainland.land), *(ring for one in areas for ring in one.rings)),
        lines={**moved, "coast": (*moved["coast"], *lines)},
        regions=(*(_aside(one, left) for one in mainland.regions), *areas),
        inset=tuple(_aside(one, left) for one in mainland.inset),
        inset_lines={kind: tuple(_moved(one, left) for one in shown) for kind, shown in mainland.inset_lines.items()},
        rivers=tuple((name, (x + left, y)) for name, (x, y) in mainland.rivers),
        cities=tuple(MapCity(one.name, (one.at[0] + left, one.at[1]), one.rank) for one in mainland.cities),
        boxes=tuple(boxes),
    )


def _moved(line: Iterable[Point], dx: float) -> Line:
    return tuple((x + dx, y) for x, y in line)


def _aside(area: MapArea, dx: float) -> MapArea:
    rings = tuple(_moved(ring, dx) for ring in area.rings)
    return MapArea(area.id, area.name, (area.at[0] + dx, area.at[1]), area.room, rings, area.group)
