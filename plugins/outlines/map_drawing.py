"""Drawing of an outline map. What stays the same between two taps is kept."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import combinations, pairwise
from typing import Final

from tni.api.items import (
    DrawnArea,
    DrawnLine,
    DrawnOval,
    DrawnText,
    ItemContext,
    Localised,
    Point,
    Rect,
    State,
    TextAlign,
)
from tni.api.text_width import text_width

from .map_choices import area_of, areas_of, has_departments, is_france, shown_sheet
from .map_sheets import MapArea, MapSheet, sheet

type Part = DrawnArea | DrawnLine | DrawnOval | DrawnText
SEA: Final = "soft"
LAND: Final = "surface"
WIDTHS: Final = {
    "coast": ("ink", 0.55), "border": ("ink", 0.4), "region": ("ink", 0.5), "department": ("quiet", 0.3),
    "rivers": ("blue", 0.4), "graticule": ("quiet", 0.18), "disputed": ("ink", 0.4),
}  # fmt: skip
FINER: Final = {"world": 0.7, "continents": 0.8, "europe": 0.75, "france": 0.9}
"""Widths of lines on maps with many of them."""
CREDIT: Final = "Natural Earth"
SMALLEST, LARGEST = 2.7, 5.0
"""Sizes of names, in millimetres: 16 pixels where a page of 320 mm fills a screen of 1920."""
CROWDED: Final = 1.7
"""Size that fits into an area whose name may still reach over its border, where it covers no other name."""
DOT: Final = 0.8
CITY, CITY_NAMES = 0.8, 2.9
"""Radius of the dot of a city, and size of its name."""
WIDE: Final = 1.8
"""Width of a name beside half of what is free for it: its corners may touch the border."""
CITY_RANKS: Final = {"metropole": 2, "france": 1}
INSET_NAME: Final = Localised("Paris et sa petite couronne", "Paris and around")


def drawn_map(state: State, ctx: ItemContext) -> list[Part]:
    """Return the whole map without the strip of the question."""
    name, shown = state["map"], shown_sheet(state)
    division = state["division"] if is_france(state) else ""
    out: list[Part] = [*_ground(name, division, state["sea"])]
    out += _coloured(state, shown)
    if state["graticule"]:
        out += _layer(name, "graticule", dashed=False)
        out += _circles(name, ctx.french)
    if state["rivers"]:
        out += _layer(name, "rivers", dashed=False)
    out += _borders(name, division, state["borders"])
    out += _dots(shown)
    if state["cities"]:
        out += _cities(name, state["names"], ctx.french)
    if state["rivers"] and state["names"] == "all":
        out += _river_names(name, ctx.french)
    out += _names(state, ctx)
    beside = max((box.right for _, box in shown.boxes), default=0.0) + 0.8
    out.append(DrawnText(CREDIT, beside, shown.height - 1.9, SMALLEST, "quiet", TextAlign.LEFT))
    return out


@lru_cache(8)
def _ground(name: str, division: str, sea: bool) -> tuple[Part, ...]:
    """Return the sea, if it is shown, and the land."""
    found = sheet(name)
    out: list[Part] = []
    if found.sea:
        out += [DrawnArea(found.sea, SEA)] if sea else []
    elif sea:
        out.append(DrawnArea(_frame(found), SEA))
    for _, box in found.boxes:
        corners = (box.x, box.y), (box.right, box.y), (box.right, box.bottom), (box.x, box.bottom)
        out.append(DrawnLine(corners, "quiet", 0.25, closed=True))
    out += [DrawnArea(ring, LAND) for ring in found.land]
    if division == "departments":
        out += [DrawnArea(ring, LAND) for area in found.inset for ring in area.rings]
    if found.sea or name == "europe":
        out.append(DrawnLine(found.sea or _frame(found, 0.2), "quiet", 0.3, closed=True))
    return tuple(out)


def _frame(found: MapSheet, rim: float = 0.0) -> tuple[Point, ...]:
    right, bottom = found.width - rim, found.height - rim
    return (rim, rim), (right, rim), (right, bottom), (rim, bottom)


def _coloured(state: State, shown: MapSheet) -> Iterator[Part]:
    insets = {one.id: one for one in shown.inset} if has_departments(state) else {}
    for key, colour in colours_of(state).items():
        for area in (area_of(state, key), insets.get(key)):
            if area is not None:
                yield from (DrawnArea(ring, colour) for ring in area.rings)


def colours_of(state: State) -> dict[str, str]:
    """Return the colours of areas: while a question is asked, those that were found."""
    if state["asked"] or state["found"]:
        return dict.fromkeys(state["found"], "soft green")
    return dict(state["colours"])


@lru_cache(32)
def _layer(name: str, kind: str, *, dashed: bool) -> tuple[DrawnLine, ...]:
    colour, width = WIDTHS[kind]
    width *= FINER.get(name, 1.0)
    return tuple(DrawnLine(line, colour, width, dashed=dashed) for line in sheet(name).lines.get(kind, ()))


@lru_cache(16)
def _borders(name: str, division: str, borders: bool) -> tuple[DrawnLine, ...]:
    kinds = {"none": (), "regions": ("region",), "departments": ("department", "region")}.get(division, ("border",))
    out: list[DrawnLine] = []
    if borders:
        for kind in kinds:
            out += _layer(name, kind, dashed=False)
        if not division:
            out += _layer(name, "disputed", dashed=True)
    out += _layer(name, "coast", dashed=False)
    if division == "departments":
        for lines in sheet(name).inset_lines.values():
            out += [DrawnLine(line, "ink", 0.4) for line in lines]
    return tuple(out)


def _dots(shown: MapSheet) -> Iterator[Part]:
    """Yield the dots of countries that are too small for an outline."""
    for area in shown.areas:
        if not area.rings:
            yield DrawnOval(*area.at, DOT, DOT, LAND, "ink", 0.3)


@lru_cache(8)
def _circles(name: str, french: bool) -> tuple[Part, ...]:
    out: list[Part] = []
    for label, line in sheet(name).circles:
        out.append(DrawnLine(line, "red", 0.3, dashed=True))
        x, y = line[0]
        text = label.fr if french else label.en
        out.append(DrawnText(text, x + 1.0, y - 1.9, 2.9, "quiet", TextAlign.LEFT))
    return tuple(out)


@lru_cache(16)
def _cities(name: str, names: str, french: bool) -> tuple[Part, ...]:
    """Return the cities; with their names unless all names are hidden."""
    out: list[Part] = []
    taken: list[tuple[float, float, float, float]] = []
    for city in sheet(name).cities:
        x, y = city.at
        if city.rank > CITY_RANKS.get(name, 2):
            continue
        out.append(DrawnOval(x, y, CITY, CITY, "red", "ink", 0.25))
        text, size = city.name.fr if french else city.name.en, CITY_NAMES if city.rank < 2 else CITY_NAMES - 0.6
        size = max(size * FINER.get(name, 1.0), SMALLEST)
        wide = text_width(text, size, bold=False) + 2.0
        left = x - wide if x + wide > sheet(name).width else x
        box = (left, y - size / 2, left + wide, y + size / 2)
        if names == "none" or any(_overlap(box, other) for other in taken):
            continue
        taken.append(box)
        at = (x - 1.6, TextAlign.RIGHT) if left < x else (x + 1.6, TextAlign.LEFT)
        out.append(DrawnText(text, at[0], y, size, "ink", at[1]))
    return tuple(out)


def _overlap(one: tuple[float, ...], other: tuple[float, ...]) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


@lru_cache(8)
def _river_names(name: str, french: bool) -> tuple[Part, ...]:
    found = sheet(name).rivers
    return tuple(DrawnText(label.fr if french else label.en, x, y, SMALLEST, "blue") for label, (x, y) in found)


def _names(state: State, ctx: ItemContext) -> Iterator[Part]:
    """Yield the names and numbers that are shown."""
    numbers = state["numbers"] and has_departments(state)
    asking = bool(state["asked"] or state["found"])
    names = "touched" if asking else state["names"]
    uncovered = {*state["found"]} if asking else {*state["uncovered"], *state["colours"]}
    if names == "none":
        uncovered = set[str]() if asking else {*state["uncovered"]}
    wanted = uncovered | (_crowded(areas_of(state), ctx.french, numbers) if names == "all" else set[str]())
    boxes = dict(shown_sheet(state).boxes)
    aside = {one.id for one in shown_sheet(state).inset} if has_departments(state) else set[str]()
    for area in areas_of(state):
        if area.id in aside:
            continue
        is_named = names == "all" or area.id in uncovered
        if area.id in boxes:
            yield from _box_label(area, boxes[area.id], ctx.french, number=state["numbers"], named=is_named)
        else:
            yield from _label(area, ctx.french, numbers, is_named, area.id in wanted)
    if has_departments(state):
        yield from _inset_labels(state, ctx, numbers, names, uncovered)


def _inset_labels(state: State, ctx: ItemContext, numbers: bool, names: str, uncovered: set[str]) -> Iterator[Part]:
    for area in shown_sheet(state).inset:
        yield from _label(area, ctx.french, numbers, names == "all" or area.id in uncovered, area.id in uncovered)


def _box_label(area: MapArea, box: Rect, french: bool, *, number: bool, named: bool) -> Iterator[Part]:
    """Yield the name of an area in a box below it, and its number in the corner."""
    if number:
        yield DrawnText(area.id, box.x + 1.2, box.y + 2.4, 3.2, "ink", TextAlign.LEFT, bold=True)
    if named:
        name = area.name.fr if french else area.name.en
        at = next((at for at in _breaks(name) if at > 12), 0) if len(name) > 18 else 0
        lines = [one.strip() for one in (name[:at], name[at:]) if one.strip()]
        for place, line in enumerate(lines):
            down = box.bottom - 2.4 - (len(lines) - 1 - place) * 3.2
            yield DrawnText(line, box.x + box.width / 2, down, 2.9, "ink", width_mm=box.width - 1.6)


@lru_cache(16)
def _crowded(areas: tuple[MapArea, ...], french: bool, numbers: bool) -> frozenset[str]:
    """Return the areas whose names are too large for them and yet cover no other name, the roomiest first."""
    taken, out = [box for area in areas for box in _boxes(_label(area, french, numbers, True, False))], set[str]()
    for area in sorted(areas, key=lambda one: -one.room):
        if area.rings and CROWDED <= fitted(area.name.fr if french else area.name.en, area.room)[1] < SMALLEST:
            boxes = _boxes(_label(area, french, numbers, True, True))
            own = _boxes(_label(area, french, numbers, True, False))
            others = [box for box in taken if box not in own]
            if not any(_overlap(box, other) for box in boxes for other in others):
                taken = [*others, *boxes]
                out.add(area.id)
    return frozenset(out)


def _boxes(label: tuple[Part, ...]) -> list[tuple[float, float, float, float]]:
    out = []
    for one in label:
        if isinstance(one, DrawnText):
            half = text_width(one.text, one.size_mm, bold=one.bold) / 2
            out.append((one.x - half, one.y - one.size_mm / 2, one.x + half, one.y + one.size_mm / 2))
    return out


@lru_cache(1024)
def _label(area: MapArea, french: bool, number: bool, named: bool, wanted: bool) -> tuple[Part, ...]:
    """Return an area's number and name, one below the other. wanted: also where its name does not fit."""
    number = number and len(area.id) < 3
    high = min(3.8, max(area.room * 0.72, SMALLEST)) if number else 0.0
    lines, size = fitted(area.name.fr if french else area.name.en, area.room * (0.85 if number else 1.0))
    if not named or (size < SMALLEST and not wanted):
        lines = ()
    elif size < SMALLEST:
        size = SMALLEST
    x, y = area.at
    top = y - (high + len(lines) * size) * 0.53
    out: list[Part] = [DrawnText(area.id, x, top + high * 0.53, high, "ink", bold=True)] if number else []
    out += [
        DrawnText(line, x, top + high * 1.06 + (place + 0.5) * size * 1.06, size, "ink")
        for place, line in enumerate(lines)
    ]
    return tuple(out)


def fitted(text: str, room: float) -> tuple[Sequence[str], float]:
    """Return the lines of a name, and the size at which it fits into an ellipse twice as wide as high. room: half its
    width."""
    best: tuple[Sequence[str], float] = (text,), _size((text,), room)
    breaks = tuple(_breaks(text))
    for places in (*((at,) for at in breaks), *combinations(breaks, 2)):
        ends = (0, *places, len(text))
        lines = tuple(text[start:end].strip() for start, end in pairwise(ends))
        if (size := _size(lines, room)) > best[1] * 1.15:
            best = lines, size
    return best


def _breaks(text: str) -> Iterable[int]:
    return (at + 1 for at, letter in enumerate(text) if letter in " -" and 0 < at < len(text) - 1)


def _size(lines: Sequence[str], room: float) -> float:
    wide = max(text_width(line, 1.0, bold=False) for line in lines)
    return min(WIDE * room / wide, 1.1 * room / len(lines), LARGEST)


def strip_box(shown: MapSheet, high: float) -> tuple[Point, Point, Point, Point]:
    """Return the strip of the question, below the map."""
    top, bottom = shown.height + 2.0, shown.height + high
    return (0.0, top), (shown.width, top), (shown.width, bottom), (0.0, bottom)
