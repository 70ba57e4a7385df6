"""Pictures for the web: as small as the page shows them, without anything but the picture."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import QBuffer, QIODevice
from PySide6.QtGui import QColor, QImage, QPainter

from tni.render.raster.image_decoder import decode_image
from tni.render.raster.web_pictures import web_picture

pytestmark = pytest.mark.qt


def photograph(width: int, height: int) -> QImage:
    """Noise that changes slowly, as light does."""
    rng = np.random.default_rng(5)
    coarse = rng.integers(0, 255, (height // 8, width // 8, 3)).astype(np.uint8)
    pixels = np.dstack([np.kron(coarse, np.ones((8, 8, 1), np.uint8)), np.full((height, width), 255, np.uint8)])
    pixels[..., :3] ^= rng.integers(0, 16, (height, width, 3)).astype(np.uint8)
    return QImage(np.ascontiguousarray(pixels).data, width, height, QImage.Format.Format_RGB32).copy()


def drawing() -> QImage:
    image = QImage(600, 400, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(0)
    painter = QPainter(image)
    painter.fillRect(50, 50, 200, 100, QColor("#d35400"))
    painter.end()
    return image


def decoded(data: bytes) -> QImage:
    return QImage.fromData(data)


def test_a_picture_is_no_larger_than_it_is_shown() -> None:
    found = web_picture(photograph(1600, 800), 400.0)
    assert found is not None
    assert (decoded(found.data).width(), decoded(found.data).height()) == (400, 200)
    kept = web_picture(photograph(160, 80), 400.0)
    assert kept is not None
    assert decoded(kept.data).width() == 160


def test_a_drawing_stays_exact_and_transparent_and_a_photograph_gets_smaller() -> None:
    image = drawing()
    found = web_picture(image, 600.0)
    assert found is not None
    seen = decoded(found.data).convertToFormat(image.format())
    assert seen == image
    photo = photograph(800, 800)
    small = web_picture(photo, 800.0)
    assert small is not None
    assert len(small.data) < 0.2 * photo.sizeInBytes()


def test_nothing_but_the_picture_is_in_the_file() -> None:
    image = drawing().convertToFormat(QImage.Format.Format_RGB32)
    image.setText("Comment", "chez Léa, 12 rue des Lilas")
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")
    data = bytes(buffer.data().data())
    assert b"rue des Lilas" in data
    found = web_picture(decode_image(data), 600.0)
    assert found is not None
    assert b"rue des Lilas" not in found.data


def test_an_empty_image_gives_no_picture() -> None:
    assert web_picture(QImage(), 100.0) is None
