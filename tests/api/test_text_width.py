"""Widths of texts beside those of the font in which items are shown."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QFont, QFontMetricsF

from tni.api.text_width import text_width
from tni.render.text_layout import LEGIBLE, Fonts

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
