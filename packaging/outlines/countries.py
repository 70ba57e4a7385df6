"""Countries of the world as France sees their borders, from Natural Earth's table of views."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from places import CONTINENT_OF, COUNTRY_NAMES, LEFT_OUT, OF_CONTINENT, PART_OF, URALS
from shapes import is_within
from sources import shapefile
from topology import Point, Ring, ring_area

NOBODYS = ("BRT",)
"""Bir Tawil, which no country claims: land without a name."""
NOBODYS = ("BRT", "GAP")
"""Land without a name: Bir Tawil, which no country claims, and what the source leaves open, such as the ice field where
Chile and Argentina have not yet agreed."""
LARGEST_GAP = 2.0
"""Square degrees; the Caspian Sea is larger."""
GAPS = {"SYR": (35.75, 33.0), "SDN": (28.4, 9.8), "BRA": (-55.75, -31.1)}
"""Places in areas that the source leaves open between two countries, and the country to which France counts them: the
Golan to Syria; Abyei to Sudan and the land by Brazil's border with Uruguay to Brazil, which administer them."""
EUROPEAN_RUSSIA, EUROPEAN_TURKEY, WESTERN_SAHARA = "RUS-EU", "TUR-EU", "SAH"


@dataclass(frozen=True, slots=True)
class Countries:
    """rings: of each feature, a country or a part of one. country, continent: those that a feature belongs to. names:
    French and English, by country. labels: longitude and latitude of a country's name."""

    rings: Mapping[str, list[Ring]]
    country: Mapping[str, str]
    continent: Mapping[str, str]
    names: Mapping[str, tuple[str, str]]

    def features(self, country: str) -> list[str]:
        return [one for one, of in self.country.items() if of == country]


def read_countries(path: Path) -> Countries:
    """Read the countries of Natural Earth at 1:10 million with attributes for all points of view. path: of a shapefile
    whose geometry differs from the French view by nothing that its column ADM0_A3_FR does not tell."""
    rings: dict[str, list[Ring]] = {}
    country: dict[str, str] = {}
    continent: dict[str, str] = {}
    names: dict[str, tuple[str, str]] = {}
    for row, found in shapefile(path):
        code, seen = row["ADM0_A3"], row["ADM0_A3_FR"]
        if code in LEFT_OUT:
            continue
        of = PART_OF.get(code, seen)
        where = OF_CONTINENT.get(code) or CONTINENT_OF.get(row["CONTINENT"], "AFR")
        for part, those in _parts(code, found).items():
            rings[part], country[part] = those, of
            continent[part] = "EUR" if part in (EUROPEAN_RUSSIA, EUROPEAN_TURKEY) else "ASI" if code == "RUS" else where
        if of == code and code not in NOBODYS:
            names[code] = COUNTRY_NAMES.get(code, (row["NAME_FR"].replace("'", "’"), row["NAME_EN"]))
    return Countries(rings, country, continent, {code: _upper(both) for code, both in names.items()})


def _upper(names: tuple[str, str]) -> tuple[str, str]:
    french, english = (name[0].upper() + name[1:] for name in names)
    return french, english


def _parts(code: str, rings: list[Ring]) -> dict[str, list[Ring]]:
    """Return the parts of a country on two continents."""
    if code == "TUR":
        europe = [ring for ring in rings if _middle(ring)[0] < 28.6 and _middle(ring)[1] > 40.0]
        return {EUROPEAN_TURKEY: europe, code: [ring for ring in rings if ring not in europe]}
    if code != "RUS":
        return {code: rings}
    largest = max(rings, key=len)
    west, east = divided(largest, URALS)
    others = [ring for ring in rings if ring is not largest]
    europe = [ring for ring in others if 0 < _middle(ring)[0] < 66.0]
    return {EUROPEAN_RUSSIA: [west, *europe], code: [east, *(ring for ring in others if ring not in europe)]}


def _middle(ring: Ring) -> Point:
    return sum(x for x, _ in ring) / len(ring), sum(y for _, y in ring) / len(ring)


def divided(ring: Ring, line: tuple[Point, ...]) -> tuple[Ring, Ring]:
    """Return the two sides of a line that crosses a ring from outside to outside, the western first."""
    crossings: list[tuple[int, Point, int]] = []
    for k, (a, b) in enumerate(pairwise(line)):
        for i, (p, q) in enumerate(zip(ring, (*ring[1:], ring[0]), strict=True)):
            if (place := _meeting(a, b, p, q)) is not None:
                crossings.append((k, place, i))
    first = min(crossings, key=lambda one: (one[0], abs(one[1][1] - line[one[0]][1])))
    last = max(crossings, key=lambda one: (one[0], abs(one[1][1] - line[one[0]][1])))
    inner = line[first[0] + 1 : last[0] + 1]
    start, end = first[2], last[2]
    if start > end:  # in the order of the ring
        first, last, inner, start, end = last, first, inner[::-1], end, start
    between = (first[1], *ring[start + 1 : end + 1], last[1], *inner[::-1])
    around = (last[1], *ring[end + 1 :], *ring[: start + 1], first[1], *inner)
    one, other = sorted((between, around), key=lambda part: not is_within((40.0, 56.0), part))
    return one, other


def _meeting(a: Point, b: Point, p: Point, q: Point) -> Point | None:
    ux, uy, vx, vy = b[0] - a[0], b[1] - a[1], q[0] - p[0], q[1] - p[1]
    across = ux * vy - uy * vx
    if across == 0:
        return None
    s = ((p[0] - a[0]) * vy - (p[1] - a[1]) * vx) / across
    t = ((p[0] - a[0]) * uy - (p[1] - a[1]) * ux) / across
    return (a[0] + s * ux, a[1] + s * uy) if 0 <= s <= 1 and 0 <= t < 1 else None


def with_gaps_filled(countries: Countries, union: list[Ring]) -> Countries:
    """Return the countries with the areas that lie open between them. union: rings around all of them together."""
    total = sum(map(ring_area, union))
    rings = {code: list(found) for code, found in countries.rings.items()}
    for ring in union:
        if ring_area(ring) * total < 0 and abs(ring_area(ring)) < LARGEST_GAP:
            code = next((one for one, place in GAPS.items() if is_within(place, ring)), "GAP")
            rings.setdefault(code, []).append(ring[::-1])
    country = {"GAP": "GAP", **countries.country}
    return Countries(rings, country, {"GAP": "", **countries.continent}, countries.names)
