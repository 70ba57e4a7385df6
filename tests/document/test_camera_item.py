"""A camera of the page: its box, its turn, the picture that it keeps, and what is damaged in it."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tni.core.geometry import Affine
from tni.core.ids import BlobId, ItemId, PageId
from tni.document.camera_item import camera_item, fitted, is_camera, kept, turn_of, turned, with_still
from tni.document.items import PluginItem, bounds
from tni.document.resource_card import card_of, unknown_items

BLOB = BlobId("1" * 64)
CAMERA = camera_item("Caméra", 160.0, ItemId("c"), PageId("p"))
placed = st.builds(
    lambda x, turn, scale: replace(
        CAMERA,
        transform=Affine.moving(x, 20).after(Affine.rotating(turn)).after(Affine.scaling(scale, scale)),
    ),
    st.floats(-50, 50), st.floats(-3, 3), st.floats(0.2, 3),
)  # fmt: skip


def test_a_camera_is_known_and_no_card() -> None:
    assert is_camera(CAMERA)
    assert card_of(CAMERA) is None
    assert unknown_items([CAMERA]) == 0
    assert unknown_items([replace(CAMERA, code=120)]) == 1


@given(placed, st.floats(0.3, 3))
def test_a_picture_lies_within_the_box_around_its_middle(item: PluginItem, ratio: float) -> None:
    found = with_still(item, BLOB, ratio)
    assert found.picture == BLOB
    assert found.width_mm / found.height_mm == pytest.approx(ratio)
    assert bounds(found).center == pytest.approx(bounds(item).center, abs=1e-6)
    assert found.width_mm <= item.width_mm + 1e-9
    assert found.height_mm <= item.height_mm + 1e-9
    assert with_still(found, BLOB, ratio) == found, "and the next one moves nothing"


@given(placed)
def test_four_turns_give_the_place_back(item: PluginItem) -> None:
    once = turned(item)
    assert turn_of(once) == 1
    assert once.picture is None
    again = turned(turned(turned(once)))
    assert turn_of(again) == 0
    assert (again.width_mm, again.height_mm) == (item.width_mm, item.height_mm)
    assert bounds(again).center == pytest.approx(bounds(item).center, abs=1e-6)


@pytest.mark.parametrize("data", [b"", b"[]", b"{", b'{"turn": "x"}', b'{"turn": true}', b"[" * 5000, b'{"turn": 1e9}'])
def test_damaged_data_are_no_turn(data: bytes) -> None:
    item = replace(CAMERA, data=data)
    assert turn_of(item) == 0
    assert turn_of(turned(item)) == 1


def test_fields_of_later_programs_stay() -> None:
    assert turned(replace(CAMERA, data=b'{"turn":2,"zoom":1.5}')).data == b'{"turn":3,"zoom":1.5}'


@given(placed, st.floats(0.3, 3))
def test_a_kept_picture_lies_where_the_camera_showed_it(item: PluginItem, ratio: float) -> None:
    item = replace(item, z=7, plane=1, group=ItemId("g"), movable=True)
    picture, place = kept(item, BLOB, ratio, "Cahier", ItemId("i")), fitted(item, ratio)
    assert bounds(picture) == bounds(place)
    assert (picture.page, picture.plane, picture.z, picture.group) == (item.page, 1, 7, "g")
    assert (picture.alt, picture.movable) == ("Cahier", True)
