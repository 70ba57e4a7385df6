"""Still of an item that shows pictures of the web, and the drawing of these."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tni.core.geometry import Affine
from tni.core.ids import BlobId, ItemId, PageId
from tni.document.drawlist import DrawFill, DrawImage, DrawText, draw_item, live_blob
from tni.document.item_drawing import (
    MOST_PICTURES,
    BadDrawingError,
    Drawing,
    DrawnArea,
    DrawnPicture,
    DrawnText,
    checked_drawing,
    within,
)
from tni.document.item_still import is_whole, pictures_of, still_of, with_still
from tni.document.items import Image, PluginItem, blobs_of
from tni.document.page_format import Paper
from tni.document.plugin_state import PluginState, plugin_item, plugin_state, with_contents
from tni.document.stored_drawing import decode_drawing, encode_drawing
from tni.document.unrolled_drawing import unrolled

GROUND = DrawnArea(((0.0, 0.0), (40.0, 0.0), (40.0, 20.0)), "soft")
WORDS = DrawnText("© IGN", 20.0, 15.0)
BLOB = BlobId("b" * 64)


def picture(n: int = 1, x: float = 0.0) -> DrawnPicture:
    coarse = ((f"https://tiles.example.fr/coarse/{n}", (0.0, 0.5, 0.5, 0.0)),)
    return DrawnPicture(f"https://tiles.example.fr/{n}", x, 0.0, 20.0, 20.0, (0.25, 0.0, 0.0, 0.0), coarse)


def item(*pictures: DrawnPicture) -> PluginItem:
    drawing: Drawing = (GROUND, *pictures, WORDS)
    contents = PluginState("map", 1, {"n": 1}, drawing, "Carte")
    return plugin_item(contents, "Carte", (40.0, 20.0), PageId("p"), Affine.moving(5.0, 7.0), ItemId("i"))


MAP = item(picture(), picture(2, 20.0))


def kept() -> PluginItem:
    found = with_still(MAP, BLOB, pictures_of(MAP), whole=True)
    assert found is not None
    return found


def test_without_a_still_the_pictures_are_painted_where_they_are() -> None:
    ground, first, second, words = draw_item(MAP, Paper.WHITE)
    assert (type(ground), type(words)) == (DrawFill, DrawText)
    assert isinstance(first, DrawImage)
    assert isinstance(second, DrawImage)
    assert (first.live, first.blob, first.crop) == (
        True,
        live_blob("https://tiles.example.fr/1"),
        (0.25, 0.0, 0.0, 0.0),
    )
    assert first.instead == ((live_blob("https://tiles.example.fr/coarse/1"), (0.0, 0.5, 0.5, 0.0)),)
    assert second.transform.point(0.0, 0.0) == (25.0, 7.0)


def test_a_still_stands_for_all_of_them_below_what_is_drawn_over_them() -> None:
    ground, still, words = draw_item(kept(), Paper.WHITE)
    assert (type(ground), type(words)) == (DrawFill, DrawText)
    assert still == DrawImage(BLOB, 40.0, 20.0, MAP.transform, MAP.name)
    assert BLOB in blobs_of(kept())  # so the lesson keeps it
    assert (still_of(kept()), is_whole(kept())) == (BLOB, True)


def test_a_still_of_other_pictures_is_not_shown() -> None:
    contents = plugin_state(kept())
    assert contents is not None
    moved = replace(contents, drawing=(GROUND, picture(3), WORDS))
    after = with_contents(kept(), moved, "Carte", (40.0, 20.0))
    assert (still_of(after), is_whole(after)) == (None, False)
    assert with_still(after, BLOB, pictures_of(MAP), whole=True) is None  # it came too late
    assert still_of(with_contents(after, contents, "Carte", (40.0, 20.0))) == BLOB  # as undo does


def test_a_still_that_lacks_pictures_is_shown_and_known_to() -> None:
    found = with_still(MAP, BLOB, pictures_of(MAP), whole=False)
    assert found is not None
    assert (still_of(found), is_whole(found)) == (BLOB, False)


def test_other_formats_get_the_still_as_a_picture() -> None:
    contents = plugin_state(kept())
    assert contents is not None
    images = [one for one in unrolled(kept(), contents.drawing, Paper.WHITE) if isinstance(one, Image)]
    assert [(one.blob, one.width_mm) for one in images] == [(BLOB, 40.0)]
    assert not any(isinstance(one, Image) for one in unrolled(MAP, contents.drawing, Paper.WHITE))


sides = st.floats(0.0, 0.49)
parts = st.tuples(sides, sides, sides, sides)
pictures = st.builds(
    DrawnPicture,
    st.text(st.sampled_from("abc/?&=é"), max_size=30).map(lambda end: f"https://a.fr/{end}"),
    st.floats(-50, 50), st.floats(-50, 50), st.floats(0, 80), st.floats(0, 80), parts,
    st.lists(st.tuples(st.just("https://a.fr/c"), parts), max_size=4).map(tuple),
)  # fmt: skip


@given(st.lists(pictures, max_size=5))
def test_pictures_are_read_as_they_were_written(found: list[DrawnPicture]) -> None:
    once = decode_drawing(encode_drawing(checked_drawing(found)))
    assert decode_drawing(encode_drawing(once)) == once
    for before, after in zip(found, once, strict=True):
        assert isinstance(after, DrawnPicture)
        assert after.address == before.address
        assert (after.x, after.width_mm) == pytest.approx((before.x, before.width_mm), abs=0.006)
        assert after.part == pytest.approx(before.part, abs=1e-6)


@given(st.lists(pictures, max_size=5))
def test_pictures_lie_within_their_item(found: list[DrawnPicture]) -> None:
    for one in within(found, 40.0, 20.0):
        assert isinstance(one, DrawnPicture)
        assert 0.0 <= one.x <= one.x + one.width_mm <= 40.0 + 1e-9
        assert 0.0 <= one.y <= one.y + one.height_mm <= 20.0 + 1e-9


@pytest.mark.parametrize(
    "bad",
    [
        replace(picture(), address="http://tiles.example.fr/1"),
        replace(picture(), address="file:///etc/passwd"),
        replace(picture(), address="https://a.fr/" + "x" * 500),
        replace(picture(), part=(0.6, 0.0, 0.4, 0.0)),
        replace(picture(), part=(-0.1, 0.0, 0.0, 0.0)),
        replace(picture(), width_mm=float("nan")),
        replace(picture(), instead=(("javascript:1", (0.0, 0.0, 0.0, 0.0)),)),
        replace(picture(), instead=tuple((f"https://a.fr/{n}", (0.0, 0.0, 0.0, 0.0)) for n in range(5))),
    ],
)
def test_a_picture_that_is_none_is_refused(bad: DrawnPicture) -> None:
    with pytest.raises(BadDrawingError):
        checked_drawing([bad])


def test_too_many_pictures_are_refused() -> None:
    checked_drawing([picture()] * MOST_PICTURES)
    with pytest.raises(BadDrawingError):
        checked_drawing([picture()] * (MOST_PICTURES + 1))
