"""Width of text boxes of other programs: only those that broke a line keep it."""

from __future__ import annotations

import pytest

from tni.api.formats import PlainAlign
from tni.formats.lessons.text_fit import fitting_width, likely_height


@pytest.mark.parametrize(
    ("text", "width", "height", "align", "kept"),
    [
        ("Text 2", 39.0, 14.0, PlainAlign.LEFT, 0.0),
        ("Text 2", 39.0, 28.0, PlainAlign.LEFT, 39.0),
        ("Text 2", 39.0, 14.0, PlainAlign.CENTRE, 39.0),
        ("Text 2", 39.0, 0.0, PlainAlign.LEFT, 39.0),
        ("a\nb", 39.0, 28.0, PlainAlign.LEFT, 0.0),
        ("a" * 100, 39.0, 14.0, PlainAlign.LEFT, 39.0),
        ("Text 2", 0.0, 14.0, PlainAlign.LEFT, 0.0),
    ],
)
def test_a_box_as_high_as_its_lines_broke_none(
    text: str, width: float, height: float, align: PlainAlign, kept: float
) -> None:
    assert fitting_width(text, width, height, 12.0, align) == kept


def test_the_likely_height_of_a_text_keeps_its_width() -> None:
    text = "Un texte assez long pour aller à la ligne"
    assert fitting_width(text, 60.0, likely_height(text, 60.0, 6.0), 6.0, PlainAlign.LEFT) == 60.0
    assert likely_height("a\nb", 0.0, 8.0) == 20.0
