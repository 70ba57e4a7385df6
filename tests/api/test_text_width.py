"""Widths of texts beside those of the font in which items are shown."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QFont, QFontMetricsF

from tni.api.text_width import text_width
from tni.render.text_layout import HAND, LEGIBLE, Fonts

pytestmark = pytest.mark.qt

TEXTS = (
    "Les mésanges se rapprochent des maisons :", "1\u202f234\u202f567,89", "À cœur vaillant, rien d’impossible.",
    "« Où vas-tu ? »", "dam", "3/4", "ÉCOLE", "wwww", "iiii",
)  # fmt: skip


@pytest.mark.parametrize("bold", [False, True])
@pytest.mark.parametrize("text", TEXTS)
def test_a_text_is_as_wide_as_it_is_drawn(qtbot: object, text: str, bold: bool) -> None:
    Fonts().font(LEGIBLE.name)
    font = QFont(LEGIBLE.name)
    font.setPixelSize(1000)
    font.setBold(bold)
    drawn = QFontMetricsF(font).horizontalAdvance(text)
    assert text_width(text, 1000.0, bold=bold) == pytest.approx(drawn, rel=0.08)


@pytest.mark.parametrize("text", ["Les", "oiseaux", "chantent", "lever", "École", "grenouille", "d’hiver", "«\xa0Où"])
def test_a_word_in_the_joined_hand_is_at_most_a_little_wider_than_its_room(qtbot: object, text: str) -> None:
    Fonts().font(HAND.name)
    font = QFont(HAND.name)
    font.setPixelSize(1000)
    drawn = QFontMetricsF(font).horizontalAdvance(text)
    assert 0.96 * drawn <= text_width(text, 1000.0, cursive=True) <= 1.35 * drawn
