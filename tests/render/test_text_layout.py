from __future__ import annotations

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtGui import QFontInfo, QImage, QPainter, QRawFont

from tni.core.geometry import Affine
from tni.core.ids import ItemId, PageId
from tni.document.drawlist import DrawText
from tni.document.items import Text
from tni.render.text_layout import DYSLEXIC, FONT_FAMILIES, LEGIBLE, Fonts, QtTextMeasurer, font_family, paint_text

pytestmark = pytest.mark.qt

FRENCH = "ÀÂÆÇÉÈÊËÎÏÔŒÙÛÜŸàâæçéèêëîïôœùûüÿ«»’“”…–—€°²³×÷≤≥≠√½−"


@pytest.fixture(scope="module")
def fonts(qapp):
    return Fonts()


@pytest.fixture(scope="module")
def measurer(fonts):
    return QtTextMeasurer(fonts)


def item(measurer, text, size=10.0, font="", wrap=None, **changed):
    box = measurer.measure(text, size, font, wrap)
    values = {
        "id": ItemId("t"),
        "page": PageId("p"),
        "text": text,
        "size_mm": size,
        "colour": "#000000",
        "font": box.font,
        "font_version": box.font_version,
        "width_mm": box.width_mm,
        "height_mm": box.height_mm,
        "wrapped": wrap is not None,
        **changed,
    }
    return Text(**values)


def painted(fonts, words, px_per_mm=4.0, size=(800, 400)):
    """Bool (height, width): where there are letters; the box starts at 20 mm, 20 mm."""
    image = QImage(*size, QImage.Format.Format_Grayscale8)
    image.fill(255)
    painter = QPainter(image)
    painter.scale(px_per_mm, px_per_mm)
    paint_text(painter, DrawText(words, Affine.moving(20, 20)), fonts)
    painter.end()
    return np.frombuffer(image.constBits(), np.uint8).reshape(size[1], size[0]) < 128


@pytest.mark.parametrize("family", FONT_FAMILIES, ids=lambda f: f.name)
def test_shipped_fonts_are_used_and_write_french(fonts, family):
    font = fonts.font(family.name)
    assert QFontInfo(font).family() == family.name
    raw = QRawFont.fromFont(font)
    assert all(raw.supportsCharacter(ord(letter)) for letter in FRENCH)
    assert len(family.file_names) == 2
    assert len(family.version) == 12


def test_families():
    assert font_family("") is font_family("Comic Sans MS") is LEGIBLE
    assert font_family(DYSLEXIC.name) is DYSLEXIC
    assert LEGIBLE.version != DYSLEXIC.version


def test_measuring(measurer):
    one = measurer.measure("Bonjour", 10.0)
    assert one.height_mm == pytest.approx(13.0)
    assert 30 < one.width_mm < 45
    assert measurer.measure("Bonjour\nà tous", 10.0).height_mm == pytest.approx(26.0)
    assert measurer.measure("", 10.0).height_mm == pytest.approx(13.0)
    wrapped = measurer.measure("Bonjour à tous et à toutes", 10.0, "", 50.0)
    assert wrapped.width_mm == 50.0
    assert wrapped.height_mm == pytest.approx(39.0)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40)
@given(st.text(st.sampled_from("aé œ\nW1,"), max_size=30), st.floats(1.0, 80.0), st.floats(0.5, 8.0))
def test_boxes_grow_with_the_letters(measurer, text, size, factor):
    """Nothing of a screen's pixels is in them."""
    small, large = measurer.measure(text, size), measurer.measure(text, size * factor)
    assert large.width_mm == pytest.approx(small.width_mm * factor)
    assert large.height_mm == pytest.approx(small.height_mm * factor)


@pytest.mark.parametrize("scale", [1.0, 2.7, 8.0])
@pytest.mark.parametrize("text", ["Hgjp", "Élève œuvre\nqui lit"])
def test_words_lie_in_their_box(fonts, measurer, scale, text):
    words = item(measurer, text)
    found = painted(fonts, words, scale, (int(120 * scale), int(60 * scale)))
    ys, xs = np.nonzero(found)
    assert len(ys) > 20
    assert xs.min() >= 20 * scale - 1
    assert xs.max() <= (20 + words.width_mm) * scale + 1
    assert ys.min() >= 20 * scale - 1
    assert ys.max() <= (20 + words.height_mm) * scale + 1


def test_words_measured_narrower_elsewhere_are_squeezed(fonts, measurer):
    words = item(measurer, "Bonjour à tous")
    narrow = item(measurer, "Bonjour à tous", width_mm=words.width_mm * 0.6)
    xs = np.nonzero(painted(fonts, narrow).any(axis=0))[0]
    assert xs.max() <= (20 + narrow.width_mm) * 4 + 1
    assert xs.max() >= (20 + narrow.width_mm * 0.9) * 4


def test_nothing_to_write(fonts, measurer):
    assert not painted(fonts, item(measurer, "")).any()
    assert not painted(fonts, item(measurer, "   ")).any()
