"""Maps of France: the mainland with Corsica, and all of it with the overseas territories."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from countries import Countries
from map_file import area_entry, chained, packed
from maps_of_the_world import cities, rivers_of
from places import CITIES_OF_FRANCE, DEPARTMENTS, REGIONS, REST_OF_FRANCE, RIVERS_OF_FRANCE, SPELT
from projections import conformal_conic, plain
from shapes import is_within, joined
from sources import TopoJson
from topology import Line, Point, Ring, Topology, ring_area, thinned
from world_topology import Sheet

LAMBERT_93 = conformal_conic(3, 46.5, 44, 49)
HIGH_MM = 148.0
RIM_MM = 1.5
INSET = (27.0, 37.0)
COLUMNS = 3
SMALL_RING = ("75", "92", "93", "94")
PARIS_INSET_MM = 26.0

FINEST, LEAST = 0.03, 0.09
"""Areas of the smallest triangle of a border and of the smallest island that stay, mm²."""
ALONG = 0.08
"""Degrees by which a river may run beside the border."""

type Names = Mapping[str, tuple[str, str]]


def france_maps(source: TopoJson, countries: Countries, rivers: list[Line]) -> dict[str, Any]:
    numbers = {
        name: number for number, name in (one.split(" ", 1) for one in DEPARTMENTS.replace("\n", "|").split("|"))
    }
    rings: dict[str, list[Ring]] = {}
    for row, found in source.polygons("units"):
        rings[numbers[SPELT.get(row["name"], row["name"]).replace("'", "’")]] = found
    names = {number: (name, name) for name, number in numbers.items()}
    mainland = {number: found for number, found in rings.items() if len(number) < 3}
    metropole = _mainland(mainland, names, rivers)
    overseas = {number: found for number, found in rings.items() if len(number) > 2}
    for code, (number, name) in REST_OF_FRANCE.items():
        overseas[number], names[number] = _main_islands(code, countries.rings[code]), (name, name)
    return {"metropole": metropole, "overseas": _overseas(overseas, names)}


def _mainland(rings: dict[str, list[Ring]], names: Names, rivers: list[Line]) -> dict[str, Any]:
    places = [LAMBERT_93(*point) for found in rings.values() for ring in found for point in ring]
    left, right = min(x for x, _ in places), max(x for x, _ in places)
    top, bottom = min(y for _, y in places), max(y for _, y in places)
    scale = (HIGH_MM - 2 * RIM_MM) / (bottom - top)
    rim = RIM_MM / scale
    sheet = Sheet(LAMBERT_93, scale, (left - rim, top - rim, right + rim, bottom + rim), FINEST, LEAST, False)
    topology = Topology(rings, lambda _: False)
    become = topology.simplified(sheet.border)
    region_of = {number: code for code, (_, found) in REGIONS.items() for number in found.split()}
    areas = [_area(topology, become, number, (number,), names[number], region_of[number]) for number in sorted(rings)]
    regions = [
        _area(topology, become, code, found.split(), (name, name), "") for code, (name, found) in REGIONS.items()
    ]
    lines: dict[str, list[Line]] = {"coast": [], "region": [], "department": []}
    for line, piece in topology.pieces.items():
        if line[0] != line[-1] or abs(ring_area(become[line][:-1])) >= sheet.least:
            outer, inner = len(piece.sides) == 1, len({region_of[one] for one in piece.sides}) == 1
            lines["coast" if outer else "department" if inner else "region"].append(become[line])
    near = [line for line in rivers if any(-6 < x < 10 and 41 < y < 52 for x, y in line)]
    borders = topology.rings(rings, {line: line for line in topology.pieces})
    mainland = max(borders, key=len)
    inland = [part for line in near for part in _inland(line, mainland)]
    of_rivers, river_names = rivers_of(sheet, inland, RIVERS_OF_FRANCE, 8.0)
    graticule = [
        *(tuple((x / 4, float(y)) for x in range(-24, 45)) for y in range(42, 52)),
        *(tuple((float(x), y / 4) for y in range(164, 208)) for x in range(-5, 11)),
    ]
    whole = joined(topology.rings(rings, become))
    return {
        "size": sheet.size, "areas": areas, "regions": regions,
        "land": [one for ring in whole if ring_area(ring) > LEAST and (one := packed(ring, closed=True))],
        "lines": {
            **{kind: [one for line in chained(found) if (one := packed(line))] for kind, found in lines.items()},
            "rivers": of_rivers, "graticule": _within(sheet, graticule),
        },
        "rivers": river_names, "cities": cities(sheet, CITIES_OF_FRANCE), "inset": _paris(rings, names),
    }  # fmt: skip


def _inland(line: Line, mainland: Ring) -> Iterator[Line]:
    """Yield the parts of a river that run through the country or along its border."""
    piece: list[Point] = []
    for point in line:
        if any(is_within(near, mainland) for near in _around(point)):
            piece.append(point)
        else:
            if len(piece) > 1:
                yield tuple(piece)
            piece = []
    if len(piece) > 1:
        yield tuple(piece)


def _around(point: Point) -> tuple[Point, ...]:
    x, y = point
    return (x, y), (x - ALONG, y), (x + ALONG, y), (x, y - ALONG), (x, y + ALONG)


def _within(sheet: Sheet, lines: list[Line]) -> list[list[list[int]]]:
    clipping = Sheet(sheet.project, sheet.mm_per_km, sheet.frame, sheet.finest, sheet.least)
    return clipping.lines([thinned(sheet.line(line), 0.02) for line in lines])


def _area(
    topology: Topology, become: Mapping[Line, Line], code: str, of: Any, names: tuple[str, str], group: str
) -> dict[str, Any]:
    return area_entry(code, names, joined(topology.rings(of, become)), group, LEAST)


def _paris(rings: dict[str, list[Ring]], names: Names) -> dict[str, Any]:
    """Return Paris and the départements around it, larger."""
    some = {number: rings[number] for number in SMALL_RING}
    return _small_map(some, names, (PARIS_INSET_MM, PARIS_INSET_MM), FINEST)


def _small_map(rings: dict[str, list[Ring]], names: Names, room: tuple[float, float], finest: float) -> dict[str, Any]:
    """Return areas that fill a box, from its top left corner."""
    points = [point for found in rings.values() for ring in found for point in ring]
    west, east = min(x for x, _ in points), max(x for x, _ in points)
    south, north = min(y for _, y in points), max(y for _, y in points)
    project = plain((west + east) / 2, (south + north) / 2)
    left, top = project(west, north)
    right, bottom = project(east, south)
    scale = min(room[0] / (right - left), room[1] / (bottom - top))
    aside, down = (room[0] / scale - (right - left)) / 2, (room[1] / scale - (bottom - top)) / 2
    sheet = Sheet(project, scale, (left - aside, top - down, right + aside, bottom + down), finest, LEAST, False)
    topology = Topology(rings, lambda _: False)
    become = topology.simplified(sheet.border)
    lines: dict[str, list[Line]] = {"coast": [], "department": []}
    for line, piece in topology.pieces.items():
        if line[0] != line[-1] or abs(ring_area(become[line][:-1])) >= sheet.least:
            lines["coast" if len(piece.sides) == 1 else "department"].append(become[line])
    return {
        "size": list(room), "areas": [_area(topology, become, code, (code,), names[code], "") for code in rings],
        "lines": {kind: [one for line in chained(found) if (one := packed(line))] for kind, found in lines.items()},
    }  # fmt: skip


def _overseas(rings: dict[str, list[Ring]], names: Names) -> dict[str, Any]:
    """Return the overseas territories, each in a box of its own and at a scale of its own."""
    boxes = []
    for number in sorted(rings):
        one = _small_map({number: rings[number]}, names, (INSET[0] - 4.0, INSET[1] - 11.0), FINEST)
        boxes.append({"id": number, "map": one})
    areas = [area for one in boxes for area in one["map"]["areas"]]
    return {
        "size": [COLUMNS * INSET[0], (len(boxes) + COLUMNS - 1) // COLUMNS * INSET[1]], "areas": areas,
        "lines": {"coast": [line for one in boxes for line in one["map"]["lines"]["coast"]]},
        "boxes": [
            [number % COLUMNS * INSET[0], number // COLUMNS * INSET[1]] for number in range(len(boxes))
        ],
    }  # fmt: skip


def _main_islands(code: str, rings: list[Ring]) -> list[Ring]:
    """Return the islands of a territory that lie near its largest one; the rest is too far away to be shown."""
    if code == "NCL":
        return [ring for ring in rings if all(163.4 < x < 168.3 and -22.9 < y < -19.4 for x, y in ring)]
    largest = max(rings, key=lambda ring: abs(ring_area(ring)))
    x0, y0 = largest[0]
    far = {"PYF": 0.6, "ATF": 2.0, "WLF": 0.6}.get(code, 3.0)
    return [ring for ring in rings if abs(ring[0][0] - x0) < far and abs(ring[0][1] - y0) < far]
