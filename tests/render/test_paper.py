from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tni.core.geometry import Rect
from tni.document.items import Paper, Ruling
from tni.render.paper import SEYES_MARGIN_MM, dots, paper_colours, ruled_lines

PAGE = Rect(0, 0, 320, 180)


def luminance(colour: str) -> float:
    value = int(colour[1:], 16)
    return 0.21 * (value >> 16) + 0.72 * (value >> 8 & 255) + 0.07 * (value & 255)


def test_seyes_is_ruled_as_in_french_exercise_books():
    lines = ruled_lines(Ruling.SEYES, Paper.WHITE, PAGE, PAGE)
    tint = paper_colours(Paper.WHITE)
    main = sorted(line.at_mm for line in lines if line.across and line.colour == tint.main)
    fine = sorted(line.at_mm for line in lines if line.colour == tint.fine)
    upright = sorted(line.at_mm for line in lines if not line.across and line.colour == tint.main)
    margin = [line for line in lines if line.colour == tint.margin]
    assert main == [8.0 * k for k in range(1, 23)]
    assert upright == [8.0 * k for k in range(1, 40)]
    assert [f for f in fine if 8 < f < 16] == [10.0, 12.0, 14.0]
    assert all(f % 8 for f in fine)
    assert [(m.across, m.at_mm) for m in margin] == [(False, SEYES_MARGIN_MM)]
    assert lines[-1] is margin[0]


@pytest.mark.parametrize("paper", list(Paper))
def test_rulings_are_lighter_than_ink_and_fine_ones_lighter_still(paper):
    tint = paper_colours(paper)
    sheet, main, fine = map(luminance, (tint.sheet, tint.main, tint.fine))
    assert abs(sheet - main) > abs(sheet - fine) > 15


def test_squares_are_5_mm():
    lines = ruled_lines(Ruling.SQUARED, Paper.SOFT, PAGE, PAGE)
    assert [line.at_mm for line in lines if line.across] == [5.0 * k for k in range(1, 36)]
    assert len([line for line in lines if not line.across]) == 63


def test_blank_and_dotted_have_no_lines():
    assert ruled_lines(Ruling.BLANK, Paper.SOFT, PAGE, PAGE) == []
    assert ruled_lines(Ruling.DOTTED, Paper.SOFT, PAGE, PAGE) == []
    assert len(dots(PAGE, PAGE)) == 63 * 35


parts = st.builds(
    Rect, st.floats(-50, 330), st.floats(-50, 190), st.floats(0, 200, width=32), st.floats(0, 200, width=32)
)


@given(parts, st.sampled_from([Ruling.SQUARED, Ruling.SEYES]))
def test_a_part_has_the_lines_of_the_whole_that_meet_it(part, ruling):
    whole = ruled_lines(ruling, Paper.WHITE, PAGE, PAGE)
    found = ruled_lines(ruling, Paper.WHITE, PAGE, part)
    assert all(line in whole for line in found)
    for line in whole:
        low, high = (part.y, part.bottom) if line.across else (part.x, part.right)
        if low <= line.at_mm <= high:
            assert line in found


@given(parts)
def test_a_part_has_the_dots_that_lie_in_it(part):
    found = set(dots(PAGE, part))
    assert {(x, y) for x, y in dots(PAGE, PAGE) if part.contains(x, y)} <= found <= set(dots(PAGE, PAGE))
