from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tni.core.geometry import Rect
from tni.document.page_format import RULING_MEASURES, RULING_RANGE_MM, Paper, Ruling, fitted_ruling_mm
from tni.render.paper import dots, paper_colours
from tni.render.sheet_rulings import ruled_lines

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
    assert [(m.across, m.at_mm) for m in margin] == [(False, 40.0)]
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


@pytest.mark.parametrize("ruling", [Ruling.SQUARED, Ruling.SEYES])
@pytest.mark.parametrize("size_mm", [4.0, 20.0, 33.0])
def test_lines_are_as_far_apart_as_the_page_says(ruling, size_mm):
    lines = ruled_lines(ruling, Paper.WHITE, PAGE, PAGE, size_mm=size_mm)
    main = [line for line in lines if line.colour == paper_colours(Paper.WHITE).main]
    across = sorted(line.at_mm for line in main if line.across)
    assert across == [size_mm * k for k in range(1, len(across) + 1)]
    assert len(across) == -(-180 // size_mm) - 1
    fine = [line.at_mm for line in lines if line.colour == paper_colours(Paper.WHITE).fine]
    assert len([at for at in fine if at < size_mm]) == (3 if ruling is Ruling.SEYES else 0)


def test_dots_are_as_far_apart_as_the_page_says():
    assert sorted({x for x, _ in dots(PAGE, PAGE, 40.0)}) == [40.0 * k for k in range(1, 8)]


@given(st.sampled_from(Ruling), st.floats(0.1, 50))
def test_a_ruling_fits_the_pen_within_what_a_lesson_may_hold(ruling, pen_width_mm):
    size_mm = fitted_ruling_mm(ruling, pen_width_mm)
    assert (size_mm == 0.0) is (ruling is Ruling.BLANK)
    low, high = RULING_MEASURES[ruling].low_mm, RULING_MEASURES[ruling].high_mm
    assert low <= size_mm <= high
    if ruling in (Ruling.SQUARED, Ruling.SEYES, Ruling.DOTTED):
        assert (low, high) == RULING_RANGE_MM
    assert fitted_ruling_mm(Ruling.SEYES, 1.0) == 20.0


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
