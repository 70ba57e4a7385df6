"""Outline maps: what they hold, whose borders they show, and what taps and questions do."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from functools import lru_cache
from itertools import combinations, pairwise
from math import asin, cos, hypot, radians, sin, sqrt
from typing import Any

import pytest

from plugins import outlines
from plugins.outlines.articles import that_is, where_is, with_article
from plugins.outlines.map_choices import COLOURS, area_of, areas_of, asked_areas
from plugins.outlines.map_drawing import CREDIT, SMALLEST, fitted
from plugins.outlines.map_sheets import MapArea, MapSheet, sheet
from plugins.outlines.outline_item import OutlineMap, found_area
from tests.support.items import plugin
from tni.api.items import (
    DrawnArea,
    DrawnLine,
    DrawnText,
    ItemContext,
    ItemSize,
    PanelValue,
    PlacedState,
    Point,
    State,
    TapTarget,
)
from tni.api.text_width import text_width
from tni.services.items.item_contract import item_faults

CTX = ItemContext()
MAP = OutlineMap()


def of(name: str, division: str = "departments", **values: Any) -> State:
    return {**MAP.new(CTX), "map": name, "division": division, **values}


def size(state: State) -> ItemSize:
    return MAP.size(state)


def texts(state: State, ctx: ItemContext = CTX) -> list[str]:
    return [one.text for one in MAP.draw(state, size(state), ctx) if isinstance(one, DrawnText)]


def target(state: State, key: str) -> TapTarget:
    (found,) = (one for one in MAP.targets(state, size(state), CTX) if one.id == key)
    return found


def hit(state: State, place: Point) -> str:
    """Return the area that a tap hits, as the item tool finds it."""
    return next((one.id for one in MAP.targets(state, size(state), CTX) if one.contains(*place)), "")


def act(state: State, control: str, value: PanelValue = True, ctx: ItemContext = CTX) -> State:
    found = MAP.control(state, control, value, ctx)
    assert not isinstance(found, PlacedState)
    return found


def coloured(state: State, colour: str) -> int:
    return sum(isinstance(one, DrawnArea) and one.colour == colour for one in MAP.draw(state, size(state), CTX))


# -- what the maps hold


def test_all_101_departments_have_their_number_and_region() -> None:
    state = of("france")
    found = {one.id: one for one in areas_of(state)}
    mainland = {f"{number:02}" for number in range(1, 96)} - {"20"} | {"2A", "2B"}
    assert {key for key in found if len(key) < 3} == mainland
    assert {"971", "972", "973", "974", "976", "975", "987", "988"} <= found.keys()
    assert (found["23"].name.fr, found["2A"].name.fr, found["95"].name.fr) == ("Creuse", "Corse-du-Sud", "Val-d’Oise")
    assert Counter(found[key].group for key in mainland)["NAQ"] == 12
    assert len(areas_of(of("metropole", "regions"))) == 13
    assert [one.id for one in areas_of(of("metropole", "none"))] == ["FRA"]


def test_names_are_complete_in_both_languages() -> None:
    for name in ("france", "europe", "world", "continents"):
        for area in areas_of(of(name)):
            assert area.name.fr
            assert area.name.en
    countries = {one.id: one.name for one in areas_of(of("world"))}
    assert (countries["DEU"].fr, countries["DEU"].en) == ("Allemagne", "Germany")
    assert {one.fr for one in countries.values()} >= {"Chine", "Kosovo", "Palestine", "Vatican", "Monaco", "Andorre"}
    assert len({one.fr for one in countries.values()}) == len(countries) >= 195
    assert [one.name.fr for one in areas_of(of("continents"))].count("Amérique") == 1


@pytest.mark.parametrize(
    ("name", "division", "kinds"),
    [("metropole", "departments", ("coast", "region", "department")), ("metropole", "regions", ("coast", "region")),
     ("world", "", ("coast", "border", "disputed")), ("continents", "", ("coast", "border", "disputed"))],
)  # fmt: skip
def test_each_border_is_shared_by_two_areas_or_is_a_coast(name: str, division: str, kinds: tuple[str, ...]) -> None:
    """Neighbours have the same points along their border, in opposite directions: no gaps and no overlaps."""
    found = sheet(name)
    lines = {_undirected(a, b) for kind in kinds for one in found.lines[kind] for a, b in _steps(one)}
    sides: Counter[tuple[Point, Point]] = Counter()
    for area in areas_of(of(name, division)):
        for ring in area.rings:
            own = Counter(_steps((*ring, ring[0])))
            sides.update(side for side in own if side[::-1] not in own)  # not the way to an enclave and back
    assert set(sides.values()) == {1}
    alone = [side for side in sides if side[::-1] not in sides]
    coast = {_undirected(a, b) for one in found.lines["coast"] for a, b in _steps(one)}
    stray = [side for side in alone if _undirected(*side) not in coast and not _at_the_rim(found, side)]
    nobodys = 10 if name == "world" else 0  # sides of land without a name, and of countries shown as dots
    assert len(stray) <= nobodys
    assert len(lines) > len(coast)


def _undirected(a: Point, b: Point) -> tuple[Point, Point]:
    return (a, b) if a < b else (b, a)


def _steps(line: Iterable[Point]) -> list[tuple[Point, Point]]:
    line = tuple(line)
    return list(pairwise(line))


def _at_the_rim(found: MapSheet, side: tuple[Point, Point]) -> bool:
    """Return whether a side lies where the world is cut."""
    return all(min(hypot(x - p, y - q) for p, q in found.sea) < 6.0 for x, y in side) if found.sea else False


def test_departments_fill_the_country() -> None:
    found = sheet("metropole")
    whole, parts = sum(map(_extent, found.land)), sum(_extent(ring) for one in found.areas for ring in one.rings)
    assert parts == pytest.approx(whole, rel=2e-3)
    assert sum(_extent(ring) for one in found.regions for ring in one.rings) == pytest.approx(whole, rel=2e-3)


def _extent(ring: tuple[Point, ...]) -> float:
    pairs = zip(ring, (*ring[1:], ring[0]), strict=True)
    return abs(sum(x1 * y2 - x2 * y1 for (x1, y1), (x2, y2) in pairs)) / 2


def test_areas_of_the_world_are_true_to_scale() -> None:
    """Greenland is a fourteenth of Africa, whatever other maps make believe."""
    extents = {one.id: sum(map(_extent, one.rings)) for one in areas_of(of("world"))}
    assert extents["BRA"] / extents["FRA"] == pytest.approx(8.51 / 0.64, rel=0.08)
    assert extents["AUS"] / extents["GRL"] == pytest.approx(7.69 / 2.17, rel=0.08)
    continents = {one.id: sum(map(_extent, one.rings)) for one in areas_of(of("continents"))}
    assert continents["AFR"] / continents["EUR"] == pytest.approx(30.4 / 10.2, rel=0.08)


# -- whose borders


@lru_cache(1)
def _world_scale() -> float:
    return (sheet("world").width / 2 - 0.5) / _equal_earth(180, 0)[0]  # half a millimetre around the globe


def _equal_earth(longitude: float, latitude: float) -> Point:
    t = asin(sqrt(3) / 2 * sin(radians(latitude)))
    by = 9 * 0.003796 * t**8 + 7 * 0.000893 * t**6 - 3 * 0.081106 * t**2 + 1.340264
    return 2 * sqrt(3) * radians(longitude) * cos(t) / 3 / by, t * (
        1.340264 - 0.081106 * t**2 + t**6 * (0.000893 + 0.003796 * t**2)
    )


def _in_world(longitude: float, latitude: float) -> Point:
    x, y = _equal_earth(longitude, latitude)
    found = sheet("world")
    return found.width / 2 + x * _world_scale(), found.height / 2 - y * _world_scale()


def _in_europe(longitude: float, latitude: float) -> Point:
    """Lambert's azimuthal equal-area projection about 52° N, 10° E."""
    p, p0, d = radians(latitude), radians(52), radians(longitude - 10)
    k = sqrt(2 / (1 + sin(p0) * sin(p) + cos(p0) * cos(p) * cos(d))) * 6371
    x, y = k * cos(p) * sin(d), k * (cos(p0) * sin(p) - sin(p0) * cos(p) * cos(d))
    return (x + 2300) * 148 / 4500, (2450 - y) * 148 / 4500


@pytest.mark.parametrize(
    ("place", "country"),
    [((-13.5, 24.5), "MAR"), ((-7.0, 32.0), "MAR"), ((45.5, 9.0), "SOM"), ((-53.0, 4.0), "FRA"),
     ((165.6, -21.5), "FRA"), ((-41.0, 72.0), "GRL"), ((28.4, 9.85), "SDN"), ((121.0, 23.8), "TWN"),
     ((105.0, 62.0), "RUS"), ((90.0, 31.0), "CHN"),
     ((79.0, 21.0), "IND"), ((135.0, -25.0), "AUS"), ((0.0, -85.0), "ATA")],
)  # fmt: skip
def test_the_world_is_shown_as_france_sees_it(place: Point, country: str) -> None:
    assert hit(of("world"), _in_world(*place)) == country


@pytest.mark.parametrize(
    ("place", "country"),
    [((34.3, 45.3), "UKR"), ((38.0, 48.3), "UKR"), ((20.9, 42.6), "KOS"), ((33.45, 35.28), "CYP"),
     ((35.8, 33.0), "SYR"),
     ((41.2, 42.95), "GEO"), ((9.2, 42.1), "FRA"), ((20.5, 54.7), "RUS"), ((27.0, 41.4), "TUR"), ((20.0, 60.2), "FIN"),
     ((12.45, 43.94), "SMR"), ((9.55, 47.15), "LIE")],
)  # fmt: skip
def test_europe_is_shown_as_france_sees_it(place: Point, country: str) -> None:
    """Crimea and the Donbass are Ukraine's, the Golan is Syria's, Kosovo is a country, Cyprus is one."""
    assert hit(of("europe"), _in_europe(*place)) == country


def test_the_border_that_is_not_agreed_on_is_dashed() -> None:
    dashed = [one for one in MAP.draw(of("world"), size(of("world")), CTX) if isinstance(one, DrawnLine) and one.dashed]
    west, east = sorted(point[0] for one in dashed for point in (one.points[0], one.points[-1]))
    assert west == pytest.approx(_in_world(-13.2, 27.67)[0], abs=1.0)
    assert east == pytest.approx(_in_world(-8.67, 27.67)[0], abs=1.0)


# -- taps


def test_a_tap_colours_and_the_same_once_more_takes_the_colour_away() -> None:
    state = of("metropole", brush="soft blue")
    plain = coloured(state, "soft blue")
    after = MAP.tap(state, "23", CTX)
    assert (plain, coloured(after, "soft blue")) == (0, 1)
    assert MAP.tap(after, "23", CTX)["colours"] == {}
    other = MAP.tap({**after, "brush": "soft red"}, "23", CTX)
    assert other["colours"] == {"23": "soft red"}
    assert MAP.tap({**other, "brush": "erase"}, "23", CTX)["colours"] == {}


def test_paris_is_coloured_in_the_enlargement_too() -> None:
    state = of("metropole")
    (inset,) = (one for one in sheet("metropole").inset if one.id == "75")
    assert hit(state, inset.at) == "75"
    assert coloured(MAP.tap(state, "75", CTX), "soft orange") == 2
    assert hit(of("metropole", "regions"), inset.at) == ""


def test_a_blank_map_says_nothing_until_a_name_is_uncovered() -> None:
    state = of("metropole")
    assert texts(state) == [CREDIT]
    after = MAP.tap({**state, "brush": "name"}, "23", CTX)
    assert texts(after) == ["Creuse", CREDIT]
    assert MAP.tap(after, "23", CTX)["uncovered"] == []
    numbered = texts({**state, "numbers": True})
    assert {"01", "2A", "95"} <= set(numbered)
    assert "Creuse" not in numbered
    assert "Creuse" in texts({**state, "names": "all"})


def test_names_in_boxes_stand_for_the_overseas_territories() -> None:
    found = texts(of("france", "regions", names="all"))
    assert {"La Réunion", "Guyane", "Mayotte", "Nouvelle-Calédonie", "Bretagne"} <= set(found)


def test_a_small_country_is_a_dot_that_a_finger_hits() -> None:
    state = of("world")
    small = next(one for one in areas_of(state) if one.id == "MDV")
    assert small.rings == ()
    assert hit(state, (small.at[0] + 1.5, small.at[1])) == "MDV"
    assert "Maldives" in texts(MAP.tap({**state, "brush": "name"}, "MDV", CTX))


def test_an_enclave_is_not_coloured_with_the_country_around_it() -> None:
    state = of("world")
    lesotho = area_of(state, "LSO")
    assert lesotho is not None
    assert hit(state, lesotho.at) == "LSO"
    assert not target(state, "ZAF").contains(*lesotho.at)


@pytest.mark.parametrize(
    ("text", "key"),
    [("creuse", "23"), ("23", "23"), ("2a", "2A"), ("HERAULT", "34"), ("cote d'or", "21"), ("", None),
     ("Paris !", "75"), ("Lutèce", None)],
)  # fmt: skip
def test_an_area_is_found_by_what_is_typed(text: str, key: str | None) -> None:
    assert found_area(of("metropole"), text) == key


def test_typing_a_name_colours_and_does_not_uncolour() -> None:
    state = act(of("metropole"), "sought", "Creuse", CTX)
    assert state["colours"] == {"23": "soft orange"}
    assert act(state, "sought", "23", CTX)["colours"] == {"23": "soft orange"}


# -- questions


def test_a_question_is_asked_until_the_right_place_is_touched() -> None:
    state = act(of("metropole"), "ask", True, ItemContext(seed=5))
    asked = area_of(state, state["asked"])
    assert asked is not None
    assert where_is(asked.id, asked.name.fr) in texts(state)
    assert MAP.size(state).height_mm > MAP.size(of("metropole")).height_mm
    wrong = next(one for one in areas_of(state) if one.id != asked.id)
    after = MAP.tap(state, wrong.id, CTX)
    assert f"{that_is(wrong.id, wrong.name.fr)} {where_is(asked.id, asked.name.fr)}" in texts(after)
    right = MAP.tap(after, asked.id, CTX)
    assert (right["asked"], right["found"]) == ("", [asked.id])
    assert f"Oui : {with_article(asked.id, asked.name.fr)}." in texts(right)
    assert coloured(right, "soft green") >= 2  # the area and the strip
    assert MAP.tap(right, "", CTX)["asked"] not in ("", asked.id)
    assert act(right, "stop", True, CTX)["found"] == []


@pytest.mark.parametrize(
    ("name", "division", "key", "question", "answer"),
    [("france", "departments", "23", "Où est la Creuse ?", "C’est la Creuse."),
     ("france", "departments", "40", "Où sont les Landes ?", "Ce sont les Landes."),
     ("france", "departments", "68", "Où est le Haut-Rhin ?", "C’est le Haut-Rhin."),
     ("france", "departments", "34", "Où est l’Hérault ?", "C’est l’Hérault."),
     ("france", "departments", "69", "Où est le Rhône ?", "C’est le Rhône."),
     ("metropole", "regions", "HDF", "Où sont les Hauts-de-France ?", "Ce sont les Hauts-de-France."),
     ("world", "", "HUN", "Où est la Hongrie ?", "C’est la Hongrie."),
     ("world", "", "MEX", "Où est le Mexique ?", "C’est le Mexique."),
     ("world", "", "CUB", "Où est Cuba ?", "C’est Cuba."),
     ("world", "", "USA", "Où sont les États-Unis ?", "Ce sont les États-Unis."),
     ("world", "", "COD", "Où est la RD Congo ?", "C’est la RD Congo."),
     ("world", "", "ITA", "Où est l’Italie ?", "C’est l’Italie.")],
)  # fmt: skip
def test_places_are_asked_for_with_their_article(
    name: str, division: str, key: str, question: str, answer: str
) -> None:
    area = area_of(of(name, division), key)
    assert area is not None
    assert (where_is(key, area.name.fr), that_is(key, area.name.fr)) == (question, answer)


def test_no_area_is_asked_for_twice_before_all_are_found() -> None:
    state = of("continents")
    asked = []
    for turn in range(6):
        state = act(state, "ask", True, ItemContext(seed=turn))
        asked.append(state["asked"])
        state = MAP.tap(state, state["asked"], CTX)
    assert len(set(asked)) == 6
    assert any("Tout est trouvé" in one for one in texts(state))


def test_questions_of_europe_ask_for_europe_alone() -> None:
    found = {one.id for one in asked_areas(of("europe"))}
    assert {"FRA", "ISL", "UKR", "RUS", "CYP", "MLT"} <= found
    assert found.isdisjoint({"MAR", "SYR", "KAZ", "GRL"})


def test_colours_painted_before_a_question_come_back_after_it() -> None:
    state = MAP.tap(of("metropole"), "23", CTX)
    asked = act(state, "ask", True, CTX)
    assert coloured(asked, "soft orange") == 0
    assert act(asked, "stop", True, CTX)["colours"] == {"23": "soft orange"}


def test_another_map_starts_blank() -> None:
    state = MAP.tap(of("metropole"), "23", CTX)
    after = MAP.control(state, "map", "world", CTX)
    assert isinstance(after, PlacedState)
    assert after.state["colours"] == {}
    middle = size(state).width_mm / 2, size(state).height_mm / 2
    moved = after.dx_mm + size(after.state).width_mm / 2, after.dy_mm + size(after.state).height_mm / 2
    assert moved == pytest.approx(middle), "the map changes about its middle"


# -- words


def test_it_is_told_in_words() -> None:
    state = MAP.tap(of("metropole"), "23", CTX)
    assert MAP.text(state, CTX) == "France métropolitaine, Départements ; Orange : Creuse (23)"
    asked = act(of("europe"), "ask", True, CTX)
    assert "Où est" in MAP.text(asked, CTX) or "Où sont" in MAP.text(asked, CTX)
    assert "Germany" in MAP.text(of("europe", names="all"), ItemContext(french=False))


def test_a_name_that_fits_lies_within_its_area() -> None:
    area: MapArea
    for area in areas_of(of("metropole")):
        lines, height = fitted(area.name.fr, area.room)
        assert all(text_width(line, height, bold=False) <= 2 * area.room for line in lines)


def test_each_layer_is_drawn_when_it_is_switched_on() -> None:
    for name in ("metropole", "france", "europe", "world"):
        bare = len(MAP.draw(of(name), size(of(name)), CTX))
        for layer in ("cities", "rivers", "graticule", "sea"):
            state = of(name, **{layer: True})
            assert len(MAP.draw(state, size(state), CTX)) > bare, (name, layer)
        assert len(MAP.draw(of(name, borders=False), size(of(name)), CTX)) < bare
    assert "Paris" in texts(of("europe", cities=True, names="all"))
    assert "Danube" in texts(of("europe", rivers=True, names="all"))


@pytest.mark.slow
def test_it_keeps_the_contract() -> None:
    """Further than the contract's own test of all plugins goes, on the same way."""
    assert item_faults(plugin("outlines", outlines.item), 500)[1] == ()
    assert len(COLOURS) == 5


def test_names_are_large_enough_and_do_not_cover_each_other() -> None:
    for name, division in (("metropole", "departments"), ("europe", "regions")):
        state = of(name, division=division, names="all")
        drawn = [one for one in MAP.draw(state, size(state), CTX) if isinstance(one, DrawnText)]
        assert min(one.size_mm for one in drawn) >= SMALLEST
        wide = {one: text_width(one.text, one.size_mm, bold=one.bold) for one in drawn if one.text != CREDIT}
        for one, other in combinations(wide, 2):
            apart = abs(one.x - other.x) - (wide[one] + wide[other]) / 2
            assert apart > -0.6 or abs(one.y - other.y) > 0.45 * (one.size_mm + other.size_mm), (one.text, other.text)
