"""Painting of pictures of the web: where they lie, what stands in for them, without seams."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray
from PySide6.QtGui import QColor, QImage

from tni.core.geometry import Affine
from tni.core.ids import BlobId
from tni.document.drawlist import DrawImage, live_blob
from tni.document.item_drawing import DrawnPicture
from tni.render.raster.item_painter import ALPHA_FORMAT, ItemPainter
from tni.render.raster.live_pictures import live_image
from tni.render.raster.still import compose_still

pytestmark = pytest.mark.qt
RED, GREEN = QColor(255, 0, 0), QColor(0, 128, 0)


def plain(colour: QColor, side: int = 64) -> QImage:
    image = QImage(side, side, QImage.Format.Format_RGB32)
    image.fill(colour)
    return image


def pixels(image: QImage) -> NDArray[np.uint8]:
    """Return rows of blue, green, red and alpha."""
    form = image.convertToFormat(QImage.Format.Format_ARGB32)
    return np.frombuffer(form.constBits(), np.uint8).reshape(form.height(), form.width(), 4).copy()


def live(blob: str, x: float, wide: float, **more: object) -> DrawImage:
    return DrawImage(BlobId(blob), wide, wide, Affine.moving(x, 0.0), live=True, **more)  # type: ignore[arg-type]


def painted(
    painter: ItemPainter, *items: DrawImage, scale: float = 1.0, size: tuple[int, int] = (100, 50)
) -> NDArray[np.uint8]:
    image = QImage(*size, ALPHA_FORMAT)
    image.fill(0)
    painter.paint(image, items, scale, 0, 0)
    return pixels(image)


def test_a_picture_that_is_not_there_leaves_what_is_below() -> None:
    assert not painted(ItemPainter(), live("a", 0.0, 50.0)).any()


def test_the_first_that_is_there_stands_in_with_its_part() -> None:
    painter = ItemPainter()
    halves = plain(RED)
    for x in range(32, 64):
        for y in range(64):
            halves.setPixelColor(x, y, GREEN)
    painter.pictures.given[BlobId("coarse")] = halves
    item = live("a", 0.0, 40.0, instead=((BlobId("b"), (0.0,) * 4), (BlobId("coarse"), (0.5, 0.5, 0.0, 0.0))))
    found = painted(painter, item)
    assert found[10, 20].tolist() == [0, 128, 0, 255]
    assert not found[10, 45].any()
    painter.pictures.given[BlobId("a")] = plain(RED)
    assert painted(painter, item)[10, 20].tolist() == [0, 0, 255, 255]


@settings(max_examples=60)
@given(st.floats(0.0, 5.0), st.floats(3.0, 30.0), st.floats(0.3, 4.0), st.integers(0, 7))
def test_pieces_side_by_side_leave_no_seam(start: float, wide: float, scale: float, shift: int) -> None:
    painter = ItemPainter()
    painter.pictures.given[BlobId("a")] = plain(RED)
    items = [live("a", start + n * wide, wide) for n in range(4)]
    image = QImage(600, 40, ALPHA_FORMAT)
    image.fill(0)
    painter.paint(image, items, scale, shift, 0)
    row = pixels(image)[0, :, 3]
    inside = np.flatnonzero(row)
    first, last = start * scale - shift, (start + 4 * wide) * scale - shift
    covered = np.arange(max(round(first), 0), min(round(last), 600))
    assert set(row[inside].tolist()) <= {255}
    assert set(inside.tolist()) >= set(covered[1:-1].tolist())  # no gap between them
    assert set(inside.tolist()) <= set(range(int(first) - 1, int(last) + 2))


def test_a_moved_piece_is_painted_as_one_that_was_just_made() -> None:
    one, other = ItemPainter(), ItemPainter()
    picture = plain(RED)
    for n in range(64):
        picture.setPixelColor(n, n, GREEN)
    for painter in (one, other):
        painter.pictures.given[BlobId("a")] = picture
    for x in (0.0, 3.7, 8.2):
        last = painted(one, live("a", x, 41.3))
    assert np.array_equal(last, painted(other, live("a", 8.2, 41.3)))


def test_another_picture_under_the_same_name_is_painted() -> None:
    painter = ItemPainter()
    painter.pictures.given[BlobId("a")] = plain(RED)
    painted(painter, live("a", 0.0, 40.0))
    painter.pictures.given[BlobId("a")] = plain(GREEN)
    assert painted(painter, live("a", 0.0, 40.0))[5, 5].tolist() == [0, 128, 0, 255]


def test_a_turned_piece_is_clipped_to_its_part() -> None:
    painter = ItemPainter()
    painter.pictures.given[BlobId("a")] = plain(RED)
    turned = Affine.moving(40.0, 5.0).after(Affine.rotating(0.5))
    item = DrawImage(BlobId("a"), 20.0, 20.0, turned, crop=(0.5, 0.0, 0.0, 0.0), live=True)
    found = painted(painter, item)
    x, y = turned.point(10.0, 10.0)
    outside_x, outside_y = turned.point(-6.0, 10.0)
    assert found[int(y), int(x)].tolist() == [0, 0, 255, 255]
    assert not found[int(outside_y), int(outside_x)].any()


@pytest.mark.parametrize("alpha", [255, 100])
def test_pixels_become_an_image(alpha: int) -> None:
    image = live_image(2, 1, bytes((10, 20, 30, alpha, 40, 50, 60, 255)))
    assert pixels(image)[0, 0, 3] == alpha
    assert image.hasAlphaChannel() == (alpha < 255)


def pieces(*colours: QColor | None) -> tuple[list[DrawnPicture], dict[BlobId, QImage]]:
    drawn = [DrawnPicture(f"https://a.fr/{n}", 20.0 * n, 0.0, 20.0, 20.0) for n in range(len(colours))]
    images = {live_blob(one.address): plain(colour) for one, colour in zip(drawn, colours, strict=True) if colour}
    return drawn, images


def test_a_still_shows_all_pieces_as_finely_as_they_are() -> None:
    drawn, images = pieces(RED, GREEN)
    still = compose_still(drawn, (40.0, 20.0), images, opaque=True)
    assert still.data.startswith(b"\xff\xd8\xff")
    read = QImage.fromData(still.data)
    assert (read.width(), read.height()) == (128, 64)
    for x, colour in ((30, RED), (100, GREEN)):
        found = read.pixelColor(x, 30)
        assert max(abs(found.red() - colour.red()), abs(found.green() - colour.green())) < 8


def test_a_still_that_lacks_a_piece_is_open_there() -> None:
    drawn, images = pieces(RED, None)
    still = compose_still(drawn, (40.0, 20.0), images, opaque=False)
    read = QImage.fromData(still.data)
    assert (read.pixelColor(20, 20).alpha(), read.pixelColor(110, 20).alpha()) == (255, 0)


def test_a_still_of_a_huge_item_has_bounded_sides() -> None:
    drawn, images = pieces(RED)
    still = compose_still(drawn, (4000.0, 20.0), images, opaque=False)
    assert max(still.image.width(), still.image.height()) <= 2600
