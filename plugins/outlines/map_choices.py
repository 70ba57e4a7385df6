"""Choices of an outline map: sheets, divisions, layers and colours, and the areas that a state shows."""

from __future__ import annotations

from functools import lru_cache
from math import cos, pi, sin
from typing import Final

from tni.api.items import Localised, Point, State, TapTarget

from .map_sheets import DOT_REACH, MapArea, MapSheet, sheet

SHEETS: Final = {
    "metropole": Localised("France métropolitaine", "Mainland France"),
    "france": Localised("France et outre-mer", "France with overseas"),
    "europe": Localised("Europe", "Europe"),
    "world": Localised("Monde", "World"),
    "continents": Localised("Continents", "Continents"),
}
DIVISIONS: Final = {
    "none": Localised("Contour", "Outline"),
    "regions": Localised("Régions", "Régions"),
    "departments": Localised("Départements", "Départements"),
}
NAMES: Final = {
    "none": Localised("Aucun", "None"),
    "touched": Localised("Découverts", "Uncovered"),
    "all": Localised("Tous", "All"),
}
COLOURS: Final = {
    "soft orange": Localised("Orange", "Orange"),
    "soft blue": Localised("Bleu", "Blue"),
    "soft green": Localised("Vert", "Green"),
    "soft red": Localised("Rouge", "Red"),
    "soft violet": Localised("Violet", "Violet"),
}
BRUSHES: Final = {
    **COLOURS,
    "name": Localised("Montrer le nom", "Show the name"),
    "erase": Localised("Effacer", "Erase"),
}
FRANCE: Final = Localised("France", "France")
DOT_SIDES: Final = 10


def is_france(state: State) -> bool:
    return state["map"] in ("metropole", "france")


def has_departments(state: State) -> bool:
    return is_france(state) and state["division"] == "departments"


def shown_sheet(state: State) -> MapSheet:
    return sheet(state["map"])


def areas_of(state: State) -> tuple[MapArea, ...]:
    """Return the areas that are coloured and named."""
    return _areas(state["map"], state["division"] if is_france(state) else "")


def area_of(state: State, key: str) -> MapArea | None:
    return _by_id(state["map"], state["division"] if is_france(state) else "").get(key)


def asked_areas(state: State) -> tuple[MapArea, ...]:
    """Return the areas that questions ask for: on the map of Europe, no neighbours of other continents."""
    found = areas_of(state)
    return tuple(one for one in found if one.group == "EUR") if state["map"] == "europe" else found


def targets_of(state: State, *, french: bool) -> tuple[TapTarget, ...]:
    """Return what is tapped: dots before the countries around them."""
    return _targets(state["map"], state["division"] if is_france(state) else "", french)


@lru_cache(16)
def _areas(name: str, division: str) -> tuple[MapArea, ...]:
    found = sheet(name)
    match division:
        case "none":
            largest = max(found.regions, key=lambda one: one.room)
            mainland = MapArea("FRA", FRANCE, largest.at, 40.0, found.land[: len(found.land) - _overseas_rings(found)])
            return (mainland, *(one for one in found.areas if len(one.id) > 2))
        case "regions":
            return found.regions
    return found.areas


def _overseas_rings(found: MapSheet) -> int:
    return sum(len(one.rings) for one in found.areas if len(one.id) > 2)


@lru_cache(16)
def _by_id(name: str, division: str) -> dict[str, MapArea]:
    return {one.id: one for one in _areas(name, division)}


@lru_cache(16)
def _targets(name: str, division: str, french: bool) -> tuple[TapTarget, ...]:
    found = sheet(name)
    insets = {one.id: one for one in found.inset} if division == "departments" else {}
    out: list[TapTarget] = []
    for area in sorted(_areas(name, division), key=lambda one: bool(one.rings)):
        label = area.name.fr if french else area.name.en
        rings = area.rings or (_dot(area.at),)
        box = area.box
        if area.id in insets:
            rings, box = (*rings, *insets[area.id].rings), box.united(insets[area.id].box)
        out.append(TapTarget(area.id, box, label, rings))
    return tuple(out)


def _dot(at: Point) -> tuple[Point, ...]:
    turns = (2 * pi * k / DOT_SIDES for k in range(DOT_SIDES))
    return tuple((at[0] + DOT_REACH * cos(turn), at[1] + DOT_REACH * sin(turn)) for turn in turns)
