"""Map: its projection, its pieces, its gestures and measures."""

from __future__ import annotations

import json
from itertools import pairwise
from math import acos, cos, hypot, pi, radians, sin
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.world_map.layers import LAYERS
from plugins.world_map.map_drawing import clipped
from plugins.world_map.map_item import FINGERS, WorldMap
from plugins.world_map.map_state import BESIDE, CURTAIN, parts_of, view_of
from plugins.world_map.map_view import MapView
from plugins.world_map.measures import (
    area_text,
    coordinates_text,
    length_text,
    scale_bar,
    scale_text,
)
from plugins.world_map.mercator import (
    HIGHEST,
    MEAN_RADIUS_M,
    Place,
    area_m2,
    distance_m,
    great_circle,
    metres_per_world,
    to_place,
    to_world,
)
from plugins.world_map.places import found_places, question_of, typed_coordinates
from tests.support.item_hand import ItemHand
from tni.api.items import DrawnPicture, HandleDrag, ItemContext, Rect

PARIS, MARSEILLE, NEW_YORK = (2.3522, 48.8566), (5.3698, 43.2965), (-74.006, 40.7128)
FRENCH, ENGLISH = ItemContext(), ItemContext(french=False)
BOARD = ItemContext(mm_per_unit=5.0, calibrated=True)
BOX = Rect(0.0, 0.0, 240.0, 139.0)

lons, lats = st.floats(-179.9, 179.9), st.floats(-84.0, 84.0)
places = st.tuples(lons, lats)
views = st.builds(MapView, lons, st.floats(-80.0, 80.0), st.floats(3.0, 19.0), st.just(BOX))
points = st.tuples(st.floats(0.0, BOX.right), st.floats(0.0, BOX.bottom))


def numbers_of(one: DrawnPicture) -> tuple[int, int, int]:
    return _numbers(one.address)


def _numbers(address: str) -> tuple[int, int, int]:
    """Return level, column and row of a piece."""
    query = parse_qs(urlsplit(address).query)
    level, column, row = (int(query[key][0]) for key in ("TILEMATRIX", "TILECOL", "TILEROW"))
    return level, column, row


# -- the projection


@given(places)
def test_a_place_is_found_again_from_its_world_coordinates(place: Place) -> None:
    assert to_place(*to_world(place)) == pytest.approx(place, abs=1e-9)


def test_the_world_is_a_square_whose_pieces_are_those_of_other_maps() -> None:
    assert to_world((-180.0, HIGHEST)) == pytest.approx((0.0, 0.0), abs=1e-12)
    assert to_world((180.0, -HIGHEST)) == pytest.approx((1.0, 1.0), abs=1e-12)
    assert pytest.approx(85.0511287798) == HIGHEST
    x, y = to_world(PARIS)
    assert (int(x * 4096), int(y * 4096)) == (2074, 1409)  # as every slippy map numbers them at level 12


def test_the_resolution_is_that_of_the_standard() -> None:
    """156,543.03392804097 m for each pixel at level 0 on the equator: OGC 17-083r2, WebMercatorQuad."""
    assert metres_per_world(0.0) / 256 == pytest.approx(156543.03392804097, rel=1e-12)
    assert metres_per_world(60.0) == pytest.approx(metres_per_world(0.0) / 2)


@given(places, places)
def test_distances_agree_with_the_law_of_cosines(start: Place, end: Place) -> None:
    (lon1, lat1), (lon2, lat2) = ((radians(a), radians(b)) for a, b in (start, end))
    cosine = sin(lat1) * sin(lat2) + cos(lat1) * cos(lat2) * cos(lon2 - lon1)
    far = acos(min(1.0, max(-1.0, cosine))) * MEAN_RADIUS_M
    assert distance_m(start, end) == pytest.approx(far, rel=1e-6, abs=120.0)  # the cosine is coarse for small angles


def test_known_distances() -> None:
    assert distance_m((0.0, 0.0), (90.0, 0.0)) == pytest.approx(pi / 2 * MEAN_RADIUS_M)
    assert distance_m(PARIS, MARSEILLE) == pytest.approx(660_500, rel=0.002)
    assert distance_m(PARIS, NEW_YORK) == pytest.approx(5_837_000, rel=0.002)


@given(places, places, st.integers(2, 30))
def test_the_parts_of_a_great_circle_are_as_long_as_it_is(start: Place, end: Place, steps: int) -> None:
    path = great_circle(start, end, steps)
    whole = sum(distance_m(a, b) for a, b in pairwise(path))
    assert whole == pytest.approx(distance_m(start, end), rel=1e-6, abs=1.0)


def test_areas() -> None:
    eighth = [(0.0, 0.0), (90.0, 0.0), (90.0, 90.0), (0.0, 90.0)]
    assert area_m2(eighth) == pytest.approx(pi / 2 * MEAN_RADIUS_M**2)  # an eighth of the sphere
    degree = 2 * pi * MEAN_RADIUS_M / 360
    square = [(2.0, 48.0), (2.01, 48.0), (2.01, 48.01), (2.0, 48.01)]
    assert area_m2(square) == pytest.approx((0.01 * degree) ** 2 * cos(radians(48.005)), rel=1e-4)
    assert area_m2(square[::-1]) == area_m2(square)
    across = [(179.995, 0.0), (-179.995, 0.0), (-179.995, 0.01), (179.995, 0.01)]
    assert area_m2(across) == pytest.approx((0.01 * degree) ** 2, rel=1e-4)  # over the 180th meridian


# -- the view and its pieces


@given(views, points)
def test_a_point_of_the_map_is_found_again(view: MapView, at: tuple[float, float]) -> None:
    lon, lat = view.to_place(at)
    if abs(lat) < HIGHEST - 1e-6:
        assert view.to_mm((lon, lat)) == pytest.approx(at, abs=1e-4)


@given(views, points, st.sampled_from(sorted(LAYERS)))
def test_every_point_lies_on_one_piece_and_at_its_place_in_it(
    view: MapView, at: tuple[float, float], layer: str
) -> None:
    pieces = view.pieces(LAYERS[layer], BOX)
    if not pieces:  # the layer begins far below this zoom
        assert view.zoom < LAYERS[layer].low - 1
        return
    found = [one for one in pieces if one.x < at[0] < one.x + one.width_mm and one.y < at[1] < one.y + one.height_mm]
    x, y = to_world(view.to_place(at))
    if not found:  # beyond the poles, or on an edge
        return
    (one,) = found
    across, down = (at[0] - one.x) / one.width_mm, (at[1] - one.y) / one.height_mm
    for address, part in ((one.address, one.part), *one.instead):
        level, column, row = _numbers(address)
        assert LAYERS[layer].low <= level <= LAYERS[layer].high
        in_piece = part[0] + across * (1 - part[0] - part[2]), part[1] + down * (1 - part[1] - part[3])
        size = 2.0**-level
        assert ((column + in_piece[0]) * size - x + 0.5) % 1.0 - 0.5 == pytest.approx(0.0, abs=size * 1e-4)
        assert (row + in_piece[1]) * size == pytest.approx(y, abs=size * 1e-4)


@given(views)
def test_pieces_fill_the_box_without_overlap(view: MapView) -> None:
    pieces = view.pieces(LAYERS["plan"], BOX)
    assert len({(one.x, one.y) for one in pieces}) == len(pieces) <= 90
    top, bottom = view.to_mm((view.lon, HIGHEST))[1], view.to_mm((view.lon, -HIGHEST))[1]
    inside = min(bottom, BOX.bottom) - max(top, 0.0)
    covered = sum(one.width_mm * one.height_mm for one in pieces)
    assert covered == pytest.approx(BOX.width * inside, rel=2e-3)


@given(views, points, st.floats(3.0, 19.0))
def test_the_place_under_the_wheel_stays(view: MapView, at: tuple[float, float], zoom: float) -> None:
    place = view.to_place(at)
    after = view.zoomed(zoom, at)
    if abs(place[1]) < 80 and abs(after.lat) < 84:
        x, y = after.to_mm(place)
        assert hypot(x - at[0], y - at[1]) < 1e-6 * after.world_mm + 0.05


@given(views, points, st.floats(-60, 60), st.floats(-60, 60))
def test_the_place_under_a_finger_stays_there(view: MapView, at: tuple[float, float], dx: float, dy: float) -> None:
    place = view.to_place(at)
    after = view.dragged(HandleDrag("map", at, (at[0] + dx, at[1] + dy)), None)
    if abs(place[1]) < 80 and abs(after.lat) < 84:
        x, y = after.to_mm(place)
        assert hypot(x - at[0] - dx, y - at[1] - dy) < 1e-6 * view.world_mm + 0.05


def test_two_fingers_enlarge_about_one_another() -> None:
    with ItemHand(WorldMap) as hand:
        still, moving = (80.0, 60.0), (120.0, 60.0)
        before = view_of(hand.state)
        kept, dragged = before.to_place(still), before.to_place(moving)
        drag = HandleDrag(FINGERS[0], moving, (160.0, 60.0), others={FINGERS[1]: still})
        hand.item = hand.host.items.dragged(hand.item, drag)
        after = view_of(hand.state)
        assert after.zoom == pytest.approx(before.zoom + 1.0, abs=1e-3)
        assert after.to_mm(kept) == pytest.approx(still, abs=0.1)
        assert after.to_mm(dragged) == pytest.approx((160.0, 60.0), abs=0.1)


# -- scale and measures


@pytest.mark.parametrize("lat", [0.0, 46.6, 64.0, -21.1])
def test_the_scale_bar_is_as_long_as_it_says_at_the_latitude(lat: float) -> None:
    view = MapView(2.0, lat, 11.3, BOX)
    bar = scale_bar(view, ENGLISH)
    number, unit = bar.text.replace("\N{NO-BREAK SPACE}", " ").split(" ")
    metres = float(number.replace(",", "")) * (1000 if unit == "km" else 1)
    y = BOX.height / 2
    ends = [view.to_place((120.0 + side * bar.length_mm / 2, y)) for side in (-1, 1)]
    # the bar is that of the projection's sphere, the distance that of the mean one
    assert distance_m(*ends) == pytest.approx(metres * MEAN_RADIUS_M / 6_378_137.0, rel=1e-3)
    assert 22.0 <= bar.length_mm <= 55.0


def test_a_scale_that_is_chosen_is_that_of_the_board() -> None:
    with ItemHand(WorldMap) as hand:
        kind = WorldMap()
        after = kind.control(hand.state, "scale", "25000", BOARD)
        assert view_of(after).metres_per_mm * 1000 / 5.0 == pytest.approx(25_000, rel=1e-4)
        assert "1\u202f:\u202f25\u202f000" in [
            getattr(one, "text", "") for one in kind.draw(after, kind.size(after), BOARD)
        ]
        chosen = {one.id: getattr(one, "value", None) for one in kind.panel(after, BOARD)}
        assert chosen["scale"] == "25000"
        assert "scale" not in {one.id for one in kind.panel(after, FRENCH)}  # the board is not measured


def test_lengths_areas_and_scales_in_words() -> None:
    assert [length_text(m, FRENCH) for m in (3.26, 850.2, 2_444.0, 12_400.0, 660_480.0)] == [
        "3,3\xa0m", "850\xa0m", "2,44\xa0km", "12,4\xa0km", "660\xa0km",
    ]  # fmt: skip
    assert length_text(5_837_000, ENGLISH) == "5,837\xa0km"
    assert scale_text(24_990, FRENCH) == "1\u202f:\u202f25\u202f000"
    assert scale_text(30_780, ENGLISH) == "1\u202f:\u202f30,800"
    assert coordinates_text((-1.5536, 47.2184), FRENCH) == "47,2184° N, 1,5536° O"
    assert area_text([(2.0, 48.0), (2.001, 48.0), (2.001, 48.001)], FRENCH) == "4\u202f137\xa0m²"


def test_points_are_tapped_dragged_and_taken_away() -> None:
    with ItemHand(WorldMap) as hand:
        assert "map" not in hand.targets()
        hand.control("tool", "path")
        view = view_of(hand.state)
        for place in (PARIS, MARSEILLE):
            hand.item = hand.host.items.tapped(hand.item, "map", view.to_mm(place))
        assert hand.state["points"] == [pytest.approx(PARIS, abs=1e-5), pytest.approx(MARSEILLE, abs=1e-5)]
        assert "Distance 661\xa0km" in hand.texts or "Distance 660\xa0km" in hand.texts
        assert "Distance 66" in hand.contents.text
        hand.drag("point 1", view.to_mm((-1.55, 47.22)))
        assert hand.state["points"][1] == pytest.approx((-1.55, 47.22), abs=1e-4)
        hand.item = hand.host.items.tapped(hand.item, "map", view.to_mm((2.0, 45.0)))
        hand.control("tool", "area")
        assert any(text.startswith("Aire ") for text in hand.texts)
        hand.control("take back")
        hand.control("clear")
        assert hand.state["points"] == []


def test_a_key_puts_a_point_in_the_middle_and_moves_the_map_by_steps() -> None:
    with ItemHand(WorldMap) as hand:
        hand.control("tool", "path")
        hand.tap("map")
        assert hand.state["points"] == [[2.6, 46.6]]
        hand.drag("step", (120.0 + 21.0, 69.5))
        assert view_of(hand.state).to_mm((2.6, 46.6))[0] == pytest.approx(view_of(hand.state).box.width / 2 - 20.0)


def test_a_held_map_is_neither_dragged_nor_turned_by_the_wheel() -> None:
    with ItemHand(WorldMap) as hand:
        assert set(FINGERS) <= set(hand.handles())
        before = hand.state
        assert hand.host.items.wheeled(hand.item, (50.0, 50.0), 3.0) is not None
        hand.control("fixed", True)
        assert not set(FINGERS) & set(hand.handles())
        assert hand.host.items.wheeled(hand.item, (50.0, 50.0), 3.0) is None
        assert hand.state == {**before, "fixed": True}


def test_the_wheel_over_the_strip_is_the_pages() -> None:
    with ItemHand(WorldMap) as hand:
        assert hand.host.items.wheeled(hand.item, (50.0, 145.0), 3.0) is None


# -- two layers


def test_a_curtain_shows_each_layer_on_its_side() -> None:
    with ItemHand(WorldMap) as hand:
        hand.control("compare", CURTAIN)
        hand.drag("divider", (60.0, 50.0))
        assert hand.state["split"] == 0.25
        for picture in (one for one in hand.contents.drawing if isinstance(one, DrawnPicture)):
            is_old = "1950-1965" in picture.address
            assert (picture.x >= 60.0 - 0.01) if is_old else (picture.x + picture.width_mm <= 60.0 + 0.01)
        credits = [text for text in hand.texts if text.startswith("©")]
        assert credits == ["© IGN – Plan IGN · © IGN – photos 1950-1965"]


def test_two_maps_move_together() -> None:
    with ItemHand(WorldMap) as hand:
        hand.control("compare", BESIDE)
        first, second = parts_of(hand.state)
        hand.drag_from(FINGERS[0], [(200.0, 60.0), (210.0, 65.0)])  # on the second one
        moved = [part.view for part in parts_of(hand.state)]
        assert (moved[0].lon, moved[0].lat) == (moved[1].lon, moved[1].lat) != (first.view.lon, first.view.lat)
        assert second.view.box.width == first.view.box.width
        hand.control("tool", "path")
        hand.item = hand.host.items.tapped(hand.item, "map", (second.view.box.x + 10.0, 40.0))
        assert tuple(hand.state["points"][0]) == pytest.approx(moved[0].to_place((10.0, 40.0)), abs=1e-5)


def test_a_map_that_is_too_far_away_says_so() -> None:
    with ItemHand(WorldMap) as hand:
        hand.set(zoom=3.0, layer="staff")
        assert not any(isinstance(one, DrawnPicture) for one in hand.contents.drawing)
        assert "Voir de plus près : cette carte commence là" in hand.texts
        for _ in range(3):
            hand.tap("nearer")
        assert any(isinstance(one, DrawnPicture) for one in hand.contents.drawing)
        assert "Voir de plus près : cette carte commence là" not in hand.texts


def test_the_credit_is_on_the_map_whatever_is_shown() -> None:
    kind = WorldMap()
    for layer in LAYERS:
        state = {**kind.new(FRENCH), "layer": layer}
        texts = [getattr(one, "text", "") for one in kind.draw(state, kind.size(state), FRENCH)]
        assert LAYERS[layer].credit in texts
        assert "IGN" in LAYERS[layer].credit


@given(points, points)
def test_a_clipped_segment_lies_in_its_box_and_on_its_line(a: tuple[float, float], b: tuple[float, float]) -> None:
    box = Rect(60.0, 30.0, 90.0, 60.0)
    if (found := clipped(a, b, box)) is None:
        assert not box.contains(*a)
        return
    for x, y in found:
        assert 60.0 - 1e-6 <= x <= 150.0 + 1e-6
        assert 30.0 - 1e-6 <= y <= 90.0 + 1e-6
        off = abs((b[0] - a[0]) * (y - a[1]) - (b[1] - a[1]) * (x - a[0]))
        assert off <= 1e-6 * (1.0 + hypot(b[0] - a[0], b[1] - a[1]))


# -- places that are typed


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("48,8584 2,2945", (2.2945, 48.8584)),
        ("48.8584, 2.2945", (2.2945, 48.8584)),
        ("48,8584 ; -2,2945", (-2.2945, 48.8584)),
        ("47° 13′ 6″ N, 1° 33′ 13″ O", (-1.553611, 47.218333)),
        ("47°13'6\" N 1°33'13\" W", (-1.553611, 47.218333)),
        ("2,2945 E 48,8584 N", (2.2945, 48.8584)),
        ("21° S 55,5° E", (55.5, -21.0)),
    ],
)
def test_coordinates_are_read(text: str, place: Place) -> None:
    assert typed_coordinates(text) == pytest.approx(place, abs=1e-5)


@pytest.mark.parametrize("text", ["", "Nantes", "44000", "44000 Nantes", "12 rue de la Paix", "95 2", "48 N 2 N", "48"])
def test_other_texts_are_no_coordinates(text: str) -> None:
    assert typed_coordinates(text) is None


def test_what_is_sought_goes_to_the_service_alone_and_is_found() -> None:
    with ItemHand(WorldMap) as hand:
        asked: list[str] = []
        hand.host.items.questions.add(lambda question: asked.append(question.address))
        hand.set(sought="Nantes & Cie")
        hand.control("layer", "photos")
        assert asked == []
        hand.control("go")
        assert asked == ["https://data.geopf.fr/geocodage/search?index=address,poi&limit=5&q=Nantes%20%26%20Cie"]
        answer = {
            "features": [
                _feature(-1.5536, 47.2184, label="Nantes", type="municipality"),
                _feature(5.6, 46.1, name=["Nantua"]),
            ]
        }
        hand.item = hand.host.items.answered(hand.item, "go", json.dumps(answer).encode())
        assert (hand.state["lon"], hand.state["lat"], hand.state["zoom"]) == (-1.5536, 47.2184, 12.0)
        assert "Nantes" in hand.texts
        hand.control("found", "1")
        assert (hand.state["lon"], hand.state["place"]) == (5.6, "Nantua")
        hand.item = hand.host.items.answered(hand.item, "go", b'{"features": []}')
        assert "Introuvable : Nantes & Cie" in hand.texts
        before = hand.state
        hand.item = hand.host.items.answered(hand.item, "go", None)
        assert hand.state == before


def test_coordinates_are_gone_to_without_a_question() -> None:
    with ItemHand(WorldMap) as hand:
        asked: list[str] = []
        hand.host.items.questions.add(lambda question: asked.append(question.address))
        hand.set(sought="47,2184 -1,5536")
        hand.control("go")
        assert (asked, hand.state["lon"], hand.state["lat"]) == ([], -1.5536, 47.2184)


@given(st.text(max_size=400))
def test_a_question_is_an_address_of_the_service_and_not_too_long(text: str) -> None:
    found = question_of(text)
    assert found == "" or (found.startswith("https://data.geopf.fr/geocodage/search?") and len(found) <= 500)


def _feature(lon: float, lat: float, **about: Any) -> dict[str, Any]:
    return {"geometry": {"coordinates": [lon, lat]}, "properties": about}


KEYS = ("geometry", "coordinates", "properties", "label", "name", "city", "features")
json_values = st.recursive(
    st.none() | st.booleans() | st.floats(allow_nan=False) | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(KEYS), inner, max_size=4),
    max_leaves=20,
)


@given(st.binary(max_size=60) | json_values.map(lambda value: json.dumps({"features": value}).encode()))
def test_any_answer_gives_places_or_none(answer: bytes) -> None:
    for one in found_places(answer):
        assert abs(one.lon) <= 180
        assert abs(one.lat) <= 90
        assert one.name.isprintable()
        assert len(one.name) <= 60
