"""Colours and patterns of answers: eight that can be told apart, on light and on dark ground."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter

from tni.document.palette import contrast
from tni.ui.chrome.theme import DARK, LIGHT
from tni.ui.vote.answer_marks import PATTERN_COUNT, answer_colour, mark_colour, paint_pattern

GROUNDS = [LIGHT.surface, "#fafaf7", "#ffffff", DARK.surface, "#1f2a2a"]


@pytest.mark.parametrize("ground", GROUNDS)
def test_eight_answers_have_eight_colours_that_stand_out(ground: str) -> None:
    paints = [answer_colour(place, ground) for place in range(8)]
    assert len({paint.name() for paint in paints}) == 8
    for paint in paints:
        assert contrast(paint.name(), ground) >= 3.0
        assert contrast(mark_colour(paint).name(), paint.name()) >= 4.5


def test_eight_answers_have_eight_patterns() -> None:
    pictures = []
    for pattern in range(PATTERN_COUNT):
        image = QImage(120, 60, QImage.Format.Format_RGB32)
        image.fill(QColor("white"))
        painter = QPainter(image)
        paint_pattern(painter, QRectF(10, 10, 100, 40), pattern, 12.0, QColor("black"))
        painter.end()
        assert image.pixelColor(5, 5) == QColor("white"), "nothing beside the box"
        pictures.append(bytes(image.constBits()))
    assert PATTERN_COUNT == 8
    assert len(set(pictures)) == 8
