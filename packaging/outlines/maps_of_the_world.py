"""Maps of Europe, of the world and of its continents."""

from __future__ import annotations

import itertools
from dataclasses import replace
from typing import Any

from map_file import chained, packed
from places import (
    CENTRES_OF_CONTINENTS,
    CITIES_OF_EUROPE,
    CITIES_OF_THE_WORLD,
    CONTINENTS,
    RIVER_NAMES_IN_ENGLISH,
    RIVERS_OF_EUROPE,
    RIVERS_OF_THE_WORLD,
)
from projections import azimuthal_equal_area, equal_earth
from topology import Line, thinned
from world_topology import Sheet, WorldTopology, border_kind

FAR_MM = 5.0
"""Distance of a river's name from it beyond which the source lacks the river."""
TOO_SMALL = ("IMN", "JEY", "GGY", "GIB", "FRO")
"""Dependencies that a map of the world does not show."""
WORLD_WIDE_MM, RIM_MM = 264.0, 0.5
WORLD_SCALE = (WORLD_WIDE_MM / 2 - RIM_MM) / equal_earth(180, 0)[0]
SIDE, TOP = equal_earth(180, 0)[0] + RIM_MM / WORLD_SCALE, equal_earth(0, 90)[1] - RIM_MM / WORLD_SCALE
WORLD = Sheet(equal_earth, WORLD_SCALE, (-SIDE, TOP, SIDE, -TOP), 0.10, 0.22, False)
CONTINENTS_SHEET = Sheet(WORLD.project, WORLD.mm_per_km, WORLD.frame, 0.16, 0.4, False)
EUROPE = Sheet(azimuthal_equal_area(10, 52), 148 / 4500, (-2300, -2450, 2800, 2050), 0.075, 0.15)


def world_map(world: WorldTopology, rivers: list[Line]) -> dict[str, Any]:
    found = world.countries
    of = {one: area for one, area in found.country.items() if area not in TOO_SMALL}
    groups = {of[one]: found.continent[one] for one in of}
    groups["RUS"], groups["TUR"], groups["FRA"] = "EUR", "ASI", "EUR"
    out = world.map(WORLD, of, found.names, groups, border_kind(of))
    out["sea"] = globe(WORLD)
    out["lines"]["graticule"] = world_graticule(WORLD)
    out["lines"]["rivers"], out["rivers"] = _rivers(WORLD, rivers, RIVERS_OF_THE_WORLD, 13.0)
    out["cities"] = cities(WORLD, CITIES_OF_THE_WORLD)
    out["circles"] = named_circles(WORLD)
    return out


def continents_map(world: WorldTopology) -> dict[str, Any]:
    of = {one: area or "AME" for one, area in world.countries.continent.items()}
    out = world.map(CONTINENTS_SHEET, of, CONTINENTS, {}, border_kind(of))
    for area in out["areas"]:
        x, y = CONTINENTS_SHEET.place(*CENTRES_OF_CONTINENTS[area["id"]])
        area["at"] = [round(x, 1), round(y, 1), 16.0]
    out["sea"] = globe(WORLD)
    out["lines"]["graticule"] = world_graticule(WORLD)
    out["circles"] = named_circles(WORLD)
    return out


def europe_map(world: WorldTopology, rivers: list[Line]) -> dict[str, Any]:
    found = world.countries
    near = {
        one: area for one, area in found.country.items()
        if area != "ATA" and any(-45 < x < 75 and 20 < y < 82 for ring in found.rings[one] for x, y in ring[::25])
    }  # fmt: skip
    near = {one: area for one, area in near.items() if area not in ("CAN", "CHN", "IND", "USA", "PAK", "AFG")}
    groups = {near[one]: found.continent[one] for one in near}
    groups["RUS"], groups["TUR"], groups["CYP"], groups["FRA"] = "EUR", "ASI", "EUR", "EUR"
    out = world.map(EUROPE, near, found.names, groups, border_kind(near))
    across = [tuple((x / 2, float(y)) for x in range(-120, 181)) for y in range(25, 86, 5)]
    down = [tuple((float(x), y / 2) for y in range(50, 171)) for x in range(-60, 91, 10)]
    out["lines"]["graticule"] = EUROPE.lines([thinned(EUROPE.line(line), 0.02) for line in (*across, *down)])
    out["lines"]["rivers"], out["rivers"] = _rivers(EUROPE, rivers, RIVERS_OF_EUROPE, 10.0)
    out["cities"] = cities(EUROPE, CITIES_OF_EUROPE)
    return out


def globe(sheet: Sheet) -> list[list[int]] | None:
    """Return the outline of the whole world."""
    sides = [tuple((float(side), float(turn * y)) for y in range(-90, 91, 3)) for side, turn in ((180, 1), (-180, -1))]
    return packed([place for side in sides for place in sheet.line(side)], closed=True)


def world_graticule(sheet: Sheet) -> list[list[list[int]]]:
    across = [((-180.0, float(y)), (180.0, float(y))) for y in range(-75, 76, 15)]
    down = [tuple((float(x), float(y)) for y in range(-90, 91, 3)) for x in range(-165, 166, 15)]
    found = [packed(thinned(sheet.line(line), 0.01)) for line in (*across, *down)]
    return [one for one in found if one]


def named_circles(sheet: Sheet) -> list[dict[str, Any]]:
    circles = (
        ("Cercle polaire arctique", "Arctic Circle", 66.56), ("Tropique du Cancer", "Tropic of Cancer", 23.44),
        ("Équateur", "Equator", 0.0), ("Tropique du Capricorne", "Tropic of Capricorn", -23.44),
        ("Cercle polaire antarctique", "Antarctic Circle", -66.56),
    )  # fmt: skip
    return [
        {"fr": french, "en": english, "line": packed(sheet.line(((-180.0, y), (180.0, y))))}
        for french, english, y in circles
    ]


def cities(sheet: Sheet, listed: str) -> list[dict[str, Any]]:
    """Return the places of cities, largest first. listed: name, latitude, longitude and rank of each."""
    out = []
    for one in listed.replace("\n", "|").split("|"):
        words = one.split(" ")
        at = next(number for number, word in enumerate(words) if word.lstrip("-").replace(".", "").isdigit())
        french, _, english = " ".join(words[:at]).partition("/")
        latitude, longitude, *rank = map(float, words[at:])
        place = sheet.place(longitude, latitude)
        if sheet.has(place):
            found = {"fr": french, "at": [round(place[0], 2), round(place[1], 2)], "rank": int(rank[0]) if rank else 1}
            out.append(found | ({"en": english} if english and english != french else {}))
    return out


def _rivers(
    sheet: Sheet, lines: list[Line], named: dict[str, tuple[float, float]], least_mm: float
) -> tuple[list[list[list[int]]], list[dict[str, Any]]]:
    """Return the long rivers of a sheet and the places of their names."""
    shown = [part for part in chained(lines) if any(sheet.has(sheet.place(*point)) for point in part)]
    long = [line for line in map(sheet.border, shown) if _length(line) >= least_mm]
    names = []
    for name, at in named.items():
        x, y = sheet.place(*at)
        if not any(abs(p - x) < FAR_MM and abs(q - y) < FAR_MM for line in long for p, q in line):
            continue
        names.append({"fr": name, "en": RIVER_NAMES_IN_ENGLISH.get(name, name), "at": [round(x, 1), round(y, 1)]})
    return replace(sheet, clips=True).lines(long), names


def _length(line: Line) -> float:
    return sum(((x - a) ** 2 + (y - b) ** 2) ** 0.5 for (a, b), (x, y) in itertools.pairwise(line))


rivers_of = _rivers
