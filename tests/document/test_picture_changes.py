"""Crop, opacity and clear colour of pictures; items turned over."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tni.core.geometry import Affine
from tni.core.ids import BlobId, ItemId, PageId
from tni.document.class_pictures import class_picture_mark, with_class_pictures
from tni.document.document import Document
from tni.document.items import LESSON_KEY, WHOLE, Image, LessonInfo, Page, Text, bounds
from tni.document.picture_changes import (
    LEAST_SHARE,
    cleared,
    cropped,
    faded,
    fitting_crop,
    straightened,
    turned_over,
)

PAGE = PageId("p")
PICTURE = Image(
    id=ItemId("i"), page=PAGE, blob=BlobId("0" * 64), width_mm=80.0, height_mm=60.0, transform=Affine.moving(10, 20)
)
sides = st.floats(0.0, 0.45)
crops = st.tuples(sides, sides, sides, sides)


def document(*items: Image | Text) -> Document:
    return Document([Page(id=PAGE, position=1.0), *items])


def picture_after(opened: Document) -> Image:
    found = opened.item(ItemId("i"))
    assert isinstance(found, Image)
    return found


def whole_box(picture: Image) -> tuple[float, ...]:
    """The box of the whole picture on the page, as its crop tells it."""
    left, top, right, bottom = picture.crop
    wide, high = picture.width_mm / (1 - left - right), picture.height_mm / (1 - top - bottom)
    x, y = picture.transform.point(-left * wide, -top * high)
    return x, y, wide, high


@given(st.lists(crops, min_size=1, max_size=4))
def test_what_is_cut_off_never_moves_the_rest(steps: list[tuple[float, float, float, float]]) -> None:
    opened = document(PICTURE)
    for crop in steps:
        opened.apply(cropped(opened, picture_after(opened), crop))
        assert whole_box(picture_after(opened)) == pytest.approx(whole_box(PICTURE), abs=1e-6)
    change = cropped(opened, picture_after(opened), WHOLE)
    opened.apply(change)
    again = picture_after(opened)
    assert again.crop == WHOLE
    assert (again.width_mm, again.height_mm) == pytest.approx((80.0, 60.0))


@given(st.tuples(*[st.floats(-2.0, 3.0)] * 4))
def test_a_crop_leaves_something_and_stays_within_the_picture(crop: tuple[float, float, float, float]) -> None:
    left, top, right, bottom = fitting_crop(crop)
    assert min(left, top, right, bottom) >= 0
    assert 1 - left - right >= LEAST_SHARE - 1e-9
    assert 1 - top - bottom >= LEAST_SHARE - 1e-9


def test_pictures_fade_and_lose_a_colour_but_locked_ones_do_not() -> None:
    fixed = replace(PICTURE, id=ItemId("fixed"), locked=True)
    opened = document(PICTURE, fixed)
    both = [ItemId("i"), ItemId("fixed")]
    opened.apply(faded(opened, both, 0.0))
    opened.apply(cleared(opened, both, "#ffffff"))
    assert (picture_after(opened).opacity, picture_after(opened).clear) == (0.1, "#ffffff")
    assert opened.item(ItemId("fixed")) == fixed


@pytest.mark.parametrize("across", [True, False])
def test_turning_over_twice_changes_nothing_and_keeps_the_place(across: bool) -> None:
    opened = document(PICTURE)
    opened.apply(turned_over(opened, [ItemId("i")], across=across))
    once = picture_after(opened)
    assert once.transform != PICTURE.transform
    assert bounds(once) == bounds(PICTURE)
    opened.apply(turned_over(opened, [ItemId("i")], across=across))
    assert picture_after(opened) == PICTURE


def test_a_text_changes_its_side_and_stays_readable() -> None:
    text = Text(
        id=ItemId("t"), page=PAGE, text="A", size_mm=8.0, colour="#000000", font="", font_version="", width_mm=10.0,
        height_mm=10.0, transform=Affine.moving(100, 40),
    )  # fmt: skip
    opened = document(PICTURE, text)
    opened.apply(turned_over(opened, [ItemId("i"), ItemId("t")], across=True))
    there = opened.item(ItemId("t"))
    assert there is not None
    assert there.transform == Affine.moving(10, 40)


@given(st.floats(0.2, 5.0), st.floats(-1.0, 1.0), st.floats(0.5, 2.0))
def test_a_straightened_picture_lies_within_the_place_of_the_picture(ratio: float, turn: float, scale: float) -> None:
    way = Affine.moving(10, 20).after(Affine.rotating(turn)).after(Affine.scaling(scale, scale))
    before = replace(PICTURE, transform=way, crop=(0.1, 0.0, 0.2, 0.0))
    opened = document(before)
    opened.apply(straightened(opened, before, BlobId("1" * 64), ratio))
    after = picture_after(opened)
    assert after.width_mm / after.height_mm == pytest.approx(ratio)
    assert after.crop == WHOLE
    assert bounds(after).center == pytest.approx(bounds(before).center)
    assert after.width_mm <= before.width_mm + 1e-9
    assert after.height_mm <= before.height_mm + 1e-9
    assert max(after.width_mm / before.width_mm, after.height_mm / before.height_mm) == pytest.approx(1)


def test_a_straightened_picture_of_a_class_is_one_too() -> None:
    """Else a photograph of a pupil's work would leave without being looked at."""
    marks = with_class_pictures(LessonInfo(), [PICTURE])
    for info, expected in ((marks, True), (LessonInfo(title="Volumes"), False)):
        opened = Document([Page(id=PAGE, position=1.0), PICTURE, info])
        opened.apply(straightened(opened, PICTURE, BlobId("1" * 64), 0.7))
        now = opened.get(LESSON_KEY)
        assert isinstance(now, LessonInfo)
        assert (class_picture_mark(picture_after(opened)) in now.class_pictures) is expected
