"""Pictures, PDF pages that come late, whole pages as PNG."""

from __future__ import annotations

import io

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import Image as Pillow
from PySide6.QtGui import QImage

from tests.golden.scenes import PAGE, PDF, PICTURE, Scene, StripedPdf, loop, picture_bytes, sheet, writing
from tests.support.opened_files import OpenedFiles
from tni.core.geometry import Affine, Rect
from tni.core.ids import BlobId
from tni.document.document import Document
from tni.document.drawlist import Blend, DrawImage, DrawPdf
from tni.document.items import Page
from tni.document.page_format import Paper
from tni.render.page_source import DocumentSource
from tni.render.raster.image_painters import ImagePainter
from tni.render.raster.item_painter import OPAQUE_FORMAT, ItemPainter
from tni.render.raster.page_image import encode_png, render_page_image

pytestmark = pytest.mark.qt


def pixels(image):
    rows = np.frombuffer(image.constBits(), np.uint8)
    return rows.reshape(image.height(), image.width(), 4)[:, :, 2::-1].astype(int)


def drawn(painter, items, px_per_mm=1.5, size=(480, 270)):
    image = QImage(*size, OPAQUE_FORMAT)
    final = painter.paint(image, items, px_per_mm, 0, 0)
    return pixels(image), final


def png(width, height, kind="PNG"):
    buffer = io.BytesIO()
    Pillow.new("RGB", (width, height), "#c0392b").save(buffer, kind)
    return buffer.getvalue()


def test_a_picture_is_read_once_and_forgotten_in_the_end(qapp):
    asked = []

    def blobs(blob):
        asked.append(blob)
        return png(100, 100)

    pictures = ImagePainter(blobs, kept_bytes=3 * 100 * 100 * 4)
    for _ in range(5):
        assert pictures.image(BlobId("a"), 100).width() == 100
    assert asked == ["a"]
    for name in "bcd":
        pictures.image(BlobId(name), 100)
    pictures.image(BlobId("a"), 100)
    assert asked == ["a", "b", "c", "d", "a"]


@pytest.mark.parametrize(("shown", "kept"), [(1000, 800), (800, 800), (401, 800), (399, 400), (60, 100)])
def test_a_large_picture_is_halved_to_what_is_shown(qapp, shown, kept):
    pictures = ImagePainter(lambda blob: png(800, 400))
    assert pictures.image(BlobId("a"), shown).width() == kept


JUNK = st.binary(max_size=30)


@pytest.mark.no_qt_log  # Qt says of JPEG what its decoder says: no image, bad marker, premature end
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
@given(
    st.binary(max_size=60)
    | JUNK.map(lambda junk: picture_bytes()[:40] + junk)
    | st.tuples(st.integers(2, 640), JUNK).map(lambda cut: png(60, 40, "JPEG")[: cut[0]] + cut[1])
)
def test_any_bytes_are_a_picture_or_a_crossed_box(qapp, data):
    painter = ItemPainter(lambda blob: data)
    found, final = drawn(painter, [sheet(Paper.WHITE), DrawImage(PICTURE, 100.0, 80.0, Affine.moving(50, 50))])
    assert final
    assert (found[:70] == 255).all()


SVG = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="9" height="9">{}</svg>'


@pytest.mark.parametrize(
    "svg",
    [
        SVG.format('<image xlink:href="{}" width="9" height="9"/>'),
        '<?xml version="1.0"?><?xml-stylesheet href="{}" type="text/css"?>' + SVG.format(""),
    ],
    ids=["image", "style sheet"],
)
def test_a_picture_opens_no_file(qapp, tmp_path, svg):
    """`/dev/zero` as a style sheet would take all memory."""
    file = tmp_path / "pupil.png"
    file.write_bytes(png(9, 9))
    data = svg.replace("{}", str(file)).encode()
    with OpenedFiles(file) as opened:
        pictures = ImagePainter(lambda _blob: data)
        assert pictures.image(BlobId("svg"), 9).isNull()
        assert not opened.any


@pytest.mark.parametrize("error", [KeyError("gone"), OSError("gone")])
def test_a_missing_picture_is_a_crossed_box(qapp, error):
    def blobs(blob):
        raise error

    found, _ = drawn(ItemPainter(blobs), [sheet(Paper.WHITE), DrawImage(PICTURE, 100.0, 80.0, Affine.moving(50, 50))])
    assert (found[100:180, 90:210] == 0xD9).all(axis=2).mean() > 0.8


class LatePdf(StripedPdf):
    """Has what `ready` says."""

    def __init__(self):
        self.ready, self.failed = True, False

    def tile(self, pdf, region, px_per_mm):
        return super().tile(pdf, region, px_per_mm) if self.ready else None

    def has_failed(self, pdf):
        return self.failed


def test_a_pdf_page_that_is_not_there_yet(qapp):
    tiles = LatePdf()
    painter = ItemPainter(pdf=tiles)
    items = [sheet(Paper.WHITE), DrawPdf(PDF, Rect(96.0, 0.0, 127.27, 180.0))]
    tiles.ready = False
    empty, final = drawn(painter, items)
    assert not final
    assert (empty == 255).all()
    tiles.ready = True
    whole, final = drawn(painter, items)
    assert final
    tiles.ready = False
    coarse, final = drawn(painter, items, 3.0, (960, 540))
    assert not final
    assert np.abs(coarse[::2, ::2] - whole).mean() < 12
    tiles.ready = True
    sharp, _ = drawn(painter, items, 3.0, (960, 540))
    assert np.abs(coarse - sharp).mean() < 12
    assert (sharp != coarse).any()


def test_a_pdf_page_that_cannot_be_drawn_says_so(qapp):
    tiles = LatePdf()
    tiles.ready, tiles.failed = False, True
    items = [sheet(Paper.WHITE), DrawPdf(PDF, Rect(96.0, 0.0, 127.27, 180.0))]
    bare, final = drawn(ItemPainter(pdf=tiles), items)
    said, _ = drawn(ItemPainter(pdf=tiles, failed_pdf="Cette page\nmanque."), items)
    assert final
    assert (bare[:, :96] == 255).all(), "beside the PDF page there is paper"
    assert (said[:, 96:224] < 128).any(), "dark letters"
    assert (said[:, :96] == 255).all()
    middle = said[60:120, 120:200]
    assert (middle < 128).any(), "the text is in the middle"


def test_a_page_as_png(qapp):
    scene = Scene([sheet(Paper.WHITE), loop("#ffe600", Blend.MULTIPLY), writing(1, 2.0)])
    data = encode_png(render_page_image(scene, PAGE, 320.0, 180.0, 960, ItemPainter())[0])
    with Pillow.open(io.BytesIO(data)) as picture:
        assert picture.size == (960, 540)
        large = np.asarray(picture.convert("RGB").resize((480, 270), Pillow.Resampling.BOX)).astype(int)
    small, _ = drawn(ItemPainter(), scene.items)
    assert np.abs(large - small).max(axis=2).mean() < 1.5


def test_an_empty_page_of_a_document(qapp):
    document = Document([Page(id=PAGE, position=0.0, paper=Paper.BLACK)])
    image, final = render_page_image(DocumentSource(document), PAGE, 320.0, 180.0, 160, ItemPainter())
    assert final
    assert (image.width(), image.height()) == (160, 90)
    assert (pixels(image) == (0x1F, 0x2A, 0x2A)).all()


def halves():
    """A picture whose left half is red and whose right half is white."""
    picture = Pillow.new("RGB", (40, 20), "#ff0000")
    picture.paste("#ffffff", (20, 0, 40, 20))
    buffer = io.BytesIO()
    picture.save(buffer, "PNG")
    return buffer.getvalue()


BLACK = [0, 0, 0]
RED, WHITE = [255, 0, 0], [255, 255, 255]


def on_black(**how):
    """The pixels of `halves` in a box of 40 x 20 mm on a black page, one to a mm."""
    image = QImage(60, 40, OPAQUE_FORMAT)
    image.fill(0xFF000000)
    item = DrawImage(PICTURE, 40.0, 20.0, Affine.moving(10, 10), **how)
    ItemPainter(lambda _: halves()).paint(image, [item], 1.0, 0, 0)
    return pixels(image)


def test_a_crop_fills_the_box_with_what_is_left(qapp):
    found = on_black(crop=(0.5, 0.0, 0.0, 0.25))
    assert found[20, 15].tolist() == WHITE
    assert found[20, 45].tolist() == WHITE
    assert found[20, 55].tolist() == BLACK
    mixed = on_black(crop=(0.25, 0.0, 0.25, 0.0))
    assert (mixed[20, 20].tolist(), mixed[20, 40].tolist()) == (RED, WHITE)


def test_what_lies_under_a_faint_picture_is_seen(qapp):
    found = on_black(opacity=0.5)
    assert found[20, 15].tolist() == [127, 0, 0]
    assert found[5, 5].tolist() == BLACK


def test_a_colour_made_clear_shows_the_page(qapp):
    found = on_black(clear="#ffffff")
    assert (found[20, 15].tolist(), found[20, 45].tolist()) == (RED, BLACK)
    assert on_black(clear="#00ff00")[20, 45].tolist() == WHITE
