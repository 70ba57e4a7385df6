"""Pictures of pages as files: PNG, and JPEG where that would be large."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtGui import QImage

from tni.render.raster.image_decoder import decode_image
from tni.render.raster.page_image import encode_picture, encode_png

pytestmark = pytest.mark.qt


def test_a_question_of_text_is_stored_as_it_is() -> None:
    image = QImage(640, 360, QImage.Format.Format_RGB32)
    image.fill(0xFFFBFBF7)
    image.setPixel(3, 4, 0xFF000000)
    made = encode_picture(image)
    assert (made.media_type, made.width_px, made.height_px) == ("image/png", 640, 360)
    assert decode_image(made.data).convertToFormat(image.format()) == image


def test_a_photograph_of_the_whole_screen_is_stored_small() -> None:
    noise = np.random.default_rng(5).integers(0, 256, (1080, 1920, 4), dtype=np.uint8)
    image = QImage(noise.data, 1920, 1080, QImage.Format.Format_RGB32)
    made = encode_picture(image)
    assert made.media_type == "image/jpeg"
    assert len(made.data) < len(encode_png(image))
    assert decode_image(made.data).size().toTuple() == (1920, 1080)
