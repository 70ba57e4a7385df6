from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtGui import QFontInfo, QImage, QPainter, QRawFont

from tni.core.geometry import Affine
from tni.core.ids import ItemId, PageId
from tni.document.alignment import TextAlign
from tni.document.drawlist import DrawText
from tni.document.items import Text
from tni.render.text_layout import (
    DYSLEXIC,
    FONT_FAMILIES,
    HAND,
    LEGIBLE,
    Fonts,
    QtTextMeasurer,
    font_family,
    paint_text,
    placed_text,
)

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
    missing = {letter for letter in FRENCH if not raw.supportsCharacter(ord(letter))}
    assert missing == (set("²³√½") if family is HAND else set())
    assert len(family.file_names) == (1 if family is HAND else 2)
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


def bold_item(measurer, text, **changed):
    box = measurer.measure(text, 10.0, bold=True)
    return item(measurer, text, bold=True, width_mm=box.width_mm, height_mm=box.height_mm, **changed)


def test_bold_text_is_measured_and_painted_in_the_bold_face(fonts, measurer):
    plain, bold = item(measurer, "Bonjour à tous"), bold_item(measurer, "Bonjour à tous")
    assert bold.width_mm > plain.width_mm * 1.02
    assert painted(fonts, bold).sum() > painted(fonts, plain).sum() * 1.2
    assert placed_text(bold, fonts).across_mm == pytest.approx(10.0)  # not squeezed into the box


def test_the_face_of_one_text_is_not_that_of_the_next(fonts, measurer):
    plain = item(measurer, "mot")
    before = painted(fonts, plain)
    painted(fonts, bold_item(measurer, "mot"))
    assert (painted(fonts, plain) == before).all()


@pytest.mark.parametrize("align", TextAlign, ids=lambda align: align.value)
@pytest.mark.parametrize("wrap", [None, 90.0])
def test_lines_stand_at_their_side_of_the_box(fonts, measurer, align, wrap):
    words = item(measurer, "Une longue ligne\nmot", wrap=wrap, align=align)
    ink = np.flatnonzero(painted(fonts, words)[4 * 33 :].any(axis=0)) / 4 - 20
    free = words.width_mm - measurer.measure("mot", 10.0).width_mm
    assert ink[0] == pytest.approx(free * align.share, abs=1.5)
    assert ink[-1] <= words.width_mm + 0.5


@pytest.mark.parametrize("align", TextAlign, ids=lambda align: align.value)
def test_the_caret_stands_where_the_aligned_letters_are(fonts, measurer, align):
    words = item(measurer, "Une longue ligne\nmot\n", align=align)
    layout = placed_text(words, fonts).found
    start, end = layout.caret(17), layout.caret(20)
    free = (words.width_mm - measurer.measure("mot", 10.0).width_mm) / 10
    assert start == pytest.approx((free * align.share, 1.3), abs=0.05)
    assert layout.position_at(end[0], 1.5) == 20
    ((x, _, width, _),) = layout.boxes(17, 20)
    assert (x, x + width) == pytest.approx((start[0], end[0]), abs=0.02)
    assert layout.caret(21)[0] == pytest.approx(layout.width_em * align.share, abs=0.05)


def test_lines_are_aligned_in_the_box_that_another_machine_has_measured(fonts, measurer):
    words = item(measurer, "mot", align=TextAlign.RIGHT)
    wide = replace(words, width_mm=words.width_mm + 30)
    first = np.flatnonzero(painted(fonts, wide).any(axis=0))[0] / 4 - 20
    assert first == pytest.approx(30, abs=1.5)
